import type { SourceDocument, Span } from '../model/index.js';
import type { BlockVoice } from './types.js';

/** A voice with what gave it. */
export interface Voiced {
  voice: BlockVoice;
  rule: string;
  evidence: Span | null;
  /** Holds only for blocks in the first person. */
  firstPerson?: boolean;
  /** Given by a field of a form: a heading ends it. */
  ofField?: boolean;
  /** Opened by a heading, not by a field. */
  underHeading?: boolean;
  /** Holds only for short lines. */
  untilProse?: boolean;
}

export const UNMARKED: Voiced = { voice: 'unmarked', rule: '', evidence: null };

export function textAt(document: SourceDocument, span: Span): string {
  return document.text.slice(span.start, span.end);
}
