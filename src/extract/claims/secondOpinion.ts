import type { Lexicon } from '../../lexicon/index.js';

/** What the classifier says of a claim's words, and how sure it is (0 to 1). */
export interface Opinion {
  label: string;
  probability: number;
}

export function secondOpinion(_text: string, _lexicon: Lexicon): Opinion | null {
  return null;
}
