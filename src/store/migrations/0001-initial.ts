import { type Kysely, sql } from 'kysely';

/**
 * The first schema. Tables are the record taken apart; `extractions.record` keeps it whole as well, so that
 * an export gives back exactly what was extracted. Offsets are half-open UTF-16 units of the reading text.
 *
 * A migration that has been released is never edited: write the next one.
 */
const STATEMENTS = [
  // The reading text belongs to an extraction (cleaning may change with the version), but is nearly always
  // the same from one to the next: kept once, by its hash.
  `CREATE TABLE texts (
    hash TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    imported_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE sources (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (document_id, path)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX sources_by_path ON sources (path)',
  `CREATE TABLE extractions (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    rule_pack TEXT NOT NULL,
    extractor TEXT NOT NULL,
    extractor_order TEXT NOT NULL,
    turn INTEGER NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    schema_version INTEGER NOT NULL,
    text_hash TEXT NOT NULL REFERENCES texts (hash),
    media_type TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text_layer TEXT NOT NULL,
    language TEXT NOT NULL,
    response_date TEXT,
    response_date_basis TEXT,
    record TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    UNIQUE (document_id, rule_pack, extractor)
  ) STRICT`,
  'CREATE UNIQUE INDEX extractions_one_current ON extractions (document_id) WHERE is_current = 1',
  'CREATE INDEX extractions_by_text ON extractions (text_hash)',
  `CREATE TABLE pages (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text_layer TEXT NOT NULL,
    ocr_confidence REAL,
    PRIMARY KEY (extraction_id, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE problems (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE forces (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    force_id TEXT NOT NULL,
    name TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX forces_by_id ON forces (force_id)',
  `CREATE TABLE policing_bodies (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    office_holder TEXT,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE inspections (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    ref TEXT NOT NULL,
    title TEXT,
    published TEXT,
    stated_deadline TEXT,
    catalogue_id TEXT,
    catalogue_title TEXT,
    catalogue_published TEXT,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX inspections_by_ref ON inspections (ref)',
  `CREATE TABLE recommendations (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    inspection TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    due TEXT,
    text TEXT,
    source TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    page INTEGER,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claims (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    quote TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    page INTEGER NOT NULL,
    page_end INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    status TEXT NOT NULL,
    firmness TEXT NOT NULL,
    speaker TEXT NOT NULL,
    reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
    subject TEXT NOT NULL,
    inspection TEXT,
    linked_by TEXT NOT NULL,
    fit TEXT NOT NULL,
    claim_date TEXT,
    claim_date_basis TEXT,
    due_date TEXT,
    due_date_basis TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (extraction_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX claims_by_id ON claims (id)',
  `CREATE TABLE claim_recommendations (
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    recommendation TEXT NOT NULL,
    PRIMARY KEY (extraction_id, claim_id, ordinal),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claim_forces (
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    force_id TEXT NOT NULL,
    PRIMARY KEY (extraction_id, claim_id, ordinal),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claim_topics (
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (extraction_id, claim_id, ordinal),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claim_parts (
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (extraction_id, claim_id, ordinal),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claim_figures (
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    PRIMARY KEY (extraction_id, claim_id, ordinal),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE excluded (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    why TEXT NOT NULL,
    text TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE positions (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    inspection TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    force_id TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX positions_by_inspection ON positions (inspection, recommendation, force_id)',
  `CREATE TABLE position_claims (
    extraction_id INTEGER NOT NULL,
    position_ordinal INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    PRIMARY KEY (extraction_id, position_ordinal, ordinal),
    FOREIGN KEY (extraction_id, position_ordinal) REFERENCES positions (extraction_id, ordinal) ON DELETE CASCADE,
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  // `key` is the document id, or `path:` and the path where the bytes could not be had.
  `CREATE TABLE failures (
    key TEXT NOT NULL PRIMARY KEY,
    document_id TEXT,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    failed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE failure_sources (
    key TEXT NOT NULL REFERENCES failures (key) ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (key, path)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX failure_sources_by_path ON failure_sources (path)',
  // Views: the current extraction of each document. Lists are joined by '; ' in the record's order. The inner
  // selects order the rows, because ORDER BY inside group_concat needs SQLite 3.44 in whatever opens the file.
  `CREATE VIEW documents_flat AS
  SELECT
    e.document_id,
    (SELECT min(path) FROM sources s WHERE s.document_id = e.document_id) AS source,
    (SELECT group_concat(force_id, '; ') FROM
      (SELECT force_id FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS forces,
    (SELECT group_concat(name, '; ') FROM
      (SELECT name FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS force_names,
    (SELECT group_concat(name, '; ') FROM
      (SELECT name FROM policing_bodies b WHERE b.extraction_id = e.id ORDER BY b.ordinal)) AS policing_bodies,
    (SELECT group_concat(office_holder, '; ') FROM
      (SELECT office_holder FROM policing_bodies b WHERE b.extraction_id = e.id ORDER BY b.ordinal)) AS office_holders,
    e.response_date,
    e.response_date_basis,
    (SELECT group_concat(ref, '; ') FROM
      (SELECT ref FROM inspections i WHERE i.extraction_id = e.id ORDER BY i.ordinal)) AS inspections,
    (SELECT count(*) FROM claims c WHERE c.extraction_id = e.id) AS claims,
    (SELECT group_concat(code, '; ') FROM
      (SELECT code FROM problems p WHERE p.extraction_id = e.id ORDER BY p.ordinal)) AS problems,
    e.media_type, e.text_layer, e.language, e.characters,
    (SELECT count(*) FROM pages p WHERE p.extraction_id = e.id) AS pages,
    e.extractor, e.rule_pack
  FROM extractions e
  WHERE e.is_current = 1`,
  `CREATE VIEW claims_flat AS
  SELECT
    c.id AS claim_id,
    d.document_id, d.source, d.forces AS responding_forces, d.force_names, d.policing_bodies, d.office_holders,
    d.response_date,
    (SELECT group_concat(force_id, '; ') FROM
      (SELECT force_id FROM claim_forces x WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id
       ORDER BY x.ordinal)) AS forces,
    c.inspection,
    (SELECT coalesce(i.catalogue_title, i.title) FROM inspections i
      WHERE i.extraction_id = c.extraction_id AND i.ref = c.inspection ORDER BY i.ordinal LIMIT 1) AS inspection_title,
    (SELECT coalesce(i.catalogue_published, i.published) FROM inspections i
      WHERE i.extraction_id = c.extraction_id AND i.ref = c.inspection ORDER BY i.ordinal LIMIT 1)
      AS inspection_published,
    (SELECT group_concat(recommendation, '; ') FROM
      (SELECT recommendation FROM claim_recommendations x
       WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id ORDER BY x.ordinal)) AS recommendations,
    c.status, c.firmness, c.speaker, c.reported, c.subject, c.linked_by, c.fit,
    (SELECT group_concat(part, '; ') FROM
      (SELECT part FROM claim_parts x WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id
       ORDER BY x.ordinal)) AS parts,
    (SELECT group_concat(topic, '; ') FROM
      (SELECT topic FROM claim_topics x WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id
       ORDER BY x.ordinal)) AS topics,
    c.claim_date, c.claim_date_basis, c.due_date, c.due_date_basis, c.confidence,
    c.quote, c.start_offset, c.end_offset, c.page, c.page_end, c.sentence,
    d.extractor, d.rule_pack
  FROM claims c
  JOIN extractions e ON e.id = c.extraction_id AND e.is_current = 1
  JOIN documents_flat d ON d.document_id = e.document_id`,
  `CREATE VIEW positions_flat AS
  SELECT
    p.force_id,
    (SELECT f.name FROM forces f WHERE f.extraction_id = p.extraction_id AND f.force_id = p.force_id
      ORDER BY f.ordinal LIMIT 1) AS force_name,
    d.policing_bodies, d.response_date,
    p.inspection,
    (SELECT coalesce(i.catalogue_title, i.title) FROM inspections i
      WHERE i.extraction_id = p.extraction_id AND i.ref = p.inspection ORDER BY i.ordinal LIMIT 1) AS inspection_title,
    p.recommendation,
    (SELECT r.kind FROM recommendations r WHERE r.extraction_id = p.extraction_id
      AND r.inspection = p.inspection AND r.key = p.recommendation ORDER BY r.ordinal LIMIT 1) AS kind,
    (SELECT r.due FROM recommendations r WHERE r.extraction_id = p.extraction_id
      AND r.inspection = p.inspection AND r.key = p.recommendation ORDER BY r.ordinal LIMIT 1) AS due,
    p.position,
    (SELECT count(*) FROM position_claims x
      WHERE x.extraction_id = p.extraction_id AND x.position_ordinal = p.ordinal) AS claims,
    (SELECT group_concat(claim_id, '; ') FROM
      (SELECT claim_id FROM position_claims x
       WHERE x.extraction_id = p.extraction_id AND x.position_ordinal = p.ordinal ORDER BY x.ordinal)) AS claim_ids,
    d.document_id, d.source, d.extractor, d.rule_pack
  FROM positions p
  JOIN extractions e ON e.id = p.extraction_id AND e.is_current = 1
  JOIN documents_flat d ON d.document_id = e.document_id`,
  `CREATE VIEW failures_flat AS
  SELECT f.key, f.document_id, f.code, f.message,
    (SELECT min(path) FROM failure_sources s WHERE s.key = f.key) AS source
  FROM failures f`,
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
