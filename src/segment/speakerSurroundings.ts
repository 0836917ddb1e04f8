import type { SpeakerSigns } from './speakerSigns.js';
import type { Block } from './types.js';

/** A block with the probability that its words are the policing body's, by its own signs. */
export interface Heard {
  block: Block;
  ofBody: number;
}

/** A cell or line of fewer characters tells little of who speaks around it. */
const TELLING = 40;
/** Probabilities nearer to 0 or 1 count as this much: one block must not outweigh all. */
const NEAREST = 0.001;

/** Natural logarithm of the odds. */
export function logOdds(p: number): number {
  const held = Math.min(1 - NEAREST, Math.max(NEAREST, p));
  return Math.log(held / (1 - held));
}

/** Blocks whose voice hangs on the same words of the paper, by the rules: right or wrong, they are so together. */
function decisionOf({ voice, voiceRule, voiceEvidence }: Block): string {
  return `${voice} ${voiceRule} ${voiceEvidence?.start ?? ''}`;
}

const startsOf = (block: Block) => block.headings.map(({ start }) => start).join();

/** What ties a block to others of its paper. */
const GROUPS: readonly (readonly [string, (block: Block) => string])[] = [
  ['DECISION', decisionOf],
  ['SECTION', startsOf],
  ['PART', (block) => String(block.headings[0]?.start ?? '')],
  [
    'COLUMN',
    ({ layout }) =>
      layout.kind === 'cell' ? `${layout.table ?? 0}:${layout.column ?? 0}` : 'none',
  ],
];

function meansBy(
  heard: readonly Block[],
  odds: readonly number[],
  key: (block: Block) => string,
): Map<string, { mean: number; n: number }> {
  const sums = new Map<string, { mean: number; n: number }>();
  for (const [i, block] of heard.entries()) {
    const sum = sums.get(key(block)) ?? { mean: 0, n: 0 };
    sums.set(key(block), { mean: sum.mean + (odds[i] ?? 0), n: sum.n + 1 });
  }
  return new Map([...sums].map(([one, { mean, n }]) => [one, { mean: mean / n, n }]));
}

/**
 * For each block, in order, what the others of its paper are held for: its neighbours, those that hang on the same
 * decision of a rule, its section, part and column, and all. A number for each sign, zero where it is left out.
 */
export function speakerSurroundings(heard: readonly Heard[]): SpeakerSigns[] {
  const telling = heard.filter(({ block }) => block.text.length > TELLING);
  const blocks = telling.map(({ block }) => block);
  const odds = telling.map(({ ofBody }) => logOdds(ofBody));
  const at = new Map(blocks.map(({ index }, i) => [index, i]));
  const sorted = [...odds].sort((a, b) => a - b);
  const mean = odds.reduce((sum, one) => sum + one, 0) / Math.max(1, odds.length);
  const spread = odds.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, odds.length);
  const groups = GROUPS.map(([name, key]) => [name, key, meansBy(blocks, odds, key)] as const);
  const paper: [string, number][] = [
    ['PAPER', mean],
    ['PAPER-MIDDLE', sorted[Math.floor(sorted.length / 2)] ?? 0],
    ['PAPER-SPREAD', Math.sqrt(spread)],
    ['PAPER-LOWEST', sorted[0] ?? 0],
    ['PAPER-HIGHEST', sorted.at(-1) ?? 0],
    ['PAPER-SHARE', odds.filter((one) => one > 0).length / Math.max(1, odds.length)],
    ['PAPER-BLOCKS', odds.length],
    ['PAPER-SECTIONS', groups.find(([name]) => name === 'SECTION')?.[2].size ?? 0],
  ];
  return heard.map(({ block, ofBody }, order) => {
    const i = at.get(block.index);
    return new Map([
      ...paper,
      ['OWN', logOdds(ofBody)],
      ...[-2, -1, 1, 2].map((step): [string, number] => [
        `NEIGHBOUR${step}`,
        i === undefined ? 0 : (odds[i + step] ?? 0),
      ]),
      ...groups.map(([name, key, means]): [string, number] => [
        name,
        means.get(key(block))?.mean ?? 0,
      ]),
      ['SECTION-BLOCKS', groups[1]?.[2].get(startsOf(block))?.n ?? 0],
      ['PLACE', order / heard.length],
      ['LENGTH', block.text.length],
    ]);
  });
}
