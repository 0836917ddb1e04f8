import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import type { Phrase } from './gazetteer.js';

/** Below this a likeness is no misspelling: neighbouring counties are up to 0.9 alike. */
const ALIKE = 0.93;

/** How much more alike the best name must be than any name of another area. */
const MARGIN = 0.02;

/** "comissioner", "commisioner": the word that is most often misspelt in letterheads. */
export function isCommissioner(folded: string): boolean {
  return folded.length > 8 && JaroWinklerDistance(folded, 'commlssloner') > 0.95;
}

/** The area whose name some misspelt words must mean; null where none or several come near. */
export function misspeltArea(words: readonly string[], areas: readonly Phrase[]): Phrase | null {
  const text = words.join(' ');
  if (text.length < 6) return null;
  let best: { phrase: Phrase; likeness: number } | null = null;
  let next = 0;
  for (const phrase of areas) {
    const name = phrase.words.join(' ');
    if (Math.abs(name.length - text.length) > 2 || name[0] !== text[0]) continue;
    const likeness = JaroWinklerDistance(text, name);
    if (best && phrase.ids[0] === best.phrase.ids[0]) {
      if (likeness > best.likeness) best = { phrase, likeness };
    } else if (!best || likeness > best.likeness) {
      next = best?.likeness ?? 0;
      best = { phrase, likeness };
    } else {
      next = Math.max(next, likeness);
    }
  }
  return best && best.likeness >= ALIKE && best.likeness - next >= MARGIN ? best.phrase : null;
}
