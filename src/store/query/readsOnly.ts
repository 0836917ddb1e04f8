import { UsageError } from '../../model/errors.js';

/** White space and comments, which may stand before the first word. */
const BLANK = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*(?:\/|$))+/;
/** Some PRAGMAs act while they are prepared, so a statement is known by its first word before SQLite sees it. */
const ASKS = /^(?:SELECT|WITH|VALUES|EXPLAIN)\b/i;
/** Table-valued pragmas tell the path of the store or change nothing worth asking; these tell the schema. */
const PRAGMA = /\bpragma_(\w+)/gi;
const SCHEMA_PRAGMAS = new Set([
  'table_list',
  'table_info',
  'table_xinfo',
  'index_list',
  'index_info',
  'foreign_key_list',
]);

/**
 * Whether a statement may be tried at all. SQLite itself decides the rest: one statement, that returns rows and writes
 * nothing (`reader` and `readonly` of the prepared statement).
 * @throws {UsageError} saying what can be asked.
 */
export function mustAsk(statement: string): void {
  const words = statement.replace(BLANK, '');
  if (words.trim() === '') throw new UsageError('There is no statement: give one in quotes.');
  if (!ASKS.test(words)) {
    const first = /^\S{1,20}/.exec(words)?.[0] ?? '';
    throw new UsageError(
      `Only statements that read can be run (SELECT, WITH, VALUES, EXPLAIN), not ${first}.`,
    );
  }
  for (const [name, pragma] of statement.matchAll(PRAGMA)) {
    if (SCHEMA_PRAGMAS.has((pragma ?? '').toLowerCase())) continue;
    throw new UsageError(
      `${name} cannot be asked; pragma_table_list and pragma_table_info tell the schema.`,
    );
  }
}
