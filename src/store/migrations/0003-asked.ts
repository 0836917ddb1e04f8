/*
 * Views of what was asked, of whom, and what each says to it: the catalogue beside what is held. Documents that are one
 * response count once. No view orders its rows: say ORDER BY.
 */

/** Inspections of the catalogue, and those that held documents answer by the name of an earlier one. */
const INSPECTIONS_FLAT = `CREATE VIEW inspections_flat AS
  WITH held AS (
    SELECT i.ref AS inspection,
      min(coalesce(i.catalogue_title, i.title)) AS title,
      min(coalesce(i.catalogue_published, i.published)) AS published
    FROM inspections i JOIN extractions e ON e.id = i.extraction_id AND e.is_current = 1
    WHERE i.catalogue_id IS NOT NULL
    GROUP BY i.ref)
  SELECT c.inspection, c.title, coalesce(c.published, h.published) AS published, c.kind, c.scope
  FROM catalogue_inspections c LEFT JOIN held h ON h.inspection = c.inspection
  UNION ALL
  SELECT h.inspection, h.title, h.published, NULL, NULL
  FROM held h WHERE h.inspection NOT IN (SELECT inspection FROM catalogue_inspections)`;

/** Recommendations of the catalogue, then those that only documents name. */
const RECOMMENDATIONS_FLAT = `CREATE VIEW recommendations_flat AS
  SELECT inspection, recommendation, kind, number, text, due, addressed_to_forces, topic, 'catalogue' AS source
  FROM catalogue_recommendations
  UNION ALL
  SELECT r.inspection, r.key, min(r.kind), min(r.number),
    (SELECT o.text FROM recommendations o JOIN extractions x ON x.id = o.extraction_id AND x.is_current = 1
      WHERE o.inspection = r.inspection AND o.key = r.key AND o.text IS NOT NULL
      ORDER BY x.document_id, o.ordinal LIMIT 1),
    (SELECT o.due FROM recommendations o JOIN extractions x ON x.id = o.extraction_id AND x.is_current = 1
      WHERE o.inspection = r.inspection AND o.key = r.key AND o.due IS NOT NULL
      ORDER BY x.document_id, o.ordinal LIMIT 1),
    NULL, NULL, 'document'
  FROM recommendations r JOIN extractions e ON e.id = r.extraction_id AND e.is_current = 1
  WHERE EXISTS (SELECT 1 FROM inspections i
      WHERE i.extraction_id = r.extraction_id AND i.ref = r.inspection AND i.catalogue_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM catalogue_recommendations c
      WHERE c.inspection = r.inspection AND c.recommendation = r.key)
  GROUP BY r.inspection, r.key`;

/** Who is asked by an inspection: all of the catalogue, or those that it names; and whoever answers. */
const BODIES_ASKED = `CREATE VIEW bodies_asked AS
  WITH asked AS (
    SELECT i.inspection, b.force_id FROM inspections_flat i JOIN catalogue_bodies b
    WHERE coalesce(i.scope, 'national') = 'national'
    UNION
    SELECT n.inspection, n.force_id FROM catalogue_inspection_forces n
    JOIN catalogue_inspections i ON i.inspection = n.inspection AND i.scope = 'force'
    UNION
    SELECT inspection, force_id FROM responses)
  SELECT a.inspection, a.force_id,
    coalesce(b.force_name,
      (SELECT min(f.name) FROM forces f WHERE f.force_id = a.force_id), a.force_id) AS force_name,
    b.policing_body, b.policing_body_type
  FROM asked a LEFT JOIN catalogue_bodies b ON b.force_id = a.force_id`;

