import type {
  Agreement,
  Evaluation,
  EvaluationError,
  LabelAgreement,
  RuleReport,
  RunChanges,
  SavedClaim,
} from '../../evaluate/index.js';
import { STATUSES, type Status } from '../../model/index.js';
import { decimal, figureTable, share } from './figures.js';
import { counted, spoken } from './words.js';
import { wrap } from './wrap.js';

/** Statuses are too long to head ten columns. */
const SHORT: Record<Status, string> = {
  completed: 'com',
  in_progress: 'prog',
  planned: 'plan',
  awaiting: 'wait',
  not_done: 'not',
  declined: 'decl',
  not_applicable: 'n/a',
  oversight: 'over',
  acknowledged: 'ackn',
  unclear: 'uncl',
};
const NO_CLAIM = 'no claim';

/** Gold by rows, predictions by columns. */
export function confusionText(cells: Evaluation['confusion']): string {
  const labels = [...STATUSES, null];
  const count = (gold: string | null, predicted: string | null) =>
    cells.find((one) => one.gold === gold && one.predicted === predicted)?.n ?? 0;
  const head = ['Gold, found as', ...STATUSES.map((status) => SHORT[status]), 'none'];
  const rows = labels.map((gold) => [
    named(gold),
    ...labels.map((predicted) => `${count(gold, predicted) || '·'}`),
  ]);
  return figureTable(head, rows);
}

function named(status: string | null): string {
  return status === null ? NO_CLAIM : spoken(status);
}

export function rulesText(rules: RuleReport): string {
  const cues = rules.cues.map((cue) => [
    `${cue.flagged ? '! ' : ''}${cue.id}`,
    `${cue.n}`,
    decimal(cue.precision),
    `${cue.wrongStatus}`,
    `${cue.noClaim}`,
    share(cue.coverage),
  ]);
  const bins = rules.reliability.map(({ from, to, n, right, share: part, speakerToo }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    `${n}`,
    `${right}`,
    share(part),
    `${speakerToo}`,
  ]);
  const { newWording, confident, unclear } = rules;
  const head = ['Cue', 'n', 'precision', 'wrong status', 'no claim', 'coverage'];
  return [
    figureTable(head, cues),
    `! marks a cue with precision under 0.8 and at least 5 predictions. ${counted(rules.unused.length, 'cue')} for a status led to no claim: ${rules.unused.join(', ') || 'none'}.`,
    `Gold claims whose wording is in no cue's examples: ${newWording.count} of ${newWording.n}.`,
    figureTable(['Confidence', 'n', 'right', 'share', 'speaker too'], bins),
    `Right: a claim of this status; then those whose speaker is right too. Confidence above 0.9: ${confident.count} of ${confident.n}. Unclear: ${unclear.count} of ${unclear.n}.`,
  ].join('\n');
}

export function agreementText(agreement: Agreement): string {
  const { documents, left, claims, status, statusAccepted, speaker } = agreement;
  const labels = (name: string, one: LabelAgreement) =>
    `  ${name}: the same in ${one.same} of ${one.n}, kappa ${decimal(one.kappa)}`;
  return [
    `Agreement of two people on ${counted(documents.length, 'document')}:`,
    ...(left.length > 0 ? [`  not compared: ${left.join(', ')}`] : []),
    `  claims: ${claims.first} and ${claims.second}, ${claims.both} in both, F1 ${decimal(claims.f1)}`,
    labels('status', status),
    `  status, with those that either accepts too: ${statusAccepted.count} of ${statusAccepted.n}`,
    labels('speaker', speaker),
    ...(agreement.quotesNotFound > 0
      ? [`  ${counted(agreement.quotesNotFound, 'quote')} not found in the reading text`]
      : []),
  ].join('\n');
}

export function changesText(changes: RunChanges, width: number): string {
  const line = (mark: string, letter: string, claim: SavedClaim, what: string) =>
    wrap(`${mark} ${letter} ${claim.id} ${what}: “${claim.quote}”`, width);
  const figures = changes.figures
    .filter(({ before, after }) => before !== after)
    .map(
      ({ name, before, after }) =>
        `  ${spoken(name)}: ${rateOrCount(before)} → ${rateOrCount(after)}`,
    );
  return [
    `Against the kept run: ${counted(changes.gained.length, 'claim')} gained, ${changes.lost.length} lost, ${changes.changed.length} changed.`,
    ...(changes.lettersAdded.length > 0
      ? [`Letters only in this run: ${changes.lettersAdded.join(', ')}`]
      : []),
    ...(changes.lettersGone.length > 0
      ? [`Letters only in the kept run: ${changes.lettersGone.join(', ')}`]
      : []),
    ...changes.gained.flatMap(({ letter, claim }) =>
      line('+', letter, claim, `${claim.status} (${claim.verdict})`),
    ),
    ...changes.lost.flatMap(({ letter, claim }) =>
      line('-', letter, claim, `${claim.status} (${claim.verdict})`),
    ),
    ...changes.changed.flatMap(({ letter, claim, fields, before }) =>
      line(
        '~',
        letter,
        claim,
        `${fields.map((one) => `${one.field} ${one.before} → ${one.after}`).join(', ')} (${before} → ${claim.verdict})`,
      ),
    ),
    ...(figures.length > 0 ? ['Figures that differ:', ...figures] : ['No figure differs.']),
  ].join('\n');
}

/** Head figures are rates, which end at 1, and counts. */
function rateOrCount(value: number | null): string {
  return value !== null && value > 1 ? `${value}` : decimal(value);
}

/** Errors by letter, in the order of the report. */
export function errorsText(errors: readonly EvaluationError[], width: number): string {
  const lines: string[] = [`${counted(errors.length, 'error')}:`];
  let letter = '';
  for (const error of errors) {
    if (error.letter !== letter) {
      letter = error.letter;
      lines.push(letter);
    }
    const said = [
      `gold ${error.gold ?? 'none'}, found ${error.found ?? 'none'}`,
      ...(error.quote === null ? [] : [`“${error.quote}”`]),
      ...(error.claim === null ? [] : [error.claim]),
    ].join(' ');
    lines.push(...wrap(`${spoken(error.kind)}: ${said}`, width - 2).map((one) => `  ${one}`));
  }
  return lines.join('\n');
}
