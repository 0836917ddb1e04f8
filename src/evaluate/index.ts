export type { Agreement, LabelAgreement } from './agreement.js';
export type { ErrorKind, EvaluationError } from './errors.js';
export {
  type EvaluateOptions,
  type Evaluation,
  type EvaluationFailures,
  evaluate,
  type FieldScore,
  type Reading,
} from './evaluate.js';
export type { RatesResult, ShareResult, ValueResult } from './figures.js';
export { assemble, type Corpus, readGold, readRun, writeRun } from './files.js';
export { GoldClaim, GoldDocument } from './gold.js';
export { readHere } from './read.js';
export type { CueResult, RuleReport } from './rules.js';
export type { RunChanges, SavedClaim, SavedRun } from './run.js';
