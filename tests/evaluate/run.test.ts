import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble, evaluate, readGold, readRun, writeRun } from '../../src/evaluate/index.js';
import { temporaryFolders } from '../support/folder.js';
import type { RecordPlan } from '../support/record.js';
import { MIDSOMER, MIDSOMER_GOLD, makeGold, reading } from './miniGold.js';

const folder = temporaryFolders();
const WHOLE = { goldWithoutDocument: [], documentsWithoutGold: [] };
const TEXT: RecordPlan = {
  excluded: [
    { text: 'One is done.', why: 'background' },
    { text: 'Two is done.', why: 'background' },
  ],
};
const GOLD = { claims: [{ quote: 'One is done.' }, { quote: 'Two is done.' }] };

/** A run over a letter whose text is always the same, with these claims. */
function runOf(claims: RecordPlan['claims'], ...more: Parameters<typeof reading>[]) {
  const letters = [
    reading({ ...TEXT, claims: claims ?? [] }, GOLD),
    ...more.map((one) => reading(...one)),
  ];
  return { letters, run: evaluate(letters, WHOLE).run };
}

describe('a kept run', () => {
  it('comes back as it was written, and leaves nothing beside it', async () => {
    const root = folder();
    const { run } = runOf([{ quote: 'One is done.' }]);
    await writeRun(join(root, 'run.json'), run);
    expect(await readRun(join(root, 'run.json'))).toEqual(run);
    expect(readdirSync(root)).toEqual(['run.json']);
  });

  it('says of each claim how it stood', () => {
    const chief = { speaker: 'chief_constable' as const };
    const { run } = runOf([
      { quote: 'One is done.', ...chief },
      { quote: 'Two is done.' },
      { quote: 'Three is done.' },
    ]);
    expect(run.letters.barset?.claims.map(({ verdict }) => verdict)).toEqual([
      'right',
      'partly',
      'extra',
    ]);
  });

  it('is compared by the ids of claims', () => {
    const before = runOf(
      [{ quote: 'One is done.' }, { quote: 'Two is done.' }],
      [MIDSOMER, MIDSOMER_GOLD],
    );
    const now = structuredClone(before.run);
    const claims = now.letters.barset?.claims ?? [];
    const [one, two] = claims;
    if (!one || !two) throw new Error('the run holds too little');
    one.status = 'planned';
    one.topics = ['partner_data'];
    two.id = 'another';
    now.letters = { barset: now.letters.barset as never, newcomer: { force: null, claims: [two] } };
    const changes = evaluate(before.letters, WHOLE, { against: now }).evaluation.changes;
    // The run at hand is the later one: `now` plays the kept one here.
    expect(changes?.gained.map(({ claim }) => claim.quote)).toEqual(['Two is done.']);
    expect(changes?.lost.map(({ claim }) => claim.id)).toEqual(['another']);
    expect(changes?.changed).toMatchObject([
      {
        letter: 'barset',
        force: 'barsetshire',
        fields: [
          { field: 'status', before: 'planned', after: 'completed' },
          { field: 'topics', before: 'partner_data', after: 'none' },
        ],
      },
    ]);
    expect(changes?.lettersAdded).toEqual(['midsomer']);
    expect(changes?.lettersGone).toEqual(['newcomer']);
  });

  it('differs in nothing from itself', () => {
    const { letters, run } = runOf([{ quote: 'One is done.' }]);
    const changes = evaluate(letters, WHOLE, { against: run }).evaluation.changes;
    expect(changes).toMatchObject({ gained: [], lost: [], changed: [] });
    expect(changes?.figures.every(({ before, after }) => before === after)).toBe(true);
    expect(changes?.figures).toContainEqual({ name: 'claim_recall', before: 0.5, after: 0.5 });
  });
});

describe('gold files', () => {
  const put = (root: string, name: string, value: unknown) =>
    writeFileSync(join(root, name), typeof value === 'string' ? value : JSON.stringify(value));

  it.each([
    ['not JSON', '{', /a\.json is no gold file: it is not JSON/],
    ['of another shape', { ...makeGold(), force: 3 }, /a\.json is no gold file: force: /],
    ['with an unknown key', { ...makeGold(), extra: 1 }, /a\.json is no gold file: .*extra/],
  ])('%s are refused by name', async (_name, value, message) => {
    const root = folder();
    put(root, 'a.json', value);
    await expect(readGold(root)).rejects.toThrow(message);
  });

  it('must be there, and differ in their ids', async () => {
    const root = folder();
    await expect(readGold(join(root, 'none'))).rejects.toThrow(/ENOENT/);
    await expect(readGold(root)).rejects.toThrow(/no gold files/);
    put(root, 'a.json', makeGold());
    put(root, 'b.json', makeGold());
    await expect(readGold(root)).rejects.toThrow(/two gold files have the id barset/);
  });

  it('may name the inspection of a claim', async () => {
    const root = folder();
    const gold = makeGold({ claims: [{ quote: 'x', inspection: 'group-cse-2023' }] });
    put(root, 'a.json', gold);
    expect((await readGold(root))[0]).toEqual(gold);
  });

  it('go with the document of their name', () => {
    const gold = [makeGold({ id: 'a.b' }), makeGold({ id: 'c' })];
    expect(assemble(['x/a.b.pdf', 'x/d.txt'], gold)).toEqual({
      both: [{ gold: gold[0], file: 'x/a.b.pdf' }],
      goldWithoutDocument: ['c'],
      documentsWithoutGold: ['x/d.txt'],
    });
    expect(() => assemble(['x/c.pdf', 'x/c.txt'], gold)).toThrow(/both have the name of gold c/);
  });
});

describe('the gold of the corpus', () => {
  const corpus = new URL('../../fixtures/corpus/', import.meta.url);
  it.each(['development/gold', 'second'])('%s is of the agreed form', async (name) => {
    const gold = await readGold(new URL(name, corpus).pathname);
    for (const { id } of gold) {
      expect(JSON.parse(readFileSync(new URL(`${name}/${id}.json`, corpus), 'utf8')).id).toBe(id);
    }
    expect(gold.length).toBeGreaterThanOrEqual(6);
  });
});
