import { createInterface } from 'node:readline/promises';
import {
  type Claim,
  type ClaimValues,
  FITS,
  type ResponseRecord,
  type Review,
  SPEAKERS,
  STATUSES,
  UsageError,
} from '../../model/index.js';
import { claimValues, reviewClaim, withdrawal } from '../../review/index.js';
import type { FlatClaim, Store } from '../../store/index.js';
import type { Context } from '../context.js';
import { print } from '../io.js';
import { counted, shortId, spoken } from '../print/words.js';
import { wrap } from '../print/wrap.js';
import { corrected, judgement } from './claimJudgement.js';
import type { ReviewOptions } from './options.js';
import { reviewerOf } from './reviewer.js';
import { documentTarget } from './target.js';

/** Units of the letter that are shown before and after a claim. */
const AROUND = 240;
const KEYS =
  '[c] right as shown  [s] status  [p] speaker  [l] link  [f] fit  [d] due date  [x] no claim  [n] note  [u] undo the last  [enter] skip  [q] quit';

type Ask = (question: string) => Promise<string | null>;

/**
 * Goes through claims that nobody has judged, the least certain first, and asks of each. What is said is kept at once.
 * Ends with the list, with q, or where the input ends.
 */
export async function runQueue(
  context: Context,
  store: Store,
  claims: readonly FlatClaim[],
  by: string,
): Promise<number> {
  const { io } = context;
  if (!io.input)
    throw new UsageError('There is nobody to ask: name a claim and what to say of it.');
  const terminal = createInterface({ input: io.input.stream, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = terminal[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    io.out.write(`${question} `);
    const { value, done } = await lines.next();
    return done ? null : String(value).trim();
  };
  const kept: Review[] = [];
  try {
    await print(io, `${counted(claims.length, 'claim')} to look at, the least certain first.`);
    for (const [n, row] of claims.entries()) {
      const more = await one(context, store, row, `${n + 1} of ${claims.length}`, by, ask, kept);
      if (!more) break;
    }
  } finally {
    terminal.close();
  }
  await print(io, `${counted(kept.length, 'review')} kept.`);
  return 0;
}

/** Asks of one claim until it is judged or skipped. @returns whether to go on. */
async function one(
  context: Context,
  store: Store,
  row: FlatClaim,
  place: string,
  by: string,
  ask: Ask,
  kept: Review[],
): Promise<boolean> {
  const { io } = context;
  const { record, extracted } = await documentTarget(store, row.documentId);
  const claim = record.claims.find(({ id }) => id === row.claimId);
  if (!claim) return true;
  let values = claimValues(claim);
  await print(io, shown(claim, record, place, io.columns));
  const save = async (make: (who: { by: string; at: string }) => Review) => {
    const review = make(await reviewerOf(store, by, row.documentId));
    await store.saveReviews([review]);
    kept.push(review);
  };
  while (true) {
    await print(io, valuesLine(values));
    const key = await ask(`${wrap(KEYS, io.columns).join('\n')}\n>`);
    if (key === null || key === 'q') return false;
    if (key === '') return true;
    if (key === 'c') {
      await save((who) => judgement(record, extracted, claim, values, who));
      return true;
    }
    if (key === 'x') {
      const at = { span: claim.evidence, claimId: claim.id, machine: claimValues(claim) };
      await save((who) => reviewClaim(record, { kind: 'reject', ...at }, who));
      return true;
    }
    if (key === 'n') {
      const note = await ask('Note:');
      const at = { span: claim.evidence, claimId: claim.id };
      if (note) await save((who) => reviewClaim(record, { kind: 'note', ...at, note }, who));
    } else if (key === 'u') {
      const last = kept.pop();
      if (last) {
        const who = await reviewerOf(store, by, last.documentId);
        await store.saveReviews([withdrawal(last, who)]);
      }
      await print(io, last ? `Taken back: review ${last.id}.` : 'Nothing to take back.');
    } else {
      values = await changed(context, key, values, record, ask);
    }
  }
}

/** One value asked for and set; as they were, with a word why, where the answer is none of those that there are. */
async function changed(
  { io }: Context,
  key: string,
  values: ClaimValues,
  record: ResponseRecord,
  ask: Ask,
): Promise<ClaimValues> {
  const choose = async (name: string, list: readonly string[]) => {
    const answer = await ask(`${name} (${list.map((word, n) => `${n + 1} ${word}`).join(', ')}):`);
    return list[Number(answer) - 1] ?? list.find((word) => word === answer);
  };
  const options: ReviewOptions = {};
  if (key === 's') options.status = (await choose('Status', STATUSES)) as ClaimValues['status'];
  else if (key === 'p') options.speaker = (await choose('Speaker', SPEAKERS)) as never;
  else if (key === 'f') options.fit = (await choose('Fit', FITS)) as ClaimValues['fit'];
  else if (key === 'l') {
    const answer = await ask('Recommendations (keys with spaces between them, or none):');
    if (answer) options.recommendation = answer.split(/[\s,;]+/);
  } else if (key === 'd') {
    const answer = await ask('Due (2026-03-31, 2026-03, 2026 or none):');
    if (answer) options.dueDate = answer;
  } else {
    await print(io, `${key} is none of the keys.`);
    return values;
  }
  try {
    const result = corrected(values, options, record);
    if (result.fields.length === 0) await print(io, 'That is none of them: nothing is changed.');
    return result.values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await print(io, error.message);
    return values;
  }
}

function shown(claim: Claim, record: ResponseRecord, place: string, width: number): string {
  const text = record.document.text ?? '';
  const { start, end, page } = claim.evidence;
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\s+/g, ' ');
  const after = text.slice(end, end + AROUND).replace(/\s+/g, ' ');
  const forces = record.forces.map(({ name }) => name).join(', ') || 'force not found';
  return [
    '',
    `${place}: claim ${shortId(claim.id)}, confidence ${claim.confidence.toFixed(2)}`,
    ...wrap(
      `${forces}, ${record.responseDate?.value ?? 'undated'}, ${record.document.source ?? ''}, page ${page}`,
      width,
    ),
    '',
    ...wrap(`...${before}⟦${claim.quote.replace(/\s+/g, ' ')}⟧${after}...`, width),
    '',
  ].join('\n');
}

function valuesLine(values: ClaimValues): string {
  const link = values.recommendations.join(', ') || 'no recommendation';
  const parts = values.parts.length > 0 ? ` part ${values.parts.join(', ')}` : '';
  const dates = `since ${values.claimDate ?? 'no date'}, until ${values.dueDate ?? 'no date'}`;
  return `${spoken(values.status)} (${values.firmness}); ${spoken(values.speaker)}${values.reported ? ', reported' : ''}; ${link}${parts} (${values.fit}); ${dates}`;
}
