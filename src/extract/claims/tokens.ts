import nlp from 'compromise/two';

/** A word or mark of a sentence. Offsets are half-open UTF-16 units of the sentence. */
export interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** Part-of-speech tags of compromise; empty for punctuation. */
  tags: ReadonlySet<string>;
}

interface Term {
  text: string;
  tags?: Iterable<string>;
}

// Without this "police" is tagged as a verb, and every "police forces" gets a predicate.
nlp.plugin({
  frozen: {
    police: 'Noun',
    constabulary: 'Noun',
    thrive: 'Noun',
    training: 'Noun',
    makesafe: 'Noun',
    hydrant: 'Noun',
    niche: 'Noun',
    athena: 'Noun',
  },
} as unknown as Parameters<typeof nlp.plugin>[0]);

const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]{0,60}|\p{N}[\p{N},.%/]{0,20}|[^\s\p{L}\p{N}]/gu;

/** Forty forces quote the same sentences; the cache is small and emptied when full, so memory stays flat. */
const cache = new Map<string, readonly Token[]>();
const CACHED = 2000;

function tagsByOffset(sentence: string): Map<number, ReadonlySet<string>> {
  const tags = new Map<number, ReadonlySet<string>>();
  const terms = (nlp(sentence) as unknown as { termList(): Term[] }).termList();
  let cursor = 0;
  for (const term of terms) {
    if (term.text === '') continue;
    const at = sentence.indexOf(term.text, cursor);
    if (at < 0) continue;
    tags.set(at, new Set(term.tags ?? []));
    cursor = at + term.text.length;
  }
  return tags;
}

const NONE: ReadonlySet<string> = new Set();

/** Words and marks of a sentence with parts of speech. Positions are our own; compromise gives only the tags. */
export function tokenise(sentence: string): readonly Token[] {
  const known = cache.get(sentence);
  if (known) return known;
  const tags = tagsByOffset(sentence);
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(WORD)) {
    // A number may end the sentence or a list item: "in 2025,".
    const text = /^\p{N}/u.test(match[0]) ? match[0].replace(/[,.]$/, '') : match[0];
    const start = match.index;
    tokens.push({
      text,
      lower: text.toLowerCase().replace(/’/g, "'"),
      start,
      end: start + text.length,
      tags: tags.get(start) ?? NONE,
    });
    if (text.length < match[0].length) {
      const mark = match[0].slice(-1);
      tokens.push({
        text: mark,
        lower: mark,
        start: start + text.length,
        end: start + match[0].length,
        tags: NONE,
      });
    }
  }
  if (cache.size >= CACHED) cache.clear();
  cache.set(sentence, tokens);
  return tokens;
}
