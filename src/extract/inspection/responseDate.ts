import type { Lexicon } from '../../lexicon/index.js';
import { type DateValue, makeEvidence, type SourceDocument } from '../../model/index.js';
import { type DateMention, findDates } from '../dates/index.js';
import { type ZonedLine, zonesOf } from '../letter/zones.js';

/** "Date:", "Dated this", "Date of response": the date after it is that of the document. */
const OWN_DATE =
  /(?:^|[/|]\s{0,2})(?:date|dated(?: this| the)?|date of (?:this )?(?:our )?(?:response|letter|reply|issue|signature)|response date|letter dated|date (?:signed|sent|of commissioner['’]?s response)|(?:signed|sent)(?: on)?|dyddiad(?: yr ymateb)?)\s{0,3}[:\t|]?\s{0,3}$/i;

/** Acts by which a response comes out. "Published" alone is as often said of the report. */
const OWN_ACT =
  /\b(?:response|decision|reply|comments|letter|statement|replacement)\s{1,2}(?:was\s)?(?:published|issued|made|sent|approved|dated|signed)(?:\s(?:on|by(?: the)? pcc))?\s{0,3}[:\t|]?\s{0,3}(?:on\s)?$|(?:^|[,;|·]\s{0,2})(?:issued|approved|date approved|date issued|return made|final,?|this version|published by (?:the )?(?:o?pf?cc|commissioner|mayor|authority))\s{0,3}[:\t|]?\s{0,3}(?:on\s)?$/i;

const PUBLISHED =
  /(?:^|[|·]\s{0,2})(?:date\s)?(?:published|posted|publication date|date of publication)(?:\son)?\s{0,3}[:\t|]?\s{0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$/i;

/** What is never the date of the document: events, targets, other papers and traces of machines. */
const OTHER_DATE =
  /\b(?:meeting|deadline|due|by|inspect(?:ion|ed|ors)|visit(?:ed)?|updated|printed|archived|review(?:ed)?|received|stamp|version|opened|fieldwork|report(?:\s(?:published|of|date|issued))?|your (?:letter|ref)|hmicfrs|uploaded|cookies?|page|next|until|since|between|from|to|copyright|redesigned|agenda|minutes)\b[^.;\n]{0,30}$|©\s?$/i;

/** Labels of the report that is answered; a date below one is the report's. */
const REPORT_LABEL =
  /^(?:title of|inspection|report|name of|publication|hmicfrs)\b.{0,40}|.{0,20}\b(?:inspection|report) title\b/i;

/** Weekday and place before a date: "Causton, Friday". */
const PLAIN_LEAD =
  /^(?:[\p{Lu}][\p{L}' -]{1,30},?\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:the\s)?$/iu;

interface Candidate {
  mention: DateMention;
  weight: number;
}

/** The enough weight: below it a date is a passing one. */
const ENOUGH = 5;

function weigh(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  index: number,
  mention: DateMention,
  reports: ReadonlySet<string>,
): number {
  const line = lines[index] as ZonedLine;
  if (['copies', 'salutation'].includes(line.zone) || line.caption) return 0;
  const cell = line.cells.findLast((other) => other.start <= mention.start) ?? line;
  const column = line.cells.indexOf(cell as ZonedLine['cells'][number]);
  const lead = document.text.slice(cell.start, mention.start);
  const tail = document.text.slice(mention.end, cell.end);
  const previous = lines[index - 1];
  const label = lead.trim() === '' ? (line.cells[column - 1]?.text ?? '') : '';
  const before = `${label}${label ? '\t' : ''}${lead}`;
  const above =
    before.trim() === '' && previous && line.group - previous.group <= 1
      ? (previous.cells[Math.max(column, 0)] ?? previous)
      : null;
  const headed = above && above.text.length < 50 ? above.text : '';
  const whole = PLAIN_LEAD.test(lead) && /^[\s.,)]*$/.test(tail);
  const first = PLAIN_LEAD.test(lead);
  if (OWN_DATE.test(before) && line.text.length < 200) return 12;
  if (OWN_ACT.test(before) && line.text.length < 200) return 8;
  if (whole && OWN_DATE.test(headed)) return 11;
  if (whole && OWN_ACT.test(headed)) return 8;
  const labelled = before.trim() !== '' && !first;
  if (PUBLISHED.test(before) || (whole && PUBLISHED.test(headed))) {
    const near = lines
      .slice(Math.max(0, index - 4), index)
      .some((other) => REPORT_LABEL.test(other.text));
    return near || reports.has(mention.value) ? 0 : 6;
  }
  if (labelled && OTHER_DATE.test(before)) return 0;
  if (whole && (OTHER_DATE.test(headed) || REPORT_LABEL.test(headed))) return 0;
  if (whole && label !== '') return 0;
  if (whole && ['letterhead', 'subject', 'addressee'].includes(line.zone)) return 10;
  if (whole && ['signature', 'footer'].includes(line.zone)) return 7;
  if (first && /^\s{0,2}[·|•]/.test(tail) && line.zone === 'letterhead') return 7;
  if (whole && index < 25) return 6;
  // "Section 55 comments, final, 9 January 2023", "6 January 2026, Response of the Commissioner".
  if (line.zone === 'letterhead' && /^[\s.)]*$/.test(tail) && !reports.has(mention.value)) {
    return /\b(?:comments|response|letter|draft|final)\b/i.test(lead) ? 5 : 0;
  }
  return 0;
}

/**
 * The date of the response itself: on a line of its own in the letterhead or by the signature, or after a label
 * that says so. Dates of reports, meetings, deadlines, web pages and printing are passed over; null if none is left.
 */
export function findResponseDate(document: SourceDocument, lexicon: Lexicon): DateValue | null {
  const lines = zonesOf(document);
  const reports = new Set(lexicon.rows.inspections.map((row) => row.published ?? ''));
  let best: Candidate | null = null;
  for (const mention of findDates(document.text)) {
    if (mention.basis === 'implied' || mention.value.length < 7) continue;
    const index = lines.findLastIndex((line) => line.start <= mention.start);
    if (index < 0) continue;
    const weight = weigh(document, lines, index, mention, reports);
    if (weight >= ENOUGH && (!best || weight > best.weight)) best = { mention, weight };
  }
  if (!best) return null;
  const { value, basis, start, end } = best.mention;
  return { value, basis, evidence: makeEvidence(document, start, end) };
}
