import type { CompiledActor } from '../../lexicon/index.js';
import type { AnalysedClause } from './analyse.js';
import { classifySubject } from './subject.js';

/** ", which has recruited two nurses": a relative clause that adds something and does not tell which one is meant. */
const RELATIVE = /,\s{1,3}(?:and\s|but\s)?(?:which|who)\s/g;
/** What is done to something is seldom done to an office: "a protocol with the council, which has been signed". */
const PASSIVE =
  /^(?:(?:[a-z]{2,12}ly|also|now|already|not|since|itself|recently)\s){0,3}(?:has|have|had)\s(?:(?:[a-z]{2,12}ly|also|now|already|not|since)\s){0,2}been\b|^(?:is|are|was|were|will be|can be|must be)\s(?:(?:[a-z]{2,12}ly|also|now|not)\s){0,2}(?:being\s)?[a-z]{2,14}(?:ed|en|wn|ne|ld)\b/i;
/** Words of the longest name that is looked for before the comma. */
const LONGEST_NAME = 8;
const OTHERS: ReadonlySet<string> = new Set(['other_body', 'all_forces', 'inspectorate']);
/** A name begins with itself or with its article, not in the middle of what governs it. */
const BEGINS =
  /^(?:\p{Lu}|(?:the|a|an|our|another|other|neighbouring|both|two|three|four|some|most)\s)/u;

function isOther(before: string, actors: readonly CompiledActor[]): boolean {
  const words = before.trim().split(/\s+/).slice(-LONGEST_NAME);
  return words.some((_, from) => {
    const name = words.slice(from).join(' ');
    return BEGINS.test(name) && OTHERS.has(classifySubject(name, actors));
  });
}

/**
 * Parts from a clause the relative clause at its end that tells what another body does: "We have met the trust, which
 * has recruited two nurses" says nothing of nurses of ours.
 */
export function partRelatives(
  analysed: AnalysedClause,
  sentence: string,
  actors: readonly CompiledActor[],
): AnalysedClause[] {
  const { start, end } = analysed.clause;
  const words = sentence.slice(start, end);
  for (const match of words.matchAll(RELATIVE)) {
    const rest = words.slice(match.index + match[0].length);
    // ", which has met twice, will report": the clause itself goes on.
    if (
      match.index < 12 ||
      /,\s(?:(?:has|have|had|will|is|are|was|were|can|must)\b|[a-z]+(?:s|ed)\s)/.test(rest)
    )
      continue;
    if (PASSIVE.test(rest) || !isOther(words.slice(0, match.index), actors)) continue;
    const at = start + match.index;
    return [
      { ...analysed, clause: { ...analysed.clause, end: at } },
      {
        ...analysed,
        clause: { ...analysed.clause, start: at + 2, kind: 'coordinate' },
        subject: 'other_body',
        verdict: 'other_body',
        hit: null,
        others: [],
      },
    ];
  }
  return [analysed];
}
