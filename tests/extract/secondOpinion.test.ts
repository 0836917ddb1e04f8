import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogisticRegressionClassifier } from 'natural/lib/natural/classifiers/index.js';
import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../scripts/classifier/logistic.js';
import { readExamples } from '../../scripts/classifier/sentences.js';
import { featuresOf } from '../../src/extract/claims/features.js';
import { probabilitiesOf, secondOpinion } from '../../src/extract/claims/secondOpinion.js';
import {
  ClassifierModel,
  classifierFrom,
  classifierOf,
  loadLexicon,
} from '../../src/lexicon/index.js';

const ROOT = join(import.meta.dirname, '../..');
const lexicon = loadLexicon();
const file = readFileSync(join(ROOT, 'data/classifier/model.json'), 'utf8');
const model = ClassifierModel.parse(JSON.parse(file));

describe('features of a sentence', () => {
  const rows: [sentence: string, has: string[], hasNot: string[]][] = [
    [
      'The force has adopted the definition.',
      ['AUX:have+PP', 'AUX1:have+PP', 'SUBJECT:force', 'END:stop'],
      ['NEG', 'WILL'],
    ],
    [
      'We haven’t yet been given the guidance',
      ['AUX:have+not+yet+been+PP', 'NEG', 'SUBJECT:we', 'END:open'],
      ['END:stop'],
    ],
    ['It will not be published', ['AUX:will+not+inf+PP', 'WILL', 'NEG', 'SUBJECT:pronoun'], []],
    ["They won't be writing a strategy", ['AUX:will+not+inf+ING', 'WILL', 'NEG'], []],
    ['Officers are now fully using it', ['AUX:be+ING', 'now', 'fully using'], ['AUX:be+X']],
    [
      'Training was embedded by 4 March 2025.',
      ['AUX:was+PP', '#', '#month', '#year', '# #month'],
      ['2025', 'march', '4'],
    ],
    ['Forces should adopt the template', ['AUX:should+X', 'SUBJECT:asks'], ['SUBJECT:forces']],
    ['Chief Constable response:', ['END:colon', 'AUX1:none', '^ chief', ': $'], []],
    ['N/A', ['notapplicable', 'LENGTH:few', 'KIND:apply'], ['n']],
    [
      'The Constabulary accepts this',
      ['force', '~accept', 'KIND:accept', 'KIND:accept+force'],
      ['constabulary'],
    ],
    ['The constructor and its prototype', ['constructor', 'prototype', 'AUX1:none'], []],
  ];
  it.each(rows)('%s', (sentence, has, hasNot) => {
    const features = featuresOf(sentence);
    expect(features).toEqual(expect.arrayContaining(has));
    for (const feature of hasNot) expect(features).not.toContain(feature);
  });

  it('names each feature once and keeps stop words', () => {
    const features = featuresOf('We will do what we will do, and it is not what it has been.');
    expect(new Set(features).size).toBe(features.length);
    expect(features).toEqual(expect.arrayContaining(['will', 'has', 'been', 'is', 'not', 'we']));
  });

  it('reads no more than the beginning of a text without end', () => {
    expect(featuresOf('has been '.repeat(200_000)).length).toBeLessThan(60);
    expect(featuresOf('x'.repeat(1_000_000)).length).toBeLessThan(60);
    expect(featuresOf('')).toContain('LENGTH:few');
  });
});

