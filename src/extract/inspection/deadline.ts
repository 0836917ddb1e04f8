import type { DateValue, SourceDocument } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { zonesOf } from '../letter/zones.js';
import { dateSetting, dateValue } from './dateSetting.js';

const DEADLINE_LABEL =
  /^(?:section 55 |s\.?\s?55 |pcc |statutory )?(?:response|return|comments?|reply|statutory)?\s{0,2}(?:publication )?(?:deadline|due(?: date)?|to be published|required|needed)(?: by| on| for (?:response|publication|comments))?\s{0,2}:?$|^.{0,30}\bresponse\b.{0,20}\b(?:deadline|due|(?:to be |must be )?published by|required by)\b.{0,12}$|^deadline(?: for.{0,40})?\s{0,2}:?$|^statutory date\b.{0,40}$|\bwhen must\b.{0,40}\brespon|^(?:date )?due to (?:hmicfrs|home office|home secretary)/i;

const DEADLINE_BEFORE =
  /\b(?:response|return|reply|comments?|publish(?:ed)?|publication)\b[^.;]{0,60}\b(?:deadline|due|by|before|no later than|latest)\b[^.;]{0,40}$|\b(?:56|fifty-six)[ -]days?\b[^.;]{0,90}$|\b(?:deadline|last day|time limit)\b[^.;]{0,60}$/i;

/** "The Board must publish its comments by": a duty to publish with its day. */
const DUTY =
  /\b(?:must|has to|have to|required to|obliged to|is to|are to|due to|to be|be)\b[^.;]{0,40}\bpublish(?:ed)?\b[^.;]{0,40}\b(?:by|before|(?:not|no) later than|on or before)\W{0,3}(?:the )?$/i;

/** "The 56 days end on"; but never the due date of a recommendation. */
const NO_DEADLINE =
  /\b(?:published|issued) by (?:hmicfrs|the inspectorate|hmi)\b[^;]{0,60}$|\b(?:recommendation|should|forces?|chief constables?|action|complete)\b[^.;]{0,80}$/i;

/** The date by which the document says that the response itself is due. */
export function statedDeadline(
  document: SourceDocument,
  mentions: readonly DateMention[],
): DateValue | null {
  const lines = zonesOf(document);
  for (const mention of mentions) {
    const { before, label } = dateSetting(document, lines, mention);
    const own = /[:\t]/.test(before) ? (before.split(/[:\t]/).at(-2) ?? '') : '';
    const labelled = DEADLINE_LABEL.test(label.trim()) || DEADLINE_LABEL.test(own.trim());
    const said =
      /\b(?:56|fifty-six)\b|deadline|last day|section 55|s\.? ?55|statutory|response/i.test(
        before,
      ) &&
      DEADLINE_BEFORE.test(before) &&
      !NO_DEADLINE.test(before);
    const duty = DUTY.test(before) && !NO_DEADLINE.test(before);
    if (labelled || ((said || duty) && mention.value.length === 10))
      return dateValue(document, mention);
  }
  return null;
}
