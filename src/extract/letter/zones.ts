import type { SourceDocument } from '../../model/index.js';
import { type Line, linesOf } from './lines.js';

/**
 * What a line is for. `letterhead`: all that comes before the letter proper, without the addressee; `subject`: short
 * lines between the salutation and the first prose; `footer`: what follows the last signature.
 */
export type Zone =
  | 'letterhead'
  | 'addressee'
  | 'salutation'
  | 'subject'
  | 'body'
  | 'signature'
  | 'copies'
  | 'footer';

export interface ZonedLine extends Line {
  zone: Zone;
}

/** "Dear Roy," and the bare "Sir," or "Home Secretary," of formal hands. */
const SALUTATION =
  /^(?:(?:dear|annwyl)\b.{0,60}|(?:sir|madam|sirs|sir or madam|(?:the )?home secretary|inspector|minister),?)$/i;

/** "Yours sincerely", "With renewed apologies,", "I have the honour to be,". */
const CLOSING =
  /^(?:yours\b.{0,30}|(?:yn gywir|yr eiddoch)\b.{0,30}|(?:(?:kind(?:est)?|best|warm(?:est)?|with)\b.{0,40}(?:regards|wishes|apologies|thanks)|regards)|all the best|sincerely|with (?:every )?good wish.{0,20}|i (?:remain|have the honour to (?:be|remain)|am,? sir).{0,40}|your obedient servant|signed(?: by| on behalf of.{0,40})?|for (?:and on behalf of )?the (?:commissioner|mayor).{0,40})[,.:]?$/i;

