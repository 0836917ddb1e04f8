import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { goldOf } from '../../evaluate/index.js';
import { type ResponseRecord, UsageError } from '../../model/index.js';
import type { Store } from '../../store/index.js';

export interface GoldReport {
  /** Files that were written. */
  written: string[];
  /** Documents that are reviewed in part, with what is missing. */
  partly: { source: string; fields: boolean; claims: number }[];
  /** Documents that have the name of another, by which gold is known. */
  sameName: string[];
}

/** Writes each document that is reviewed whole as a gold file into a folder, which is made if there is none. */
export async function exportGold(store: Store, folder: string): Promise<GoldReport> {
  const report: GoldReport = { written: [], partly: [], sameName: [] };
  const names = new Set<string>();
  const gold: [name: string, text: string][] = [];
  for await (const record of store.records()) {
    const { review, document } = record;
    if (!review) continue;
    const source = document.source ?? document.id;
    if (!review.complete) {
      report.partly.push({ source, ...missing(record) });
      continue;
    }
    const id = basename(source, extname(source));
    if (names.has(id)) {
      report.sameName.push(source);
      continue;
    }
    names.add(id);
    const { annotator, notClaims } = await judged(store, record);
    const whole = goldOf(record, id, annotator, notClaims);
    gold.push([`${id}.json`, `${JSON.stringify(whole, null, 1)}\n`]);
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of gold) {
      await writeFile(join(folder, name), text);
      report.written.push(join(folder, name));
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${folder} cannot be written (${code}).`, { cause: error });
  }
  return report;
}

function missing({ review, claims }: ResponseRecord): { fields: boolean; claims: number } {
  const unjudged = claims.filter((claim) => !claim.review).length;
  return { fields: review?.state === null || unjudged === 0, claims: unjudged };
}

/** Who has reviewed it, and what they said is no claim. */
async function judged(store: Store, { document, claims }: ResponseRecord) {
  const reviews = (await store.reviews({ documentId: document.id })).filter(
    ({ withdrawn, kind }) => !withdrawn && kind !== 'withdraw',
  );
  const notClaims = reviews.flatMap(({ kind, why, anchor, claimId }) =>
    // One that was confirmed after all counts again.
    kind === 'reject' && why && anchor && !claims.some(({ id }) => id === claimId)
      ? [{ quote: anchor.quote, why }]
      : [],
  );
  return { annotator: [...new Set(reviews.map(({ by }) => by))].sort().join(', '), notClaims };
}
