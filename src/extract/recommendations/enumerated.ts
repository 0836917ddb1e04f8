import type { RecommendationKind, SourceDocument, Span } from '../../model/index.js';
import { askedSpan, asksPlainly, trim } from './asked.js';
import { isHeadingLine, type Line } from './lines.js';
import { readNumber } from './numbers.js';
import { makeKey, type RecommendationKey } from './types.js';

/** A recommendation that bears its number only, without the noun. */
export interface Enumerated {
  key: RecommendationKey;
  label: Span;
  asked: Span | null;
  line: Line;
}

/** A heading under which bare numbers are recommendations. */
const LIST_HEADING =
  /^\W{0,6}(?:(?:the|hmicfrs[’']?s?|new|national|force|report|their|its|inspectors[’']?)\s){0,3}(?:(?<rec>recommendations?)|(?<afi>areas? for improvement|afis?))(?:,?\s(?:in full|made|to|for|from|that|and|with)\b.{0,80})?\W{0,3}$/iu;
const ITEM = /^[\s*_•-]{0,4}\(?(?:\d{1,2}|[ivx]{1,5}|[a-h])(?:[.):]{1,2}\s{0,3}|\s{1,4})(?=\S)/iu;

const NAMES_ITS_OWN =
  /^[\s*_•-]{0,4}\(?[\d.a-hivx]{1,6}[.):]{0,2}\s{1,3}(?:the\s)?(?:recommendation|rec|afi|area for improvement)\.?\s?\d/iu;

/** "It has been recommended that, (i) ...; (ii) ...": a list within a sentence. */
const INLINE = /\brecommend(?:s|ed|ations?)\b[^()\n]{0,80}?(?=\(i\)\s)/giu;

function readInline(line: Line, cause: string | null): Enumerated[] {
  const found: Enumerated[] = [];
  INLINE.lastIndex = 0;
  const lead = INLINE.exec(line.text);
  if (lead === null) return [];
  const marks = [...line.text.slice(lead.index).matchAll(/\((?:[ivx]{1,5})\)/giu)];
  for (const [at, mark] of marks.entries()) {
    const start = line.start + lead.index + mark.index;
    const number = readNumber(mark[0], 0)?.number;
    if (number !== String(at + 1)) break;
    const next = marks[at + 1];
    const end = next === undefined ? line.end : line.start + lead.index + next.index;
    const words = line.text.slice(start + mark[0].length - line.start, end - line.start);
    const stop = words.search(/;|[.](?:\s|$)/u);
    const from = start + mark[0].length + (/^\s{0,3}/u.exec(words)?.[0].length ?? 0);
    const to = stop === -1 ? end : start + mark[0].length + stop;
    found.push({
      key: makeKey('recommendation', number, cause),
      label: { start, end: start + mark[0].length },
      asked: from < to ? { start: from, end: to } : null,
      line,
    });
    if (/[.](?:\s|$)/u.test(words)) break;
  }
  return found;
}

/**
 * Recommendations listed by bare numbers under a heading ("Recommendations", then "1 The force should ...", "(ii)
 * Within three months ..."). Items must ask; the list ends at the first line that neither is an item nor goes
 * on with one. Under a cause of concern no heading is needed.
 */
export function findEnumerated(
  document: SourceDocument,
  lines: readonly Line[],
  causes: readonly (string | null)[],
): Enumerated[] {
  const found: Enumerated[] = [];
  let kind: RecommendationKind | null = null;
  const labels = fieldLabels(lines);
  found.push(...datedHeads(document, lines));
  for (const line of lines) {
    if (line.block.kind === 'cell') continue;
    if (labels.has(line.index - 1)) {
      const item = readField(document, line);
      if (item) found.push(item);
      kind = null;
      continue;
    }
    const heading = isHeadingLine(line) ? LIST_HEADING.exec(line.text) : null;
    if (heading) {
      kind = heading.groups?.afi ? 'area_for_improvement' : 'recommendation';
      continue;
    }
    const cause = causes[line.index] ?? null;
    const item = kind !== null || cause !== null ? readItem(document, line) : null;
    if (item === null) {
      found.push(...readInline(line, cause));
      // An answer under its item: the list goes on if the next number follows.
      if (!goesOn(document, lines, line, found.at(-1))) kind = null;
      continue;
    }
    const itemKind = kind ?? 'recommendation';
    const under = itemKind === 'recommendation' ? cause : null;
    found.push({
      key: makeKey(itemKind, item.number, under),
      label: item.label,
      asked: item.asked,
      line,
    });
  }
  return found;
}

