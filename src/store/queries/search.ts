import { type Kysely, type RawBuilder, sql } from 'kysely';
import { ftsQuery } from '../ftsQuery.js';
import type { Tables } from '../schema.js';
import type { FacetCount, Found, LetterHit, SearchQuery, SearchResult, Snippet } from '../store.js';
import { claimsByKey } from './claims.js';
import { claimConditions, notDuplicate } from './conditions.js';

/** Words around a match. FTS5 allows 64 at most. */
const SNIPPET_WORDS = 32;
/** Stand around a match in a snippet: signs of the private use area, which no letter has. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const DEFAULT_LIMIT = 10;

/** See {@link Store.search}. */
export async function search(db: Kysely<Tables>, query: SearchQuery): Promise<SearchResult> {
  const match = ftsQuery(query.words);
  return {
    letters: query.within === 'claims' ? null : await searchLetters(db, match, query),
    claims: query.within === 'letters' ? null : await searchClaims(db, match, query),
  };
}

async function searchLetters(
  db: Kysely<Tables>,
  match: string,
  query: SearchQuery,
): Promise<Found<LetterHit>> {
  const conditions = [sql`1`];
  if (query.force !== undefined) {
    conditions.push(
      sql`e.id IN (SELECT extraction_id FROM forces WHERE force_id = ${query.force})`,
    );
  }
  if (query.inspection !== undefined) {
    conditions.push(
      sql`e.id IN (SELECT extraction_id FROM inspections WHERE ref = ${query.inspection})`,
    );
  }
  if (query.once) conditions.push(notDuplicate(sql`e.id`));
  const where = sql.join(conditions, sql` AND `);
  // The words first, as in claims below.
  const matched = sql`matched AS MATERIALIZED (
    SELECT rowid AS id, bm25(letters_fts) AS score FROM letters_fts WHERE letters_fts MATCH ${match})`;
  const from = sql`matched m CROSS JOIN letter_pages p ON p.id = m.id
    CROSS JOIN extractions e ON e.document_id = p.document_id AND e.is_current = 1`;
  const hits = await sql<
    Omit<LetterHit, 'snippet' | 'forceNames'> & { snippet: string; forceNames: string | null }
  >`
    WITH ${matched}, best AS MATERIALIZED (
      SELECT p.id, p.document_id, p.page, m.score FROM ${from} WHERE ${where}
      ORDER BY score, p.document_id, p.page LIMIT ${query.limit ?? DEFAULT_LIMIT})
    SELECT b.document_id AS documentId, b.page, d.source, d.force_names AS forceNames, d.response_date AS responseDate,
      (SELECT snippet(letters_fts, 0, ${OPEN}, ${CLOSE}, '…', ${sql.lit(SNIPPET_WORDS)}) FROM letters_fts
        WHERE letters_fts MATCH ${match} AND rowid = b.id) AS snippet
    FROM best b JOIN documents_flat d ON d.document_id = b.document_id
    ORDER BY b.score, b.document_id, b.page`.execute(db);
  const counts = await facets(
    db,
    sql`
    WITH ${matched}, found AS MATERIALIZED (SELECT e.id FROM ${from} WHERE ${where})`,
    {
      total: sql`SELECT count(*) AS n, NULL AS value FROM found`,
      documents: sql`SELECT count(DISTINCT id) AS n, NULL AS value FROM found`,
      force: sql`SELECT count(DISTINCT o.id) AS n, f.force_id AS value FROM found o
      JOIN forces f ON f.extraction_id = o.id GROUP BY 2`,
      inspection: sql`SELECT count(DISTINCT o.id) AS n, i.ref AS value FROM found o
      JOIN inspections i ON i.extraction_id = o.id GROUP BY 2`,
    },
  );
  return {
    total: counts.total?.[0]?.count ?? 0,
    documents: counts.documents?.[0]?.count ?? 0,
    hits: hits.rows.map((row) => ({
      ...row,
      forceNames: row.forceNames?.split('; ') ?? [],
      snippet: snippetOf(row.snippet),
    })),
    facets: { force: counts.force ?? [], inspection: counts.inspection ?? [] },
  };
}

