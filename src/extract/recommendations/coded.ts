import { isHeadingLine, type Line } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "GB25/1", "GB4", "CSE-2": the code by which a tracker calls the recommendations of one report. */
const CODE =
  /^[\s*_]{0,4}(?<series>\p{Lu}[\p{L}&]{0,7}(?:[\s-]?\d{2}(?:\d{2})?[/.-]|[/.-])?)(?<number>\d{1,2})(?=[\s:.)|–—-]|$)/u;
/** Codes that say of themselves what they number, and numbers of other things. */
const OTHER_SERIES =
  /^(?:rec\w*|r|afi\w*|a?coc\w*|q\w*|a|p|pp|page|para\w*|app\w*|annex|appendix|fig\w*|table|s|section|part|phase|tranche|item|no\w*|v|ver|version|box|field|action|act|year|yr|ref|note|week|wk|level|tier|grade|op|[a-d])[\s./-]?$/iu;
const HEAD_OF_CODES =
  /^\W{0,3}(?:ref(?:erence)?|no\.?|number|id|code|item|rec(?:ommendation)?(?:\s(?:ref(?:erence)?|no\.?|id))?)\W{0,3}(?:no\.?|number|code)?$/iu;
const HEAD_OF_TEXT = /\brec(?:ommendation|s\b|\.)/iu;
/** A series of codes names at least this many things. */
const FEWEST = 2;

interface Coded {
  series: string;
  number: number;
  start: number;
  label: string;
}

/**
 * Recommendations that a tracker calls by codes with one prefix ("GB25/1", "GB25/2") under the head "Ref", where the
 * head beside or below it speaks of recommendations. Of several series the first is the report's that is answered: the
 * others are carried over from earlier ones.
 */
export function findCoded(lines: readonly Line[]): RecommendationMention[] {
  const head = lines.findIndex((line, index) => isHead(lines, line, index));
  if (head < 0) return [];
  const coded = lines.slice(head + 1).flatMap((line): Coded[] => {
    const { series = '', number = '' } = CODE.exec(line.text)?.groups ?? {};
    if (number === '' || OTHER_SERIES.test(series.replace(/\d.*$/u, ''))) return [];
    // A code opens its row or stands alone on its line.
    const alone = line.text.length <= series.length + number.length + 3;
    const opens =
      line.block.kind === 'cell' ? (line.block.column ?? 0) === 0 : /[|\t]/.test(line.text);
    if (!alone && !opens) return [];
    const start = line.start + line.text.indexOf(series);
    return [{ series, number: Number(number), start, label: `${series}${number}` }];
  });
  const [first] = coded;
  const own = coded.filter(({ series }) => series === first?.series);
  if (new Set(own.map(({ number }) => number)).size < FEWEST) return [];
  return own.map(({ number, start, label }) => ({
    start,
    end: start + label.length,
    keys: [makeKey('recommendation', String(number))],
    label,
    form: 'numbered',
  }));
}

/** "Ref" beside "Recommendation (short)" in a table, or above it where its cells are lines. */
function isHead(lines: readonly Line[], line: Line, index: number): boolean {
  const cells = line.text.split(/\s\|\s|\t/u);
  if (cells.length > 1)
    return HEAD_OF_CODES.test(cells[0] ?? '') && cells.some((cell) => HEAD_OF_TEXT.test(cell));
  if (!HEAD_OF_CODES.test(line.text)) return false;
  if (line.block.kind !== 'cell') {
    const next = lines[index + 1];
    return next !== undefined && isHeadingLine(next) && HEAD_OF_TEXT.test(next.text);
  }
  return lines
    .slice(index + 1, index + 8)
    .some(({ block, text }) => block.row === line.block.row && HEAD_OF_TEXT.test(text));
}
