import type {
  Evaluation,
  EvaluationFailures,
  RatesResult,
  ShareResult,
} from '../../evaluate/index.js';
import { PROBLEMS } from '../../model/index.js';
import {
  agreementText,
  changesText,
  confusionText,
  errorsText,
  rulesText,
} from './evaluationParts.js';
import { decimal, figureTable, range, share } from './figures.js';
import { counted, spoken } from './words.js';

const TALLY_LABELS: Record<keyof Evaluation['claims'], string> = {
  soft: 'claims, soft span',
  strict: 'claims, strict span',
  joint: 'joint: all right',
  recommendations: 'links to recommendations (found claims)',
  topics: 'topics (found claims)',
  claim_date: 'claim dates (found claims)',
  due_date: 'due dates (found claims)',
};

/** An evaluation as people read it: failures first, then figures, each with its n. */
export function evaluationText(evaluation: Evaluation, width: number): string {
  const { failures, rules, agreement, changes, errors } = evaluation;
  return [
    failuresText(evaluation.letters, failures),
    fieldsText(evaluation),
    ratesText(evaluation),
    sharesText(evaluation),
    statusText(evaluation),
    confusionText(evaluation.confusion),
    falseText(evaluation),
    ...(rules ? [rulesText(rules)] : []),
    ...(agreement ? [agreementText(agreement)] : []),
    ...(changes ? [changesText(changes, width)] : []),
    ...(errors ? [errorsText(errors, width)] : []),
    'Intervals: 95 %, bootstrap over letters. Baseline: keyword search on the same letters. Soft: more than half of the shorter span is shared; strict: 90 % of either.',
  ].join('\n\n');
}

function failuresText(letters: number, failures: EvaluationFailures): string {
  const { unread, goldWithoutDocument, documentsWithoutGold, quotesNotFound } = failures;
  const lost = quotesNotFound.reduce((sum, { count }) => sum + count, 0);
  return [
    `${counted(letters, 'letter')} with gold; ${unread.length} could not be read; ${goldWithoutDocument.length} gold without document; ${documentsWithoutGold.length} documents without gold; ${counted(lost, 'gold quote')} not found.`,
    ...unread.map(
      ({ source, problem }) =>
        `  ${source}: ${problem.code}: ${problem.message} ${PROBLEMS[problem.code].remedy}`,
    ),
    ...goldWithoutDocument.map((id) => `  ${id}: gold without document`),
    ...documentsWithoutGold.map((source) => `  ${source}: document without gold, not scored`),
    ...quotesNotFound.map(
      ({ letter, count }) => `  ${letter}: ${counted(count, 'gold quote')} not in the reading text`,
    ),
  ].join('\n');
}

function fieldsText({ fields }: Evaluation): string {
  const rows = fields.map((one) => [
    spoken(one.field),
    `${one.count}/${one.n}`,
    share(one.share),
    range(one.interval),
    `${one.missing}`,
    `${one.invented}`,
    `${one.different}`,
  ]);
  return figureTable(['Field', 'right', 'share', '95 %', 'missing', 'invented', 'different'], rows);
}

function ratesText({ recommendations, claims }: Evaluation): string {
  const row = (label: string, rates: RatesResult) => [
    label,
    decimal(rates.precision),
    decimal(rates.recall),
    decimal(rates.f1),
    `${rates.n}`,
    range(rates.intervals.f1),
    rates.baseline ? decimal(rates.baseline.f1) : '–',
  ];
  const names = Object.keys(TALLY_LABELS) as (keyof Evaluation['claims'])[];
  return figureTable(
    ['Found', 'P', 'R', 'F1', 'n', '95 % of F1', 'baseline F1'],
    [
      row('recommendation numbers', recommendations.numbers),
      ...names.map((name) => row(TALLY_LABELS[name], claims[name])),
    ],
  );
}

function sharesText({ recommendations, questions }: Evaluation): string {
  const row = (label: string, one: ShareResult) => [
    label,
    `${one.count}/${one.n}`,
    share(one.share),
    range(one.interval),
    one.baseline === null ? '–' : share(one.baseline),
  ];
  const rows = Object.entries(questions)
    .filter(([, one]) => one.n > 0)
    .map(([name, one]) => row(`${spoken(name)}, exact`, one));
  return figureTable(
    ['Of what was found', 'right', 'share', '95 %', 'baseline'],
    [row('recommendation due date', recommendations.due), ...rows],
  );
}

function statusText({ statuses, macroF1 }: Evaluation): string {
  const rows = statuses.map((one) => [
    spoken(one.status),
    decimal(one.precision),
    decimal(one.recall),
    decimal(one.f1),
    `${one.n}`,
    `${one.predicted}`,
  ]);
  const mean = `Macro F1 of status ${decimal(macroF1.value)} (${range(macroF1.interval)}; baseline ${decimal(macroF1.baseline)}).`;
  const head = ['Status of found claims', 'P', 'R', 'F1', 'n', 'predicted'];
  return `${figureTable(head, rows)}\n${mean}`;
}

function falseText({ falseAttributions, falseCompleted }: Evaluation): string {
  const told = (one: ShareResult) =>
    `${one.count} of ${one.n} (${share(one.share)}; ${range(one.interval)}; baseline ${share(one.baseline)})`;
  return [
    `False attributions: ${told(falseAttributions)} tempting passages, ${decimal(falseAttributions.perLetter)} a letter.`,
    `False "completed": ${told(falseCompleted)} predictions of completed.`,
  ].join('\n');
}
