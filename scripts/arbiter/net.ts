import type { Net } from '../../src/lexicon/index.js';
import { Random } from '../random.js';

/** Examples for a net: `values[row * width + number]`, the label of each row, and how much it counts. */
export interface NetTable {
  width: number;
  labels: number;
  values: Float64Array;
  label: Uint8Array;
  weights: Float64Array;
}

export interface NetOptions {
  units: number;
  /** Times that every example is seen. */
  rounds: number;
  /** Examples of one step. */
  batch: number;
  rate: number;
  /** Pull of each weight towards zero, in examples. */
  ridge: number;
  seed: number;
}

/** Weights of a layer, row by row, each row with what is added to its sum at its end; and how they are learnt. */
class Layer {
  readonly weights: Float64Array;
  private readonly gradient: Float64Array;
  /** Running means of the slope and of its square (Adam: Kingma, Ba 2015). */
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private step = 0;

  constructor(
    readonly rows: number,
    readonly width: number,
    random: Random,
  ) {
    // Glorot, Bengio 2010: sums neither grow nor fade from layer to layer.
    const bound = Math.sqrt(6 / (rows + width));
    this.weights = Float64Array.from(
      { length: rows * (width + 1) },
      () => bound * (2 * random.next() - 1),
    );
    this.gradient = new Float64Array(this.weights.length);
    this.mean = new Float64Array(this.weights.length);
    this.square = new Float64Array(this.weights.length);
  }

  sums(values: Float64Array, from: number, into: Float64Array): void {
    const { width, weights } = this;
    for (let row = 0; row < this.rows; row++) {
      const at = row * (width + 1);
      let sum = weights[at + width] ?? 0;
      for (let i = 0; i < width; i++) sum += (weights[at + i] ?? 0) * (values[from + i] ?? 0);
      into[row] = sum;
    }
  }

  /** `slopes` of the sums; adds those of what was given to `back`. */
  learn(values: Float64Array, from: number, slopes: Float64Array, back: Float64Array | null): void {
    const { width, weights, gradient } = this;
    for (let row = 0; row < this.rows; row++) {
      const slope = slopes[row] ?? 0;
      if (slope === 0) continue;
      const at = row * (width + 1);
      for (let i = 0; i < width; i++) {
        gradient[at + i] = (gradient[at + i] ?? 0) + slope * (values[from + i] ?? 0);
        if (back) back[i] = (back[i] ?? 0) + slope * (weights[at + i] ?? 0);
      }
      gradient[at + width] = (gradient[at + width] ?? 0) + slope;
    }
  }

  /** Moves the weights by what `n` examples taught. */
  move(n: number, { rate, ridge }: NetOptions): void {
    this.step++;
    const size = (rate * Math.sqrt(1 - 0.999 ** this.step)) / (1 - 0.9 ** this.step);
    for (let i = 0; i < this.weights.length; i++) {
      const weight = this.weights[i] ?? 0;
      const pull = i % (this.width + 1) === this.width ? 0 : ridge * weight;
      const slope = ((this.gradient[i] ?? 0) + pull) / n;
      const mean = 0.9 * (this.mean[i] ?? 0) + 0.1 * slope;
      const square = 0.999 * (this.square[i] ?? 0) + 0.001 * slope * slope;
      this.mean[i] = mean;
      this.square[i] = square;
      this.weights[i] = weight - (size * mean) / (Math.sqrt(square) + 1e-8);
      this.gradient[i] = 0;
    }
  }

  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, row) => [
      ...this.weights.slice(row * (this.width + 1), (row + 1) * (this.width + 1)),
    ]);
  }
}

function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

function toProbabilities(sums: Float64Array): void {
  const highest = Math.max(...sums);
  let whole = 0;
  for (let k = 0; k < sums.length; k++) {
    sums[k] = Math.exp((sums[k] ?? 0) - highest);
    whole += sums[k] ?? 0;
  }
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) / whole;
}

/** A net of two layers, trained by small steps; the same table and options give the same net. */
export function trainNet(table: NetTable, options: NetOptions): Net {
  const { width, labels, values, label, weights } = table;
  const random = new Random(options.seed);
  const hidden = new Layer(options.units, width, random);
  const output = new Layer(labels, options.units, random);
  const units = new Float64Array(options.units);
  const p = new Float64Array(labels);
  const back = new Float64Array(options.units);
  const learnFrom = (row: number) => {
    hidden.sums(values, row * width, units);
    for (let i = 0; i < units.length; i++) units[i] = Math.max(0, units[i] ?? 0);
    output.sums(units, 0, p);
    toProbabilities(p);
    const at = label[row] ?? 0;
    p[at] = (p[at] ?? 0) - 1;
    for (let k = 0; k < labels; k++) p[k] = (p[k] ?? 0) * (weights[row] ?? 0);
    back.fill(0);
    output.learn(units, 0, p, back);
    for (let i = 0; i < back.length; i++) if (units[i] === 0) back[i] = 0;
    hidden.learn(values, row * width, back, null);
  };
  for (let round = 0; round < options.rounds; round++) {
    const order = shuffled(label.length, random);
    for (let from = 0; from < order.length; from += options.batch) {
      const batch = order.slice(from, from + options.batch);
      for (const row of batch) learnFrom(row);
      hidden.move(batch.length, options);
      output.move(batch.length, options);
    }
  }
  return { hidden: hidden.toRows(), output: output.toRows() };
}
