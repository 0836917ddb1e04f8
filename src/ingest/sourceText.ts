import type { Page, Problem } from '../model/index.js';

/**
 * What a format's reader hands on to cleaning: the words as the file has them, one line per printed line,
 * pages parted by form feeds, cells of a table row by tabs, paragraphs (where the reader can tell) by empty lines.
 */
export interface SourceText {
  source: string;
  /** True for plain text, in which Markdown and single HTML tags may occur; false for PDF. */
  markup: boolean;
  /** What the reader saw of each line, by the offset in `source` at which the line begins. */
  styles: ReadonlyMap<number, LineStyle>;
  /** Where the words of each page come from, by page index. Pages beyond its end are `native`. */
  pageLayers: readonly Page['textLayer'][];
  /** Of pages read by OCR: mean confidence of the words, by page index. */
  pageConfidence?: readonly (number | null)[];
  /** Of readers that know where words stand on the page; in the order of the source. */
  boxes?: readonly SourceBox[];
  /** Of the same readers: size of each page in points. */
  pageSizes?: readonly { width: number; height: number }[];
  problems: Problem[];
}

/** Where one word of the source stands on its page; edges in points from the top left corner of the page. */
export interface SourceBox {
  /** Half-open span in the source. */
  start: number;
  end: number;
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Of OCR, 0 to 1; else null. */
  confidence: number | null;
}

/** What a reader with coordinates knows of one printed line. */
export interface LineStyle {
  bold?: boolean;
  /** It belongs to a footnote: the text around it goes on as if it were not there. */
  note?: boolean;
  /** Heading level, 1 to 6. */
  level?: number;
  /** The first word of the next line would not have fitted on this one: the break is only a wrap. */
  full?: boolean;
  /** The reader is sure that this line goes on the paragraph of the line before it. */
  continues?: boolean;
  /** The format marks the line as head or foot of its page or site. */
  role?: 'furniture';
  /** The line is a row of a table, whatever its first cell begins with; `head` if it is known to be a head row. */
  row?: 'head' | 'body';
}

/** One line of the source. */
export interface SourceLine {
  /** Half-open span in the source, without the line end and trailing white space. */
  start: number;
  end: number;
  /** Words of the line without white space at either end. */
  text: string;
  /** White space before the words, in units; a tab counts as 4. */
  indent: number;
  /** Page number, from 1. */
  page: number;
  /** Empty lines before this one; 1 more at each page break. */
  blanksBefore: number;
  style: LineStyle;
}

/** Parts the printed lines of one cell where a row is one line of the source. */
export const CELL_LINE = '\u001e';

const NO_STYLE: LineStyle = {};
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** The lines of a source that hold more than white space, with page and distance; and the number of pages. */
export function sourceLines(input: SourceText): { lines: SourceLine[]; pageCount: number } {
  const lines: SourceLine[] = [];
  const { source, styles, markup } = input;
  let page = 1;
  let blanks = 0;
  let position = 0;
  const take = (to: number) => {
    const raw = source.slice(position, to);
    // In a row of a table an empty first cell is held by its tab.
    const isRow = !markup && raw.includes('\t') && raw.trim() !== '';
    const text = isRow ? raw : trimInvisible(raw);
    if (text === '') {
      blanks++;
      return;
    }
    const at = raw.indexOf(text);
    const lead = raw.slice(0, at);
    const indent = lead.length + 3 * (lead.split('\t').length - 1);
    const start = position + at;
    const style = styles.get(position) ?? NO_STYLE;
    lines.push({
      start,
      end: start + text.length,
      text,
      indent,
      page,
      blanksBefore: blanks,
      style,
    });
    blanks = 0;
  };
  for (const match of source.matchAll(LINE_BREAK)) {
    take(match.index);
    position = match.index + match[0].length;
    if (match[0] === '\f') {
      page++;
      blanks++;
    }
  }
  take(source.length);
  // A text that ends with a page break has no page after it; of a PDF it is known how many there are.
  const pageCount = source.endsWith('\f') && page > 1 ? page - 1 : page;
  return { lines, pageCount: Math.max(pageCount, input.pageLayers.length) };
}

const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]/;

/** Without white space, byte order marks and zero-width marks at either end. */
function trimInvisible(raw: string): string {
  let from = 0;
  let to = raw.length;
  while (from < to && INVISIBLE.test(raw.charAt(from))) from++;
  while (to > from && INVISIBLE.test(raw.charAt(to - 1))) to--;
  return raw.slice(from, to);
}

/** No sheet is larger than this, in points (some 350 m): what a file gives beyond it is damaged. */
export const LARGEST_PAGE = 1_000_000;
