import {
  type DateValue,
  makeEvidence,
  type PartialDate,
  type SourceDocument,
  type Span,
} from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { type ZonedLine, zonesOf } from '../letter/zones.js';
import { agree, surelyBefore } from './dayNumber.js';

/** The words before a date, on its line and on the line or cell that labels it. */
interface Setting {
  mention: DateMention;
  before: string;
  after: string;
  label: string;
}

function settingOf(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  mention: DateMention,
): Setting {
  const index = lines.findLastIndex((line) => line.start <= mention.start);
  const line = lines[index];
  const cell = line?.cells.findLast((other) => other.start <= mention.start) ?? line;
  const before = document.text.slice(
    Math.max(cell?.start ?? 0, mention.start - 160),
    mention.start,
  );
  const after = document.text.slice(mention.end, mention.end + 140);
  let label = '';
  if (line && cell && /^[\s(]*(?:by|on)?\s{0,2}$/i.test(before)) {
    const column = line.cells.findIndex((other) => other.start === cell.start);
    const above = lines[index - 1];
    if (column > 0) label = line.cells[column - 1]?.text ?? '';
    else if (above && line.group - above.group <= 2 && above.text.length < 80) label = above.text;
  }
  return { mention, before, after, label };
}

const DEADLINE_LABEL =
  /^(?:section 55 |s\.?\s?55 |pcc |statutory )?(?:response|return|comments?|reply|statutory)?\s{0,2}(?:publication )?(?:deadline|due(?: date)?|to be published|required|needed)(?: by| on| for (?:response|publication|comments))?\s{0,2}:?$|^.{0,30}\bresponse\b.{0,20}\b(?:deadline|due|(?:to be |must be )?published by|required by)\b.{0,12}$|^deadline(?: for.{0,40})?\s{0,2}:?$|^statutory date\b.{0,40}$|\bwhen must\b.{0,40}\brespon|^(?:date )?due to (?:hmicfrs|home office|home secretary)/i;

const DEADLINE_BEFORE =
  /\b(?:response|return|reply|comments?|publish(?:ed)?|publication)\b[^.;]{0,60}\b(?:deadline|due|by|before|no later than|latest)\b[^.;]{0,40}$|\b(?:56|fifty-six)[ -]days?\b[^.;]{0,90}$|\b(?:deadline|last day|time limit)\b[^.;]{0,60}$/i;

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
    const { before, label } = settingOf(document, lines, mention);
    const own = /[:\t]/.test(before) ? (before.split(/[:\t]/).at(-2) ?? '') : '';
    const labelled = DEADLINE_LABEL.test(label.trim()) || DEADLINE_LABEL.test(own.trim());
    const said =
      /\b(?:56|fifty-six)\b|deadline|last day|section 55|s\.? ?55|statutory|response/i.test(
        before,
      ) &&
      DEADLINE_BEFORE.test(before) &&
      !NO_DEADLINE.test(before);
    if (labelled || (said && mention.value.length === 10)) return dateValue(document, mention);
  }
  return null;
}

function dateValue(document: SourceDocument, mention: DateMention): DateValue {
  const { value, basis, start, end } = mention;
  return { value, basis, evidence: makeEvidence(document, start, end) };
}

const PUBLISHED_LABEL =
  /(?:^|[/|]\s{0,2})(?:(?:date )?(?:published|issued|released)(?: on| by hmicfrs)?|(?:report|inspection|hmicfrs)(?: report)?(?: was)? (?:published|issued|date|publication date)|(?:date of|publication) (?:publication|report|date)(?: of (?:the )?report)?)\s{0,2}:?$/i;

const PUBLISHED_BEFORE =
  /\b(?:published|issued|released|produced|appeared|came out)(?:\s(?:by|its|their|the|this|that|report|your|[a-z-]{1,20}|HMICFRS|HMIC)){0,7}\s{1,2}(?:on|in|dated)?\s{0,2}(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:report|inspection|letter|publication)\s(?:of|dated|from)\s(?:the\s)?$/i;

