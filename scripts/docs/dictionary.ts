import { stringify } from 'yaml';
import { STATUSES } from '../../src/model/index.js';
import { describeDatabase, type TableDescription } from '../../src/store/index.js';

const HEAD = `# The database

Written by \`npm run docs\` from the code (\`src/store/migrations\`, \`src/store/dictionary\`): do not edit.

A store is one SQLite file (SQLite 3.37 or newer, since its tables are STRICT) with foreign keys. Ask the **views**: they speak of the current reading of each
document, after all reviews, and stay as they are within a version of the schema (columns may be added). The **tables** below
them may change with a new version; \`section55\` brings an older store up to date when it writes to it.

- Offsets are half-open, in UTF-16 units of the reading text.
- Dates are ISO 8601 as exact as is known: \`2025\`, \`2025-12\` or \`2025-12-18\`.
- Lists are joined by \`; \`. NULL is "not known", never zero or none.
- No view orders its rows: say ORDER BY. Documents that are the same response have \`duplicate_of\`: leave them out of counts.
- Statuses: ${STATUSES.map((status) => `\`${status}\``).join(', ')}; their definitions are in data/CODEBOOK.md.
`;

function section({ name, meaning, columns, kind }: TableDescription): string {
  const rows = columns.map((column) => {
    const notes = [
      column.type,
      column.primaryKey ? 'key' : '',
      column.nullable ? 'may be NULL' : '',
      column.references === null ? '' : `→ ${column.references}`,
    ].filter((note) => note !== '');
    const cells =
      kind === 'view'
        ? [`\`${column.name}\``, column.meaning]
        : [`\`${column.name}\``, notes.join(', '), column.meaning];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const heads = kind === 'view' ? ['column', 'meaning'] : ['column', 'type', 'meaning'];
  return [
    `### ${name}`,
    '',
    meaning,
    '',
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

/** data/data-dictionary.md: every view and table with what its columns mean. */
export async function dictionaryDocument(): Promise<string> {
  const tables = await describeDatabase();
  const of = (kind: TableDescription['kind']) =>
    tables
      .filter((one) => one.kind === kind)
      .map(section)
      .join('\n');
  return `${HEAD}\n## Views\n\n${of('view')}\n## Tables\n\n${of('table')}`;
}

/** Questions that Datasette offers beside the tables. */
export const CANNED_QUERIES: Readonly<Record<string, { title: string; sql: string }>> = {
  who_says_completed: {
    title: 'Who says that it is done, with the words',
    sql: "SELECT force_names, response_date, inspection, recommendations, speaker, quote, page, source FROM claims_flat WHERE status = 'completed' AND fit = 'asked' AND duplicate_of IS NULL ORDER BY force_names, response_date",
  },
  promises_by_date: {
    title: 'Promises with a date, by it',
    sql: "SELECT due_date, force_names, inspection, recommendations, speaker, quote FROM claims_flat WHERE due_date IS NOT NULL AND status IN ('planned', 'awaiting', 'in_progress') AND duplicate_of IS NULL ORDER BY due_date, force_names",
  },
  silence: {
    title: 'Bodies without a document, and recommendations not mentioned',
    sql: "SELECT inspection, force_name, state, not_mentioned FROM coverage WHERE state <> 'document_held' OR not_mentioned IS NOT NULL ORDER BY inspection, force_name",
  },
  search_letters: {
    title: 'Words in letters (:words)',
    sql: "SELECT d.force_names, d.response_date, p.page, snippet(letters_fts, 0, '[', ']', ' ... ', 24) AS words FROM letters_fts JOIN letter_pages p ON p.id = letters_fts.rowid JOIN documents_flat d ON d.document_id = p.document_id WHERE letters_fts MATCH :words ORDER BY rank",
  },
};

/** Views that people facet, by these columns. */
const FACETS: Readonly<Record<string, string[]>> = {
  claims_flat: ['status', 'speaker', 'inspection', 'fit'],
  documents_flat: ['language', 'media_type'],
  response_matrix: ['inspection', 'position'],
  coverage: ['inspection', 'state'],
  section55_clock: ['inspection', 'value'],
};

/**
 * data/datasette.yaml: `datasette section55.sqlite --metadata data/datasette.yaml`, by the conventions of
 * https://docs.datasette.io/en/stable/metadata.html for a database file called section55.sqlite.
 */
export async function datasetteDocument(): Promise<string> {
  const tables = await describeDatabase();
  const shown = Object.fromEntries(
    tables.map(({ name, kind, meaning, columns }) => [
      name,
      {
        description: meaning,
        ...(kind === 'table' ? { hidden: true } : {}),
        ...(FACETS[name] ? { facets: FACETS[name] } : {}),
        columns: Object.fromEntries(columns.map((column) => [column.name, column.meaning])),
      },
    ]),
  );
  const metadata = {
    title: 'What responses to HMICFRS reports say',
    description:
      'Statements read from the responses of policing bodies (section 55, Police Act 1996). A claim is not compliance; where nothing is said or held, that is no refusal.',
    databases: { section55: { tables: shown, queries: CANNED_QUERIES } },
  };
  return `# Written by \`npm run docs\` from the code: do not edit.\n${stringify(metadata, { lineWidth: 0 })}`;
}
