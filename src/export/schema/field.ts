/**
 * `date`: ISO 8601 as exact as is known, `2025`, `2025-12` or `2025-12-18`. `list`: values of text, joined by `; ` where
 * a format has no lists. Offsets are integers in UTF-16 units of the reading text.
 */
export type FieldType = 'text' | 'date' | 'list' | 'integer' | 'number' | 'boolean';

/** One column of a table: all that any format or description says of it comes from here. */
export interface Field<T extends FieldType = FieldType, Nullable extends boolean = boolean> {
  readonly type: T;
  readonly meaning: string;
  /** Whether a value may be missing: that it is not known, never zero or none. */
  readonly nullable: Nullable;
  /** The closed list of its values, each with its meaning. */
  readonly values?: Readonly<Record<string, string>>;
  /** It holds names of persons, and is left out without names. */
  readonly personal?: true;
}

export type Fields = Readonly<Record<string, Field>>;

interface Values {
  text: string;
  date: string;
  list: readonly string[];
  integer: number;
  number: number;
  boolean: boolean;
}

/** The values of one row, by the names of its fields. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends Field<infer T, infer N>
    ? Values[T] | (N extends true ? null : never)
    : never;
};

/** What any cell may hold. */
export type Value = Values[FieldType] | null;

function maker<T extends FieldType>(type: T) {
  return (meaning: string): Field<T, false> => ({ type, meaning, nullable: false });
}

export const text = maker('text');
export const date = maker('date');
export const list = maker('list');
export const integer = maker('integer');
export const number = maker('number');
export const boolean = maker('boolean');

/** Text of a closed list. */
export function oneOf(
  values: Readonly<Record<string, string>>,
  meaning: string,
): Field<'text', false> {
  return { type: 'text', meaning, nullable: false, values };
}

/** The same field, where a value may be missing. */
export function optional<T extends FieldType>(field: Field<T, false>): Field<T, true> {
  return { ...field, nullable: true };
}

/** The same field, which holds names of persons. */
export function personal<T extends FieldType, N extends boolean>(field: Field<T, N>): Field<T, N> {
  return { ...field, personal: true };
}

export const LIST_SEPARATOR = '; ';

/** A value where a format has only plain cells: lists are joined, an empty one is missing. */
export function plain(value: Value | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  return value.length === 0 ? null : value.join(LIST_SEPARATOR);
}
