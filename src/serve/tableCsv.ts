import { stringify } from 'csv-stringify/sync';
import type { ViewTable } from './view.js';

/** A table as CSV: UTF-8, RFC 4180 quoting, guarded against formulas; nothing between two commas is "not known". */
export function tableCsv({ columns, rows }: ViewTable): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    record_delimiter: 'unix',
    escape_formulas: true,
    cast: { boolean: (value) => `${value}` },
  });
}
