export type { Agreement, LabelAgreement } from './agreement.js';
export type { EvaluationError } from './errors.js';
export {
  type EvaluateOptions,
  type Evaluation,
  type EvaluationFailures,
  evaluate,
  type Reading,
} from './evaluate.js';
export type { RatesResult, ShareResult } from './figures.js';
export { assemble, type Corpus, readGold, readRun, writeRun } from './files.js';
export { goldOf } from './goldOf.js';
export { readHere } from './read.js';
export type { RuleReport } from './rules.js';
export type { RunChanges, SavedClaim } from './run.js';
