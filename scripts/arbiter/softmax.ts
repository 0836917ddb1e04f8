import { Random } from '../random.js';

/** An example for the arbiter: its signs as positions, its label, and how much it counts. */
export interface Row {
  positions: Int32Array;
  /** By which the sum of its weights is multiplied. */
  scale: number;
  label: number;
  weight: number;
}

export interface Fit {
  /** Weights by sign, then label. */
  weights: Float64Array;
  labels: number;
}

export interface FitOptions {
  steps: number;
  rate: number;
  /** Pull of each weight towards zero, in examples. */
  ridge: number;
  /** Share of the signs of an example that are left out at each step, others every time; 0 leaves none out. */
  dropout: number;
}

/** Probabilities of the labels: softmax of the sums of weights, times `scale`. */
export function probabilities(fit: Fit, positions: Int32Array, scale: number): Float64Array {
  const sums = new Float64Array(fit.labels);
  for (const at of positions) {
    const from = at * fit.labels;
    for (let k = 0; k < fit.labels; k++) sums[k] = (sums[k] ?? 0) + (fit.weights[from + k] ?? 0);
  }
  const highest = Math.max(...sums);
  let whole = 0;
  for (let k = 0; k < fit.labels; k++) {
    sums[k] = Math.exp(((sums[k] ?? 0) - highest) * scale);
    whole += sums[k] ?? 0;
  }
  for (let k = 0; k < fit.labels; k++) sums[k] = (sums[k] ?? 0) / whole;
  return sums;
}

/** The same signs are left out in every run. */
const SEED = 0x5eed55;

/**
 * Multinomial logistic regression with a ridge, by gradient descent over all examples from zero; each weight has a
 * rate of its own (AdaGrad: Duchi, Hazan, Singer 2011), since signs differ a thousandfold in how often they are seen.
 * Signs are left out by chance (dropout: Srivastava and others 2014), so that no verdict hangs on the one sign that
 * tells all in the letters learnt from: the words of other hands are never quite the same.
 */
export function fitSoftmax(
  rows: readonly Row[],
  width: number,
  labels: number,
  options: FitOptions,
): Fit {
  const fit: Fit = { weights: new Float64Array(width * labels), labels };
  const gradient = new Float64Array(width * labels);
  const history = new Float64Array(width * labels).fill(1e-8);
  const random = new Random(SEED);
  const kept = 1 - options.dropout;
  for (let step = 0; step < options.steps; step++) {
    for (let i = 0; i < gradient.length; i++) gradient[i] = options.ridge * (fit.weights[i] ?? 0);
    for (const { positions, scale, label, weight } of rows) {
      const seen = options.dropout > 0 ? positions.filter(() => random.next() < kept) : positions;
      // What is left stands for the whole: sums are as large as those that the finished model makes.
      const p = probabilities(fit, seen, scale / kept);
      p[label] = (p[label] ?? 0) - 1;
      for (const at of seen) {
        const from = at * labels;
        for (let k = 0; k < labels; k++)
          gradient[from + k] = (gradient[from + k] ?? 0) + ((weight * scale) / kept) * (p[k] ?? 0);
      }
    }
    for (let i = 0; i < gradient.length; i++) {
      const slope = gradient[i] ?? 0;
      history[i] = (history[i] ?? 0) + slope * slope;
      fit.weights[i] = (fit.weights[i] ?? 0) - (options.rate * slope) / Math.sqrt(history[i] ?? 1);
    }
  }
  return fit;
}
