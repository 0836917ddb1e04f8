import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseSentence, type SentenceSetting } from '../../src/extract/claims/analyse.js';
import { actorsOf, cuesOf, loadLexicon, verbFormsOf } from '../../src/lexicon/index.js';

/*
 * Whose words a clause is, told by what stands before it. Tried on the rules alone: in a letter the arbiter might make
 * good what they miss.
 */
const lexicon = loadLexicon({ packs: [join(import.meta.dirname, '../../fixtures/packs')] });
const rules = {
  cues: cuesOf(lexicon),
  actors: actorsOf(lexicon, ['barsetshire']),
  forms: verbFormsOf(lexicon),
};
const ALONE: SentenceSetting = {
  afterReport: false,
  voice: 'policing_body',
  answering: false,
  person: 'policing_body',
  fragments: false,
};
const verdicts = (sentence: string, setting: Partial<SentenceSetting>) =>
  analyseSentence(sentence, rules, { ...ALONE, ...setting }).map(({ verdict }) => verdict);

describe('the source of a clause', () => {
  const rows: [
    what: string,
    sentence: string,
    setting: Partial<SentenceSetting>,
    verdict: string,
  ][] = [
    [
      'what goes on after words about the report',
      'Supervision was thin at night.',
      { afterReport: true },
      'hmicfrs_finding',
    ],
    [
      'all that inspectors tell',
      'Inspectors found that, in the busiest stations, a third of the logs were graded too low.',
      {},
      'hmicfrs_finding',
    ],
    [
      'what they told us',
      'The inspectors told us that the custody cameras were badly placed.',
      {},
      'hmicfrs_finding',
    ],
    [
      'an ask in the present, after words about the report',
      'By 30 June 2026, the constabulary reviews every open log.',
      { afterReport: true },
      'recommendation_text',
    ],
    ['one of several other bodies', 'Two have replied.', { othersNamed: true }, 'other_body'],
    [
      'they, where the inspectors were named',
      'They examined 84 crime records.',
      { inspectorsNamed: true },
      'hmicfrs_finding',
    ],
  ];
  it.each(rows)('%s: %s', (_what, sentence, setting, verdict) => {
    expect(verdicts(sentence, setting)).toContain(verdict);
  });

  it.each(rows.filter(([, , setting]) => Object.keys(setting).length > 0))(
    '%s, and not without it: %s',
    (_what, sentence, _setting, verdict) => {
      expect(verdicts(sentence, {})).not.toContain(verdict);
    },
  );

  const own: [what: string, sentence: string, setting: Partial<SentenceSetting>][] = [
    [
      'what has been mended since',
      'It has since been put right by the force.',
      { afterReport: true },
    ],
    [
      'the force after a relative clause',
      'The force has opened a new custody suite, which has twenty cells.',
      {},
    ],
    ['a number of things of the force', 'The force has two new vans.', { othersNamed: true }],
    ['they, where nobody was named', 'They have been trained.', {}],
  ];
  it.each(own)('not %s: %s', (_what, sentence, setting) => {
    const found = verdicts(sentence, setting);
    expect(found).not.toContain('hmicfrs_finding');
    expect(found).not.toContain('other_body');
  });
});
