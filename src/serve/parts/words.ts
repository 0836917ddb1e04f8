import { type Clock, clockText } from '../../compare/index.js';
import { dateWords, type Markup, markup, recommendationWords } from '../../export/index.js';
import type { Speaker } from '../../model/index.js';
import { type Href, paths } from '../links.js';

/** Whose words, in a word or two: for lists to choose from. */
export const SPEAKER_WORDS: Readonly<Record<Speaker, string>> = {
  chief_constable: 'chief officer or force',
  policing_body: 'policing body',
  unknown: 'not known',
};

/** A date as exact as it is known, in words; and what to say where there is none. */
export function date(value: string | null, none = 'undated'): string {
  return value === null ? none : dateWords(value);
}

/** "Recommendation 4", with a capital letter. */
export function recommendationTitle(key: string): string {
  const words = recommendationWords(key);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function recommendationLink(inspection: string, key: string, href: Href): Markup {
  const words = recommendationWords(key);
  // A report that no catalogue knows has no page of its own.
  if (inspection.startsWith('document:')) return markup`${words}`;
  return markup`<a href="${href(paths.recommendation(inspection, key))}">${words}</a>`;
}

/** Where a response stands by the clock of section 55, without a verdict. */
export function clockWords(clock: Clock | null): string {
  return clock === null ? '' : clockText(clock);
}

/** A count with its noun: "1 document", "3 documents". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
