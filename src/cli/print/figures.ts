/** A share as people read it: 93.1 %. */
export function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

/** A rate as it is usually printed: 0.931. */
export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** Bounds of an interval: 0.90–0.96. */
export function range(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${interval[0].toFixed(2)}–${interval[1].toFixed(2)}`;
}
