import type { Lexicon } from '../../lexicon/index.js';
import { type DateValue, makeEvidence, type SourceDocument } from '../../model/index.js';
import { wholeName } from '../bodies/names.js';
import { type DateMention, findDates } from '../dates/index.js';
import { lineIndexAt, type ZonedLine, zonesOf } from '../letter/zones.js';
import { type DateLabel, dateLabel, REPORT_LABEL } from './dateLabels.js';
import { columnHead } from './dateSetting.js';
import { inLetterToBody } from './letterToBody.js';
import { isCommitteePaper, isResponseInMinutes, isWebPage } from './paperKind.js';

/** Weekday and place before a date: "Causton, Friday". */
const PLAIN_LEAD =
  /^\(?(?:\p{Lu}[\p{L}'’-]{1,20}(?:\s(?:\p{Lu}[\p{L}'’-]{1,20}|on|upon|the|by|in|under)){0,3},?\s)?(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day,?\s)?(?:the\s)?$/u;

/** Below this weight a date is a passing one. */
const ENOUGH = 5;

/** Where a date stands: the words before and after it on its line, and what labels it. */
interface Setting {
  mention: DateMention;
  line: ZonedLine;
  index: number;
  column: number;
  lead: string;
  tail: string;
  /** The cell to the left, if the date begins its cell. */
  label: string;
  /** The cell or line above, if the date begins its cell. */
  above: string;
  /** Above it is the head of a column that dates several rows. */
  columned: boolean;
}

/** "Report out: 5 April 2023  Replied: 30 May 2023": the date of one field ends where the label of the next begins. */
const FIELDS_BEFORE = /^.*\d{2}[\s;,.–-]{1,3}(?=\p{Lu}[\p{L} ]{2,40}:\s{0,3}$)/u;

/** "By Jo Lane" beside a date says who wrote, not what the date is of. */
const BYLINE = /^by\s{1,3}/i;
const isByline = (cell: string) => wholeName(cell.replace(BYLINE, ''), 0) !== null;

/** What is known of the document as a whole. */
interface Paper {
  document: SourceDocument;
  lines: readonly ZonedLine[];
  /** Dates on which reports of the catalogue came out. */
  reports: ReadonlySet<string>;
  web: boolean;
  committee: boolean;
  /** The note of a meeting that itself is the response. */
  minuted: boolean;
  /** Several lines hold a date and no more: the column of a table whose cells were taken apart. */
  column: boolean;
}

/** Units before and after a date in which its label stands: a line may have no end, and as many dates as words. */
const NEAR = 400;

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
  const lead = document.text
    .slice(Math.max(cell.start, mention.start - NEAR), mention.start)
    .replace(FIELDS_BEFORE, '');
  const begins = PLAIN_LEAD.test(lead);
  const previous = lines[index - 1];
  const left = line.cells[column - 1]?.text ?? '';
  const near = previous && (previous.group === line.group || /[:?]$/.test(previous.text));
  const head = columnHead(lines, index, column);
  const above = head ?? (near ? (previous.cells[column] ?? previous.cells[0])?.text : undefined);
  return {
    mention,
    line,
    index,
    column,
    lead,
    tail: document.text.slice(mention.end, Math.min(cell.end, mention.end + NEAR)),
    // Another date to the left is no label.
    label: begins && !/\b\d{4}$/.test(left) && !isByline(left) ? left : '',
    above: begins && above && above.length < 70 ? above : '',
    columned: head !== null,
  };
}

const CHIEF =
  /\b(?:chief constable|chief officer|[adt]\/?[acd]?cc|dcc|acc|superintendent|for the (?:force|constabulary)|force (?:lead|liaison))\b/i;

const POLICING_BODY = /\b(?:commissioner|o?pf?cc|mayor|authority|chair|policing body)\b/i;

