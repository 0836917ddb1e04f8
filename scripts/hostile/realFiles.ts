import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** What an ordinary letter says. */
export const WORDS =
  'The force has adopted the definition – and “trained” its staff by March 2026.';

/** The letters of the fixtures, in order of their names: as PDF and as text. */
export const LETTERS = readdirSync(`${FIXTURES}letters`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
  .map((name) => ({
    pdf: () => readFileSync(`${FIXTURES}letters/${name}/source.pdf`),
    text: () => textOf(`${FIXTURES}letters/${name}`),
  }));

/** PDFs as other programs make them. */
export const LAYOUTS = readdirSync(`${FIXTURES}layouts`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `${FIXTURES}layouts/${name}`)
  .sort()
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => () => readFileSync(`${folder}/${name}`)),
  );

export const OLD_WORD = () => readFileSync(`${FIXTURES}formats/letter.doc`);

function textOf(folder: string): string {
  const name = readdirSync(folder).find((one) => /^source\.(?:txt|md)$/.test(one));
  return name ? readFileSync(`${folder}/${name}`, 'utf8') : WORDS;
}
