/** An example as the positions and values of what is not 0 in it. */
export interface Sparse {
  positions: Int32Array;
  values: Float64Array;
}

export interface Descent {
  /** Step of gradient descent. */
  rate: number;
  /** Ends when a step lowers the mean cost by less: stopping early is what keeps the weights small. */
  leastGain: number;
}

const MOST_STEPS = 5000;

export function sparse(row: readonly number[]): Sparse {
  const positions = row.flatMap((value, i) => (value === 0 ? [] : [i]));
  return {
    positions: Int32Array.from(positions),
    values: Float64Array.from(positions, (i) => row[i] ?? 0),
  };
}

/** Weights of a logistic regression of one label against the rest, by gradient descent from 0 on the mean log cost. */
export function descend(
  rows: readonly Sparse[],
  wanted: readonly number[],
  width: number,
  options: Descent,
): number[] {
  const theta = new Float64Array(width);
  const gradient = new Float64Array(width);
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    gradient.fill(0);
    let cost = 0;
    rows.forEach(({ positions, values }, r) => {
      let z = 0;
      for (let i = 0; i < positions.length; i++)
        z += (values[i] ?? 0) * (theta[positions[i] ?? 0] ?? 0);
      const y = wanted[r] ?? 0;
      // ln(1 + e^z) - yz, in the form that cannot overflow
      cost += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
      const error = 1 / (1 + Math.exp(-z)) - y;
      for (let i = 0; i < positions.length; i++) {
        const at = positions[i] ?? 0;
        gradient[at] = (gradient[at] ?? 0) + error * (values[i] ?? 0);
      }
    });
    cost /= rows.length;
    if (last - cost < options.leastGain) break;
    last = cost;
    for (let i = 0; i < width; i++)
      theta[i] = (theta[i] ?? 0) - (options.rate * (gradient[i] ?? 0)) / rows.length;
  }
  return [...theta];
}