/** How many lines an answer between two items may have. */
const ANSWER_LINES = 8;

function goesOn(
  document: SourceDocument,
  lines: readonly Line[],
  line: Line,
  last: Enumerated | undefined,
): boolean {
  const number = Number(last?.key.number);
  if (
    last === undefined ||
    !Number.isInteger(number) ||
    line.index - last.line.index > ANSWER_LINES
  )
    return false;
  const rest = lines.slice(line.index + 1, last.line.index + 1 + ANSWER_LINES);
  return rest.some((next) => {
    const item = next.block.kind === 'cell' ? null : readItem(document, next);
    return item !== null && Number(item.number) === number + 1;
  });
}

/** A form that repeats the field "Recommendation" has one in each, by its number: "4. Hydrant guidance (31.7.26)". */
const FIELD_LABEL = /^\W{0,4}(?:hmicfrs\s)?rec(?:ommendation)?(?:\s(?:text|wording))?\W{0,3}$/iu;
const FIELD_ITEM = /^[\s*_]{0,4}(?<number>\d{1,2})(?:[.):]|\s[–—-])\s{1,3}(?=\p{L})/u;

function fieldLabels(lines: readonly Line[]): ReadonlySet<number> {
  const labels = lines.filter(
    (line) =>
      line.block.kind !== 'cell' &&
      FIELD_LABEL.test(line.text) &&
      FIELD_ITEM.test(lines[line.index + 1]?.text ?? ''),
  );
  return new Set(labels.length > 1 ? labels.map(({ index }) => index) : []);
}

/** "(4) Accurate identification in record systems - 31 July 2026": the head of an answer, with its number and date. */
const DATED_HEAD =
  /^\s{0,8}\(?(?<number>\d{1,2})[).]\s{1,3}\p{L}[^.;\n]{8,120}\s[–—-]\s(?:(?:due|by)[\s:]{1,2}){0,2}(?:\d{1,2}(?:st|nd|rd|th)?\s)?\p{Lu}\p{L}{2,8}\s20\d\d\s{0,2}$/u;
const SECTION =
  /^\W{0,6}(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s{1,4})?(?:the\s|hmicfrs\s)?recommendations?\b.{0,60}$/iu;

function datedHeads(document: SourceDocument, lines: readonly Line[]): Enumerated[] {
  const section = lines.findIndex((line) => isHeadingLine(line) && SECTION.test(line.text));
  if (section < 0) return [];
  const heads = lines.slice(section + 1).flatMap((line): Enumerated[] => {
    const match = line.block.kind === 'cell' ? null : DATED_HEAD.exec(line.text);
    const number = match?.groups?.number;
    if (!match || number === undefined) return [];
    const start = line.start + line.text.indexOf(number);
    const label = { start, end: start + number.length };
    const key = makeKey('recommendation', String(Number(number)));
    return [{ key, label, asked: trim(document.text, label.end + 1, line.end), line }];
  });
  return heads.length > 1 ? heads : [];
}

function readField(document: SourceDocument, line: Line): Enumerated | null {
  const item = FIELD_ITEM.exec(line.text);
  const number = item?.groups?.number;
  if (!item || number === undefined) return null;
  const start = line.start + line.text.indexOf(number);
  return {
    key: makeKey('recommendation', String(Number(number))),
    label: { start, end: start + number.length },
    asked: trim(document.text, line.start + item[0].length, line.end),
    line,
  };
}

function readItem(
  document: SourceDocument,
  line: Line,
): { number: string; label: Span; asked: Span } | null {
  const mark = ITEM.exec(line.text);
  // "2.3 Recommendation 1 is that ...": a numbered paragraph that names its recommendation.
  if (mark === null || NAMES_ITS_OWN.test(line.text)) return null;
  const open = line.text.search(/[(\p{L}\d]/u);
  const read =
    readNumber(line.text, open, false) ??
    readNumber(`(${line.text.slice(open).match(/^[\p{L}\d]+/u)?.[0] ?? ''})`, 0, false);
  if (read === null) return null;
  const asked = askedSpan(document.text, line.start + mark[0].length, line.end, asksPlainly);
  if (asked === null || asked.start > line.start + mark[0].length + 12) return null;
  const words = line.text.slice(open, mark[0].length).trimEnd();
  const label = { start: line.start + open, end: line.start + open + words.length };
  return { number: read.number, label, asked };
}
