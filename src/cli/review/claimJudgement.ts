import {
  CLAIM_FIELDS,
  type Claim,
  type ClaimField,
  type ClaimValues,
  type ResponseRecord,
  type Review,
  type Span,
  UsageError,
} from '../../model/index.js';
import { claimValues, locate, type Reviewer, reviewClaim } from '../../review/index.js';
import { shortId } from '../print/words.js';
import { CLAIM_OPTIONS, dateOption, listOption, type ReviewOptions } from './options.js';
import type { Target } from './target.js';

/** What a confirmation vouches for. Forces follow the document, and topics the packs. */
const VOUCHED: readonly ClaimField[] = CLAIM_FIELDS.filter(
  (field) => field !== 'forces' && field !== 'topics',
);

/** The reviews of a claim that the options ask for; none if they ask for none. */
export function claimReviews(
  { record, extracted, claim }: Target & { claim: Claim },
  options: ReviewOptions,
  who: Reviewer,
): Review[] {
  const machine = extracted.claims.find(({ id }) => id === claim.id);
  const read = machine ? claimValues(machine) : null;
  const at = { span: claim.evidence, claimId: claim.id, machine: read };
  const given = CLAIM_OPTIONS.some((name) => options[name] !== undefined) || options.inspection;
  const { note, reply, from } = options;
  if (options.reject) {
    return [reviewClaim(record, { kind: 'reject', ...at, why: options.why, note }, who)];
  }
  if (given) {
    const { values, fields } = corrected(claimValues(claim), options, record);
    return [reviewClaim(record, { kind: 'correct', ...at, fields, values, note }, who)];
  }
  if (options.confirm) return [confirmation(record, extracted, claim, who, note)];
  if (reply !== undefined) {
    return [reviewClaim(record, { kind: 'reply', ...at, note: reply, from }, who)];
  }
  if (note !== undefined) return [reviewClaim(record, { kind: 'note', ...at, note }, who)];
  return [];
}

/** The claim as it stands now is right. */
export function confirmation(
  record: ResponseRecord,
  extracted: ResponseRecord,
  claim: Claim,
  who: Reviewer,
  note?: string,
): Review {
  return judgement(record, extracted, claim, claimValues(claim), who, note);
}

/** These values, all of them looked at, are right: a confirmation, or a correction where they are others than now. */
export function judgement(
  record: ResponseRecord,
  extracted: ResponseRecord,
  claim: Claim,
  values: ClaimValues,
  who: Reviewer,
  note?: string,
): Review {
  const machine = extracted.claims.find(({ id }) => id === claim.id);
  const isSame = JSON.stringify(values) === JSON.stringify(claimValues(claim));
  const topics = JSON.stringify(values.topics) !== JSON.stringify(claim.topics);
  return reviewClaim(
    record,
    {
      kind: isSame ? 'confirm' : 'correct',
      span: claim.evidence,
      claimId: claim.id,
      fields: topics ? [...VOUCHED, 'topics'] : VOUCHED,
      values,
      machine: machine ? claimValues(machine) : null,
      note,
    },
    who,
  );
}

/** The values after the options, with the fields that they set. */
export function corrected(
  before: ClaimValues,
  options: ReviewOptions,
  record: ResponseRecord,
): { values: ClaimValues; fields: ClaimField[] } {
  const { status, speaker, subject, fit, recommendation, part, topic } = options;
  const set: Partial<ClaimValues> = {};
  if (status) set.status = status;
  if (speaker) set.speaker = speaker;
  if (subject) set.subject = subject;
  if (options.inspection) set.inspection = refOf(options.inspection, record);
  if (recommendation) {
    set.recommendations = listOption(recommendation);
    checkKeys(set.recommendations, set.inspection ?? before.inspection, record);
    // Parts belong to a recommendation; a claim on none is general, and one on some is not.
    set.parts = [];
    if (set.recommendations.length === 0) set.fit = 'general';
    else if (before.fit === 'general') set.fit = 'asked';
    if (before.inspection === null && set.inspection === undefined) {
      set.inspection = record.inspections[0]?.ref ?? null;
    }
  }
  if (part) set.parts = listOption(part);
  if (topic) set.topics = listOption(topic);
  if (fit) set.fit = fit;
  if (options.claimDate) set.claimDate = dateOption(options.claimDate, '--claim-date');
  if (options.dueDate) set.dueDate = dateOption(options.dueDate, '--due-date');
  return { values: { ...before, ...set }, fields: Object.keys(set) as ClaimField[] };
}

