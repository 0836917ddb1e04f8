/** Probabilities of labels from their scores; a higher temperature makes them more even. */
export function softmax(scores: readonly number[], temperature: number): number[] {
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp((score - highest) / temperature));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}
