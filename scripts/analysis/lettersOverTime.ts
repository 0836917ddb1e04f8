/*
 * What one body said on a topic from letter to letter (question 21): the same promise twice stands in two rows.
 *
 *   npx tsx scripts/analysis/lettersOverTime.ts --store section55.sqlite --force barsetshire --topic iicsa_definition
 */
import { UsageError } from 'section55';
import { printRows } from './common.js';

await printRows(async ({ store, force, topic }) => {
  if (force === undefined) throw new UsageError('Say which body: --force ID (section55 forces).');
  return (await store.timeline(force, topic)).map((row) => ({
    response_date: row.responseDate,
    inspection: row.inspection,
    recommendations: row.recommendations,
    status: row.status,
    speaker: row.speaker,
    due: row.due,
    later_letters_on_the_topic: row.returnedTo,
    quote: row.quote,
    claim_id: row.claimId,
  }));
});
