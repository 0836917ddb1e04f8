import { expectLaws, readText } from './helpers.js';

/** Cells by row, as they were read; the words outside tables are left away. */
export async function rowsOf(text: string): Promise<string[][]> {
  const document = await readText(text);
  expectLaws(document);
  const rows = new Map<string, string[]>();
  for (const block of document.layout) {
    if (block.kind !== 'cell') continue;
    const key = `${block.table}:${block.row}`;
    rows.set(key, [...(rows.get(key) ?? []), document.text.slice(block.start, block.end)]);
  }
  return [...rows.values()];
}
