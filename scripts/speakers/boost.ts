import type { TreeNode, Trees } from '../../src/lexicon/index.js';
import { Random } from '../random.js';

/** Examples as a table: `values[row * width + sign]`, whether the words are the policing body's, and how much each counts. */
export interface Table {
  width: number;
  values: Float32Array;
  body: Uint8Array;
  weights: Float64Array;
}

export interface BoostOptions {
  trees: number;
  /** How far each tree goes towards what it found. */
  rate: number;
  leaves: number;
  /** Fewest examples in a leaf. */
  least: number;
  /** Pull of each leaf towards zero, in examples' worth of curvature. */
  ridge: number;
  /** Share of the signs, drawn anew, among which each tree may choose: trees that differ err apart. */
  signs: number;
}

const BINS = 32;
/** The same signs are chosen in every run. */
const SEED = 0x5eed55;

interface Binned {
  bins: Uint8Array;
  /** Upper edges of the bins of each sign, without the last. */
  edges: number[][];
}

/** Every sign's values in at most 32 bins that hold about as many examples each. */
function binned({ width, values, body }: Table): Binned {
  const rows = body.length;
  const bins = new Uint8Array(rows * width);
  const edges = Array.from({ length: width }, (_, sign) => {
    const sorted = Array.from({ length: rows }, (_, row) => values[row * width + sign] ?? 0).sort(
      (a, b) => a - b,
    );
    const distinct = [...new Set(sorted)];
    if (distinct.length <= BINS) return between(distinct);
    const at = Array.from(
      { length: BINS - 1 },
      (_, i) => sorted[Math.floor(((i + 1) * rows) / BINS)] ?? 0,
    );
    return [...new Set(at)];
  });
  for (let sign = 0; sign < width; sign++) {
    const own = edges[sign] ?? [];
    for (let row = 0; row < rows; row++) {
      const value = values[row * width + sign] ?? 0;
      let bin = 0;
      while (bin < own.length && value > (own[bin] ?? 0)) bin++;
      bins[row * width + sign] = bin;
    }
  }
  return { bins, edges };
}

function between(distinct: readonly number[]): number[] {
  return distinct.slice(1).map((value, i) => (value + (distinct[i] ?? 0)) / 2);
}

interface Leaf {
  rows: number[];
  node: number;
  split: { sign: number; bin: number; gain: number } | null;
}

/** Best split of a leaf by the gain in the second-order expansion of the logistic loss (Chen, Guestrin 2016). */
function bestSplit(
  rows: readonly number[],
  { bins, edges }: Binned,
  slope: Float64Array,
  bend: Float64Array,
  chosen: readonly number[],
  options: BoostOptions,
): Leaf['split'] {
  const width = edges.length;
  let slopes = 0;
  let bends = 0;
  for (const row of rows) {
    slopes += slope[row] ?? 0;
    bends += bend[row] ?? 0;
  }
  const score = (g: number, h: number) => (g * g) / (h + options.ridge);
  const whole = score(slopes, bends);
  const g = new Float64Array(width * BINS);
  const h = new Float64Array(width * BINS);
  const n = new Int32Array(width * BINS);
  for (const row of rows) {
    const from = row * width;
    const s = slope[row] ?? 0;
    const b = bend[row] ?? 0;
    for (const sign of chosen) {
      const at = sign * BINS + (bins[from + sign] ?? 0);
      g[at] = (g[at] ?? 0) + s;
      h[at] = (h[at] ?? 0) + b;
      n[at] = (n[at] ?? 0) + 1;
    }
  }
  let best: Leaf['split'] = null;
  for (const sign of chosen) {
    let lowerG = 0;
    let lowerH = 0;
    let lowerN = 0;
    for (let bin = 0; bin < (edges[sign]?.length ?? 0); bin++) {
      lowerG += g[sign * BINS + bin] ?? 0;
      lowerH += h[sign * BINS + bin] ?? 0;
      lowerN += n[sign * BINS + bin] ?? 0;
      if (lowerN < options.least || rows.length - lowerN < options.least) continue;
      const gain = score(lowerG, lowerH) + score(slopes - lowerG, bends - lowerH) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { sign, bin, gain };
    }
  }
  return best;
}

/** One tree, grown at the leaf that gains most (Shi 2007); adds its leaves to `sums`. */
function growTree(
  data: Binned,
  slope: Float64Array,
  bend: Float64Array,
  sums: Float64Array,
  chosen: readonly number[],
  options: BoostOptions,
): TreeNode[] {
  const nodes: TreeNode[] = [[0]];
  const width = data.edges.length;
  const split = (rows: readonly number[]) => bestSplit(rows, data, slope, bend, chosen, options);
  const all = Array.from(sums, (_, row) => row);
  const leaves: Leaf[] = [{ rows: all, node: 0, split: split(all) }];
  while (leaves.length < options.leaves) {
    const leaf = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    if (!leaf.split) break;
    const { sign, bin } = leaf.split;
    const [lower, higher] = [nodes.length, nodes.length + 1];
    nodes[leaf.node] = [sign, data.edges[sign]?.[bin] ?? 0, lower, higher];
    nodes.push([0], [0]);
    const isLower = (row: number) => (data.bins[row * width + sign] ?? 0) <= bin;
    leaves.splice(leaves.indexOf(leaf), 1);
    for (const [node, rows] of [
      [lower, leaf.rows.filter(isLower)],
      [higher, leaf.rows.filter((row) => !isLower(row))],
    ] as const)
      leaves.push({ rows, node, split: split(rows) });
  }
  for (const { rows, node } of leaves) {
    const g = rows.reduce((sum, row) => sum + (slope[row] ?? 0), 0);
    const h = rows.reduce((sum, row) => sum + (bend[row] ?? 0), 0);
    const value = Number(((-options.rate * g) / (h + options.ridge)).toFixed(4));
    nodes[node] = [value];
    for (const row of rows) sums[row] = (sums[row] ?? 0) + value;
  }
  return nodes;
}

/**
 * Gradient boosting of trees for the logistic loss (Friedman 2001). The same table gives the same trees.
 * @throws {RangeError} where all examples are of one kind: there is nothing to tell apart.
 */
export function boost(table: Table, signs: readonly string[], options: BoostOptions): Trees {
  const data = binned(table);
  const rows = table.body.length;
  let yes = 0;
  let all = 0;
  for (let row = 0; row < rows; row++) {
    all += table.weights[row] ?? 0;
    yes += (table.weights[row] ?? 0) * (table.body[row] ?? 0);
  }
  if (yes === 0 || yes === all) throw new RangeError('examples of both kinds are needed');
  const prior = Number(Math.log(yes / (all - yes)).toFixed(4));
  const sums = new Float64Array(rows).fill(prior);
  const slope = new Float64Array(rows);
  const bend = new Float64Array(rows);
  const trees: TreeNode[][] = [];
  const random = new Random(SEED);
  for (let i = 0; i < options.trees; i++) {
    for (let row = 0; row < rows; row++) {
      const p = 1 / (1 + Math.exp(-(sums[row] ?? 0)));
      const weight = table.weights[row] ?? 0;
      slope[row] = weight * (p - (table.body[row] ?? 0));
      bend[row] = weight * Math.max(p * (1 - p), 1e-6);
    }
    const chosen = signs.flatMap((_, sign) => (random.next() < options.signs ? [sign] : []));
    trees.push(growTree(data, slope, bend, sums, chosen, options));
  }
  return { signs: [...signs], prior, trees };
}
