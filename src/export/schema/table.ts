import type { Field, Fields, RowOf, Value } from './field.js';

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

/** One table of an export. Its name is that of its files and of the table in the database. */
export interface Table<F extends Fields = Fields> {
  readonly name: string;
  readonly title: string;
  /** What one row is, and what the table rests on. */
  readonly meaning: string;
  readonly fields: F;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** Rows without regard to which table they are of, for the writers. */
export type AnyRow = Readonly<Record<string, Value>>;

export function defineTable<const F extends Fields>(
  table: Omit<Table<F>, 'primaryKey' | 'foreignKeys'> & {
    primaryKey: readonly (keyof F & string)[];
    foreignKeys?: readonly ForeignKey[];
  },
): Table<F> {
  return { foreignKeys: [], ...table };
}

export type TableRow<T> = T extends Table<infer F> ? RowOf<F> : never;

/** The fields with their names, in order. */
export function fieldsOf(table: Table): [name: string, field: Field][] {
  return Object.entries(table.fields);
}

/** A table without the fields that hold names of persons. */
export function withoutNames(table: Table): Table {
  const kept = fieldsOf(table).filter(([, field]) => !field.personal);
  return { ...table, fields: Object.fromEntries(kept) };
}
