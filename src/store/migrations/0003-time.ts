/*
 * Views of time: the clock of section 55, and what a body says from response to response. Documents that are one
 * response count once.
 */

/** First or last day that a date of any precision may mean, as a Julian day. */
const first = (date: string) =>
  `julianday(CASE length(${date}) WHEN 4 THEN ${date} || '-01-01' WHEN 7 THEN ${date} || '-01' ELSE ${date} END)`;
const last = (date: string) =>
  `CASE length(${date}) WHEN 4 THEN julianday(${date} || '-12-31')
    WHEN 7 THEN julianday(${date} || '-01', '+1 month', '-1 day') ELSE julianday(${date}) END`;
const standing = (day: string) =>
  `CASE WHEN ${day} <= 56 THEN 'on_or_before_day_56' WHEN ${day} = 57 THEN 'day_57_common_reading'
    ELSE 'after_day_57' END`;

/** Where each response stands by the clock of section 55: no verdict. The rules are those of src/compare/clock.ts. */
const SECTION55_CLOCK = `CREATE VIEW section55_clock AS
  WITH dated AS (
    SELECT r.force_id, r.inspection, r.document_id, r.place, e.id AS extraction_id, e.response_date,
      i.title, i.published,
      (SELECT p.published_on FROM provenance p WHERE p.document_id = r.document_id ORDER BY p.path LIMIT 1)
        AS published_on,
      (SELECT p.published_on_basis FROM provenance p WHERE p.document_id = r.document_id ORDER BY p.path LIMIT 1)
        AS published_on_basis
    FROM responses r
    JOIN extractions e ON e.document_id = r.document_id AND e.is_current = 1
    JOIN inspections_flat i ON i.inspection = r.inspection
    WHERE r.counted_as = r.document_id),
  counted AS (
    SELECT *, coalesce(published_on, response_date) AS date,
      CASE WHEN published_on IS NOT NULL THEN published_on_basis
        WHEN response_date IS NOT NULL THEN 'letter_date' END AS basis
    FROM dated),
  days AS (
    SELECT *,
      CAST(${first('date')} - ${last('published')} AS INTEGER) + 1 AS least,
      CAST(${last('date')} - ${first('published')} AS INTEGER) + 1 AS most
    FROM counted)
  SELECT d.inspection, d.title AS inspection_title, d.published AS inspection_published,
    d.force_id,
    coalesce((SELECT b.force_name FROM catalogue_bodies b WHERE b.force_id = d.force_id),
      (SELECT min(f.name) FROM forces f WHERE f.extraction_id = d.extraction_id AND f.force_id = d.force_id))
      AS force_name,
    d.document_id,
    (SELECT min(path) FROM sources s WHERE s.document_id = d.document_id) AS source,
    d.place = 1 AS is_newest,
    d.response_date, d.date AS counted_date, d.basis AS counted_date_basis,
    CASE WHEN least = most THEN most END AS day,
    CASE WHEN length(d.published) = 10 THEN date(d.published, '+55 days') END AS day_56,
    CASE WHEN length(d.published) = 10 THEN date(d.published, '+56 days') END AS day_57,
    CASE WHEN d.date IS NULL OR d.published IS NULL OR most < 1 THEN 'unknown'
      WHEN d.basis = 'archive_capture' AND most > 56 THEN 'unknown'
      WHEN ${standing('max(1, least)')} <> ${standing('most')} THEN 'unknown'
      ELSE ${standing('most')} END AS value,
    coalesce(most < 1, 0) AS dated_before_publication,
    (SELECT group_concat(code, '; ') FROM
      (SELECT code FROM problems p WHERE p.extraction_id = d.extraction_id
        AND p.code IN ('date_before_publication', 'date_long_after_publication', 'publication_date_differs')
       ORDER BY p.ordinal)) AS date_problems
  FROM days d`;

/** Of whom each claim speaks: the forces that it names, else all that respond. */
const CLAIM_BODIES = `CREATE VIEW claim_bodies AS
  SELECT extraction_id, claim_id, force_id FROM claim_forces
  UNION ALL
  SELECT c.extraction_id, c.id, f.force_id
  FROM claims c JOIN forces f ON f.extraction_id = c.extraction_id
  WHERE NOT EXISTS (SELECT 1 FROM claim_forces x WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id)`;

/** What one body says on one topic, from response to response. */
const CHANGES_OVER_TIME = `CREATE VIEW changes_over_time AS
  WITH said AS (
    SELECT b.force_id, t.topic, e.document_id, e.id AS extraction_id, e.response_date, c.status, count(*) AS claims
    FROM claim_topics t
    JOIN claims c ON c.extraction_id = t.extraction_id AND c.id = t.claim_id
    JOIN extractions e ON e.id = c.extraction_id AND e.is_current = 1
    JOIN claim_bodies b ON b.extraction_id = c.extraction_id AND b.claim_id = c.id
    WHERE e.document_id NOT IN (SELECT document_id FROM duplicates)
    GROUP BY b.force_id, t.topic, e.document_id, c.status
    ORDER BY b.force_id, t.topic, e.document_id, c.status),
  letters AS (
    SELECT force_id, topic, document_id, extraction_id, response_date, sum(claims) AS claims,
      group_concat(status, '; ') AS statuses,
      sum(CASE WHEN status = 'completed' THEN claims ELSE 0 END) AS completed,
      sum(CASE WHEN status = 'in_progress' THEN claims ELSE 0 END) AS in_progress,
      sum(CASE WHEN status = 'planned' THEN claims ELSE 0 END) AS planned,
      sum(CASE WHEN status = 'awaiting' THEN claims ELSE 0 END) AS awaiting,
      sum(CASE WHEN status = 'not_done' THEN claims ELSE 0 END) AS not_done,
      sum(CASE WHEN status = 'declined' THEN claims ELSE 0 END) AS declined
    FROM said GROUP BY force_id, topic, document_id, extraction_id, response_date)
  SELECT l.force_id,
    coalesce((SELECT b.force_name FROM catalogue_bodies b WHERE b.force_id = l.force_id),
      (SELECT min(f.name) FROM forces f WHERE f.extraction_id = l.extraction_id AND f.force_id = l.force_id))
      AS force_name,
    l.topic, (SELECT t.name FROM catalogue_topics t WHERE t.topic = l.topic) AS topic_name,
    row_number() OVER letter AS letter,
    l.response_date,
    (SELECT group_concat(ref, '; ') FROM
      (SELECT ref FROM inspections i WHERE i.extraction_id = l.extraction_id ORDER BY i.ordinal)) AS inspections,
    l.claims, l.statuses, l.completed, l.in_progress, l.planned, l.awaiting, l.not_done, l.declined,
    lag(l.response_date) OVER letter AS previous_date,
    lag(l.statuses) OVER letter AS previous_statuses,
    lag(l.document_id) OVER letter AS previous_document_id,
    l.document_id,
    (SELECT min(path) FROM sources s WHERE s.document_id = l.document_id) AS source
  FROM letters l
  WINDOW letter AS (PARTITION BY l.force_id, l.topic
    ORDER BY l.response_date IS NULL, l.response_date, l.document_id)`;

/** The views in the order in which they are made. */
export const TIME_VIEWS: readonly string[] = [SECTION55_CLOCK, CLAIM_BODIES, CHANGES_OVER_TIME];
