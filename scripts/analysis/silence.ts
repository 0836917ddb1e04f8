/*
 * Who is silent on a recommendation, and in which way: no document held, unreadable, not mentioned, mentioned without an act
 * (questions 9 and 10). None of these is a refusal.
 *
 *   npx tsx scripts/analysis/silence.ts --store section55.sqlite --inspection group-cse-2025 --recommendation 4
 */
import { compare } from 'section55';
import { printRows } from './common.js';

const SILENCES = ['no_document', 'unreadable', 'not_mentioned', 'mentioned_no_act'];

await printRows(async ({ store, lexicon, inspection, recommendation }) => {
  const { rows } = await compare(store, lexicon, {
    inspection,
    recommendations: [recommendation],
    all: true,
  });
  return rows.flatMap((row) => {
    const [cell] = row.cells;
    if (!cell || !SILENCES.includes(cell.position)) return [];
    return [
      {
        force: row.force.name,
        recommendation,
        silence: cell.position,
        response_date: row.responseDate,
        document: row.documents.find(({ used }) => used)?.source ?? null,
      },
    ];
  });
});
