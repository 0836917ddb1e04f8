import type { Claim, Excluded, ResponseRecord, Span } from '../../model/index.js';
import { harmless } from '../io.js';
import { paint, type Style, statusStyle } from './paint.js';
import { shortId, spoken } from './words.js';

interface Mark extends Span {
  open: string;
  close: string;
  style: Style;
}

/**
 * The letter with its claims marked where they stand: `⟦completed · chief constable · 1a2b3c4d5e: the words⟧`, and
 * what was set apart `⟨hmicfrs finding: the words⟩`. Marks may lie within or across each other.
 */
export function markedLetter(record: ResponseRecord, colour: boolean): string {
  const text = record.document.text ?? '';
  const marks = [...record.claims.map(claimMark), ...record.excluded.map(excludedMark)];
  const cuts = new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])]);
  const offsets = [...cuts].sort((a, b) => a - b);
  const opening = groupBy(marks, (mark) => mark.start);
  const closing = groupBy(marks, (mark) => mark.end);
  let marked = '';
  for (const [n, from] of offsets.entries()) {
    // Close the inner before the outer, open the outer before the inner.
    for (const mark of (closing.get(from) ?? []).sort((a, b) => b.start - a.start)) {
      marked += paint(colour, mark.style, mark.close);
    }
    for (const mark of (opening.get(from) ?? []).sort((a, b) => b.end - a.end)) {
      marked += paint(colour, mark.style, mark.open);
    }
    const to = offsets[n + 1];
    if (to !== undefined) marked += styled(text.slice(from, to), marks, from, to, colour);
  }
  return marked;
}

function styled(
  words: string,
  marks: readonly Mark[],
  from: number,
  to: number,
  colour: boolean,
): string {
  const over = marks.filter((mark) => mark.start <= from && mark.end >= to);
  const inner = over.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return inner ? paint(colour, inner.style, harmless(words)) : harmless(words);
}

function claimMark(claim: Claim): Mark {
  const review = claim.review ? [claim.review.state] : [];
  const label = [spoken(claim.status), spoken(claim.speaker), ...review, shortId(claim.id)].join(
    ' · ',
  );
  const { start, end } = claim.evidence;
  return { start, end, open: `⟦${label}: `, close: '⟧', style: statusStyle(claim.status) };
}

function excludedMark({ evidence, why }: Excluded): Mark {
  return {
    start: evidence.start,
    end: evidence.end,
    open: `⟨${spoken(why)}: `,
    close: '⟩',
    style: 'dim',
  };
}

function groupBy(marks: readonly Mark[], offset: (mark: Mark) => number): Map<number, Mark[]> {
  const groups = new Map<number, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(offset(mark)) ?? [];
    groups.set(offset(mark), group);
    group.push(mark);
  }
  return groups;
}
