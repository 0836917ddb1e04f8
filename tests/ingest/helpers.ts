import { expect } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import type { LayoutBlock, SourceDocument } from '../../src/model/index.js';

export function readText(text: string): Promise<SourceDocument> {
  return readDocument(Buffer.from(text, 'utf8'));
}

/** A block as a test writes it: kind and words, with what else is set. */
export type Shown = [kind: string, words: string, rest?: Partial<LayoutBlock>];

/** The layout of a document as rows of kind, words and whatever else is set. */
export function shown({ layout, text }: SourceDocument): Shown[] {
  return layout.map(({ kind, start, end, ...rest }) => {
    const words = text.slice(start, end);
    return Object.keys(rest).length > 0 ? [kind, words, rest] : [kind, words];
  });
}

/** The laws of every document; `source` is the text before cleaning, where the test has it. */
export function expectLaws(document: SourceDocument, source?: string): void {
  const { text, layout, offsetMap, pages } = document;
  let last = 0;
  for (const { start, end } of layout) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    // Between blocks there is only white space, and none at their ends.
    expect(text.slice(last, start).trim()).toBe('');
    expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
    last = end;
  }
  expect(last).toBe(text.length);
  expect(text).not.toMatch(/ (?:\n|$)/);
  expect(text).not.toMatch(/[\u00a0\u00ad\u200b\ufeff]/);
  for (const run of offsetMap) {
    const origin = source?.slice(run.sourceStart, run.sourceStart + run.end - run.start);
    if (origin !== undefined) expect(text.slice(run.start, run.end)).toBe(origin);
  }
  let page = 0;
  for (const { number, start, end } of pages) {
    expect(number).toBe(++page);
    expect(end).toBeGreaterThanOrEqual(start);
  }
}
