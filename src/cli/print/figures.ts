/** A share as people read it: 93.1%. */
export function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)}%`;
}

/** A rate as it is usually printed: 0.931. */
export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** Bounds of an interval: 0.90–0.96. */
export function range(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${interval[0].toFixed(2)}–${interval[1].toFixed(2)}`;
}

/** Rows of figures in columns: names on the left, numbers on the right, nothing wrapped. */
export function figureTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, n) => Math.max(...all.map((row) => row[n]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
