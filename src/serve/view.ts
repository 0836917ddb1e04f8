import type { Markup } from '../export/index.js';
import type { Href } from './links.js';

export type CellValue = string | number | boolean | null;

/** A table for download. */
export interface ViewTable {
  columns: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

/** One page: what it shows, as data, as a table and as markup. */
export interface View {
  /** '' or ending in a slash; without what was asked of it (`?...`). */
  path: string;
  title: string;
  /** Pages above it, the front page left out. */
  trail: readonly { path: string; name: string }[];
  /** What the page shows, as JSON. */
  data: unknown;
  /** Null where there is nothing to tabulate. */
  table: ViewTable | null;
  /** A command of the program that gives the same; null where there is none. */
  command: string | null;
  /** A statement over the documented views that gives the same; null where there is none. */
  sql: string | null;
  body: (href: Href) => Markup;
}

/** What is asked of a page: the part of an address after `?`. A name may stand more than once. */
export type Query = Pick<URLSearchParams, 'get' | 'getAll'>;

export const NO_QUERY: Query = new URLSearchParams();
