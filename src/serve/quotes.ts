import { fileName, redact } from '../export/index.js';
import type { Claim, ResponseRecord } from '../model/index.js';
import type { Store } from '../store/index.js';

/** A claim's words with a sentence either side, as they may be published. */
export interface Quoted {
  claim: Claim;
  before: string;
  after: string;
  documentId: string;
  fileName: string;
}

/** Characters in which a sentence before or after is looked for. */
const AROUND = 600;
/** Of a longer one its nearest words. */
const LONGEST = 300;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Claims of a record as they may be published, in the order of the letter: contact details blotted out, and those left
 * out that stand in passages which look like a case or a victim.
 * @param record with `document.text`.
 */
export function quotedOf(record: ResponseRecord): Quoted[] {
  const { record: free } = redact(record, { holders: null });
  const { text = '', id, source = '' } = free.document;
  return free.claims.map((claim) => ({
    claim,
    before: before(text, claim),
    after: after(text, claim),
    documentId: id,
    fileName: fileName(source),
  }));
}

/** The quotes of some documents by claim id; see {@link quotedOf}. */
export async function quotesOf(
  store: Store,
  documentIds: readonly string[],
): Promise<Map<string, Quoted>> {
  const quotes = new Map<string, Quoted>();
  if (documentIds.length === 0) return quotes;
  const wanted = [...new Set(documentIds)];
  for await (const record of store.records({ documentIds: wanted, withText: true })) {
    for (const quoted of quotedOf(record)) quotes.set(quoted.claim.id, quoted);
  }
  return quotes;
}

/** From the sentence before the claim's own up to the quote. */
function before(text: string, { evidence, sentence }: Claim): string {
  const from = Math.min(sentence.start, evidence.start);
  const window = text.slice(Math.max(0, from - AROUND), from);
  const parts = [...SENTENCES.segment(window)].filter(({ segment }) => segment.trim() !== '');
  const last = parts.at(-1);
  // The window begins somewhere within a sentence, unless it begins with the text.
  const isWhole = parts.length > 1 || from <= AROUND;
  const previous = last && isWhole ? window.slice(last.index) : '';
  return shortened(previous + text.slice(from, evidence.start), 'end');
}

/** From the quote to the end of the sentence after the claim's own. */
function after(text: string, { evidence, sentence }: Claim): string {
  const to = Math.max(sentence.end, evidence.end);
  const window = text.slice(to, to + AROUND);
  const [first] = [...SENTENCES.segment(window)].filter(({ segment }) => segment.trim() !== '');
  const next = first ? window.slice(0, first.index + first.segment.length) : '';
  return shortened(text.slice(evidence.end, to) + next, 'start');
}

/** The words nearest to the quote, from a whole word on. */
function shortened(words: string, nearest: 'start' | 'end'): string {
  if (words.length <= LONGEST) return words;
  return nearest === 'end'
    ? `… ${words.slice(-LONGEST).replace(/^\S{0,40}\s/, '')}`
    : `${words.slice(0, LONGEST).replace(/\s\S{0,40}$/, '')} …`;
}
