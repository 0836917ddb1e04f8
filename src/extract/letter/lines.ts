import type { SourceDocument, Span } from '../../model/index.js';

/** A piece of a line that stands apart from the rest of it: a table cell, or one of two columns. */
export interface Cell extends Span {
  text: string;
}

/** One printed line with its words. Marks of markdown and HTML around the words are left out of the span. */
export interface Line extends Span {
  text: string;
  cells: Cell[];
  /** Lines without a blank line between them share a group. */
  group: number;
  /** A caption that a converter wrote about a picture: its words are nobody's. */
  caption: boolean;
  /** It occurs at least twice: a running header or footer. */
  repeated: boolean;
}

/** `## **`, `<p>`, `> `, `- `, `| ` before the words; the same after them. */
const LEADING_MARKS =
  /^(?:\s|[#>*_|]|:\s|<\/?[a-z]{1,6}>|[-–•]\s|\[(?:logo|crest)[^\]]{0,60}\]){0,40}/i;
const TRAILING_MARKS = /(?:\s|[*_|#]|<\/?[a-z]{1,6}>){1,40}$/i;

/**
 * "A handwritten signature in blue ink that reads ...", "[Signature]", "(Signed: illegible)". What such a caption
 * says that the signature reads is a guess of a program.
 */
const CAPTION =
  /^[[(]?\s{0,2}(?:an?|the)?\s{0,2}(?:(?:hand-?\s?written|scanned|illegible|stylised|black|blue|wet)\s{1,2}){0,3}signature\b(?:(?=[\])])|.{0,12}\b(?:in|of|consist|appear|read|with|that|image|illegible)|\s{0,3}$)|^!\[|^\[(?:image|logo|crest|stamp|signature)\b/i;

/** Two columns of a page come out with a wide gap or a tab between them. */
const COLUMN_GAP = /\t|\s{4,}|\s\|\s|<\/p>\s{0,3}<p>|\s?\.{4,}\s?/g;

/** A line of a form: "Signed: Jo Lane", "Date published: 7 May". */
const FIELDS = /^\(?[A-Z][\w'’/() -]{1,60}:\s/;

/** The next field on the line of another: "Signed: Jo Lane Date: 7 May", of which the gap is lost. */
const NEXT_FIELD =
  /(?<!\b(?:the|by|of|a|to|for|and|our|this|my|between|with))\s(?=(?:(?:Our|Your|Report|Response|Statutory|Inspection)\s)?(?:Dated?|Published|Publication|Deadline|Due|Type|Status|Version|Ref(?:erence)?|Force|PF?CC|Commissioner|Deputy|Position|Signed|Signature|Classification|Author|Tel)(?:\s[\w'’]{1,15}){0,3}:\s)/g;

/** "Signature Jo Lane Date 26/04/2023": the boxes of a form, without their borders. */
const SIGNED_AND_DATED = /^(?:signature|signed|name)\b.{3,60}\sDated?\s\d/i;

function trimmed(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end);
  const lead = LEADING_MARKS.exec(raw)?.[0].length ?? 0;
  const rest = raw.slice(lead);
  const tail = TRAILING_MARKS.exec(rest)?.[0].length ?? 0;
  return { start: start + lead, end: end - tail };
}

function cellsOf(text: string, span: Span): Cell[] {
  const cells: Cell[] = [];
  const add = (start: number, end: number) => {
    const cell = trimmed(text, start, end);
    const words = text.slice(cell.start, cell.end);
    if (/[^:.\s]/.test(words)) cells.push({ ...cell, text: words });
  };
  let from = span.start;
  const line = text.slice(span.start, span.end);
  const gaps = [...line.matchAll(COLUMN_GAP)];
  if (line.length < 400 && FIELDS.test(line)) gaps.push(...line.matchAll(NEXT_FIELD));
  if (SIGNED_AND_DATED.test(line)) gaps.push(...line.matchAll(/\s(?=Dated?\s)/g));
  for (const gap of gaps.sort((a, b) => a.index - b.index)) {
    add(from, span.start + gap.index);
    from = span.start + gap.index + gap[0].length;
  }
  add(from, span.end);
  return cells;
}

const DATE_LINE =
  /^\W{0,3}(?:\p{L}{3,9}day,?\s)?\d{1,2}\S{0,2}\s(?:of\s)?\p{L}{3,9},?\s\d{4}\W{0,3}$/u;

/** Words of a line without case, digits and marks: page numbers do not make two footers differ, two days do. */
function lineKey(text: string): string {
  if (DATE_LINE.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/[\d\s]+/g, ' ')
    .trim();
}

/** The lines of a document that hold words, in order. */
export function linesOf(document: SourceDocument): Line[] {
  const captions = document.layout.filter((block) => block.kind === 'caption');
  const lines: Line[] = [];
  let group = 0;
  let start = 0;
  for (const raw of document.text.split(/\n|\f/)) {
    const span = trimmed(document.text, start, start + raw.length);
    start += raw.length + 1;
    if (span.start >= span.end) {
      group++;
      continue;
    }
    const text = document.text.slice(span.start, span.end);
    const caption =
      CAPTION.test(raw.trim()) ||
      captions.some((block) => block.start <= span.start && span.end <= block.end);
    lines.push({
      ...span,
      text,
      cells: cellsOf(document.text, span),
      group,
      caption,
      repeated: false,
    });
  }
  markRepeated(lines);
  return lines;
}

function markRepeated(lines: Line[]): void {
  const counts = new Map<string, number>();
  const short = lines.filter((line) => line.text.length <= 100 && /\p{L}{3}/u.test(line.text));
  for (const line of short)
    counts.set(lineKey(line.text), (counts.get(lineKey(line.text)) ?? 0) + 1);
  for (const line of short) line.repeated = (counts.get(lineKey(line.text)) ?? 0) > 1;
}
