import type { SourceLine } from './sourceText.js';

/**
 * What becomes of a line: `body` is read; `furniture` is kept as a block of its own, because a letterhead often
 * alone names the body; `dropped` is a repetition of furniture, or a bare page number.
 */
export type LineRole = 'body' | 'furniture' | 'dropped';

/** How many lines at the top and at the bottom of a page may be running heads and feet. */
const EDGE_LINES = 5;
/** Running heads and feet are short; longer lines are prose, in units. */
const LONGEST = 160;

const PAGE_WORDS = /\bpage\s{0,3}[|:]?\s{0,3}\d{1,3}(?:\s{0,3}(?:of|\/)\s{0,3}\d{1,3})?\b/i;
/** `... FINAL - 1 of 1`: parted from the words before it, or it is prose ("in 13 of 17"). */
const N_OF_M = /(?:\s{2}|[|–—]|\s-)\s{0,3}\d{1,3}\s{1,3}of\s{1,3}\d{1,3}\W{0,3}$/i;
const ONLY_PAGE_WORDS =
  /^\W{0,4}(?:page\s{0,3}[|:]?\s{0,3}\d{1,3}(?:\s{0,3}(?:of|\/)\s{0,3}\d{1,3})?|[-–—]\s{0,2}\d{1,3}\s{0,2}[-–—]|\d{1,3}\s{0,3}\|\s{0,3}p\s?a\s?g\s?e)\W{0,4}$/i;
const ONLY_N_OF_M = /^\d{1,3}\s{1,3}of\s{1,3}\d{1,3}$|^\d{1,3}\/\d{1,3}$/i;
const BARE_NUMBER = /^(?:\d{1,3}|[ivx]{2,5}|[iv])$/;
const SEPARATOR_AT_END = /(?:\s{2,}|\s[-–—·|]\s{0,3}|\|\s{0,3})$/;
const SEPARATOR_AT_START = /^(?:\s{2,}|\s{0,3}[-–—·|]\s)/;

/** Roles of all lines, in their order. `pageCount` is what the page breaks of the source say. */
export function lineRoles(lines: readonly SourceLine[], pageCount: number): LineRole[] {
  const roles: LineRole[] = lines.map(() => 'body');
  lines.forEach((line, index) => {
    if (ONLY_PAGE_WORDS.test(line.text) && standsAlone(lines, index)) roles[index] = 'dropped';
    else if (ONLY_N_OF_M.test(line.text) && emptySides(lines, index) === 2)
      roles[index] = 'dropped';
    else if (carriesPageNumber(line.text) && standsAlone(lines, index)) roles[index] = 'furniture';
  });
  if (pageCount > 1) {
    markPageEdges(lines, roles);
    markHeadsOfKnownWords(lines, roles);
  }
  markRepeatedGroups(lines, roles);
  markStrayNumbers(lines, roles, pageCount);
  lines.forEach((line, index) => {
    if (line.style.role !== undefined && roles[index] !== 'dropped') roles[index] = line.style.role;
  });
  dropRepetitions(lines, roles);
  return roles;
}

/** A page number with other words on the line: `Loamshire OPCC | Page 4 of 4`. */
function carriesPageNumber(text: string): boolean {
  if (text.length > LONGEST || /[.;,]$/.test(text)) return false;
  if (N_OF_M.test(text)) return true;
  const words = PAGE_WORDS.exec(text);
  if (!words) return false;
  const before = text.slice(0, words.index);
  const after = text.slice(words.index + words[0].length);
  return after === ''
    ? SEPARATOR_AT_END.test(before)
    : before === '' && SEPARATOR_AT_START.test(after);
}

/** On how many sides a line has empty space, a page break or an edge of the text. */
function emptySides(lines: readonly SourceLine[], index: number): number {
  const next = lines[index + 1];
  const above = index === 0 || (lines[index] as SourceLine).blanksBefore > 0;
  const below = !next || next.blanksBefore > 0;
  return Number(above) + Number(below);
}

function standsAlone(lines: readonly SourceLine[], index: number): boolean {
  return emptySides(lines, index) > 0;
}

/** Heads and feet that two pages at least have in common, at the same edge. */
function markPageEdges(lines: readonly SourceLine[], roles: LineRole[]): void {
  const byPage = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const page = byPage.get(line.page);
    if (page) page.push(index);
    else byPage.set(line.page, [index]);
  });
  for (const fromTop of [true, false]) {
    const pagesWith = new Map<string, Set<number>>();
    const edges = [...byPage.entries()].map(([page, indices]) => ({
      page,
      indices: edge(indices, fromTop),
    }));
    for (const { page, indices } of edges) {
      for (const index of indices) {
        const key = furnitureKey((lines[index] as SourceLine).text);
        pagesWith.set(key, (pagesWith.get(key) ?? new Set()).add(page));
      }
    }
    for (const { indices } of edges) {
      for (const index of indices) {
        const { text } = lines[index] as SourceLine;
        const isRepeated = (pagesWith.get(furnitureKey(text))?.size ?? 0) > 1;
        // From the edge inwards: what stands behind a line of the letter is no head or foot.
        if (isRepeated && text.length <= LONGEST && !text.includes('\t'))
          roles[index] = 'furniture';
        else if (roles[index] === 'body' && !BARE_NUMBER.test(text)) break;
      }
    }
  }
}

function edge(indices: readonly number[], fromTop: boolean): number[] {
  return fromTop ? indices.slice(0, EDGE_LINES) : indices.slice(-EDGE_LINES).reverse();
}

