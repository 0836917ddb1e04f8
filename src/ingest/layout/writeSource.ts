import { CELL_LINE, LARGEST_PAGE, type LineStyle, type SourceBox } from '../sourceText.js';
import type { PrintedLine, Region } from './printed.js';

/** What holds for the whole document. */
export interface Typography {
  /** Size of most words, in points. */
  bodySize: number;
  /** Usual distance of base lines, in font sizes. */
  leading: number;
  /** Sizes that are clearly larger than the body, largest first. */
  headingSizes: number[];
}

/** From this many body sizes on, a line is a heading. */
const HEADING_SIZE = 1.14;
/** Heading sizes of which the smaller is more than this share of the larger are one level. */
const SAME_LEVEL = 0.93;
/** A gap is a paragraph's end if it is so many times the usual distance of lines. */
const PARAGRAPH_GAP = 1.22;
/** A bullet, number or letter at the beginning of a line. */
const BEGINS_ITEM = /^(?:[^\p{L}\p{N}\s"'“‘£]|\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]\s)/u;
/** Footnotes are no larger than this share of the text. */
const NOTE_SIZE = 0.95;
/** Headings are no longer than this, in units. */
const LONGEST_HEADING = 250;

/** Measures sizes and distances over all pages. */
export function typography(pages: readonly (readonly PrintedLine[])[]): Typography {
  const bySize = new Map<number, number>();
  const distances: number[] = [];
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const size = Math.round(line.size * 2) / 2;
      bySize.set(size, (bySize.get(size) ?? 0) + line.text.length);
      const before = lines[index - 1];
      const distance = before ? (line.y - before.y) / line.size : 0;
      if (distance > 0.8 && distance < 3 && Math.abs(line.size - (before?.size ?? 0)) < 0.6) {
        distances.push(distance);
      }
    });
  }
  const bodySize = [...bySize.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 11;
  const larger = [...bySize.keys()].filter((size) => size >= bodySize * HEADING_SIZE);
  return { bodySize, leading: usual(distances), headingSizes: distinctSizes(larger) };
}

/** From the largest down, without those that differ too little from the one before to mean another level. */
function distinctSizes(sizes: readonly number[]): number[] {
  const kept: number[] = [];
  for (const size of [...sizes].sort((a, b) => b - a)) {
    if (kept.length === 0 || size < SAME_LEVEL * (kept.at(-1) as number)) kept.push(size);
  }
  return kept;
}

/** The usual distance of lines: the median of those at the lower end, since gaps of paragraphs are larger. */
function usual(distances: readonly number[]): number {
  const sorted = [...distances].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.35)] ?? 1.2;
}

/** Writes printed lines as source text and notes what is known of each. */
export class SourceWriter {
  #parts: string[] = [];
  #length = 0;
  readonly styles = new Map<number, LineStyle>();
  readonly boxes: SourceBox[] = [];
  #page = 1;
  #toPage: Affine = IDENTITY;
  /** The line before, if it is a footnote's. */
  #noteBefore: PrintedLine | null = null;
  readonly #typography: Typography;

  constructor(typographyOfAll: Typography) {
    this.#typography = typographyOfAll;
  }

  get source(): string {
    return this.#parts.join('');
  }

  /** Units written so far. */
  get length(): number {
    return this.#length;
  }

  /** Says on which page what follows stands, and how its points are mapped to those of the page. */
  page(number: number, printed: { toPage?: Affine } | null): void {
    this.#page = number;
    this.#toPage = printed?.toPage ?? IDENTITY;
  }

  pageBreak(): void {
    this.#write('\f');
  }

  /** Writes lines of which nothing but the words is known. */
  plain(text: string): void {
    this.#write(text.replace(/\f/g, '\n'));
  }

  region(region: Region): void {
    if (region.kind === 'lines') this.#lines(region.lines);
    else this.#table(region);
    this.#write('\n');
  }

