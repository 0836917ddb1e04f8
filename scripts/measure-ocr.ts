/**
 * Measures what reading from scans costs: the claims of every fixture letter from its text, its PDF, a clean scan and a
 * noisy scan that lies askew, against what a person found. `npx tsx scripts/measure-ocr.ts [slug...]`; some minutes.
 */
import { readFileSync } from 'node:fs';
import { jointRight, type Matching, matchClaims } from '../src/evaluate/match.js';
import { loadLexicon } from '../src/lexicon/index.js';
import type { ResponseRecord } from '../src/model/index.js';
import { readLetter } from '../src/pipeline.js';
import { fieldsOf, gatherLetters } from '../tests/fixtures/gather.js';
import { relocate } from './scans/relocate.js';
import { CLEAN, NOISY, scanPdf } from './scans/scan.js';

const FORMS = ['text', 'pdf', 'clean', 'noisy'] as const;
type Form = (typeof FORMS)[number];
const SEED = 7;

const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
const chosen = process.argv.slice(2);
const letters = gatherLetters().filter(({ slug }) => chosen.length === 0 || chosen.includes(slug));
const matchings = new Map<Form, Matching[]>(FORMS.map((form) => [form, []]));
let seconds = 0;
let pages = 0;

for (const letter of letters) {
  const pdf = readFileSync(letter.pdf);
  const bytes: Record<Form, Uint8Array> = {
    text: readFileSync(letter.text),
    pdf,
    clean: await scanPdf(pdf, CLEAN, SEED),
    noisy: await scanPdf(pdf, NOISY, SEED),
  };
  const records = {} as Record<Form, ResponseRecord>;
  for (const form of FORMS) {
    const started = performance.now();
    const record = await readLetter(bytes[form], lexicon);
    if (form === 'clean' || form === 'noisy') {
      seconds += (performance.now() - started) / 1000;
      pages += record.document.pages.length;
    }
    records[form] = record;
    const isScan = record.document.textLayer === 'ocr';
    const gold = isScan ? relocate(letter.gold, record.document.text ?? '') : letter.gold;
    matchings.get(form)?.push(matchClaims(record, gold));
  }
  const figures = FORMS.map((form) => `${form} ${f1([matchings.get(form)?.at(-1) as Matching])}`);
  const sure = (['clean', 'noisy'] as const).map((form) =>
    records[form].document.pages.map(({ ocrConfidence }) => ocrConfidence).join(' '),
  );
  console.log(`${letter.slug}: ${figures.join('  ')}  confidence ${sure.join(' | ')}`);
  for (const form of ['clean', 'noisy'] as const) {
    for (const difference of differences(records.text, records[form])) {
      console.log(`  ${form}: ${difference}`);
    }
  }
}

console.log('\nall letters   claims F1   right in status, speaker and link F1');
for (const form of FORMS) {
  const all = matchings.get(form) ?? [];
  console.log(`${form.padEnd(13)} ${f1(all)}       ${f1(all, jointRight)}`);
}
console.log(`\n${(seconds / pages).toFixed(1)} s a scanned page`);

/** F1 of claims found; with `isRight`, a found claim counts only if it is right. */
function f1(
  all: readonly Matching[],
  isRight?: (pair: Matching['pairs'][number]) => boolean,
): string {
  const count = (of: (matching: Matching) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const gold = count(({ pairs, missed }) => pairs.length + missed.length);
  const found = count(({ pairs }) => (isRight ? pairs.filter(isRight).length : pairs.length));
  const claims = count(({ right, extra }) => right.length + extra.length);
  const good = count(({ pairs, right }) =>
    isRight ? pairs.filter((pair) => !pair.lent && isRight(pair)).length : right.length,
  );
  if (gold + claims === 0) return ' none';
  const [recall, precision] = [found / Math.max(1, gold), good / Math.max(1, claims)];
  return ((2 * recall * precision) / Math.max(1e-9, recall + precision)).toFixed(3);
}

function differences(text: ResponseRecord, scan: ResponseRecord): string[] {
  const [a, b] = [fieldsOf(text), fieldsOf(scan)];
  return Object.keys({ ...a, ...b })
    .filter((field) => a[field] !== b[field])
    .map((field) => `${field}: "${a[field] ?? ''}" became "${b[field] ?? ''}"`);
}