/** "Jo Lane, Police and Crime Commissioner for Loamshire": a name and title, or a title, and no more. */
const SIGNATORY =
  /^(?:(?:\p{Lu}[\p{L}.'’-]{0,20}\s){1,5}|(?:\p{Lu}[\p{L}.'’-]{0,20}\s){1,5}?\p{Lu}[\p{L}'’-]{1,20}[,|–—(-]\s{0,2})?(?:Office of the\s)?(?:Deputy\s)?(?:Police(?:,? Fire)? (?:and|&) Crime Commissioner|PF?CC|Commissioner|Mayor|Chair)(?:\s(?:for|of)(?:\s(?:\p{Lu}[\p{L}'’-]{1,20}|and|the|&)){1,7})?$/u;

/** A "Date:" in a sign-off goes with the person named nearest before it. */
function signedByForce({ lines }: Paper, { line, index, column, lead }: Setting): boolean {
  if (['letterhead', 'subject', 'addressee'].includes(line.zone)) return false;
  const before = [
    [...line.cells.slice(0, column).map(({ text }) => text), lead].join(' '),
    ...lines
      .slice(Math.max(0, index - 3), index)
      .filter((other) => line.group === other.group && other.text.length < 100)
      .map(({ text }) => text)
      .reverse(),
  ];
  const nearest = before.find((words) => CHIEF.test(words) || POLICING_BODY.test(words));
  return nearest !== undefined && CHIEF.test(nearest);
}

/** References and telephone numbers that share a line of the letterhead with the date. */
const BESIDE_REFERENCE =
  /\b(?:our ref(?:erence)?|your ref(?:erence)?|ref(?:erence)?|tel(?:ephone)?)\b[.:]?\s.{1,60}$/i;

/** The nearest words that say something decide; of the cells beside and above, the one that says more. */
function kindOf(lead: string, label: string, above: string): DateLabel | null {
  const around = [dateLabel(label), dateLabel(above)];
  return (
    dateLabel(lead) ??
    around.find((kind) => kind && kind !== 'other') ??
    around[0] ??
    around[1] ??
    null
  );
}

/** In columns, the chief officer signs beside the commissioner: the date is of the one named above it. */
function underChief({ lines }: Paper, { line, index, column }: Setting): boolean {
  if (line.cells.length < 2) return false;
  const above = lines
    .slice(Math.max(0, index - 3), index)
    .map((other) => other.cells[column]?.text ?? '')
    .reverse();
  const nearest = above.find((words) => CHIEF.test(words) || POLICING_BODY.test(words));
  return nearest !== undefined && CHIEF.test(nearest);
}

