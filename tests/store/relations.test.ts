import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { asHtml } from '../../scripts/fixture-forms/asHtml.js';
import { Layout } from '../../scripts/fixture-pdfs/layout.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import type { ResponseRecord } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';
import {
  bandKeys,
  fingerprintOf,
  fromBytes,
  likeness,
  toBytes,
} from '../../src/store/fingerprint.js';
import { openStore, type Store } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';
import { ROOT } from '../support/sourceFiles.js';

const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});

/** So many words, each its own; texts of two seeds share none. */
const words = (seed: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${seed}${n}`).join(' ');

let letters = 0;
async function hold(text: string, plan: RecordPlan = {}, language = 'en'): Promise<string> {
  // Other bytes each time; the words are those given.
  const record = makeRecord({ salt: `${text}${' .'.repeat(letters++)}`, ...plan });
  record.document.language = language;
  await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
  return record.document.id;
}

const kinds = async () => (await store.relations()).map(({ kind }) => kind);

describe('fingerprintOf', () => {
  it('does not see case, spaces and signs', () => {
    const text = words('word', 100);
    expect(fingerprintOf(text.toUpperCase().replaceAll(' ', ',\n\n '))?.textKey).toBe(
      fingerprintOf(text)?.textKey,
    );
  });

  it('leaves short texts without one', () => {
    expect(fingerprintOf(words('word', 79))).toBeNull();
    expect(fingerprintOf(words('word', 80))).not.toBeNull();
  });

  it.each([
    [1, 1],
    [0.9, 0.818],
    [0.75, 0.6],
    [0.5, 0.333],
    [0, 0],
  ])('estimates the likeness of texts that share %f of their words', (share, jaccard) => {
    const [own, all] = [Math.round(2_000 * share), 2_000];
    const a = fingerprintOf(`${words('same', own)} ${words('a', all - own)}`);
    const b = fingerprintOf(`${words('same', own)} ${words('b', all - own)}`);
    if (!a || !b) throw new Error('no fingerprint');
    expect(Math.abs(likeness(a.minhash, b.minhash) - jaccard)).toBeLessThan(0.13);
    expect(fromBytes(toBytes(a.minhash))).toEqual(a.minhash);
  });

  it('files the same text of two forces under different keys', () => {
    const print = fingerprintOf(words('word', 100));
    if (!print) throw new Error('no fingerprint');
    const [one, other] = [bandKeys(print, 'midsomer'), bandKeys(print, 'loamshire')];
    expect(one.filter((key) => other.includes(key))).toEqual([]);
    expect(one.every((key) => Number.isSafeInteger(key))).toBe(true);
  });
});

describe('relations', () => {
  const text = words('word', 400);
  const corrected = `${words('word', 380)} ${words('mended', 20)}`;

  const rows: [string, [string, RecordPlan?, string?], [string, RecordPlan?, string?], string[]][] =
    [
      ['the same words in other bytes', [text], [text], ['same_text']],
      ['a corrected issue', [text], [corrected], ['near_same']],
      [
        'a corrected issue of another day',
        [text],
        [corrected, { date: '2026-01-05' }],
        ['near_same'],
      ],
      ['other words', [text], [words('other', 400)], []],
      ['the same words of another force', [text], [text, { areas: ['midsomer'] }], []],
      ['the same words on another inspection', [text], [text, { inspection: 'vetting-2022' }], []],
      ['the half of it', [text], [`${words('word', 200)} ${words('new', 200)}`], []],
      [
        'a translation',
        [`${words('word', 200)} HMICFRS 2025 14 27 IICSA 31 88%`],
        [`${words('gair', 220)} HMICFRS 2025 14 27 IICSA 31 88%`, {}, 'cy'],
        ['translation'],
      ],
      [
        'another letter in the other language',
        [`${words('word', 200)} HMICFRS 2025 14 27 IICSA 31 88%`],
        [`${words('gair', 220)} 1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 20 21`, {}, 'cy'],
        [],
      ],
    ];
  it.each(rows)('%s', async (_name, one, other, expected) => {
    await hold(...one);
    await hold(...other);
    expect(await kinds()).toEqual(expected);
  });

  it.each(rows)('%s, whichever came first', async (_name, one, other, expected) => {
    await hold(...other);
    await hold(...one);
    expect(await kinds()).toEqual(expected);
  });

  it('links a text held many times with one of them, not each with each', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await hold(text));
    const [first, ...others] = ids.sort();
    expect(await store.relations()).toEqual(
      others.map((otherId) => ({ documentId: first, otherId, kind: 'same_text', similarity: 1 })),
    );
  });

  it('go with the document', async () => {
    await hold(text);
    await store.remove(await hold(corrected));
    expect(await store.relations()).toEqual([]);
  });

  it('follow the current extraction', async () => {
    const id = await hold(text);
    const [record] = [await first(id)];
    await hold(corrected);
    expect(await kinds()).toEqual(['near_same']);
    // A later version finds that another force answers.
    const force = { id: 'midsomer', name: 'Midsomer Constabulary', evidence: null };
    const anew = { ...record, forces: [force], force, positions: [] };
    await store.save(
      { ...anew, provenance: { ...record.provenance, extractor: '9.0.0' } },
      'x.txt',
    );
    expect(await kinds()).toEqual([]);
  });

  async function first(documentId: string): Promise<ResponseRecord> {
    for await (const record of store.records({ documentId, withText: true })) return record;
    throw new Error('not held');
  }
});

describe('a letter in Welsh', () => {
  const english = readFileSync(
    join(ROOT, 'fixtures/letters/gwernydd-2024-group-cse-2023/source.txt'),
    'utf8',
  );
  /** Our own, as a program would translate it. */
  const welsh = `Swyddfa Comisiynydd yr Heddlu a Throseddu Gwernydd

30 Ionawr 2024

Annwyl Syr,

Dyma fy ymateb o dan adran 55 o Ddeddf yr Heddlu 1996 i'r adroddiad a gyhoeddodd HMICFRS ar 8 Rhagfyr 2023.

Mae'r adroddiad yn gwneud naw argymhelliad ac yn nodi un maes i'w wella. Mae'n disgrifio gwasanaeth nad oes ganddo gyfrif dibynadwy o'r troseddau hyn. Mae Prif Gwnstabl Heddlu Gwernydd wedi ateb y rhai sydd ar gyfer heddluoedd fel a ganlyn.

Argymhelliad 2

Erbyn 31 Rhagfyr 2024, dylai prif gwnstabliaid fod â phroffil problem sy'n cwmpasu camfanteisio'n rhywiol ar blant mewn grwpiau, ac sy'n cael ei ddiweddaru o leiaf unwaith y flwyddyn.

Cwblhawyd proffil problem gennym ym mis Tachwedd 2023. Nid yw data'r pedwar awdurdod lleol ynddo, a byddant yn y rhifyn nesaf.

Argymhelliad 4

Erbyn 31 Rhagfyr 2024, dylai prif gwnstabliaid sicrhau bod gan systemau rheoli cofnodion fesurau i nodi'r camfanteisio hwn.

Rydym yn gweithio gyda heddluoedd eraill Cymru ar faner gyffredin. Bydd yn cael ei chyflwyno yn Niche erbyn Medi 2024.

Maes i'w wella 1

Mae ein dadansoddwyr bellach yn adolygu pob adroddiad bob wythnos.

Rwy'n cefnogi'r camau y mae'r Prif Gwnstabl wedi'u nodi, a byddaf yn craffu ar y proffil nesaf yn fy Mwrdd Atebolrwydd.

Comisiynydd yr Heddlu a Throseddu Gwernydd
`;

  it('is a translation of the English one', async () => {
    const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
    for (const text of [english, welsh]) {
      const record = await readLetter(Buffer.from(text), lexicon);
      await store.save(record, `${record.document.language}.txt`);
    }
    expect((await store.documents()).map(({ language }) => language).sort()).toEqual(['cy', 'en']);
    expect(await kinds()).toEqual(['translation']);
  });
});

describe('the sixteen letters', () => {
  it('are each one response as text, PDF and web page, and no two of them are', async () => {
    const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
    const root = join(ROOT, 'fixtures/letters');
    const slugs = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const slugOf = new Map<string, string>();
    for (const { name } of slugs) {
      const file = readdirSync(join(root, name)).find((one) => /^source\.(?:txt|md)$/.test(one));
      const text = readFileSync(join(root, name, file ?? ''), 'utf8');
      const layout = Layout.parse(
        JSON.parse(readFileSync(join(root, name, 'layout.json'), 'utf8')),
      );
      const forms = [
        Buffer.from(text),
        readFileSync(join(root, name, 'source.pdf')),
        Buffer.from(asHtml(text, layout)),
      ];
      for (const bytes of forms) {
        const record = await readLetter(bytes, lexicon);
        slugOf.set(record.document.id, name);
        await store.save(record, `${record.document.id}.x`);
      }
    }
    const found = await store.relations();
    const across = found.filter((pair) => slugOf.get(pair.documentId) !== slugOf.get(pair.otherId));
    expect(across).toEqual([]);
    // Of three forms two links are enough to make them one.
    const linked = new Map<string, Set<string>>();
    for (const { documentId, otherId } of found) {
      const slug = slugOf.get(documentId) ?? '';
      linked.set(slug, new Set([...(linked.get(slug) ?? []), documentId, otherId]));
    }
    const loose = slugs.filter(({ name }) => linked.get(name)?.size !== 3).map(({ name }) => name);
    expect(loose).toEqual([]);
  });
});