  #lines(lines: readonly PrintedLine[]): void {
    const edges = rightEdges(lines);
    lines.forEach((line, index) => {
      const before = lines[index - 1];
      const next = lines[index + 1];
      const parted = before !== undefined && (line.tag?.begins ?? this.#isParted(before, line));
      if (parted) this.#write('\n');
      const style: LineStyle = { full: next !== undefined && isFull(line, next, edges) };
      if (line.bold) style.bold = true;
      if (this.#isNote(line, before)) style.note = true;
      else this.#noteBefore = null;
      const level = this.#levelOf(line);
      if (level !== null) style.level = level;
      const levelBefore = before && this.#levelOf(before);
      if (level !== null && !parted && levelBefore === level) style.continues = true;
      this.styles.set(this.#length, style);
      if (line.tag?.isItem && !BEGINS_ITEM.test(line.text)) this.#write('• ');
      this.#addBoxes(line);
      this.#write(`${line.text}\n`);
    });
  }

  #table({ rows, columns }: Extract<Region, { kind: 'table' }>): void {
    for (const { cells, header = false, continues = false } of rows) {
      const bold = cells.every(({ lines }) => lines.every((line) => line.bold));
      const style: LineStyle = { row: header ? 'head' : 'body' };
      if (bold) style.bold = true;
      if (continues) style.continues = true;
      this.styles.set(this.#length, style);
      columns.forEach((_, column) => {
        if (column > 0) this.#write('\t');
        const own = cells.filter((cell) => cell.column === column).flatMap(({ lines }) => lines);
        own.forEach((line, index) => {
          if (index > 0) this.#write(CELL_LINE);
          this.#addBoxes(line);
          this.#write(line.text);
        });
      });
      this.#write('\n');
    }
  }

  #addBoxes({ words }: PrintedLine): void {
    for (const { start, end, left, top, right, bottom, confidence } of words) {
      const span = { start: this.#length + start, end: this.#length + end, page: this.#page };
      const box = mapped(this.#toPage, { left, top, right, bottom });
      // A damaged page gives words without a place: they are read, and cannot be marked.
      if (!Object.values(box).every((edge) => Math.abs(edge) <= LARGEST_PAGE)) continue;
      this.boxes.push({ ...span, ...box, confidence });
    }
  }

  /** Footnotes are set smaller than the text and begin with their mark. */
  #isNote(line: PrintedLine, before: PrintedLine | undefined): boolean {
    const isSmall = line.size <= NOTE_SIZE * this.#typography.bodySize;
    const goesOn = before !== undefined && before === this.#noteBefore;
    const isNote = isSmall && (goesOn || /^(?:[⁰¹²³⁴-⁹]|\d{1,2}\s|[*†‡])/u.test(line.text));
    if (isNote) this.#noteBefore = line;
    return isNote;
  }

  /** Whether a new paragraph begins: a larger gap, another size, or a line of bold beside one that is not. */
  #isParted(before: PrintedLine, line: PrintedLine): boolean {
    const size = Math.max(before.size, line.size);
    if (line.y - before.y > this.#typography.leading * size * PARAGRAPH_GAP) return true;
    return Math.abs(before.size - line.size) > 0.12 * size || before.bold !== line.bold;
  }

  /** Some makers tag headings as paragraphs, so that their size counts all the same. */
  #levelOf(line: PrintedLine): number | null {
    return line.tag?.level ?? this.#level(line);
  }

  #level(line: PrintedLine): number | null {
    const { bodySize, headingSizes } = this.#typography;
    if (line.size < bodySize * HEADING_SIZE || line.text.length > LONGEST_HEADING) return null;
    const rank = headingSizes.findLastIndex((size) => line.size <= size + 0.25);
    return Math.min(6, Math.max(0, rank) + 1);
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

type Affine = readonly [number, number, number, number, number, number];
const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

type Rectangle = Record<'left' | 'top' | 'right' | 'bottom', number>;

/** The upright rectangle around a rectangle that is mapped. */
function mapped([a, b, c, d, e, f]: Affine, { left, top, right, bottom }: Rectangle): Rectangle {
  const x = [left, right].flatMap((px) => [top, bottom].map((py) => a * px + c * py + e));
  const y = [left, right].flatMap((px) => [top, bottom].map((py) => b * px + d * py + f));
  return {
    left: Math.min(...x),
    top: Math.min(...y),
    right: Math.max(...x),
    bottom: Math.max(...y),
  };
}

/** Lines that begin in the same strip of the page are set to one measure; its width in points. */
const STRIP = 40;

/** The furthest right that any line reaches, by the strip in which it begins. */
function rightEdges(lines: readonly PrintedLine[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const { left, right } of lines) {
    const strip = Math.floor(left / STRIP);
    // A line counts in the neighbouring strips too, so that an indent does not part it from its paragraph.
    for (const near of [strip - 1, strip, strip + 1]) {
      edges.set(near, Math.max(edges.get(near) ?? 0, right));
    }
  }
  return edges;
}

/** Whether the first word of the next line would not have fitted before the right edge of the text. */
function isFull(line: PrintedLine, next: PrintedLine, edges: ReadonlyMap<number, number>): boolean {
  if (line.text.length < 25) return false;
  const edge = edges.get(Math.floor(line.left / STRIP)) ?? line.right;
  // Nothing but short lines around: an address, a letterhead.
  if (edge - line.left < 15 * line.size) return false;
  const unit = (next.right - next.left) / Math.max(1, next.text.length);
  const firstWord = (/^\S{1,80}/.exec(next.text)?.[0].length ?? 0) + 1;
  return line.right + firstWord * unit > edge - 0.5 * line.size;
}

/** All lines of a region, row by row and cell by cell. */
export function linesOf(region: Region): PrintedLine[] {
  return region.kind === 'lines'
    ? region.lines
    : region.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
}
