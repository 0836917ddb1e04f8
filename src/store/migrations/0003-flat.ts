/*
 * The flat views of 0002 with one column more, `duplicate_of`; all others keep their places. Lists are joined by '; '.
 */

const DOCUMENTS_FLAT = `CREATE VIEW documents_flat AS
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
    (SELECT p.note FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS note,
    (SELECT d.counted_as FROM duplicates d WHERE d.document_id = e.document_id) AS duplicate_of
  FROM extractions e
  WHERE e.is_current = 1`;

const CLAIMS_FLAT = `CREATE VIEW claims_flat AS
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
    d.source_url, d.retrieved, d.published_on, d.published_on_basis,
    d.duplicate_of
  FROM claims c
  JOIN extractions e ON e.id = c.extraction_id AND e.is_current = 1
  JOIN documents_flat d ON d.document_id = e.document_id`;

const POSITIONS_FLAT = `CREATE VIEW positions_flat AS
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
    d.source_url, d.retrieved, d.published_on, d.published_on_basis, d.duplicate_of
  FROM positions p
  JOIN extractions e ON e.id = p.extraction_id AND e.is_current = 1
  JOIN documents_flat d ON d.document_id = e.document_id`;

/** The views in the order in which they are made; those of before must be dropped first. */
export const FLAT_VIEWS: readonly string[] = [
  'DROP VIEW positions_flat',
  'DROP VIEW claims_flat',
  'DROP VIEW documents_flat',
  DOCUMENTS_FLAT,
  CLAIMS_FLAT,
  POSITIONS_FLAT,
];
