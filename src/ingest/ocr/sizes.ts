import type { OcrWord } from './engine.js';

/** Heights are measured roughly: lines that differ by less from the usual are of the usual size. */
const SAME_SIZE = 0.13;
/** Lines that follow one another closely and differ by less are of one size: a heading of two lines, a paragraph. */
const SAME_BLOCK = 0.09;
/** Base lines no further apart than this, in heights, follow closely. */
const CLOSE = 1.6;
/** Lines of fewer units are too short to be measured. */
const SHORT_LINE = 10;

interface MeasuredLine {
  number: number;
  height: number;
  baseline: number;
  letters: number;
}

/** Height of the letters of each line, in pixels, by the number of the line; evened out over lines of one size. */
export function lineHeights(words: readonly OcrWord[]): ReadonlyMap<number, number> {
  const sorted = words.map(({ lineHeight }) => lineHeight).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const heights = new Map<number, number>();
  for (const block of blocksOf(linesOf(words))) {
    const measured = block.filter(({ letters }) => letters >= SHORT_LINE);
    const taken = measured.length > 0 ? measured : block;
    const mean = taken.reduce((sum, { height }) => sum + height, 0) / taken.length;
    const height = Math.abs(mean / usual - 1) <= SAME_SIZE ? usual : mean;
    for (const { number } of block) heights.set(number, height);
  }
  return heights;
}

function linesOf(words: readonly OcrWord[]): MeasuredLine[] {
  const lines = new Map<number, MeasuredLine>();
  for (const { line, lineHeight, baseline } of words) {
    if (lines.has(line.number)) continue;
    const { number, letters } = line;
    lines.set(number, { number, height: lineHeight, baseline, letters });
  }
  return [...lines.values()];
}

function blocksOf(lines: readonly MeasuredLine[]): MeasuredLine[][] {
  const blocks: MeasuredLine[][] = [];
  for (const line of lines) {
    const before = blocks.at(-1)?.at(-1);
    const distance = before ? (line.baseline - before.baseline) / before.height : 0;
    const isAlike =
      before !== undefined &&
      (line.letters < SHORT_LINE || Math.abs(line.height / before.height - 1) < SAME_BLOCK);
    if (isAlike && distance > 0.5 && distance < CLOSE) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}
