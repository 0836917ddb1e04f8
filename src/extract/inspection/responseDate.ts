import type { Lexicon } from '../../lexicon/index.js';
import { type DateValue, makeEvidence, type SourceDocument } from '../../model/index.js';
import { wholeName } from '../bodies/names.js';
import { type DateMention, findDates } from '../dates/index.js';
import { lineIndexAt, type ZonedLine, zonesOf } from '../letter/zones.js';

/** "Date:", "Dated this", "Date of response": the date after it is that of the document. */
const OWN_DATE =
  /(?:^|[/|]\s{0,2}|(?<!\b(?:meeting|due|review|inspection|report|publication|decision|next|end|start))\s(?=dated?:))(?:date|dated(?: this| the)?|date of (?:this )?(?:our )?(?:response|letter|reply|issue|signature)|response date|letter dated|date (?:signed|sent|of commissioner['’]?s response)|(?:signed|sent)(?: on)?|dyddiad(?: yr ymateb)?)\s{0,3}[:\t|]?\s{0,3}$/i;

/** Acts by which a response comes out. "Published" alone is as often said of the report. */
const OWN_ACT =
  /\bapproved [^;]{4,30};\s{1,2}published\s$|\b(?:response|decision|reply|comments|letter|statement|replacement)\s{1,2}(?:was\s)?(?:published|issued|made|sent|approved|dated|signed)(?:\s(?:on|by(?: the)? pcc))?\s{0,3}[:\t|]?\s{0,3}(?:on\s)?$|(?:^|[,;|·]\s{0,2})(?:issued|approved|date approved|date issued|return made|final,?|this version|laid before [^.;]{3,50}|published by (?:the )?(?:o?pf?cc|commissioner|mayor|authority))\s{0,3}[:\t|]?\s{0,3}(?:on\s)?$/i;

const PUBLISHED =
  /(?:^|[|·]\s{0,2})(?:date\s)?(?:published|posted|publication date|date of publication)(?:\son)?\s{0,3}[:\t|]?\s{0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$/i;

/** What is never the date of the document: events, targets, other papers and traces of machines. */
const OTHER_DATE =
  /\?\s{0,2}$|\b(?:meeting|deadline|due|by|inspect(?:ion|ed|ors)|visit(?:ed)?|updated|printed|archived|review(?:ed)?|received|stamp|version|opened|fieldwork|report(?:\s(?:published|of|date|issued))?|your (?:letter|ref)|hmicfrs|uploaded|cookies?|page|next|until|since|between|from|to|copyright|redesigned|agenda|minutes)\b[^.;\n]{0,30}$|©\s?$/i;

/** Labels of the report that is answered; a date below one is the report's. */
const REPORT_LABEL =
  /^(?:(?:hmicfrs )?(?:inspection|report|publication)s?(?: (?:title|name))?|(?:title|name|date) of (?:the )?(?:hmicfrs )?(?:inspection|report|publication)s?)\s{0,2}(?:[:\t]|$)/i;

/** Weekday and place before a date: "Causton, Friday". */
const PLAIN_LEAD =
  /^(?:[\p{Lu}][\p{L}' -]{1,30},?\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:the\s)?$/iu;

interface Candidate {
  mention: DateMention;
  weight: number;
}

/** The enough weight: below it a date is a passing one. */
const ENOUGH = 5;

/** Where a date stands: the words before and after it on its line, and what labels it. */
interface Setting {
  mention: DateMention;
  line: ZonedLine;
  index: number;
  lines: readonly ZonedLine[];
  lead: string;
  tail: string;
  /** The cell to the left, if the date begins its cell. */
  label: string;
  /** The cell or line above, if the date begins its cell. */
  above: string;
}

function settingOf(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  mention: DateMention,
): Setting | null {
  const index = lineIndexAt(lines, mention.start);
  const line = lines[index];
  if (!line) return null;
  const column = Math.max(
    0,
    line.cells.findLastIndex((cell) => cell.start <= mention.start),
  );
  const cell = line.cells[column] ?? line;
  const lead = document.text.slice(cell.start, mention.start);
  const begins = PLAIN_LEAD.test(lead);
  const previous = lines[index - 1];
  const near = previous && (previous.group === line.group || /[:?]$/.test(previous.text));
  const above = near ? (previous.cells[column] ?? previous.cells[0])?.text : undefined;
  return {
    mention,
    line,
    index,
    lines,
    lead,
    tail: document.text.slice(mention.end, cell.end),
    label: begins ? (line.cells[column - 1]?.text ?? '') : '',
    above: begins && above && above.length < 70 ? above : '',
  };
}

/** The date stands under, beside or after words that say what it is the date of. */
function labelledWeight(setting: Setting, reports: ReadonlySet<string>): number | null {
  const { line, lead, tail, label, above, index, lines, mention } = setting;
  const whole = /^[\s.,)]*$/.test(tail);
  const labels = [lead, ...(label ? [`${label}\t`] : []), ...(whole && above ? [above] : [])];
  if (line.text.length < 200) {
    if (labels.some((words) => OWN_DATE.test(words))) return 12;
    if (labels.some((words) => OWN_ACT.test(words))) return 8;
  }
  if (labels.some((words) => PUBLISHED.test(words))) {
    const near = lines
      .slice(Math.max(0, index - 4), index)
      .some((other) => REPORT_LABEL.test(other.cells[0]?.text ?? ''));
    return near || reports.has(mention.value) ? 0 : 6;
  }
  if (
    labels.some((words) => words !== '' && (OTHER_DATE.test(words) || REPORT_LABEL.test(words)))
  ) {
    return 0;
  }
  // "Response approved by" over "P. Lane, 29/04/2026".
  if (whole && /,\s$/.test(lead) && wholeName(lead.replace(/,\s$/, ''), 0)) return 7;
  return label === '' ? null : 0;
}

function weigh(setting: Setting, reports: ReadonlySet<string>): number {
  const { line, lead, tail, index, lines, mention } = setting;
  if (['copies', 'salutation'].includes(line.zone) || line.caption) return 0;
  const labelled = labelledWeight(setting, reports);
  if (labelled !== null) return labelled;
  const ends = /^[\s.,)]*$/.test(tail);
  if (PLAIN_LEAD.test(lead)) {
    if (ends && ['letterhead', 'subject', 'addressee'].includes(line.zone)) return 10;
    if (ends && ['signature', 'footer'].includes(line.zone)) return 7;
    if (line.zone === 'letterhead' && /^\s{0,2}[·|•]/.test(tail)) return 7;
    // At the top, or below the name at the very end.
    return ends && (index < 25 || index >= lines.length - 6) ? 6 : 0;
  }
  // "Section 55 comments, final, 9 January 2023".
  const heading = line.zone === 'letterhead' && ends && !reports.has(mention.value);
  return heading && /\b(?:comments|response|letter|draft|final)\b/i.test(lead) ? 5 : 0;
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
    const setting = settingOf(document, lines, mention);
    const weight = setting ? weigh(setting, reports) : 0;
    if (weight >= ENOUGH && (!best || weight > best.weight)) best = { mention, weight };
  }
  if (!best) return null;
  const { value, basis, start, end } = best.mention;
  return { value, basis, evidence: makeEvidence(document, start, end) };
}
