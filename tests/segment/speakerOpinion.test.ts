import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldHash } from '../../scripts/arbiter/goldHash.js';
import { boost } from '../../scripts/speakers/boost.js';
import { understand } from '../../src/extract/extractRecord.js';
import { readDocument } from '../../src/ingest/index.js';
import {
  arbiterFrom,
  arbiterOf,
  loadLexicon,
  probabilityOfBody,
  SpeakerModel,
  type SpeakerTrees,
  speakerModelOf,
  withArbiter,
  withSpeakers,
} from '../../src/lexicon/index.js';
import { officesNamed } from '../../src/segment/officesNamed.js';
import { speakerSignsIn } from '../../src/segment/speakerSigns.js';
import { speakerSurroundings } from '../../src/segment/speakerSurroundings.js';
import type { Block } from '../../src/segment/types.js';

const ROOT = join(import.meta.dirname, '../..');
const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });

const LETTER = `Office of the Police and Crime Commissioner for Barsetshire

12 March 2026

Response to the inspection

We bought forty cameras in May. Our officers wear them.

I will ask for figures at my board.

Chief Constable's comments

The review was finished in June.

Helena Marchbanks
Police and Crime Commissioner for Barsetshire
`;

async function blocksOf(trees: SpeakerTrees | null, letter = LETTER) {
  const other = withSpeakers(lexicon, trees);
  return understand(await readDocument(new TextEncoder().encode(letter)), other).segmented;
}

/** A model that says the same of every block. */
const always = (logOdds: number, again: number | null = null): SpeakerTrees => ({
  first: { signs: ['LENGTH'], prior: logOdds, trees: [] },
  again: again === null ? null : { signs: ['OWN'], prior: again, trees: [] },
});

describe('the model of speakers in use', () => {
  it('was trained on the development letters as they are, and is right where it is sure', () => {
    const model = SpeakerModel.parse(
      JSON.parse(readFileSync(join(ROOT, 'data/classifier/speakers.json'), 'utf8')),
    );
    expect(model.trainedOn.goldSha256).toBe(goldHash(join(ROOT, 'fixtures/corpus/development')));
    const { accuracyOfFirst, accuracy, accuracyOfSure } = model.crossValidation;
    expect(accuracy).toBeGreaterThan(accuracyOfFirst);
    expect(accuracyOfSure).toBeGreaterThan(accuracy);
  });

  it('overrules the rules where it is sure, and says so', async () => {
    const { blocks } = await blocksOf(always(-4));
    const block = blocks.find(({ text }) => text.startsWith('I will ask'));
    expect(block?.voice).toBe('chief_constable');
    expect(block?.voiceRule).toContain('in other papers');
    // The heading by which the rule went says the contrary.
    expect(block?.voiceEvidence).toBeNull();
    expect(block?.ofBody).toBeCloseTo(0.018, 3);
  });

  it('leaves them their say where it is not sure, and keeps what it would say', async () => {
    const byRules = await blocksOf(null);
    const doubtful = await blocksOf(always(-0.5));
    expect(doubtful.blocks.map(({ voice }) => voice)).toEqual(
      byRules.blocks.map(({ voice }) => voice),
    );
    const all = doubtful.blocks.flatMap(({ ofBody }) => (ofBody === null ? [] : [ofBody]));
    expect(all.length).toBeGreaterThan(2);
    expect(byRules.blocks.every(({ ofBody }) => ofBody === null)).toBe(true);
  });

  it('looks again at what stands around each block, and takes the mean', async () => {
    const { blocks } = await blocksOf(always(-4, 4));
    const block = blocks.find(({ text }) => text.startsWith('I will ask'));
    expect(block?.ofBody).toBeCloseTo(0.5, 3);
    expect(block?.voice).toBe('policing_body');
    const surer = await blocksOf(always(-1, -6));
    expect(surer.blocks.find(({ text }) => text.startsWith('I will ask'))?.ofBody).toBeLessThan(
      0.14,
    );
  });

  it('leaves alone what marks of quotation, a column or a field tell', async () => {
    const letter = LETTER.replace(
      'The review was finished in June.',
      'Recommendation\tForce update\tPCC comment\n1\tThe review was finished in June.\tI am content.',
    );
    const { blocks } = await blocksOf(always(4), letter);
    expect(blocks.find(({ text }) => text.startsWith('The review'))?.voice).toBe('chief_constable');
  });

  it('leaves a paper of both offices to both', async () => {
    const joint = LETTER.replace(
      'Response to the inspection',
      'Joint statement of the Police and Crime Commissioner and the Chief Constable',
    );
    const { blocks } = await blocksOf(always(-4), joint);
    expect(blocks.find(({ text }) => text.startsWith('We bought'))?.voice).toBe('joint');
  });

  it('has nothing to say of headings and of what is not the words of either office', async () => {
    const { blocks } = await blocksOf(always(4));
    const heading = blocks.find(({ text }) => text.startsWith("Chief Constable's"));
    expect(heading).toMatchObject({ voice: 'meta', ofBody: null });
  });

  it('stands in a lexicon beside another arbiter', () => {
    const arbiter = arbiterFrom({ labels: ['completed', 'none'], temperature: 1, signs: [] });
    const both = withSpeakers(withArbiter(lexicon, arbiter), null);
    expect(arbiterOf(both)).toBe(arbiter);
    expect(speakerModelOf(both)).toBeNull();
    expect(speakerModelOf(lexicon)).not.toBeNull();
  });
});

