import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareByTopic } from '../../src/compare/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});
const hold = async (plan: RecordPlan) => {
  const record = makeRecord(plan);
  await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
};
const catalogue = {
  rows: {
    ...CATALOGUE.rows,
    topics: [
      { id: 'one', name: 'Topic one' },
      { id: 'two', name: 'Topic two' },
    ],
  },
};
const said = (quote: string, rest = {}) => ({ quote, topics: ['one'], ...rest });

describe('compareByTopic', () => {
  it('lays bodies by topics, from the newest response that speaks of each, whatever report it answers', async () => {
    await hold({
      areas: ['midsomer'],
      date: '2024-01-10',
      inspection: 'old',
      claims: [said('We will do it.', { status: 'planned' })],
    });
    await hold({
      areas: ['midsomer'],
      date: '2025-12-01',
      claims: [
        said('We have done it.', { speaker: 'chief_constable' }),
        said('It is done, as I see.'),
      ],
    });
    await hold({
      areas: ['barsetshire'],
      date: null,
      claims: [said('We are at it.', { status: 'in_progress' })],
    });
    await hold({ areas: ['loamshire'], claims: [{ quote: 'We did something else.' }] });
    const { rows, topics } = await compareByTopic(store, catalogue);
    expect(topics.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(
      rows.map(({ force, cells }) => [
        force.name,
        cells.map(({ topic, responseDate, statuses, earlier }) => [
          topic,
          responseDate,
          statuses,
          earlier.length,
        ]),
      ]),
    ).toEqual([
      ['Barsetshire Constabulary', [['one', null, { policing_body: { in_progress: 1 } }, 0]]],
      [
        'Midsomer Constabulary',
        [
          [
            'one',
            '2025-12-01',
            { chief_constable: { completed: 1 }, policing_body: { completed: 1 } },
            1,
          ],
        ],
      ],
    ]);
  });

  it('takes only the topics that are named', async () => {
    await hold({ claims: [said('We have done it.')] });
    expect((await compareByTopic(store, catalogue, ['two'])).rows).toEqual([]);
  });
});
