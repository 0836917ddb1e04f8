import { patternSource } from './pattern.js';
import type { SpeakerSignRow } from './schemas.js';
import { view } from './view.js';

export interface CompiledSpeakerSign {
  row: SpeakerSignRow;
  pattern: RegExp;
}

const OUTSIDE = '[A-Za-zÀ-ÿ0-9]';

/** What is counted to tell speakers apart, in the order of ids. */
export const speakerSignsOf = view((lexicon): CompiledSpeakerSign[] => {
  const macros = new Map(lexicon.rows.macros.map((row) => [row.id, row.pattern]));
  return lexicon.rows.speakerSigns.map((row) => {
    const body = row.words.map((phrase) => patternSource(phrase, macros)).join('|');
    const whole = row.bare ? `(?:${body})` : `(?<!${OUTSIDE})(?:${body})(?!${OUTSIDE})`;
    return { row, pattern: new RegExp(whole, row.cased ? 'g' : 'gi') };
  });
});
