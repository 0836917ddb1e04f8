import { CLAIM_RECOMMENDATIONS, CLAIM_TOPICS, CLAIMS, FIGURES } from './claims.js';
import { BODIES, DOCUMENTS, EXCLUSIONS, UNREAD_FILES } from './documents.js';
import { CLOCK, INSPECTIONS, POSITIONS, RECOMMENDATIONS } from './inspections.js';

export * from './field.js';
export { matrixColumn, matrixTable } from './matrix.js';
export * from './table.js';

/** The tables of every export, referred-to ones first; a matrix for each inspection comes after them. */
export const TABLES = {
  bodies: BODIES,
  inspections: INSPECTIONS,
  recommendations: RECOMMENDATIONS,
  documents: DOCUMENTS,
  claims: CLAIMS,
  claim_recommendations: CLAIM_RECOMMENDATIONS,
  claim_topics: CLAIM_TOPICS,
  figures: FIGURES,
  positions: POSITIONS,
  clock: CLOCK,
  exclusions: EXCLUSIONS,
  unread_files: UNREAD_FILES,
} as const;

export type TableName = keyof typeof TABLES;
