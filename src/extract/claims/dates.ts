import {
  type DateValue,
  makeEvidence,
  type PartialDate,
  type SourceDocument,
  type Span,
  type Status,
} from '../../model/index.js';
import { type DateMention, daysIn, partsOf } from '../dates/index.js';

const DONE: readonly Status[] = [
  'completed',
  'in_progress',
  'not_done',
  'oversight',
  'unclear',
  'declined',
];
const TO_COME: readonly Status[] = [
  'planned',
  'awaiting',
  'in_progress',
  'oversight',
  'not_done',
  'acknowledged',
];
/** Before a date: it is when something was done or began. */
const WHEN =
  /\b(?:in|on|since|from|during|at|until|throughout|of|early|late|mid|end of|beginning of|start of|as of|as at|effective|dated|by)\W{0,3}(?:(?:the|early|late|mid|end of|beginning of|start of)\W{0,3}){0,2}$/i;
const TARGET =
  /\b(?:by|before|until|no later than|deadline of|due|target(?: date)?(?: of| is)?|end of|for|from|in|on|during|to|scheduled for|until)\W{0,3}(?:(?:the|early|late|mid|end of|close of)\W{0,3}){0,2}$/i;
const OF_REPORT =
  /^[’']?s?\s{0,2}(?:hmicfrs |inspection |peel |national |progress ){0,2}(?:report|inspection|letter|recommendations?|publication|findings)/i;

function surely(
  mention: DateMention,
  reference: PartialDate | null,
): 'past' | 'future' | 'unknown' {
  if (reference === null) return 'unknown';
  const length = Math.min(mention.value.length, reference.length);
  const a = mention.value.slice(0, length);
  const b = reference.slice(0, length);
  if (a < b) return 'past';
  return a > b ? 'future' : 'unknown';
}

/** "By the end of March" is due on its last day, which the words give without naming it. */
function asTarget(document: SourceDocument, mention: DateMention, before: string): DateValue {
  const target = asValue(document, mention, 10);
  if (target.value.length !== 7 || !/\bend(?: of)?\W{0,3}$/i.test(before)) return target;
  const { year, month } = partsOf(target.value);
  return { ...target, value: `${target.value}-${daysIn(year, month ?? 1)}`, basis: 'implied' };
}

function asValue(document: SourceDocument, mention: DateMention, finest: number): DateValue {
  return {
    value: mention.value.slice(0, finest),
    basis: mention.basis,
    evidence: makeEvidence(document, mention.start, mention.end),
  };
}

export interface ClaimDates {
  claimDate: DateValue | null;
  dueDate: DateValue | null;
}

/**
 * Date of the act and date by which it is promised. The first is no finer than a month (CODEBOOK ruling 13); a
 * target is never taken for it. `reference` is the letter's date: what lies after it was not done by then.
 */
export function claimDates(
  document: SourceDocument,
  span: Span,
  status: Status,
  mentions: readonly DateMention[],
  reference: PartialDate | null,
): ClaimDates {
  const result: ClaimDates = { claimDate: null, dueDate: null };
  for (const mention of mentions) {
    if (mention.start < span.start || mention.end > span.end) continue;
    const before = document.text.slice(Math.max(span.start, mention.start - 40), mention.start);
    const after = document.text.slice(mention.end, mention.end + 40);
    if (
      OF_REPORT.test(after) ||
      mention.form === 'financialYear' ||
      /\b(?:version|act|regulations?)\W{0,3}$/i.test(before)
    )
      continue;
    const when = surely(mention, reference);
    const opens = /^\W{0,2}$/.test(document.text.slice(span.start, mention.start));
    if (
      result.claimDate === null &&
      DONE.includes(status) &&
      when !== 'future' &&
      (WHEN.test(before) ||
        opens ||
        /\b(?:[a-z]{2,14}ed|live|signed off|begun|held|met|sent|given|set|put|made|done)\W{0,3}$/i.test(
          before,
        )) &&
      !/\bby\W{0,3}(?:the end of\W)?$/i.test(before)
    ) {
      if (
        status === 'completed' ||
        status === 'in_progress' ||
        status === 'unclear' ||
        status === 'oversight'
      ) {
        result.claimDate = asValue(document, mention, 7);
        continue;
      }
    }
    if (
      result.dueDate === null &&
      TO_COME.includes(status) &&
      (when === 'future' || (when === 'unknown' && TARGET.test(before)))
    ) {
      result.dueDate = asTarget(document, mention, before);
    }
  }
  return result;
}
