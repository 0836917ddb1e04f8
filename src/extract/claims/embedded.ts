import type { Token } from './tokens.js';
import type { VerbGroup } from './verbGroups.js';

/** A relative or adverbial clause inside another, by inclusive token indexes. */
export interface EmbeddedSpan {
  first: number;
  last: number;
  kind: 'relative' | 'subordinate' | 'bracket';
}

const RELATIVE = /^(?:which|who|whom|whose)$/;
const SUBORDINATOR =
  /^(?:because|unless|until|once|if|when|whenever|where|wherever|before|after|since|as|so|provided|whether|how|why|what|lest|in)$/;

function finiteBetween(
  groups: readonly VerbGroup[],
  from: number,
  to: number,
): VerbGroup | undefined {
  return groups.find((g) => g.first >= from && g.first <= to);
}

/** Where a subordinate clause at `first` ends: at a comma after its verb that another clause follows, or at the end. */
function endOf(tokens: readonly Token[], groups: readonly VerbGroup[], first: number): number {
  const verb = finiteBetween(groups, first, tokens.length);
  const from = verb ? verb.last + 1 : first + 1;
  for (let i = from; i < tokens.length; i++) {
    const word = tokens[i]?.lower ?? '';
    if (word === ';' || word === ':' || word === '–' || word === '—') return i - 1;
    if (/^(?:but|however|although|though|whereas|whilst)$/.test(word)) return i - 1;
    if (word === ',') {
      const next = finiteBetween(groups, i, tokens.length);
      const another = next && next.first - i <= 25;
      if (another || i === tokens.length - 2) return i - 1;
    }
  }
  return tokens.length - 1;
}

/** "as the force has", not "as part of"; "since we moved", not "since June"; "so that" and "in that". */
function opens(tokens: readonly Token[], groups: readonly VerbGroup[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  if (!SUBORDINATOR.test(word)) return false;
  const verb = finiteBetween(groups, at + 1, at + 14);
  if (!verb) return false;
  const stretch = tokens.slice(at + 1, verb.first);
  // "Since your visit the force has": a phrase of time, then a subject.
  if (
    stretch.slice(1).some((t) => /^(?:the|our|we|i|this|a|they|it|all)$/.test(t.lower)) &&
    /^(?:before|after|since)$/.test(word)
  )
    return false;
  if (stretch.some((t) => /^[,;:]$/.test(t.lower) || RELATIVE.test(t.lower))) return false;
  if (word === 'as')
    return (
      /^(?:the|we|they|it|i|this|these|our|there|a)$/.test(stretch[0]?.lower ?? '') &&
      tokens[at - 1]?.lower !== 'such' &&
      stretch.length <= 8
    );
  if (word === 'in') return stretch[0]?.lower === 'that';
  if (word === 'so')
    return (
      stretch[0]?.lower === 'that' ||
      (/^(?:we|they|it|officers|staff|forces)$/.test(stretch[0]?.lower ?? '') &&
        tokens[at - 1]?.lower !== ',')
    );
  if (/^(?:before|after|since)$/.test(word))
    return (
      stretch.length > 0 &&
      !/^(?:then|the (?:publication|report|inspection))$/.test(stretch[0]?.lower ?? '') &&
      !/^\d/.test(stretch[0]?.text ?? '') &&
      !stretch.slice(0, 2).some((t) => t.tags.has('Month') || t.tags.has('Date'))
    );
  return true;
}

/** Relative, adverbial and bracketed clauses: their verbs assert nothing by themselves. */
export function embeddedSpans(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
): EmbeddedSpan[] {
  const spans: EmbeddedSpan[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.lower ?? '';
    if (spans.some((s) => i >= s.first && i <= s.last)) continue;
    if (word === '(') {
      const close = tokens.findIndex((t, j) => j > i && t.lower === ')');
      if (close > i && close - i < 40) spans.push({ first: i, last: close, kind: 'bracket' });
      continue;
    }
    const thatRelative =
      word === 'that' &&
      i > 0 &&
      (tokens[i - 1]?.tags.has('Noun') ?? false) &&
      !(tokens[i - 1]?.tags.has('Verb') ?? false) &&
      !/^(?:fact|view|assurance|assurances|confirmation|evidence|case|extent|me|us|office|opinion|belief|doubt|hope|commissioner|constable|force|constabulary)$/.test(
        tokens[i - 1]?.lower ?? '',
      ) &&
      finiteBetween(groups, i + 1, i + 5) !== undefined;
    if (RELATIVE.test(word) || thatRelative) {
      const start =
        /^(?:of|in|by|to|for|with|from|on|at|through)$/.test(tokens[i - 1]?.lower ?? '') && i > 1
          ? i - 1
          : i;
      spans.push({ first: start, last: relativeEnd(tokens, groups, i), kind: 'relative' });
      continue;
    }
    if (opens(tokens, groups, i))
      spans.push({ first: i, last: endOf(tokens, groups, i), kind: 'subordinate' });
  }
  return spans;
}

/** A relative clause ends at the comma that closes it, or before the main verb that its noun is the subject of. */
function relativeEnd(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  first: number,
): number {
  const verb = finiteBetween(groups, first, tokens.length);
  if (!verb) return first;
  for (let i = verb.last + 1; i < tokens.length; i++) {
    const word = tokens[i]?.lower ?? '';
    if (/^[,;:–—]$/.test(word)) return i - 1;
    if (/^(?:but|however|although|though|whereas|whilst|while)$/.test(word)) return i - 1;
    const next = groups.find((g) => g.first === i);
    if (
      next &&
      !next.bare &&
      !tokens.slice(verb.last + 1, i).some((t) => /^(?:and|or|that|which|who)$/.test(t.lower))
    )
      return i - 1;
    if (word === 'and' && next === undefined) {
      const after = finiteBetween(groups, i + 1, i + 10);
      const subject = tokens[i + 1];
      if (after && subject && /^(?:we|the|our|i|my|this|it|they|a|these|all)$/.test(subject.lower))
        return i - 1;
    }
  }
  return tokens.length - 1;
}
