/** An example for the arbiter: its signs as positions, its label, and how much it counts. */
export interface Row {
  positions: Int32Array;
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
}

/** Probabilities of the labels: softmax of the sums of weights. */
export function probabilities(fit: Fit, positions: Int32Array, temperature = 1): Float64Array {
  const sums = new Float64Array(fit.labels);
  for (const at of positions) {
    const from = at * fit.labels;
    for (let k = 0; k < fit.labels; k++) sums[k] = (sums[k] ?? 0) + (fit.weights[from + k] ?? 0);
  }
  const highest = Math.max(...sums);
  let whole = 0;
  for (let k = 0; k < fit.labels; k++) {
    sums[k] = Math.exp(((sums[k] ?? 0) - highest) / temperature);
    whole += sums[k] ?? 0;
  }
  for (let k = 0; k < fit.labels; k++) sums[k] = (sums[k] ?? 0) / whole;
  return sums;
}

/**
 * Multinomial logistic regression with a ridge, by gradient descent over all examples from zero; each weight has a
 * rate of its own (AdaGrad: Duchi, Hazan, Singer 2011), since signs differ a thousandfold in how often they are seen.
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
  for (let step = 0; step < options.steps; step++) {
    for (let i = 0; i < gradient.length; i++) gradient[i] = options.ridge * (fit.weights[i] ?? 0);
    for (const { positions, label, weight } of rows) {
      const p = probabilities(fit, positions);
      p[label] = (p[label] ?? 0) - 1;
      for (const at of positions) {
        const from = at * labels;
        for (let k = 0; k < labels; k++)
          gradient[from + k] = (gradient[from + k] ?? 0) + weight * (p[k] ?? 0);
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
