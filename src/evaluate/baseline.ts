import { createHash } from 'node:crypto';
import {
  type Claim,
  makeEvidence,
  type PagedText,
  type ResponseRecord,
  type Span,
  type Status,
} from '../model/index.js';

/**
 * What a person with a search box would do: a sentence that holds a status word is a claim of the commissioner, with
 * the status of the first row that has one of its words. It is scored beside the product in every run, so that no
 * figure stands alone.
 */
const KEYWORDS: readonly (readonly [Status, readonly string[]])[] = [
  ['not_applicable', ['not applicable', 'n/a', 'does not apply']],
  ['declined', ['do not accept', 'does not accept', 'disagree', 'reject']],
  ['awaiting', ['await', 'awaits', 'awaiting', 'subject to', 'pending', 'waiting for']],
  ['not_done', ['not yet', 'has not', 'have not', 'outstanding', 'incomplete']],
  ['oversight', ['hold to account', 'scrutinise', 'monitor', 'oversight', 'assurance']],
  ['planned', ['will', 'plan', 'plans', 'planned', 'intend', 'intends', 'due to']],
  ['in_progress', ['under way', 'underway', 'in progress', 'ongoing', 'currently', 'is being']],
  ['acknowledged', ['accept', 'accepts', 'accepted', 'agree', 'agrees', 'recognise']],
  [
    'completed',
    ['completed', 'implemented', 'adopted', 'in place', 'introduced', 'established', 'has been'],
  ],
];

const PATTERNS = KEYWORDS.map(([status, words]) => ({
  status,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu'),
}));

/** Ends a sentence: a mark with white space after it, a tab (next cell) or a line end. */
const SENTENCE_END = /[.!?](?=\s)|[\t\n]/g;
const NAMED = /\brecommendation (\d{1,2})\b/gi;

/** The record with the claims of the keyword search in place of its own. */
export function baselineRecord(record: ResponseRecord): ResponseRecord {
  const text = record.document.text ?? '';
  const paged = { text, pages: record.document.pages };
  const claims: Claim[] = [];
  // A claim is linked to the recommendation that the text named last.
  let named: string | null = null;
  for (const span of sentencesOf(text)) {
    const words = text.slice(span.start, span.end);
    named = [...words.matchAll(NAMED)].at(-1)?.[1] ?? named;
    const status = PATTERNS.find(({ pattern }) => pattern.test(words))?.status;
    if (status) claims.push(makeClaim(record, paged, span, status, named));
  }
  return { ...record, claims, positions: [] };
}

function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const take = (end: number) => {
    if (/\p{L}/u.test(text.slice(start, end))) spans.push({ start, end });
    start = end;
  };
  for (const { index } of text.matchAll(SENTENCE_END)) take(index + 1);
  take(text.length);
  return spans;
}

function makeClaim(
  record: ResponseRecord,
  paged: PagedText,
  span: Span,
  status: Status,
  named: string | null,
): Claim {
  const evidence = makeEvidence(paged, span.start, span.end);
  const place = `${record.document.id}|${evidence.start}|${evidence.end}|baseline`;
  return {
    id: createHash('sha256').update(place).digest('hex').slice(0, 16),
    quote: evidence.text,
    evidence,
    sentence: evidence,
    context: [],
    status,
    firmness: 'plain',
    speaker: 'policing_body',
    reported: false,
    subject: 'force',
    forces: [],
    inspection: record.inspection?.ref ?? null,
    recommendations: named === null ? [] : [named],
    linkedBy: named === null ? 'none' : 'number',
    fit: named === null ? 'general' : 'asked',
    parts: [],
    topics: [],
    claimDate: null,
    dueDate: null,
    figures: [],
    confidence: 0,
    because: [],
  };
}