describe('second opinion', () => {
  const easy: [label: string, sentence: string][] = [
    ['completed', 'The new custody policy has been adopted and is in place across the force.'],
    ['in_progress', 'The force is developing a new strategy and work is under way.'],
    ['planned', 'The force will introduce a new training course in the autumn.'],
    ['awaiting', 'We are awaiting national guidance from the College of Policing.'],
    ['not_done', 'The force has not yet introduced a strategy for this.'],
    [
      'declined',
      'I do not agree with this recommendation and the force does not intend to act on it.',
    ],
    ['not_applicable', 'This recommendation does not apply to our force.'],
    [
      'oversight',
      'I will monitor progress through my accountability board and hold the Chief Constable to account.',
    ],
    ['acknowledged', 'We accept the findings of the report in full.'],
    ['none', 'I welcome the publication of this report.'],
    ['none', 'Inspectors found that forces did not record all cases.'],
  ];
  it.each(easy)('says %s of an easy sentence', (label, sentence) => {
    expect(secondOpinion(sentence, lexicon)).toMatchObject({ label });
  });

  it('gives probabilities that add up to 1, the highest as its own', () => {
    for (const [, sentence] of easy) {
      const probabilities = probabilitiesOf(sentence, classifierOf(lexicon)) ?? [];
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(secondOpinion(sentence, lexicon)?.probability).toBe(Math.max(...probabilities));
    }
  });

  it('does not take one sentence for another that begins alike', () => {
    expect(secondOpinion('The force has adopted the new policy.', lexicon)?.label).toBe(
      'completed',
    );
    expect(secondOpinion('The force has not yet adopted the new policy.', lexicon)?.label).toBe(
      'not_done',
    );
  });

  it('is the same before and after its memory has been emptied, and for another lexicon', () => {
    const sentence = 'The panel was told that no strategy is in place.';
    const first = secondOpinion(sentence, lexicon);
    for (let i = 0; i < 2500; i++)
      secondOpinion(`Item ${'i'.repeat(i % 50)} of ${i} is in place.`, lexicon);
    expect(secondOpinion(sentence, lexicon)).toEqual(first);
    expect(secondOpinion(sentence, loadLexicon())).toEqual(first);
  });

  it('weighs features by value, length and temperature', () => {
    const small = classifierFrom({
      ...model,
      labels: ['completed', 'none'],
      bias: [0, 0],
      length: 2,
      temperature: 0.5,
      features: [
        ['has', 3, 1, 0],
        ['not', 4, 0, 1],
      ],
    });
    const [completed] = probabilitiesOf('has', small) ?? [];
    expect(completed).toBeCloseTo(1 / (1 + Math.exp(-4)), 9);
    const [both] = probabilitiesOf('has not', small) ?? [];
    expect(both).toBeCloseTo(1 / (1 + Math.exp((1.6 - 1.2) / 0.5)), 9);
    expect(probabilitiesOf('zzz', small)).toBeNull();
  });
});

describe('the model on disk', () => {
  it('was trained on the sentences and the features of today (else run scripts/train-classifier.ts)', () => {
    const { examples, sentencesSha256, featuresSha256 } = readExamples();
    expect(model.trainedOn).toEqual({
      sentences: examples.length,
      sentencesSha256,
      featuresSha256,
    });
  });

  it('is small, ordered, and better than guessing on sentences that it had not seen', () => {
    expect(file.length).toBeLessThan(500_000);
    const names = model.features.map(([name]) => name);
    expect(names).toEqual([...names].sort());
    expect(model.crossValidation.accuracy).toBeGreaterThan(0.6);
    for (const { precision, recall } of model.crossValidation.labels) {
      expect(Math.min(precision, recall)).toBeGreaterThan(0.4);
    }
  });

  it('refuses a model whose weights do not fit its labels', () => {
    expect(ClassifierModel.safeParse({ ...model, bias: model.bias.slice(1) }).success).toBe(false);
    expect(ClassifierModel.safeParse({ ...model, features: [['has', 1, 1]] }).success).toBe(false);
  });
});

describe('training', () => {
  const rows = [
    [1, 1, 0, 0],
    [1, 0, 1, 0],
    [0, 1, 1, 0],
    [0, 0, 0, 1],
    [1, 0, 0, 1],
    [0, 1, 0, 1],
  ];
  const labels = ['past', 'past', 'past', 'future', 'future', 'future'];

  it('finds the known optimum: of three to one, the logit is ln 3', () => {
    const fitted = fitLogistic([[1], [1], [1], [1]], ['a', 'a', 'a', 'b'], {
      rate: 1,
      leastGain: 1e-12,
    });
    expect(fitted.get('a')?.[0]).toBeCloseTo(Math.log(3), 4);
    expect(fitted.get('b')?.[0]).toBeCloseTo(-Math.log(3), 4);
  });

  it('gives the verdicts that the slow descent of natural gives', () => {
    const slow = new LogisticRegressionClassifier().classifier;
    for (const [i, row] of rows.entries()) slow.addExample(row, labels[i] ?? '');
    slow.train();
    const fast = fitLogistic(rows, labels, { rate: 1, leastGain: 0.0002 });
    for (const row of rows) {
      const scores = [...fast].map(([label, theta]) => ({
        label,
        z: row.reduce((sum, x, i) => sum + x * (theta[i] ?? 0), 0),
      }));
      const best = scores.reduce((a, b) => (b.z > a.z ? b : a));
      expect(best.label).toBe(slow.classify(row));
    }
  });
});

describe('natural', () => {
  it('is nowhere imported by its bare name, which prints on standard output', () => {
    const bare = /(?:from|import|require)\s{0,3}\(?\s{0,3}['"]natural['"]/;
    expect(bare.test(`import x from 'natural'`)).toBe(true);
    for (const folder of ['src', 'scripts']) {
      for (const entry of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
        if (!entry.endsWith('.ts')) continue;
        expect(bare.test(readFileSync(join(ROOT, folder, entry), 'utf8')), entry).toBe(false);
      }
    }
  });
});