function signsByIndex(blocks: readonly Block[], text: string) {
  return new Map(
    [...speakerSignsIn(blocks, lexicon, text)].map(([{ index }, counted]) => [index, counted]),
  );
}

describe('what is counted of a block', () => {
  it('its own words, those around it, and the headings over it', async () => {
    const { blocks, document } = await blocksOf(null);
    const signs = signsByIndex(blocks, document.text);
    const of = (start: string) => {
      const block = blocks.find(({ text }) => text.startsWith(start));
      return Object.fromEntries(signs.get(block?.index ?? -1) ?? []);
    };
    expect(of('We bought')).toMatchObject({
      'OWN:first_plural': 2,
      'OWN:our_people': 1,
      'NEIGHBOUR1:first_singular': 2,
    });
    expect(of('We bought')['OWN:first_singular']).toBeUndefined();
    expect(of('I will ask')).toMatchObject({ 'OWN:i_act': 1, 'NEIGHBOUR-1:first_plural': 2 });
    expect(of('The review')).toMatchObject({
      'HEADED-LAST': 1,
      'HEADED-LAST-DISTANCE': 1,
      'HEAD-ABOVE-0:head_chief': 1,
    });
  });

  it('of a cell, the heads of its own column and of the others', async () => {
    const { blocks, document } = await blocksOf(
      null,
      'Response\n\nRecommendation\tForce update\tPCC comment\n1\tDone in May.\tI am content.\n2\tUnder way.\tNoted.\n',
    );
    const signs = signsByIndex(blocks, document.text);
    const cell = blocks.find(({ text }) => text === 'I am content.');
    expect(signs.get(cell?.index ?? -1)?.get('COLUMN:office')).toBe(2);
    expect(signs.get(cell?.index ?? -1)?.get('OTHER-COLUMN:1')).toBe(1);
  });

  it.each([
    ['Chief Constable’s response', 1],
    ['What the force has done', 1],
    ['Comments of the Police and Crime Commissioner', 2],
    ['My view', 2],
    ['Joint response of the PCC and the Chief Constable', 3],
    ['Recommendation 4', 0],
    ['Police, Fire and Crime Commissioner', 2],
    ['CC update', 1],
    ['DCC comments', 1],
    ['Response of the Assistant Chief Executive', 0],
    ['OPFCC position', 2],
  ])('the office that "%s" names', (words, office) => {
    expect(officesNamed(words)).toBe(office);
  });
});

