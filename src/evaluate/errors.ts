import type { Claim } from '../model/index.js';
import { FIELD_NAMES, type FieldName } from './fields.js';
import type { GoldClaim } from './gold.js';
import { goldKeys } from './match.js';
import { answer, falseCompleted, QUESTION_NAMES, type Question } from './scoreClaims.js';
import type { LetterScore } from './scoreLetter.js';

export type ErrorKind =
  | FieldName
  | 'quote_not_found'
  | 'recommendation_missed'
  | 'recommendation_extra'
  | 'recommendation_due'
  | 'claim_missed'
  | 'claim_extra'
  | 'false_attribution'
  | 'false_completed'
  | `claim_${Question}`;

/** One thing that is wrong, with what a person needs to look it up. */
export interface EvaluationError {
  letter: string;
  kind: ErrorKind;
  /** What the gold says; null where it has nothing. */
  gold: string | null;
  /** What was found; null where there is nothing. */
  found: string | null;
  /** Words of the letter that it is about. */
  quote: string | null;
  /** Id of the claim that was found. */
  claim: string | null;
}

/** Everything that is wrong in one letter, in the order of the report. */
export function errorsOf(letter: LetterScore): EvaluationError[] {
  const { id, matching, recommendations } = letter;
  const errors: EvaluationError[] = [];
  const add = (
    kind: ErrorKind,
    gold: string | null,
    found: string | null,
    about: { quote?: string; claim?: string } = {},
  ) =>
    errors.push({
      letter: id,
      kind,
      gold,
      found,
      quote: about.quote ?? null,
      claim: about.claim ?? null,
    });
  for (const quote of matching?.lost ?? []) add('quote_not_found', null, null, { quote });
  for (const field of FIELD_NAMES) {
    const result = letter.fields.find((one) => one.field === field);
    if (result && result.verdict !== 'right') add(field, result.gold, result.found);
  }
  for (const key of recommendations.missed) add('recommendation_missed', key, null);
  for (const key of recommendations.extra) add('recommendation_extra', null, key);
  for (const { key, gold, found } of recommendations.wrongDue) {
    add('recommendation_due', `${key}: ${gold ?? 'none'}`, `${key}: ${found ?? 'none'}`);
  }
  if (!matching) return errors;
  for (const { quote, status } of matching.missed) add('claim_missed', status, null, { quote });
  for (const { quote, status, id: claim } of matching.extra) {
    add('claim_extra', null, status, { quote, claim });
  }
  for (const pair of matching.pairs) {
    const { quote, id: claim } = pair.claim;
    for (const question of QUESTION_NAMES) {
      if (answer(question, pair) !== false) continue;
      const [gold, found] = said(question, pair.gold, pair.claim);
      add(`claim_${question}`, gold, found, { quote, claim });
    }
  }
  for (const { claim, why, quote } of matching.falseAttributions) {
    add('false_attribution', why, claim.status, { quote, claim: claim.id });
  }
  for (const { claim, gold } of falseCompleted(matching)) {
    add('false_completed', gold, claim.status, { quote: claim.quote, claim: claim.id });
  }
  return errors;
}

function said(question: Question, gold: GoldClaim, claim: Claim): [string | null, string | null] {
  switch (question) {
    case 'status':
      return [[gold.status, ...(gold.status_also ?? [])].join(' or '), claim.status];
    case 'recommendations':
      return [listed(goldKeys(gold)), listed(claim.recommendations)];
    case 'topics':
      return [listed(gold.topics), listed(claim.topics)];
    case 'claim_date':
      return [gold.claim_date, claim.claimDate?.value ?? null];
    case 'due_date':
      return [gold.due_date ?? null, claim.dueDate?.value ?? null];
    case 'inspection':
      return [gold.inspection ?? null, claim.inspection];
    case 'speaker':
    case 'fit':
    case 'reported':
    case 'subject':
      return [String(gold[question]), String(claim[question])];
  }
}

function listed(labels: readonly string[]): string | null {
  return labels.length === 0 ? null : labels.join(', ');
}