function refOf(ref: string, record: ResponseRecord): string {
  if (record.inspections.some((one) => one.ref === ref)) return ref;
  const refs = record.inspections.map((one) => one.ref).join(', ') || 'none';
  throw new UsageError(
    `The document does not answer ${ref}, but ${refs}: correct the document first (section55 review ${shortId(record.document.id)} --inspection ${ref}).`,
  );
}

function checkKeys(keys: readonly string[], ref: string | null, record: ResponseRecord): void {
  const inspection = ref ?? record.inspections[0]?.ref;
  const known = record.recommendations
    .filter((one) => one.inspection === inspection)
    .map(({ key }) => key);
  const astray = keys.find((key) => !known.includes(key));
  if (astray === undefined) return;
  throw new UsageError(
    `${inspection ?? 'The report'} has no recommendation ${astray}; it has ${known.join(', ') || 'none that is known'}.`,
  );
}

/**
 * A claim that was missed.
 * @throws {UsageError} if its words do not stand in the document, or are a claim already.
 */
export function addition(
  { record, extracted }: Target,
  options: ReviewOptions & { add: string },
  who: Reviewer,
): Review {
  const { status, speaker } = options;
  if (!status || !speaker) {
    throw new UsageError('A claim that is added needs --status and --speaker.');
  }
  const span = spanOf(record, options.add, '--add');
  const held = record.claims.find(
    ({ evidence }) => evidence.start === span.start && evidence.end === span.end,
  );
  if (held) {
    throw new UsageError(
      `These words are claim ${held.id} already: correct it with section55 review ${shortId(held.id)}.`,
    );
  }
  const blank: ClaimValues = {
    status,
    firmness: 'plain',
    speaker,
    reported: false,
    subject: status === 'oversight' ? 'policing_body' : 'force',
    forces: [],
    inspection: record.inspections[0]?.ref ?? null,
    recommendations: [],
    fit: 'general',
    parts: [],
    topics: [],
    claimDate: null,
    dueDate: null,
  };
  const { values } = corrected(blank, options, record);
  // One that the program reads there and a person rejected before is not known as a claim now.
  const machine = extracted.claims.find(
    ({ evidence }) => evidence.start === span.start && evidence.end === span.end,
  );
  return reviewClaim(
    record,
    {
      kind: 'add',
      span,
      claimId: machine?.id ?? null,
      fields: CLAIM_FIELDS,
      values,
      machine: machine ? claimValues(machine) : null,
      note: options.note,
    },
    who,
  );
}

/** Where words stand in a document: exactly, or but for spaces, quotation marks and dashes. */
export function spanOf(record: ResponseRecord, quote: string, option: string): Span {
  const text = record.document.text ?? '';
  const anchor = { quote, prefix: '', suffix: '', start: 0, end: quote.length, claimId: null };
  const found = quote.trim() === '' ? null : locate(text, anchor);
  if (!found) {
    throw new UsageError(
      `The words of ${option} do not stand in the document: copy them from section55 show.`,
    );
  }
  const { start, end, place } = found;
  if (place === 'fuzzy') {
    throw new UsageError(
      `The words of ${option} do not stand in the document; there is “${text.slice(start, end)}”.`,
    );
  }
  return { start, end };
}