/** Lines that only stand in the address of the one written to. */
const ADDRESSEE =
  /^(?:to\s{0,2}:|to the (?:home secretary|rt|right)|(?:the )?(?:rt\.?|right) hon|(?:the )?home (?:secretary|office)\b|(?:his|her) majesty['’]?s? (?:chief )?inspector(?:ate)?\b|hm (?:chief )?inspector(?:ate)?\b|hmci?c?[,.]?(?:\s|$)|hmi\b|hmicfrs[,.]?$|secretary of state\b|2 marsham st|.{0,12}petty france)|\bhm(?:i|cic)\s{0,3}$|,\s{0,2}hmi\b|inspector of constabulary,?$/i;

/** A line that names the one who writes can stand in the same group; it ends the address. */
const SENDER =
  /commissioner\s{0,2}(?:for\b|$)|\bO?PF?CC\b|combined authority|\bfrom\s{0,2}:|\bdate\s{0,2}:|police authority/i;

const COPIES = /^(?:c\.?c\.?\b|copy\b|copies\b|copied to\b|\(?copied to\b|distribution\b|bcc\b)/i;

/** In the head of a memorandum the copies are one field among others. */
const HEAD_FIELD = /^(?:from|date|sent|subject|re)\s{0,3}:/i;

/** A printed line that is part of running text: long, and mostly lower case. */
function isProse(line: Line): boolean {
  return line.cells.some(({ text }) => {
    if (text.length < 60) return false;
    const letters = text.replace(/[^\p{L}]/gu, '');
    const small = letters.replace(/\p{Lu}/gu, '').length;
    return small > letters.length * 0.9 && (text.length > 130 || /[.;:,?!]/.test(text));
  });
}

function isProseGroup(group: readonly Line[]): boolean {
  const prose = group.filter(isProse);
  const length = prose.reduce((sum, line) => sum + line.text.length, 0);
  return length > 130;
}

/** A title as long as a paragraph, alone between the greeting and the first sentence, which it is not. */
function isLongSubject(line: ZonedLine, lines: readonly ZonedLine[]): boolean {
  const alone = lines.filter(({ group }) => group === line.group).length === 1;
  const opens =
    /^(?:I|We|My|Our|You|Your|Thank|Thanks|Please|Further|Following|In|On|As|With|This|The|It|Under|Pursuant)\b(?!.{0,40}:\s)/;
  return alone && line.text.length < 330 && !/[.;:?!]$/.test(line.text) && !opens.test(line.text);
}

function groupsOf(lines: readonly ZonedLine[]): ZonedLine[][] {
  const groups: ZonedLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.group === line.group) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** "HMICFRS" over the title of its report is no address. */
const TITLE = /^(?:(?:an?|the)\s(?:[a-z-]{5,12}\s){0,2}(?:inspection|review|report)\b|PEEL\b)/i;

function markAddressees(groups: readonly ZonedLine[][]): void {
  for (const group of groups) {
    if (isProseGroup(group)) continue;
    const first = group.findIndex((line) => line.text.length < 100 && ADDRESSEE.test(line.text));
    if (first < 0) continue;
    const sender = group.findIndex(
      (line) => SENDER.test(line.text) && !/^to\s{0,2}:/i.test(line.text),
    );
    // Without a sender in the group the lines above (the inspector's name) belong to the address too.
    const from = sender >= 0 || /^to\b/i.test(group[first]?.text ?? '') ? first : 0;
    for (const line of group.slice(from)) {
      if (line !== group[from] && (SENDER.test(line.text) || TITLE.test(line.text))) break;
      line.zone = 'addressee';
    }
  }
}

function markSignatures(lines: readonly ZonedLine[], proseGroups: ReadonlySet<number>): void {
  lines.forEach((line, index) => {
    if (line.text.length > 80 || !CLOSING.test(line.text)) return;
    for (const next of lines.slice(index, index + 14)) {
      if (next !== line && proseGroups.has(next.group)) break;
      if (next.zone === 'addressee' || next.zone === 'salutation') break;
      next.zone = 'signature';
    }
  });
}

function markCopies(groups: readonly ZonedLine[][]): void {
  for (const group of groups) {
    const first = group.findIndex((line) => COPIES.test(line.text));
    if (first < 0) continue;
    for (const line of group.slice(first)) {
      if (line.text.length > 200 || (line !== group[first] && HEAD_FIELD.test(line.text))) break;
      line.zone = 'copies';
    }
  }
}

/** Gives each line of a document its zone. */
export function zonesOf(document: SourceDocument): readonly ZonedLine[] {
  const known = ZONES.get(document);
  if (known) return known;
  const lines = zoned(document);
  ZONES.set(document, lines);
  return lines;
}

/** Several steps look at the zones of one document. */
const ZONES = new WeakMap<SourceDocument, readonly ZonedLine[]>();

function zoned(document: SourceDocument): ZonedLine[] {
  const lines: ZonedLine[] = linesOf(document).map((line) => ({ ...line, zone: 'body' }));
  const groups = groupsOf(lines);
  const proseGroups = new Set(
    groups.filter(isProseGroup).map((group) => (group[0] as ZonedLine).group),
  );
  const greetings = lines.flatMap((line, index) => (SALUTATION.test(line.text) ? [index] : []));
  // Before "Dear", a bare "Home Secretary" is the first line of an address.
  const dear = greetings.filter((index) => /^(?:dear|annwyl)\b/i.test(lines[index]?.text ?? ''));
  const salutations = greetings.filter(
    (index) => dear.length === 0 || index >= (dear[0] as number),
  );
  const first = salutations[0] ?? -1;
  const firstProse = lines.findIndex((line) => proseGroups.has(line.group));
  const greeted = first >= 0 && first < 80;
  const headEnd = greeted ? first : firstProse >= 0 ? firstProse : lines.length;
  for (const line of lines.slice(0, headEnd)) line.zone = 'letterhead';
  // A bilingual letter greets twice, and each greeting has its subject line.
  for (const index of salutations) {
    if (index < headEnd) continue;
    (lines[index] as ZonedLine).zone = 'salutation';
    for (const line of lines.slice(index + 1)) {
      const long = proseGroups.has(line.group) || isProse(line);
      if (long && !isLongSubject(line, lines)) break;
      line.zone = 'subject';
      if (long) break;
    }
  }
  markAddressees(groups);
  markSignatures(lines, proseGroups);
  markCopies(groups);
  const lastSignature = lines.findLastIndex((line) => line.zone === 'signature');
  if (lastSignature > lines.length / 2) {
    for (const line of lines.slice(lastSignature + 1)) {
      if (line.zone === 'body' && !proseGroups.has(line.group)) line.zone = 'footer';
    }
  }
  return lines;
}

/** Index of the line that holds an offset, or of the last one before it; -1 before the first. */
export function lineIndexAt(lines: readonly ZonedLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as ZonedLine).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The zone of a place on a line. Beside the address of the one written to, in a column of its own, stands that of the
 * one who writes.
 */
export function zoneAt(line: ZonedLine, offset: number): Zone {
  const column = line.cells.findLastIndex((cell) => cell.start <= offset);
  const cell = line.cells[column];
  const beside = line.zone === 'addressee' && column > 0 && cell && !ADDRESSEE.test(cell.text);
  return beside ? 'letterhead' : line.zone;
}
