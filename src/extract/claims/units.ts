import type { Span } from '../../model/index.js';
import type { RuledClause } from './arbiter.js';

/** Verdicts that make no claim, and why the words are set apart. */
export const SET_APART = [
  'hmicfrs_finding',
  'recommendation_text',
  'other_body',
  'background',
] as const;
type Apart = (typeof SET_APART)[number];

/** What a sentence gives: claims in the making and stretches set apart. Offsets are those of the sentence. */
export interface Unit extends Span {
  clause: RuledClause;
  kind: 'claim' | 'apart' | 'silent';
}

function isApart(verdict: string): verdict is Apart {
  return (SET_APART as readonly string[]).includes(verdict);
}

function kindOf(clause: RuledClause): Unit['kind'] {
  if (isApart(clause.verdict)) return 'apart';
  return clause.verdict === 'none' || clause.verdict === 'pseudo' ? 'silent' : 'claim';
}

/**
 * Joins the clauses of a sentence to units: predicates that share a subject and a status are one claim, a new
 * subject with a verb is a claim of its own (CODEBOOK ruling 3). Silent clauses go to the claim beside them; a lone
 * claim takes the whole sentence unless something in it is set apart.
 */
export function unitsOf(sentence: string, clauses: readonly RuledClause[]): Unit[] {
  const units: Unit[] = [];
  for (const clause of clauses) {
    const { start, end, sharesSubjectWith, kind } = clause.clause;
    const unit: Unit = { start, end, clause, kind: kindOf(clause) };
    const last = units[units.length - 1];
    const joined =
      last && last.clause.verdict === clause.verdict && (sharesSubjectWith >= 0 || kind === 'with');
    if (joined) last.end = end;
    else units.push(unit);
  }
  if (units.some((u) => u.kind === 'claim')) {
    for (let i = 0; i < units.length; i++) {
      const unit = units[i];
      if (unit?.kind !== 'silent') continue;
      const before = units[i - 1];
      const after = units[i + 1];
      if (before?.kind === 'claim') {
        before.end = unit.end;
        units.splice(i--, 1);
      } else if (after?.kind === 'claim') {
        after.start = unit.start;
        units.splice(i--, 1);
      }
    }
    const [only] = units;
    if (units.length === 1 && only) {
      only.start = 0;
      only.end = sentence.length;
    } else if (
      units.filter((u) => u.kind === 'claim').length === 1 &&
      units.every((u) => u.kind === 'claim' || u.clause.verdict === 'background')
    ) {
      // A courtesy beside one claim is part of its sentence.
      const claim = units.find((u) => u.kind === 'claim');
      if (claim) return [{ ...claim, start: 0, end: sentence.length }];
    }
  }
  return units;
}

/** The span without the connector that opens it ("and", ", but") and white space. */
export function trimUnit(sentence: string, unit: Span): Span {
  let { start, end } = unit;
  const opener =
    /^[\s,;:–—-]{0,4}(?:(?:and|but|however|although|though|whereas|while|whilst)\b,?\s{0,2})?/i.exec(
      sentence.slice(start, end),
    );
  if (start > 0 && opener) start += opener[0].length;
  while (end > start && /[\s,;:–—-]/.test(sentence.charAt(end - 1))) end--;
  return { start, end };
}
