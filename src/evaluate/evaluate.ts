import type { Lexicon } from '../lexicon/index.js';
import { type Problem, type ReadOutcome, STATUSES, type Status } from '../model/index.js';
import { type Agreement, measureAgreement } from './agreement.js';
import { baselineRecord } from './baseline.js';
import { type EvaluationError, errorsOf } from './errors.js';
import { FIELD_NAMES, type FieldName, type FieldVerdict } from './fields.js';
import { Figures, type RatesResult, type ShareResult, type ValueResult } from './figures.js';
import type { Corpus } from './files.js';
import type { GoldDocument } from './gold.js';
import { matchClaims } from './match.js';
import { type RuleReport, reportRules } from './rules.js';
import { compareRuns, type RunChanges, type SavedRun, savedRun } from './run.js';
import {
  type ClaimCounts,
  type Confusion,
  countClaims,
  QUESTION_NAMES,
  type Question,
  TALLY_NAMES,
  type TallyName,
  unreadClaims,
} from './scoreClaims.js';
import { fieldShare, type LetterScore, scoreLetter } from './scoreLetter.js';
import { type Rates, ratesOf, sumTallies } from './tally.js';

/** Answers that the keyword baseline gives too. */
const BASELINE_TALLIES: readonly TallyName[] = ['soft', 'strict', 'joint', 'recommendations'];
const BASELINE_QUESTIONS: readonly Question[] = ['status', 'speaker', 'recommendations'];

/** A gold file with what came of its document. */
export interface Reading {
  gold: GoldDocument;
  outcome: ReadOutcome;
}

/** What stood in the way: told before any figure. */
export interface EvaluationFailures {
  /** Documents that could not be read; all that their gold holds counts as missed. */
  unread: { letter: string; source: string; problem: Problem }[];
  goldWithoutDocument: string[];
  documentsWithoutGold: string[];
  /** Gold quotes that do not stand in the reading text, by letter; their claims count as missed. */
  quotesNotFound: { letter: string; count: number }[];
}

export interface FieldScore extends ShareResult {
  field: FieldName;
  missing: number;
  invented: number;
  different: number;
}

/** Everything that `section55 evaluate` tells; the shape of its JSON. */
export interface Evaluation {
  letters: number;
  extractor: string | null;
  rulePack: string | null;
  failures: EvaluationFailures;
  fields: FieldScore[];
  recommendations: { numbers: RatesResult; due: ShareResult };
  /** Claims with soft and strict spans, all right jointly, and the labels of those that were found. */
  claims: Record<TallyName, RatesResult>;
  /** Answers that are exactly right, of the gold claims that were found. */
  questions: Record<Question, ShareResult>;
  /** Given a matched span; a status that the gold accepts too counts as the gold's own. */
  statuses: (Rates & { status: Status; n: number; predicted: number })[];
  /** Mean F1 of the statuses that the gold has. */
  macroF1: ValueResult;
  confusion: (Confusion & { n: number })[];
  falseAttributions: ShareResult & { perLetter: number | null };
  falseCompleted: ShareResult;
  rules?: RuleReport;
  agreement?: Agreement;
  changes?: RunChanges;
  errors?: EvaluationError[];
}

export interface EvaluateOptions {
  /** List every error. @default false */
  errors?: boolean;
  /** Report on the cues of these packs and on confidence. */
  rules?: Lexicon;
  /** A second annotation of some of the documents. */
  second?: readonly GoldDocument[];
  /** An earlier run to compare with. */
  against?: SavedRun;
}

