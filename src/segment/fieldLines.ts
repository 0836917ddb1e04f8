import type { Lexicon } from '../lexicon/index.js';
import type { LayoutBlock, SourceDocument } from '../model/index.js';
import { type HeadingOptions, headingVoice, RECOMMENDATION_LABEL } from './headingVoice.js';

const FIELD = /^([^\n:]{2,70}):(?:\s|$)/u;

function opensField(line: string, lexicon: Lexicon, speakers: Speakers): boolean {
  const label = FIELD.exec(line)?.[1];
  if (label === undefined) return false;
  if (label.replace(RECOMMENDATION_LABEL, '').trim() === '') return true;
  return headingVoice(label, lexicon, { ...speakers, field: true }) !== null;
}

type Speakers = Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>;

/**
 * Layout in which the lines of a form that stand in one block ("Recommendation 2: ...", "Force response: ...") are
 * blocks of their own. Lines that open no known field stay with the line above.
 */
export function withFieldLines(
  document: SourceDocument,
  lexicon: Lexicon,
  speakers: Speakers,
): LayoutBlock[] {
  return document.layout.flatMap((block) => {
    const text = document.text.slice(block.start, block.end);
    if (block.kind !== 'paragraph' || !text.includes('\n')) return [block];
    const starts = [0];
    let at = 0;
    for (const line of text.split('\n')) {
      if (at > 0 && opensField(line, lexicon, speakers)) starts.push(at);
      at += line.length + 1;
    }
    if (starts.length === 1) return [block];
    return starts.map((start, i) => {
      const end = starts[i + 1] ?? text.length;
      const words = text.slice(start, end).trimEnd();
      return { ...block, start: block.start + start, end: block.start + start + words.length };
    });
  });
}