async function searchClaims(db: Kysely<Tables>, match: string, query: SearchQuery) {
  // The words first: asked the other way round, SQLite would look them up for each claim that passes the filters.
  const matched = sql`matched AS MATERIALIZED (
    SELECT rowid AS id, bm25(claims_fts) AS score FROM claims_fts WHERE claims_fts MATCH ${match})`;
  const from = sql`matched m CROSS JOIN claim_quotes q ON q.id = m.id
    CROSS JOIN claims c ON c.extraction_id = q.extraction_id AND c.id = q.claim_id`;
  const where = claimConditions(query);
  const best = await sql<{ extraction: number; id: string; rowid: number }>`
    WITH ${matched}
    SELECT c.extraction_id AS extraction, c.id, q.id AS rowid FROM ${from}
    JOIN extractions e ON e.id = c.extraction_id WHERE ${where}
    ORDER BY m.score, e.document_id, c.start_offset, c.id LIMIT ${query.limit ?? DEFAULT_LIMIT}`.execute(
    db,
  );
  const claims = await claimsByKey(db, best.rows);
  const snippets = await marked(db, match, best.rows);
  const counts = await facets(
    db,
    sql`
    WITH ${matched}, found AS MATERIALIZED (
      SELECT c.extraction_id, c.id, c.status, c.inspection FROM ${from} WHERE ${where})`,
    {
      total: sql`SELECT count(*) AS n, NULL AS value FROM found`,
      documents: sql`SELECT count(DISTINCT extraction_id) AS n, NULL AS value FROM found`,
      status: sql`SELECT count(*) AS n, status AS value FROM found GROUP BY 2`,
      force: sql`SELECT count(*) AS n, b.force_id AS value FROM found o
      JOIN claim_bodies b ON b.extraction_id = o.extraction_id AND b.claim_id = o.id GROUP BY 2`,
      inspection: sql`SELECT count(*) AS n, inspection AS value FROM found WHERE inspection IS NOT NULL GROUP BY 2`,
    },
  );
  return {
    total: counts.total?.[0]?.count ?? 0,
    documents: counts.documents?.[0]?.count ?? 0,
    hits: claims.map((claim, at) => ({
      ...claim,
      snippet: snippetOf(snippets.get(best.rows[at]?.rowid ?? -1) ?? claim.quote),
    })),
    facets: {
      force: counts.force ?? [],
      inspection: counts.inspection ?? [],
      status: counts.status ?? [],
    },
  };
}

/** Quotes with their matches marked, by key of claim_quotes. */
async function marked(db: Kysely<Tables>, match: string, rows: readonly { rowid: number }[]) {
  if (rows.length === 0) return new Map<number, string>();
  const ids = sql.join(rows.map(({ rowid }) => rowid));
  const result = await sql<{ rowid: number; text: string }>`
    SELECT rowid, highlight(claims_fts, 0, ${OPEN}, ${CLOSE}) AS text FROM claims_fts
    WHERE claims_fts MATCH ${match} AND rowid IN (${ids})`.execute(db);
  return new Map(result.rows.map(({ rowid, text }) => [rowid, text]));
}

/** Several counts over one set of rows, each group the most frequent first. */
async function facets<K extends string>(
  db: Kysely<Tables>,
  found: RawBuilder<unknown>,
  counts: Record<K, RawBuilder<unknown>>,
): Promise<Partial<Record<K, FacetCount[]>>> {
  const parts = Object.entries(counts).map(
    ([name, select]) =>
      sql`SELECT ${sql.lit(name)} AS facet, n, value FROM (${select as RawBuilder<unknown>})`,
  );
  const { rows } = await sql<{ facet: K; n: number; value: string | null }>`
    ${found} ${sql.join(parts, sql` UNION ALL `)} ORDER BY facet, n DESC, value`.execute(db);
  const lists: Partial<Record<K, FacetCount[]>> = {};
  for (const { facet, n, value } of rows) {
    const list = lists[facet] ?? [];
    list.push({ value: value ?? '', count: n });
    lists[facet] = list;
  }
  return lists;
}

/** Takes the marks out and says where they were; line ends of the letter become spaces, one for one. */
function snippetOf(text: string): Snippet {
  const matches: [number, number][] = [];
  let plain = '';
  for (const [at, part] of text.split(/([\ue000\ue001])/).entries()) {
    if (at % 2 === 0) plain += part.replace(/\s/g, ' ');
    else if (part === OPEN) matches.push([plain.length, plain.length]);
    else matches.at(-1)?.splice(1, 1, plain.length);
  }
  return { text: plain, matches };
}
