import type { Comparison } from '../../compare/index.js';
import type { Store } from '../../store/index.js';
import { redact } from '../privacy/redact.js';

/** The words around a quote, and the file that they stand in. */
export interface QuoteContext {
  before: string;
  quote: string;
  after: string;
  fileName: string;
}

/** Characters before and after a quote: some two sentences. */
const AROUND = 240;

/**
 * The words around each quote of a comparison, by claim id, as they may be published. A claim in a passage that looks
 * like a case or a victim has none.
 */
export async function quoteContexts(
  store: Store,
  { inspection, rows }: Comparison,
): Promise<Map<string, QuoteContext>> {
  const shown = new Set(
    rows.flatMap((row) => row.documents.filter(({ used }) => used).map(({ id }) => id)),
  );
  const contexts = new Map<string, QuoteContext>();
  for await (const held of store.records({ inspection: inspection.id, withText: true })) {
    if (!shown.has(held.document.id)) continue;
    const { record } = redact(held, { holders: null });
    const { text = '', source = '' } = record.document;
    for (const { id, quote, evidence } of record.claims) {
      contexts.set(id, {
        before: cutBefore(
          text.slice(Math.max(0, evidence.start - AROUND), evidence.start),
          evidence.start > AROUND,
        ),
        quote,
        after: cutAfter(
          text.slice(evidence.end, evidence.end + AROUND),
          evidence.end + AROUND < text.length,
        ),
        fileName: source,
      });
    }
  }
  return contexts;
}

/** Begins at a whole word. */
function cutBefore(words: string, isCut: boolean): string {
  return isCut ? `… ${words.replace(/^\S{0,40}\s/, '')}` : words;
}

function cutAfter(words: string, isCut: boolean): string {
  return isCut ? `${words.replace(/\s\S{0,40}$/, '')} …` : words;
}
