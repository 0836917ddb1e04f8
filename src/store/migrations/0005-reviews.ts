import { type Kysely, sql } from 'kysely';

/*
 * What people say of what was read. `reviews` is written to and never changed: a later review supersedes, a withdrawal
 * takes back. The tables of the current extraction (forces, claims, positions ...) hold the reading after all reviews, so
 * that every view and query speaks of it; `extractions.record` keeps what the program read. What is worked out from the
 * reviews is filled whenever a document or its reviews change: see ../reviews/applyToDocument.ts.
 */
const TABLES = [
  // No reference to documents: a review outlives the removal of its document, and may come before its import.
  `CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target IN ('claim', 'document')),
    kind TEXT NOT NULL CHECK (kind IN ('confirm', 'correct', 'reject', 'add', 'note', 'reply', 'withdraw')),
    reviewer TEXT NOT NULL,
    reviewed_at TEXT NOT NULL,
    quote TEXT,
    claim_id TEXT,
    fields TEXT,
    why TEXT,
    note TEXT,
    replying_body TEXT,
    withdraws TEXT REFERENCES reviews (id),
    review TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX reviews_by_document ON reviews (document_id)',
  'CREATE INDEX reviews_by_withdrawn ON reviews (withdraws)',
  `CREATE TRIGGER reviews_are_not_changed BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'a review is never changed: write another'); END`,
  `CREATE TRIGGER reviews_are_not_deleted BEFORE DELETE ON reviews
    BEGIN SELECT RAISE(ABORT, 'a review is never deleted: withdraw it'); END`,
  `CREATE TABLE review_places (
    review_id TEXT NOT NULL PRIMARY KEY REFERENCES reviews (id),
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    place TEXT NOT NULL CHECK (place IN ('document', 'exact', 'normalised', 'fuzzy', 'lost')),
    claim_id TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX review_places_by_extraction ON review_places (extraction_id)',
  // Of the claims that do not count as well (state rejected): so no reference to claims.
  `CREATE TABLE claim_reviews (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    claim_id TEXT NOT NULL,
    state TEXT CHECK (state IN ('confirmed', 'corrected', 'added', 'rejected')),
    reviewed_by TEXT,
    reviewed_at TEXT,
    notes INTEGER NOT NULL,
    replies INTEGER NOT NULL,
    PRIMARY KEY (extraction_id, claim_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX claim_reviews_by_claim ON claim_reviews (claim_id)',
  `CREATE TABLE document_reviews (
    extraction_id INTEGER NOT NULL PRIMARY KEY REFERENCES extractions (id) ON DELETE CASCADE,
    state TEXT CHECK (state IN ('confirmed', 'corrected')),
    corrected TEXT,
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    reviewed_by TEXT,
    reviewed_at TEXT,
    notes INTEGER NOT NULL,
    replies INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE reviewed_records (
    extraction_id INTEGER NOT NULL PRIMARY KEY REFERENCES extractions (id) ON DELETE CASCADE,
    record TEXT NOT NULL
  ) STRICT`,
  // The queue of reviews begins with the claims that are least certain.
  'CREATE INDEX claims_by_confidence ON claims (confidence, extraction_id, id)',
  // Parts of a recommendation decide what a position adds up to; the catalogue is written anew at the next import.
  `CREATE TABLE catalogue_parts (
    inspection TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (inspection, recommendation, ordinal),
    FOREIGN KEY (inspection, recommendation)
      REFERENCES catalogue_recommendations (inspection, recommendation) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  'DELETE FROM catalogue',
  // A body that a person names need not stand in the text: its offsets may be null. Made anew without renaming, which
  // SQLite refuses while views speak of the table.
  'CREATE TEMPORARY TABLE bodies_before AS SELECT * FROM policing_bodies',
  'DROP TABLE policing_bodies',
  `CREATE TABLE policing_bodies (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    office_holder TEXT,
    start_offset INTEGER,
    end_offset INTEGER,
    page INTEGER,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO policing_bodies
    SELECT extraction_id, ordinal, name, type, office_holder, start_offset, end_offset, page FROM bodies_before`,
  'DROP TABLE bodies_before',
];

/** Columns that say whether a person has read what a row says. */
const MARKS = `
    coalesce(r.reviewed_at IS NOT NULL, 0) AS reviewed, r.state AS review_state, r.reviewed_by, r.reviewed_at,
    coalesce(r.replies, 0) AS replies`;

const CLAIM_MARKS = `SELECT f.*,${MARKS}
  FROM (%) f
  JOIN extractions x ON x.document_id = f.document_id AND x.is_current = 1
  LEFT JOIN claim_reviews r ON r.extraction_id = x.id AND r.claim_id = f.claim_id`;

const DOCUMENT_MARKS = `SELECT f.*,${MARKS}
  FROM (%) f
  JOIN extractions x ON x.document_id = f.document_id AND x.is_current = 1
  LEFT JOIN document_reviews r ON r.extraction_id = x.id`;

/** Every review, with whether it has been taken back and where it stands now: place is null where nothing is held. */
const REVIEWS_FLAT = `CREATE VIEW reviews_flat AS
  SELECT r.id AS review_id, r.document_id,
    (SELECT min(path) FROM sources s WHERE s.document_id = r.document_id) AS source,
    r.target, r.kind, r.reviewer, r.reviewed_at, p.claim_id, r.quote, r.fields, r.why, r.note, r.replying_body,
    EXISTS (SELECT 1 FROM reviews w WHERE w.withdraws = r.id) AS withdrawn,
    r.withdraws, p.place
  FROM reviews r LEFT JOIN review_places p ON p.review_id = r.id`;

/** Gives a view more columns, whatever migrations before have made of it. */
async function widen(db: Kysely<unknown>, view: string, around: string): Promise<void> {
  const { rows } = await sql<{ sql: string }>`
    SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ${view}`.execute(db);
  const select = rows[0]?.sql.replace(/^CREATE VIEW \w+ AS\s+/i, '') ?? '';
  const wider = around.split('%').join(select);
  await sql.raw(`DROP VIEW ${view}`).execute(db);
  await sql.raw(`CREATE VIEW ${view} AS\n  ${wider}`).execute(db);
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db);
  await widen(db, 'claims_flat', CLAIM_MARKS);
  await widen(db, 'documents_flat', DOCUMENT_MARKS);
  await sql.raw(REVIEWS_FLAT).execute(db);
}