/**
 * A running head that stands on one page only, such as the second of two: the first line of a later page that says
 * nothing but what the opening of the document has said.
 */
function markHeadsOfKnownWords(lines: readonly SourceLine[], roles: LineRole[]): void {
  const opening = new Set(
    lines.slice(0, 12).flatMap(({ page, text }) => (page === 1 ? wordsOf(text) : [])),
  );
  let bodyPage = 1;
  lines.forEach((line, index) => {
    const opensPage = line.page > 1 && bodyPage !== line.page;
    if (roles[index] === 'body') bodyPage = line.page;
    if (roles[index] !== 'body' || !opensPage || line.text.length > LONGEST) return;
    const words = wordsOf(line.text);
    const isHead = words.length >= 4 && !/[.;:,]$/.test(line.text) && /^\p{Lu}/u.test(line.text);
    if (isHead && words.every((word) => opening.has(word))) roles[index] = 'furniture';
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/**
 * A converter that loses page breaks leaves letterheads in the middle of the text: a group of lines that comes
 * again word for word, set off by more empty lines than the text has elsewhere.
 */
function markRepeatedGroups(lines: readonly SourceLine[], roles: LineRole[]): void {
  const groups = groupsOf(lines);
  const usual = usualDistance(groups.map(({ blanks }) => blanks));
  const byKey = new Map<string, LineGroup[]>();
  for (const group of groups) {
    const same = byKey.get(group.key);
    if (same) same.push(group);
    else byKey.set(group.key, [group]);
  }
  for (const same of byKey.values()) {
    const [first, ...later] = same;
    if (!first || later.length === 0 || first.key.length > 400) continue;
    const size = first.end - first.start;
    const isSetOff = later.every(({ blanks }) => blanks > usual);
    const opensText = first.start === 0 || size > 1;
    if (isSetOff && opensText && size <= 8 && /\p{L}{2}/u.test(first.key)) {
      for (const group of same) roles.fill('furniture', group.start, group.end);
    }
  }
}

interface LineGroup {
  /** Half-open range of line indices. */
  start: number;
  end: number;
  blanks: number;
  key: string;
}

/** Lines without empty lines between them. */
function groupsOf(lines: readonly SourceLine[]): LineGroup[] {
  const groups: LineGroup[] = [];
  lines.forEach((line, index) => {
    const last = groups.at(-1);
    if (last && line.blanksBefore === 0) {
      last.end = index + 1;
      if (last.key.length <= 400) last.key += `\n${furnitureKey(line.text)}`;
    } else {
      groups.push({
        start: index,
        end: index + 1,
        blanks: line.blanksBefore,
        key: furnitureKey(line.text),
      });
    }
  });
  return groups;
}

/** The usual number of empty lines between groups: the median, at least 1. */
function usualDistance(distances: readonly number[]): number {
  const sorted = [...distances].sort((a, b) => a - b);
  return Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? 1);
}

/**
 * A number alone on a line is a page number only where a page ends: at an edge of a page, beside furniture, far
 * to the right, or as the last line. Elsewhere it may be the cell of a flattened table, and stays.
 */
function markStrayNumbers(
  lines: readonly SourceLine[],
  roles: LineRole[],
  pageCount: number,
): void {
  lines.forEach((line, index) => {
    if (roles[index] !== 'body' || !BARE_NUMBER.test(line.text)) return;
    const before = lines[index - 1];
    const after = lines[index + 1];
    const atPageEdge = pageCount > 1 && (before?.page !== line.page || after?.page !== line.page);
    const besideFurniture =
      (before && roles[index - 1] !== 'body') || (after && roles[index + 1] !== 'body');
    const isLast = !after && line.blanksBefore > 0;
    const alone = line.blanksBefore > 0 && (!after || after.blanksBefore > 0);
    const belowHead = repeatsEarlierLine(lines, index - 1) && line.blanksBefore === 0;
    if (atPageEdge || isLast || (alone && (besideFurniture || line.indent >= 20)))
      roles[index] = 'dropped';
    else if (belowHead && (before?.blanksBefore ?? 0) > 1) {
      roles[index] = 'dropped';
      roles[index - 1] = 'furniture';
    }
  });
}

function repeatsEarlierLine(lines: readonly SourceLine[], index: number): boolean {
  const line = lines[index];
  if (!line || line.text.length > LONGEST) return false;
  const key = furnitureKey(line.text);
  return lines.slice(0, Math.min(index, 12)).some(({ text }) => furnitureKey(text) === key);
}

/** Only the first of repeated furniture is kept, and only if it has words. */
function dropRepetitions(lines: readonly SourceLine[], roles: LineRole[]): void {
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const key = furnitureKey(line.text);
    if (roles[index] === 'furniture' && (seen.has(key) || !/\p{L}{2}/u.test(key)))
      roles[index] = 'dropped';
    if (index < 12 || roles[index] === 'furniture') seen.add(key);
  });
}

/** The words of a line without page numbers, marks and differences of spacing and case. */
function furnitureKey(text: string): string {
  return text
    .replace(PAGE_WORDS, '')
    .replace(N_OF_M, '')
    .replace(
      /(?:(?<!\s)\s{2,}|\s{0,2}[|–—-]\s{0,2})\d{1,3}$|^\d{1,3}(?:\s{2,}|\s{0,2}[|–—-]\s{0,2})/g,
      '',
    )
    .replace(/[*_#|\s–—-]+/g, ' ')
    .trim()
    .toLowerCase();
}