/** The date stands under, beside or after words that say what it is the date of. */
function labelledWeight(paper: Paper, setting: Setting): number | null {
  const { line, lead, tail, label, above, index, mention } = setting;
  const whole = /^[\s.,)]*$/.test(tail);
  const kind = kindOf(lead, label, whole ? above : '');
  if (line.text.length < 200) {
    if (kind === 'own') return signedByForce(paper, setting) ? 0 : ownWeight(paper, setting);
    if (kind === 'act') return isOfReport(paper, setting) ? 0 : 9;
    // "Sent by e-mail on 3 May to": an act may have more after its date, a mere name of the paper may not.
    const act = /^(?:sent|issued|approved|signed|published|submitted)\b/i.test(lead);
    if (kind === 'likely' && (whole || act)) return line.zone === 'body' ? inBody(setting) : 8;
  }
  if (kind === 'paper') return paper.committee ? 11 : 0;
  if (kind === 'published') {
    if (paper.reports.has(mention.value)) return 0;
    // A form tells the day on which the report came out from the day of the page with the response.
    const online = /\b(?:online|(?:web\s?)?(?:site|page))\b/i.test(lead || label || above);
    if (online && !paper.web) return 6;
    return paper.web || isUnderReport(paper, index) ? 0 : 6;
  }
  // "Our ref: PCC/23/17   Your ref: none   27 April 2023".
  const beside = whole && line.zone === 'letterhead' && BESIDE_REFERENCE.test(lead);
  if (beside && !/\b(?:of|dated|on|from)\s$/.test(lead)) return 9;
  if (kind === 'other') return 0;
  // "Response approved by" over "P. Lane, 29/04/2026"; "Jo Lane, Police and Crime Commissioner, 29 April 2026".
  if (whole && /[,|–—(-]\s{0,2}$/.test(lead)) {
    const signed = lead.replace(/[\s,|–—(-]{1,4}$/, '');
    if ((/,\s$/.test(lead) && wholeName(signed, 0)) || SIGNATORY.test(signed)) return 7;
  }
  return label === '' ? null : 0;
}

/** "Report: ..." a few lines above: the fields that follow may be the report's. */
function isUnderReport({ lines }: Paper, index: number): boolean {
  return lines
    .slice(Math.max(0, index - 4), index)
    .some((other) => REPORT_LABEL.test(other.cells[0]?.text ?? ''));
}

/** "Issued: 8 March 2023" right under "Report: ...", or the very day on which the catalogue has a report. */
function isOfReport(
  { lines, reports }: Paper,
  { line, lead, label, index, mention }: Setting,
): boolean {
  const bare = /^(?:date\s)?(?:issued|released|made|completed)(?:\son)?[\s:]{0,4}$/i;
  if (!bare.test(lead.trim() || label.trim())) return false;
  const above = lines[index - 1];
  const under = above?.group === line.group && REPORT_LABEL.test(`${above.cells[0]?.text ?? ''}\t`);
  return under || reports.has(mention.value);
}

/** Among answers to recommendations acts have dates too ("Full issue completed 20 January"): a form names its paper. */
function inBody({ lead, label, above }: Setting): number {
  const field = lead.trim() === '' || /[:–—-]\s{0,3}$/.test(lead);
  const named =
    /respon|repl|comment|statement|letter|submission|decision|pf?cc|commissioner|mayor/i;
  return field && named.test(lead || label || above) ? 8 : 0;
}

const VERSION_ROW = /\b(?:approved|signed(?: off)?|final|issued|published|agreed|adopted)\b/i;

/** A bare "Date:" in the head of a committee paper is that of the meeting, good only for want of a better. */
function ownWeight({ committee }: Paper, setting: Setting): number {
  const { above, label, lead, line, columned, index } = setting;
  if (columned && dateLabel(lead) === null && dateLabel(label) !== 'own') {
    // Of the versions of a paper the one that was approved is the response.
    if (VERSION_ROW.test(line.text)) return 8;
    if (/\bdraft\b/i.test(line.text)) return 5;
    return /^dated?$/i.test(above) ? 7 : 9;
  }
  const bare = /^dated?\s{0,2}:?\s{0,2}$/i.test(lead.trim() || label || above);
  return committee && bare && line.zone === 'letterhead' && index < 15 ? 5.3 : 12;
}

/** "This response was submitted on": said in running text. */
const SAID =
  /\b(?:this|the|our|my|his|her|their|formal)\s(?:[\w-]{2,20}\s){0,3}(?:response|reply|comments|statement|letter)\b[^.;]{0,60}?\b(?:issued|submitted|sent|approved|signed|made|agreed|adopted|given|published|reproduced|dated)\b(?:(?!\b(?:published|report|received)\b)[^.;]){0,60}?(?:\bon|\bdated|,)\s{1,2}(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:approved|agreed|signed(?: off)?|authori[sz]ed)\s(?:for publication\s)?(?:by|on behalf of)\s(?:the\s)?(?:[\w'’-]{2,20},?\s){0,4}(?:commissioner|mayor|pf?cc|authority(?: board)?)\b[^.;]{0,70}?(?:\bon|\bin|,)\s{1,2}(?:the\s)?$|\b(?:resolved|agreed|adopted|approved) at (?:a|an|its|the|our) (?:\w{2,15} )?meeting\b[^.;]{0,60}?\bon\s(?:the\s)?$|\bsent to (?:the )?(?:hmicfrs|home)\b[\w\s,&'’()]{0,50}$|\b(?:comments|response|reply)\s(?:(?:which|that)\s(?:were|was)\s)?(?:submitted|sent|made|given|issued|published)(?:\sby\s(?:the\s)?(?:commissioner|mayor|o?pf?cc|authority|board))?(?:\sto\s[^.;]{3,40})?\son\s(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:letter|response|reply|comments)\s(?:from|of|by)\s(?:the\s)?(?:police and crime\s)?(?:commissioner|mayor|o?pf?cc)\b[^.;:]{0,40}\s(?:dated|of)\s(?:the\s)?$|\b(?:issued|submitted|sent|approved|signed|made|agreed|adopted|gave|published)\s(?:to\s[^.;]{3,30}\s)?(?:this|these|the|my|our|his|her|their)\s(?:[\w-]{2,20}\s){0,2}(?:response|reply|comments|statement|letter)\s(?:for publication\s)?on\s(?:\w{3,9}day,?\s)?(?:the\s)?$/i;

const NOT_SAID =
  /\b(?:will|shall|must|should|to be|due|predecessor|previous|earlier|former|last|first|chief constable['’]s|force['’]s|constabulary['’]s|20\d\d (?:report|response|letter|inspection)|deadline|before|by the (?:end|time|date|\d{1,2})|report,? (?:(?:which|that) was )?(?:published|issued))\b/i;

function saidWeight({ document }: Paper, { mention }: Setting): number {
  const before = document.text.slice(Math.max(0, mention.start - 170), mention.start);
  const sentence = before.split(/[.!?:;]\s{1,3}(?=\p{Lu})|\n\s{0,3}\n/u).at(-1) ?? '';
  const words = sentence.replace(/\s+/g, ' ');
  return SAID.test(words) && !NOT_SAID.test(words) ? 5.5 : 0;
}

function weigh(paper: Paper, setting: Setting): number {
  const { lines, reports } = paper;
  const { line, lead, tail, index, mention } = setting;
  if (['copies', 'salutation'].includes(line.zone) || line.caption) return 0;
  const placed = placedWeight(paper, setting);
  if (placed > 0 && inLetterToBody(lines, index)) return 0;
  if (placed > 0) return placed;
  // "Section 55 comments, final, 9 January 2023".
  const ends = /^[\s.,)]*$/.test(tail);
  const heading = line.zone === 'letterhead' && ends && !reports.has(mention.value);
  if (heading && /\b(?:comments|response|letter|draft|final)[\s,:–—(-]{1,4}$/i.test(lead)) return 5;
  // "Letter to HMICFRS, 4 November 2024: child protection".
  if (index < HEADS && LETTER_HEAD.test(lead) && !CHIEF.test(lead) && !reports.has(mention.value)) {
    if (ends || /^\s{0,2}[:–—|-]/.test(tail)) return 7;
  }
  return saidWeight(paper, setting);
}

/** Lines in which the heading of a letter on a page may stand. */
const HEADS = 12;
const LETTER_HEAD =
  /^(?:[^.;]{3,60}[:–—-]\s)?(?:(?:open|formal|our|my|the)\s){0,2}(?:letter|response|reply|comments|statement)\s(?:to|from|by|of)\s[^.;:]{3,50}[\s,–—(-]{1,4}$/i;

/** "31.03.26" alone on its line. */
const DATE_ALONE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;

/** "Held on Tuesday 9th December 2025, 10.00am, Rosamund House": the day of a meeting, its hour and place. */
const MEETING_LEAD =
  /^(?:(?:meeting\s)?held\s(?:on\s)?|meeting (?:of|on)\s|date of meeting:?\s|on\s)?(?:\p{L}{3,6}day,?\s)?(?:the\s)?$/iu;
const MEETING_TAIL =
  /^[\s.)]*$|^,?\s(?:at\s|from\s|@\s?)?(?:\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|hrs|h\b|noon)?|in\s|via\s|\p{Lu})/u;

/** Of an act in a heading: "Covering note to the inspectorate (e-mail, sent 4.9.25)". */
const SENT_IN_BRACKETS =
  /^[^.;:]{3,70}\((?:[^()]{2,20},\s)?(?:as\s)?(?:sent|e-?mailed|submitted|issued)\s(?:on\s)?$/i;
const TO_THE_BODY =
  /\b(?:to (?:force|chief|pcc|opcc|panel|board)|from|sheet|request|invit\w{3,5}|draft|questions?)\b/i;

function placedWeight(paper: Paper, setting: Setting): number {
  const { line, lead, tail, index } = setting;
  if (paper.minuted && index < 15 && line.zone === 'letterhead' && MEETING_LEAD.test(lead)) {
    if (MEETING_TAIL.test(tail)) return 6;
  }
  if (SENT_IN_BRACKETS.test(lead) && /^\)\s{0,2}$/.test(tail) && !TO_THE_BODY.test(lead)) return 9;
  const labelled = labelledWeight(paper, setting);
  if (labelled !== null) return labelled;
  const ends = /^[\s.,)]*$/.test(tail);
  if (!PLAIN_LEAD.test(lead) || underChief(paper, setting)) return 0;
  if (paper.column && DATE_ALONE.test(line.text) && line.zone !== 'signature') return 0;
  if (ends && ['letterhead', 'subject', 'addressee'].includes(line.zone)) {
    // Unlabelled, it is that of the meeting, or of the report named above it: good only for want of a better.
    if (paper.committee && index < 15) return 5.2;
    return paper.reports.has(setting.mention.value) ? 5.5 : 10;
  }
  if (ends && ['signature', 'footer'].includes(line.zone)) return 7;
  if (line.zone === 'letterhead' && /^\s{0,2}[·|•]/.test(tail)) return 7;
  // At the top, or below the name at the very end.
  const previous = paper.lines[index - 1];
  if (!ends || line.repeated) return 0;
  // After prose it is a cell of an unruled table, unless it is the last line of all, which dates what stands above.
  if (previous && previous.text.length > 100)
    return index === paper.lines.length - 1 && !paper.reports.has(setting.mention.value) ? 5.5 : 0;
  return index < 25 || index >= paper.lines.length - 6 ? 6 : 0;
}

/**
 * The date of the response itself: on a line of its own in the letterhead or by the signature, after a label that
 * says so, or said in running text. Dates of reports, meetings, deadlines, web pages, printing and of the chief
 * officer's own letter are passed over; null if none is left.
 */
export function findResponseDate(document: SourceDocument, lexicon: Lexicon): DateValue | null {
  const lines = zonesOf(document);
  const paper: Paper = {
    document,
    lines,
    reports: new Set(lexicon.rows.inspections.map((row) => row.published ?? '')),
    web: isWebPage(lines),
    committee: isCommitteePaper(lines),
    minuted: isResponseInMinutes(lines),
    column: lines.filter(({ text }) => DATE_ALONE.test(text)).length > 2,
  };
  let best: { mention: DateMention; weight: number } | null = null;
  for (const mention of findDates(document.text)) {
    if (mention.basis === 'implied' || mention.value.length < 7) continue;
    const setting = settingOf(document, lines, mention);
    const weight = setting ? weigh(paper, setting) : 0;
    if (weight >= ENOUGH && (!best || weight > best.weight)) best = { mention, weight };
  }
  if (!best) return null;
  const { value, basis, start, end } = best.mention;
  return { value, basis, evidence: makeEvidence(document, start, end) };
}
