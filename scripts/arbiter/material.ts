import type { Lexicon } from '../../src/lexicon/index.js';
import {
  type ArbiterExample,
  type LetterExamples,
  lettersOfFolder,
  sureExamples,
} from './examples.js';
import { loneSentences } from './loneSentences.js';
import { smallLetters } from './smallLetters.js';

/** All that the arbiter and the second look learn from. */
export interface Material {
  /** Development letters, on which they are measured as well. */
  letters: LetterExamples[];
  small: LetterExamples[];
  sentences: ArbiterExample[];
}

/** `folder` holds the development letters. */
export async function gatherMaterial(
  root: string,
  folder: string,
  lexicon: Lexicon,
): Promise<Material> {
  return {
    letters: await lettersOfFolder(folder, lexicon),
    small: await smallLetters(root, lexicon),
    sentences: loneSentences(lexicon),
  };
}

export function examplesIn({ letters, small, sentences }: Material): ArbiterExample[] {
  return [...sureExamples(letters), ...sureExamples(small), ...sentences];
}