/** Scores readings against their gold. The same readings give the same figures, intervals too. */
export function evaluate(
  readings: readonly Reading[],
  corpus: Pick<Corpus, 'goldWithoutDocument' | 'documentsWithoutGold'>,
  options: EvaluateOptions = {},
): { evaluation: Evaluation; run: SavedRun } {
  const scored = readings.map(({ gold, outcome }) => ({
    ours: scoreLetter(gold, outcome.ok ? outcome.record : null),
    baseline: scoreBaseline(gold, outcome),
  }));
  const letters = scored.map(({ ours }) => ours);
  const figures = new Figures(scored);
  const provenance = letters.find(({ record }) => record)?.record?.provenance;
  const falseAttributions = figures.claimShare((counts) => counts.falseAttributions);
  const evaluation: Evaluation = {
    letters: letters.length,
    extractor: provenance?.extractor ?? null,
    rulePack: provenance?.rulePack ?? null,
    failures: failuresOf(readings, letters, corpus),
    fields: FIELD_NAMES.map((field) => fieldScore(field, letters, figures)),
    recommendations: {
      numbers: figures.rates((letter) => letter.recommendations.numbers),
      due: figures.share((letter) => letter.recommendations.due),
    },
    claims: record(TALLY_NAMES, (name) =>
      BASELINE_TALLIES.includes(name)
        ? figures.claimRates((counts) => counts.tallies[name])
        : figures.rates((letter) => letter.claims.tallies[name]),
    ),
    questions: record(QUESTION_NAMES, (name) =>
      BASELINE_QUESTIONS.includes(name)
        ? figures.claimShare((counts) => counts.questions[name])
        : figures.share((letter) => letter.claims.questions[name]),
    ),
    statuses: STATUSES.map((status) => {
      const tally = sumTallies(letters.map((letter) => letter.claims.statuses[status]));
      return { status, ...ratesOf(tally), n: tally.gold, predicted: tally.predicted };
    }),
    macroF1: figures.value(macroF1),
    confusion: confusionOf(letters),
    falseAttributions: {
      ...falseAttributions,
      perLetter: letters.length === 0 ? null : falseAttributions.count / letters.length,
    },
    falseCompleted: figures.claimShare((counts) => counts.falseCompleted),
  };
  const run = savedRun(letters, headFigures(evaluation));
  if (options.rules) evaluation.rules = reportRules(letters, options.rules);
  if (options.second) {
    evaluation.agreement = measureAgreement(
      textsOf(letters),
      readings.map(({ gold }) => gold),
      options.second,
    );
  }
  if (options.against) evaluation.changes = compareRuns(options.against, run);
  if (options.errors) evaluation.errors = letters.flatMap(errorsOf);
  return { evaluation, run };
}

function scoreBaseline(gold: GoldDocument, outcome: ReadOutcome): ClaimCounts {
  if (!outcome.ok) return unreadClaims(gold);
  const simple = baselineRecord(outcome.record);
  return countClaims(simple, gold, matchClaims(simple, gold));
}

function failuresOf(
  readings: readonly Reading[],
  letters: readonly LetterScore[],
  corpus: Pick<Corpus, 'goldWithoutDocument' | 'documentsWithoutGold'>,
): EvaluationFailures {
  return {
    unread: readings.flatMap(({ gold, outcome }) =>
      outcome.ok ? [] : [{ letter: gold.id, source: outcome.source, problem: outcome.problem }],
    ),
    goldWithoutDocument: [...corpus.goldWithoutDocument],
    documentsWithoutGold: [...corpus.documentsWithoutGold],
    quotesNotFound: letters.flatMap(({ id, matching }) =>
      matching && matching.lost.length > 0 ? [{ letter: id, count: matching.lost.length }] : [],
    ),
  };
}

function fieldScore(
  field: FieldName,
  letters: readonly LetterScore[],
  figures: Figures,
): FieldScore {
  const verdicts = letters.map(
    (letter) => letter.fields.find((one) => one.field === field)?.verdict,
  );
  const count = (verdict: FieldVerdict) => verdicts.filter((one) => one === verdict).length;
  return {
    field,
    ...figures.share((letter) => fieldShare(letter, field)),
    missing: count('missing'),
    invented: count('invented'),
    different: count('different'),
  };
}

/** Mean over the statuses that the gold has: rare ones weigh as much as frequent ones. */
function macroF1(counts: readonly ClaimCounts[]): number | null {
  const values = STATUSES.flatMap((status) => {
    const tally = sumTallies(counts.map((one) => one.statuses[status]));
    const { f1 } = ratesOf(tally);
    return tally.gold > 0 && f1 !== null ? [f1] : [];
  });
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Cells that are not empty: statuses in their own order, "no claim" last. */
function confusionOf(letters: readonly LetterScore[]): (Confusion & { n: number })[] {
  const labels = [...STATUSES, null];
  const cells = letters.flatMap((letter) => letter.claims.confusion);
  return labels.flatMap((gold) =>
    labels.flatMap((predicted) => {
      const n = cells.filter((one) => one.gold === gold && one.predicted === predicted).length;
      return n > 0 ? [{ gold, predicted, n }] : [];
    }),
  );
}

/** Figures by which two runs are compared at a glance. */
function headFigures(evaluation: Evaluation): Record<string, number | null> {
  const { claims, questions, recommendations } = evaluation;
  return {
    ...Object.fromEntries(evaluation.fields.map(({ field, share }) => [field, share])),
    recommendation_f1: recommendations.numbers.f1,
    claim_precision: claims.soft.precision,
    claim_recall: claims.soft.recall,
    claim_f1: claims.soft.f1,
    status: questions.status.share,
    status_macro_f1: evaluation.macroF1.value,
    speaker: questions.speaker.share,
    links: questions.recommendations.share,
    joint_f1: claims.joint.f1,
    false_attributions: evaluation.falseAttributions.count,
    false_completed: evaluation.falseCompleted.count,
  };
}

function textsOf(letters: readonly LetterScore[]): Map<string, string> {
  return new Map(
    letters.flatMap(({ id, record: read }) =>
      read?.document.text === undefined ? [] : [[id, read.document.text] as const],
    ),
  );
}

function record<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
