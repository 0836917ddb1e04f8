import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonlLines } from '../../src/export/index.js';
import { ResponseRecord } from '../../src/model/index.js';
import { openStore } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
const letters = ['barsetshire', 'loamshire', 'midsomer'].map((area) => ({
  record: makeRecord({ areas: [area], claims: [{ quote: `Done in ${area}, “quite”.` }] }),
  sources: [`letters/${area}.txt`, `copies/${area}.txt`],
}));

async function exported(order: { record: ResponseRecord; source: string }[]): Promise<string> {
  const store = await openStore(join(folder(), 's.sqlite'));
  for (const { record, source } of order) await store.save(record, source);
  const lines = await gather(jsonlLines(store));
  await store.close();
  return lines.join('');
}

const imports = letters.flatMap(({ record, sources }) =>
  sources.map((source) => ({ record, source })),
);

describe('jsonlLines', () => {
  it('gives the same bytes whatever the order of import', async () => {
    const expected = await exported(imports);
    expect(await exported([...imports].reverse())).toBe(expected);
    expect(await exported([...imports, ...imports])).toBe(expected);
  });

  it('gives one whole record on each line, by document id', async () => {
    const lines = (await exported(imports)).trimEnd().split('\n');
    const records = lines.map((line) => ResponseRecord.parse(JSON.parse(line)));
    const ids = records.map((record) => record.document.id);
    expect(ids).toEqual(letters.map(({ record }) => record.document.id).sort());
    for (const record of records) expect(record.document.source).toMatch(/^copies\//);
  });

  it('never tells when a letter was imported', async () => {
    expect(await exported(imports)).not.toMatch(/imported|\d{2}:\d{2}:\d{2}/i);
  });
});