describe('what stands around a block', () => {
  const block = (
    index: number,
    rule: string,
    text = 'Words of one of the two offices, and enough of them.',
  ) =>
    ({
      index,
      text,
      voice: 'policing_body',
      voiceRule: rule,
      voiceEvidence: null,
      layout: { kind: 'paragraph', start: 0, end: 1 },
      headings: [{ start: index < 2 ? 0 : 50, end: 60 }],
    }) as unknown as Block;
  const odds = (p: number) => Math.log(p / (1 - p));
  const around = speakerSurroundings([
    { block: block(0, 'by the letterhead'), ofBody: 0.9 },
    { block: block(1, 'by a heading'), ofBody: 0.2 },
    { block: block(2, 'by a heading', 'Noted.'), ofBody: 0.6 },
    { block: block(3, 'by a heading'), ofBody: 0.4 },
  ]);

  it('are its neighbours that tell enough', () => {
    expect(around[1]?.get('OWN')).toBeCloseTo(odds(0.2), 9);
    expect(around[1]?.get('NEIGHBOUR-1')).toBeCloseTo(odds(0.9), 9);
    // The short one between them is passed over.
    expect(around[1]?.get('NEIGHBOUR1')).toBeCloseTo(odds(0.4), 9);
    expect(around[0]?.get('NEIGHBOUR-1')).toBe(0);
    expect(around[2]?.get('NEIGHBOUR1')).toBe(0);
  });

  it('are those that hang on the same decision of a rule, its section, and all of the paper', () => {
    expect(around[2]?.get('DECISION')).toBeCloseTo((odds(0.2) + odds(0.4)) / 2, 9);
    expect(around[0]?.get('DECISION')).toBeCloseTo(odds(0.9), 9);
    expect(around[1]?.get('SECTION')).toBeCloseTo((odds(0.9) + odds(0.2)) / 2, 9);
    expect(around[3]?.get('SECTION')).toBeCloseTo(odds(0.4), 9);
    expect(around[3]?.get('PAPER')).toBeCloseTo((odds(0.9) + odds(0.2) + odds(0.4)) / 3, 9);
    expect(around[0]?.get('PAPER-SHARE')).toBeCloseTo(1 / 3, 9);
  });

  it('holds nobody for certain', () => {
    const [sure] = speakerSurroundings([{ block: block(0, 'x'), ofBody: 1 }]);
    expect(sure?.get('OWN')).toBeCloseTo(odds(0.999), 9);
    expect(speakerSurroundings([])).toEqual([]);
  });
});

describe('a file of the model', () => {
  const model = JSON.parse(readFileSync(join(ROOT, 'data/classifier/speakers.json'), 'utf8'));
  it.each([
    ['leads back in a tree', [[0, 1, 1, 2], [0, 1, 0, 2], [0.1]]],
    ['leads out of a tree', [[0, 1, 1, 3], [0.1], [0.2]]],
    ['asks for a sign that is not listed', [[100000, 1, 1, 2], [0.1], [0.2]]],
  ])('is refused where it %s', (_, tree) => {
    expect(SpeakerModel.safeParse(model).success).toBe(true);
    expect(
      SpeakerModel.safeParse({ ...model, first: { ...model.first, trees: [tree] } }).success,
    ).toBe(false);
  });
});

describe('boosting', () => {
  /** The first sign tells the label, the second is noise; the third tells it where the first is silent. */
  const rows = Array.from({ length: 200 }, (_, i) => ({
    values: [i % 4, (i * 7) % 5, i % 4 === 1 && i % 8 < 4 ? 1 : 0],
    body: i % 4 > 1 || (i % 4 === 1 && i % 8 < 4) ? 1 : 0,
  }));
  const table = {
    width: 3,
    values: Float32Array.from(rows.flatMap(({ values }) => values)),
    body: Uint8Array.from(rows, ({ body }) => body),
    weights: new Float64Array(200).fill(1),
  };
  const options = { trees: 60, rate: 0.2, leaves: 4, least: 5, ridge: 1, signs: 1 };
  const trees = boost(table, ['one', 'noise', 'three'], options);

  const valuesOf = (values: readonly number[]) =>
    new Map(['one', 'noise', 'three'].map((sign, i) => [sign, values[i] ?? 0]));

  it('learns what tells, also where two signs do so together', () => {
    for (const { values, body } of rows)
      expect(probabilityOfBody(trees, valuesOf(values)) > 0.5).toBe(body === 1);
  });

  it('gives the same trees of the same table', () => {
    expect(boost(table, ['one', 'noise', 'three'], options)).toEqual(trees);
  });

  it('refuses a table in which there is nothing to tell apart', () => {
    const one = { ...table, body: new Uint8Array(200).fill(1) };
    expect(() => boost(one, ['one', 'noise', 'three'], options)).toThrow(/both kinds/);
  });

  it('asks for so many examples in a leaf', () => {
    const { trees: none } = boost(table, ['one', 'noise', 'three'], { ...options, least: 101 });
    expect(none.every((tree) => tree.length === 1)).toBe(true);
  });
});
