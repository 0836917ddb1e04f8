import { type Kysely, sql } from 'kysely';
import { ASKED_VIEWS } from './0003-asked.js';
import { FLAT_VIEWS } from './0003-flat.js';
import { TIME_VIEWS } from './0003-time.js';

/**
 * The database as something that is asked: the catalogue beside what is held, which document counts where several are one
 * response, the words for full-text search, and views that read like questions. What is derived (responses, duplicates,
 * letter_pages, claim_quotes) is filled after the migration: see ../derived.ts.
 */
const STATEMENTS = [
  // What an older or newer version derived is worked out anew when its number is not the one that this version writes.
  `CREATE TABLE derived (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // The catalogue of the last import: one row that names its rule packs, and what those say.
  `CREATE TABLE catalogue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rule_pack TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE catalogue_bodies (
    force_id TEXT NOT NULL PRIMARY KEY,
    force_name TEXT NOT NULL,
    policing_body TEXT NOT NULL,
    policing_body_type TEXT NOT NULL,
    nation TEXT NOT NULL,
    ons_code TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE catalogue_inspections (
    inspection TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    published TEXT,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE catalogue_inspection_forces (
    inspection TEXT NOT NULL REFERENCES catalogue_inspections (inspection) ON DELETE CASCADE,
    force_id TEXT NOT NULL,
    PRIMARY KEY (inspection, force_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE catalogue_recommendations (
    inspection TEXT NOT NULL REFERENCES catalogue_inspections (inspection) ON DELETE CASCADE,
    recommendation TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    text TEXT,
    due TEXT,
    addressed_to_forces INTEGER CHECK (addressed_to_forces IN (0, 1)),
    topic TEXT,
    PRIMARY KEY (inspection, recommendation)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE catalogue_topics (
    topic TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Which documents of a force answer an inspection, and which of them count: see ../responses.ts.
  `CREATE TABLE responses (
    force_id TEXT NOT NULL,
    inspection TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    counted_as TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place > 0),
    PRIMARY KEY (force_id, inspection, document_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX responses_by_document ON responses (document_id)',
  'CREATE INDEX responses_by_counted ON responses (counted_as)',
  'CREATE INDEX responses_by_inspection ON responses (inspection, force_id, place)',
  `CREATE TABLE duplicates (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    counted_as TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    CHECK (document_id <> counted_as)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX duplicates_by_counted ON duplicates (counted_as)',
  // The words of current extractions, each in a table with a whole number as key: full-text indexes with external
  // content need one that VACUUM does not change, and snippets need the words.
  `CREATE TABLE letter_pages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (document_id, page)
  ) STRICT`,
  `CREATE TABLE claim_quotes (
    id INTEGER PRIMARY KEY,
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    quote TEXT NOT NULL,
    UNIQUE (extraction_id, claim_id),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT`,
  ...indexed('letters_fts', 'letter_pages', 'text'),
  ...indexed('claims_fts', 'claim_quotes', 'quote'),
  // Lists that narrow by one of these need not read the quotes.
  `CREATE INDEX claims_by_facts ON claims
    (extraction_id, status, speaker, inspection, fit, start_offset)`,
  'CREATE INDEX claim_topics_by_topic ON claim_topics (topic, extraction_id, claim_id)',
  `CREATE INDEX claim_recommendations_by_key
    ON claim_recommendations (recommendation, extraction_id, claim_id)`,
  'CREATE INDEX claim_forces_by_force ON claim_forces (force_id, extraction_id, claim_id)',
  'CREATE INDEX recommendations_by_key ON recommendations (inspection, key)',
  ...FLAT_VIEWS,
  ...ASKED_VIEWS,
  ...TIME_VIEWS,
];

/**
 * A full-text index over one column of a table, kept by triggers, which also fire where a row goes with the row that
 * it points to. Words are found by their stem in English, without regard to case and accents.
 */
function indexed(index: string, table: string, column: string): string[] {
  const drop = `INSERT INTO ${index} (${index}, rowid, ${column}) VALUES ('delete', old.id, old.${column})`;
  const add = `INSERT INTO ${index} (rowid, ${column}) VALUES (new.id, new.${column})`;
  return [
    `CREATE VIRTUAL TABLE ${index} USING fts5
      (${column}, content='${table}', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')`,
    `CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN ${add}; END`,
    `CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN ${drop}; END`,
    `CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} BEGIN ${drop}; ${add}; END`,
  ];
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