/** One row for each force and inspection that is asked or answered, with the document that speaks for it. */
const COVERAGE = `CREATE VIEW coverage AS
  WITH said AS (
    SELECT a.inspection, a.force_id, a.force_name, a.policing_body AS catalogue_body,
      x.document_id, e.id AS extraction_id, e.response_date,
      (SELECT count(*) FROM responses r WHERE r.force_id = a.force_id AND r.inspection = a.inspection) AS documents,
      (SELECT count(*) FROM responses r WHERE r.force_id = a.force_id AND r.inspection = a.inspection
        AND r.counted_as = r.document_id) AS responses
    FROM bodies_asked a
    LEFT JOIN responses x ON x.force_id = a.force_id AND x.inspection = a.inspection AND x.place = 1
      AND x.counted_as = x.document_id
    LEFT JOIN extractions e ON e.document_id = x.document_id AND e.is_current = 1)
  SELECT s.inspection, i.title AS inspection_title, i.published AS inspection_published,
    s.force_id, s.force_name,
    coalesce((SELECT b.name FROM policing_bodies b WHERE b.extraction_id = s.extraction_id AND b.ordinal =
        CASE WHEN (SELECT count(*) FROM policing_bodies n WHERE n.extraction_id = s.extraction_id)
              = (SELECT count(*) FROM forces n WHERE n.extraction_id = s.extraction_id)
          THEN (SELECT min(f.ordinal) FROM forces f
            WHERE f.extraction_id = s.extraction_id AND f.force_id = s.force_id)
          ELSE 0 END), s.catalogue_body) AS policing_body,
    CASE WHEN s.document_id IS NOT NULL THEN 'document_held'
      WHEN EXISTS (SELECT 1 FROM failures f JOIN provenance p ON p.document_id = f.document_id
        WHERE p.body = s.force_id AND p.inspection = s.inspection) THEN 'unreadable'
      ELSE 'no_document' END AS state,
    s.documents, s.responses, s.documents - s.responses AS duplicates,
    s.document_id,
    (SELECT min(path) FROM sources p WHERE p.document_id = s.document_id) AS source,
    s.response_date, s.extraction_id,
    (SELECT count(*) FROM recommendations_flat r
      WHERE r.inspection = s.inspection AND r.addressed_to_forces IS NOT 0) AS recommendations,
    CASE WHEN s.document_id IS NOT NULL THEN
      (SELECT count(*) FROM recommendations_flat r
        JOIN positions p ON p.extraction_id = s.extraction_id AND p.inspection = r.inspection
          AND p.recommendation = r.recommendation AND p.force_id = s.force_id
          AND p.position NOT IN ('not_mentioned', 'not_addressed_to_forces')
        WHERE r.inspection = s.inspection AND r.addressed_to_forces IS NOT 0) END AS mentioned,
    CASE WHEN s.document_id IS NOT NULL THEN
      (SELECT group_concat(recommendation, '; ') FROM (
        SELECT r.recommendation FROM recommendations_flat r
        WHERE r.inspection = s.inspection AND r.addressed_to_forces IS NOT 0 AND NOT EXISTS (
          SELECT 1 FROM positions p WHERE p.extraction_id = s.extraction_id AND p.inspection = r.inspection
            AND p.recommendation = r.recommendation AND p.force_id = s.force_id
            AND p.position NOT IN ('not_mentioned', 'not_addressed_to_forces'))
        ORDER BY r.kind = 'recommendation' DESC, r.kind, length(r.recommendation), r.recommendation)) END
      AS not_mentioned
  FROM said s JOIN inspections_flat i ON i.inspection = s.inspection`;

/** A row for each body and recommendation, also where nothing is said: the kinds of silence are kept apart. */
const RESPONSE_MATRIX = `CREATE VIEW response_matrix AS
  SELECT c.inspection, c.inspection_title, r.recommendation, r.kind, r.text AS recommendation_text, r.due,
    r.addressed_to_forces, c.force_id, c.force_name, c.policing_body,
    CASE WHEN p.position IS NOT NULL THEN p.position
      WHEN r.addressed_to_forces = 0 THEN 'not_addressed_to_forces'
      WHEN c.state = 'document_held' THEN 'not_mentioned'
      ELSE c.state END AS position,
    EXISTS (
      SELECT 1 FROM position_claims x
      JOIN claims k ON k.extraction_id = x.extraction_id AND k.id = x.claim_id
      LEFT JOIN claim_parts n ON n.extraction_id = k.extraction_id AND n.claim_id = k.id
      WHERE x.extraction_id = p.extraction_id AND x.position_ordinal = p.ordinal AND k.fit = 'asked'
        AND k.speaker <> 'unknown' AND k.status NOT IN ('oversight', 'acknowledged', 'unclear')
      GROUP BY coalesce(n.part, '')
      HAVING count(DISTINCT k.speaker) = 2
        AND count(DISTINCT k.speaker || ' ' || k.status) <> 2 * count(DISTINCT k.status)) AS speakers_differ,
    (SELECT count(*) FROM position_claims x
      WHERE x.extraction_id = p.extraction_id AND x.position_ordinal = p.ordinal) AS claims,
    (SELECT group_concat(claim_id, '; ') FROM
      (SELECT claim_id FROM position_claims x
       WHERE x.extraction_id = p.extraction_id AND x.position_ordinal = p.ordinal ORDER BY x.ordinal)) AS claim_ids,
    c.documents, c.responses, c.document_id, c.source, c.response_date
  FROM coverage c
  JOIN recommendations_flat r ON r.inspection = c.inspection
  LEFT JOIN positions p ON p.extraction_id = c.extraction_id AND p.inspection = c.inspection
    AND p.recommendation = r.recommendation AND p.force_id = c.force_id`;

/** The views in the order in which they are made. */
export const ASKED_VIEWS: readonly string[] = [
  INSPECTIONS_FLAT,
  RECOMMENDATIONS_FLAT,
  BODIES_ASKED,
  COVERAGE,
  RESPONSE_MATRIX,
];
