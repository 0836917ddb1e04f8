import { type Lexicon, loadLexicon } from '../../src/lexicon/index.js';

/*
 * Letters for the bench: of invented areas, each of other words, as short as many that are published. The seed is
 * fixed, so that two runs measure the same letters.
 */

const PACKS = 'fixtures/packs';
const SECTIONS = 4;
const SENTENCES = 2;

/** Park and Miller's minimal standard generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Gives letter number n, some 1,500 characters with four sections of claims. */
export function letterMaker(): (n: number) => string {
  const lexicon: Lexicon = loadLexicon({ packs: [PACKS] });
  const sentences = lexicon.rows.cues.flatMap((row) => row.examples);
  const areas = lexicon.rows.bodies.filter(({ onsCode }) => onsCode?.startsWith('X'));
  const reports = lexicon.rows.inspections.filter(
    ({ scope, published }) => scope === 'national' && (published ?? '').length === 10,
  );
  return (n) => {
    const random = seeded(n + 1);
    // The first numbers of neighbouring seeds are alike.
    for (let skipped = 0; skipped < 8; skipped++) random();
    const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
    const area = pick(areas);
    const report = pick(reports);
    const body = area.policingBodies.at(-1)?.name ?? area.name;
    const section = (key: number) =>
      [
        `Recommendation ${key}`,
        [...Array.from({ length: SENTENCES }, () => pick(sentences)), figures(random)].join(' '),
      ].join('\n\n');
    return [
      body,
      `${1 + Math.floor(random() * 28)} March 2026`,
      `Response to HMICFRS: ${report.title}`,
      'Dear Home Secretary,',
      `I publish my comments on this report. The Chief Constable of ${area.name} has been asked about each point.`,
      ...Array.from({ length: SECTIONS }, (_, key) => section(key + 1)),
      'Yours sincerely,',
      body,
    ].join('\n\n');
  };
}

function figures(random: () => number): string {
  const number = (most: number) => Math.ceil(random() * most);
  return `In ward ${number(900)} there were ${number(5_000)} reports and ${number(700)} visits in ${number(52)} weeks.`;
}
