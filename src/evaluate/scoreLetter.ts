import type { ResponseRecord } from '../model/index.js';
import { FIELD_NAMES, type FieldName, type FieldResult, scoreField } from './fields.js';
import type { GoldDocument } from './gold.js';
import { type Matching, matchClaims } from './match.js';
import { type ClaimCounts, countClaims, unreadClaims } from './scoreClaims.js';
import { type RecommendationResult, scoreRecommendations } from './scoreRecommendations.js';
import type { Share } from './tally.js';

/** What came of one letter beside its gold. `record` is null where the document could not be read. */
export interface LetterScore {
  id: string;
  gold: GoldDocument;
  record: ResponseRecord | null;
  matching: Matching | null;
  fields: FieldResult[];
  recommendations: RecommendationResult;
  claims: ClaimCounts;
}

/** Scores one record, or the lack of one: then every value and claim of the gold is missed. */
export function scoreLetter(gold: GoldDocument, record: ResponseRecord | null): LetterScore {
  const matching = record && matchClaims(record, gold);
  return {
    id: gold.id,
    gold,
    record,
    matching,
    fields: FIELD_NAMES.map((field) => scoreField(field, gold, record)),
    recommendations: scoreRecommendations(gold, record),
    claims: record && matching ? countClaims(record, gold, matching) : unreadClaims(gold),
  };
}

/** Fields that are right, of all. */
export function fieldShare(letter: LetterScore, field: FieldName): Share {
  const result = letter.fields.find((one) => one.field === field);
  return { count: result?.verdict === 'right' ? 1 : 0, n: 1 };
}
