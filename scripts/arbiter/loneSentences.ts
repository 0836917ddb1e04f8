import { analyseSentence } from '../../src/extract/claims/analyse.js';
import { signsOf } from '../../src/extract/claims/signs.js';
import { actorsOf, cuesOf, type Lexicon, verbFormsOf } from '../../src/lexicon/index.js';
import { readExamples } from '../classifier/sentences.js';
import { type ArbiterExample, labelOfNone, NO_CLAIMS } from './examples.js';

/** A labelled sentence without a letter around it tells less than a clause in its place. */
const SENTENCE_WEIGHT = 0.75;

/** The labelled sentences of the second opinion, read as they stand alone. */
export function loneSentences(lexicon: Lexicon): ArbiterExample[] {
  const rules = {
    cues: cuesOf(lexicon),
    actors: actorsOf(lexicon, []),
    forms: verbFormsOf(lexicon),
  };
  return readExamples().examples.flatMap(({ text, label: told, why }, i) => {
    const label = why ? labelOfNone(why) : told;
    const voice = /\b(?:I|my|me)\b/.test(text) ? 'policing_body' : 'chief_constable';
    const clauses = analyseSentence(text, rules, {
      afterReport: false,
      fragments: true,
      voice,
      person: 'force',
      answering: true,
    });
    const [clause] = clauses;
    if (!clause || clauses.length > 1) return [];
    return [
      {
        letter: `sentence ${i % 10}`,
        text,
        verdict: clause.verdict,
        label,
        why: why ?? null,
        also: why ? NO_CLAIMS : [label],
        signs: signsOf(clause, text, null, text),
        weight: why ? 2 * SENTENCE_WEIGHT : SENTENCE_WEIGHT,
        teaches: true,
        form: [],
      } satisfies ArbiterExample,
    ];
  });
}
