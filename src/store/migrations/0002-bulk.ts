import { type Kysely, sql } from 'kysely';

/**
 * Bulk import: what a manifest says of a file, runs of imports with what came of each file, and which documents are the
 * same response. A force that a manifest gave has no place in the text, so the offsets of `forces` may be null.
 */
const STATEMENTS = [
  'DROP VIEW positions_flat',
  'DROP VIEW claims_flat',
  'DROP VIEW documents_flat',
  `CREATE TABLE forces_new (
    extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    force_id TEXT NOT NULL,
    name TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    page INTEGER,
    PRIMARY KEY (extraction_id, ordinal)
  ) STRICT, WITHOUT ROWID`,
  'INSERT INTO forces_new SELECT extraction_id, ordinal, force_id, name, start_offset, end_offset, page FROM forces',
  'DROP TABLE forces',
  'ALTER TABLE forces_new RENAME TO forces',
  'CREATE INDEX forces_by_id ON forces (force_id)',
  // Area and inspection that the manifest gave when it was read, as JSON; null without.
  'ALTER TABLE extractions ADD COLUMN given TEXT',
  // Of a document that was found at several paths, the first path in text order speaks. No reference to documents: a
  // file that could not be read has one too, for when it can.
  `CREATE TABLE provenance (
    document_id TEXT NOT NULL,
    path TEXT NOT NULL,
    source_url TEXT,
    retrieved TEXT,
    published_on TEXT,
    published_on_basis TEXT,
    body TEXT,
    inspection TEXT,
    note TEXT,
    PRIMARY KEY (document_id, path)
  ) STRICT, WITHOUT ROWID`,
  // One for each document, of the text of its current extraction: see fingerprint.ts.
  `CREATE TABLE fingerprints (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    text_key TEXT NOT NULL,
    words INTEGER NOT NULL,
    minhash BLOB NOT NULL
  ) STRICT`,
  'CREATE INDEX fingerprints_by_text ON fingerprints (text_key)',
  // Documents that share a key are looked at: the index that saves comparing all with all.
  `CREATE TABLE fingerprint_bands (
    key INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL REFERENCES fingerprints (id) ON DELETE CASCADE,
    PRIMARY KEY (key, fingerprint)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX fingerprint_bands_by_fingerprint ON fingerprint_bands (fingerprint)',
  // Each pair once, the lesser id first. Documents of one text_key are the same text without a row here.
  `CREATE TABLE relations (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    similarity REAL NOT NULL,
    PRIMARY KEY (document_id, other_id),
    CHECK (document_id < other_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX relations_by_other ON relations (other_id)',
  // ended_at stays null where the run was killed. Counts are set at the end; until then import_files has them.
  `CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    state TEXT NOT NULL,
    paths TEXT NOT NULL,
    manifest TEXT,
    extractor TEXT,
    rule_pack TEXT,
    files INTEGER,
    added INTEGER,
    updated INTEGER,
    unchanged INTEGER,
    failed INTEGER
  ) STRICT`,
  `CREATE TABLE import_files (
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL,
    document_id TEXT,
    code TEXT,
    message TEXT,
    PRIMARY KEY (import_id, path)
  ) STRICT, WITHOUT ROWID`,
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
    e.extractor, e.rule_pack,
    (SELECT p.source_url FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS source_url,
    (SELECT p.retrieved FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS retrieved,
    (SELECT p.published_on FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS published_on,
    (SELECT p.published_on_basis FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1)
      AS published_on_basis,
    (SELECT p.note FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS note
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
    d.extractor, d.rule_pack,
    d.source_url, d.retrieved, d.published_on, d.published_on_basis
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
    d.document_id, d.source, d.extractor, d.rule_pack,
    d.source_url, d.retrieved, d.published_on, d.published_on_basis
  FROM positions p
  JOIN extractions e ON e.id = p.extraction_id AND e.is_current = 1
  JOIN documents_flat d ON d.document_id = e.document_id`,
  `CREATE VIEW relations_flat AS
  SELECT document_id, other_id, kind, similarity FROM relations
  UNION ALL
  SELECT first.document_id, f.document_id, 'same_text', 1.0
  FROM fingerprints f
  JOIN (SELECT text_key, min(document_id) AS document_id FROM fingerprints GROUP BY text_key) AS first
    ON first.text_key = f.text_key
  WHERE f.document_id > first.document_id`,
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
