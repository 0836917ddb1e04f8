/*
 * What a reader with coordinates hands to the layout. Coordinates are points (1/72 inch) from the top left corner of
 * the page as it is shown; y grows downwards. A picture without a known resolution is taken to be as tall as A4.
 */

/** A stretch of words as it is printed: a run of a PDF, or one word that OCR has read. */
export interface PrintedItem {
  text: string;
  left: number;
  right: number;
  /** Base line. */
  y: number;
  /** Font size in points. */
  size: number;
  bold: boolean;
  /** Upper and lower edge, where they are known better than from base line and size. */
  top?: number;
  bottom?: number;
  /** Of OCR: 0 to 1. */
  confidence?: number;
}

/** A straight line that is drawn on the page: across at height `at`, or down at distance `at` from the left. */
export interface Ruling {
  across: boolean;
  at: number;
  from: number;
  to: number;
}

/** A page: what is printed on it, in any order. */
export interface PrintedPage {
  items: PrintedItem[];
  rulings: Ruling[];
  width: number;
  height: number;
  /** Units of words that were painted twice, and are among the items once. */
  doubled?: number;
}

/** One printed word with its place in the text of its line. */
export interface PrintedWord {
  /** Half-open span in the text of the line. */
  start: number;
  end: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  confidence: number | null;
}

/** A printed line, or the part of one that stands in one column. */
export interface PrintedLine {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Size of most of its units. */
  size: number;
  /** All its words are bold. */
  bold: boolean;
  words: PrintedWord[];
  /** What the format itself says of the line. */
  tag?: LineTag;
}

/** What tags say of a line. */
export interface LineTag {
  /** It is the first of its paragraph, heading or item. */
  begins: boolean;
  /** Heading level, 1 to 6. */
  level: number | null;
  /** It begins an item of a list, whether or not a bullet is printed. */
  isItem: boolean;
}

/** Where a column of a table stands, in points from the left. */
export interface Column {
  left: number;
  right: number;
}

/** One row: its cells from left to right, each with the lines in it. */
export interface TableRegionRow {
  /** The format marks it as the head of the table. */
  header?: boolean;
  /** It is the rest of the last row of the page before. */
  continues?: boolean;
  cells: { column: number; lines: PrintedLine[] }[];
}

/** A part of a page in reading order: lines one under another, or the rows of a table. */
export type Region =
  | { kind: 'lines'; lines: PrintedLine[]; isColumn?: boolean }
  | { kind: 'table'; rows: TableRegionRow[]; columns: Column[]; isDrawn?: boolean };