/** "On 24 October HMICFRS published": the date opens the sentence. */
const PUBLISHED_AFTER =
  /^,?\s{1,2}(?:report (?:published|issued)|(?:(?:the )?(?:inspectorate|hmicfrs|hmic|they|you|inspectors)\s)?(?:published|issued|released|reported))\b|^[^.;\n]{0,30}\b(?:HMICFRS|(?:his|her) majesty['’]?s inspectorate)\b[^.;\n]{0,60}\b(?:published|reported|issued)\b/i;

/** Something else that was published; "to the report published on" is the report again. */
const NOT_THE_REPORT =
  /\b(?:plan|policy|strategy|profile|guidance|our|my|response|comments|we|meeting|decision|commissioner|pcc)\b(?:(?!\breport\b)[^.;]){0,40}$/i;

function publishedWeight(
  setting: Setting,
  title: Span | null,
  values: ReadonlyMap<string, number>,
): number {
  const { mention, before, after, label } = setting;
  const own = /[:\t|]/.test(before) ? (before.split(/[:\t|]/).at(-2) ?? '').trim() : '';
  const direct = before
    .trim()
    .replace(/[:\t|]$/, '')
    .trim();
  let weight = 0;
  if (PUBLISHED_LABEL.test(label.trim())) weight = 10;
  else if (/[:\t|]\s{0,3}$/.test(before) && PUBLISHED_LABEL.test(own)) weight = 10;
  else if (PUBLISHED_LABEL.test(direct) && !NOT_THE_REPORT.test(direct)) weight = 9;
  else if (title && mention.start >= title.end && mention.start - title.end < 70) weight = 8;
  else if (PUBLISHED_BEFORE.test(before) && !NOT_THE_REPORT.test(before)) weight = 6;
  else if (PUBLISHED_AFTER.test(after)) weight = 5;
  // Between title and date there may be only the words that lead to it.
  if (weight === 8 && title) {
    const between = setting.before.slice(-(mention.start - title.end));
    if (
      /\.\s|\n\s*\n|\b(?:by|deadline|due|meeting|visited)\b/i.test(between) &&
      !/publish|issued|report/i.test(between)
    )
      weight = 0;
  }
  return weight > 0 ? weight + Math.min(1, ((values.get(mention.value) ?? 1) - 1) * 0.3) : 0;
}

export interface PublishedOptions {
  title: Span | null;
  responseDate: DateValue | null;
  deadline: DateValue | null;
  /** What the catalogue has, to tell the report answered from others that are dated too. */
  catalogue: PartialDate | null;
  /** Every date of the document, read from the response date. */
  mentions: readonly DateMention[];
}

/** The date on which the document says that the report was published, at the precision stated. */
export function statedPublished(
  document: SourceDocument,
  options: PublishedOptions,
): DateValue | null {
  const { title, responseDate, deadline, catalogue, mentions } = options;
  const lines = zonesOf(document);
  const values = new Map<string, number>();
  for (const { value } of mentions) values.set(value, (values.get(value) ?? 0) + 1);
  let best: { mention: DateMention; weight: number } | null = null;
  const opening = Math.max(3_000, document.text.length / 2);
  for (const mention of mentions) {
    if (mention.value.length < 7 || mention.start === responseDate?.evidence?.start) continue;
    if (mention.start === deadline?.evidence?.start) continue;
    // "the public disorder in July and August 2024"
    if (title && title.start <= mention.start && mention.end <= title.end) continue;
    if (responseDate && surelyBefore(responseDate.value, mention.value)) continue;
    let weight = publishedWeight(settingOf(document, lines, mention), title, values);
    if (catalogue && agree(mention.value, catalogue)) {
      weight += mention.value.length === 10 ? 5 : 2;
    }
    if (weight < 5 || (mention.start > opening && weight < 9)) continue;
    weight -= mention.start / document.text.length;
    if (!best || weight > best.weight) best = { mention, weight };
  }
  return best ? dateValue(document, best.mention) : null;
}
