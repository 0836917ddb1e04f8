import { STANDING_LINE } from '../../compare/index.js';
import { type Review, UsageError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { Context } from '../context.js';
import { EXIT, print, printJson, remark } from '../io.js';
import { examples, formatOption } from '../options.js';
import { claimsTable } from '../print/claims.js';
import { counted, shortId } from '../print/words.js';
import { addition, claimReviews, confirmation } from '../review/claimJudgement.js';
import { documentReviews, fieldsConfirmed } from '../review/documentJudgement.js';
import { list, readInto, undo, writeGold, writeReviews } from '../review/manage.js';
import {
  addReviewOptions,
  CLAIM_OPTIONS,
  DOCUMENT_OPTIONS,
  type ReviewOptions,
} from '../review/options.js';
import { runQueue } from '../review/queue.js';
import { reviewerName, reviewerOf } from '../review/reviewer.js';
import { save } from '../review/save.js';
import { resolveTarget, type Target } from '../review/target.js';
import type { AddCommand } from './command.js';

/** Nobody looks at more in one sitting. */
const QUEUE = 50;

export const addReview: AddCommand = (program, handle) => {
  const command = program
    .command('review')
    .argument('[what]', 'a claim by its id, or a document by its id, path or name')
    .description('keep what a person says of a claim or document: confirm, correct, reject, add');
  addReviewOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Without anything to say, what nobody has judged is asked for, the least certain first; where nobody can be asked, it is
listed. A review is never changed: a later one supersedes, --undo takes one back, and both stay in --list.
${examples(
  'review --by "A. Reader"',
  'review 87549c9354 --confirm --by "A. Reader"',
  'review 87549c9354 --status in_progress --recommendation 4',
  'review 87549c9354 --reject --why background --note "It is courtesy."',
  'review response.pdf --add "All staff have been trained." --status completed --speaker chief_constable',
  'review response.pdf --force derbyshire --response-date 2025-12-18',
  'review response.pdf --inspection group-cse-2025',
  'review response.pdf --confirm-all',
  'review 87549c9354 --reply "This was done in May." --from "The office of the PCC"',
  'review --list',
  'review --undo 0d7e44a1b2c3d4e5',
  'review --export reviews.jsonl',
  'review --import reviews.jsonl --store other.sqlite',
  'review --export-gold gold/',
)}`,
    )
    .action(
      handle(async (context, what: string | undefined, options: ReviewOptions): Promise<number> => {
        checkOptions(what, options);
        if (options.list || options.lost) await list(context, what, options);
        else if (options.export !== undefined) await writeReviews(context, options.export);
        else if (options.exportGold !== undefined) await writeGold(context, options.exportGold);
        else if (options.import !== undefined) await readInto(context, options.import);
        else if (options.undo !== undefined) await undo(context, options.undo, options);
        else if (what !== undefined && says(options)) await say(context, what, options);
        else return queue(context, what, options);
        return EXIT.ok;
      }),
    );
};

const WHOLE = ['list', 'lost', 'undo', 'export', 'import', 'exportGold'] as const;
const ACTS = ['confirm', 'confirmAll', 'reject', 'add', 'reply'] as const;

/** Whether anything is said of a claim or document. */
function says(options: ReviewOptions): boolean {
  const names = [...ACTS, ...CLAIM_OPTIONS, ...DOCUMENT_OPTIONS, 'note', 'inspection'] as const;
  return names.some((name) => options[name] !== undefined);
}

/** @throws {UsageError} where two things are asked for at once, or something is asked of nothing. */
function checkOptions(what: string | undefined, options: ReviewOptions): void {
  const flag = (name: string) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
  const whole = WHOLE.filter((name) => options[name] !== undefined);
  const acts = ACTS.filter((name) => options[name] !== undefined);
  const [first, second] = [...whole, ...acts];
  if (second !== undefined && !(first === 'list' && second === 'lost')) {
    throw new UsageError(`${flag(first ?? '')} and ${flag(second)} are two things: one at a time.`);
  }
  if (what === undefined && says(options)) {
    throw new UsageError('Name the claim or document that it is said of.');
  }
  if (options.reply !== undefined && !options.from?.trim()) {
    throw new UsageError('A reply needs --from: whose it is.');
  }
  if (options.from !== undefined && options.reply === undefined) {
    throw new UsageError('--from says whose --reply it is: give the reply.');
  }
  if (options.why !== undefined && !options.reject) {
    throw new UsageError('--why says why something is no claim: give --reject too.');
  }
  const values = [...CLAIM_OPTIONS, ...DOCUMENT_OPTIONS, 'inspection'] as const;
  const value = values.find((name) => options[name] !== undefined);
  const judges = acts.find((name) => name !== 'add');
  if (judges !== undefined && value !== undefined) {
    throw new UsageError(`${flag(judges)} and ${flag(value)} are two things: one at a time.`);
  }
}

async function say(context: Context, what: string, options: ReviewOptions): Promise<void> {
  const by = reviewerName(context, options.by);
  const lexicon = await context.lexicon();
  await context.existing(async (store) => {
    await store.useCatalogue(lexicon);
    const target = await resolveTarget(store, what);
    const who = await reviewerOf(store, by, target.record.document.id);
    const { claim } = target;
    checkTarget(target, options);
    let reviews: Review[];
    if (claim) reviews = claimReviews({ ...target, claim }, options, who);
    else if (options.add !== undefined) {
      reviews = [addition(target, { ...options, add: options.add }, who)];
    } else if (options.confirmAll) {
      const { record, extracted } = target;
      reviews = [
        ...record.claims
          .filter(({ review }) => !review)
          .map((one) => confirmation(record, extracted, one, who)),
        fieldsConfirmed(record, extracted, who, options.note),
      ];
    } else reviews = documentReviews(target, options, lexicon, who);
    const same = DOCUMENT_OPTIONS.some((name) => options[name] !== undefined)
      ? await sameResponses(store, target.record.document.id)
      : [];
    await save(context, store, reviews);
    if (same.length > 0) {
      remark(
        context.io,
        `The same response is held as ${same.join(', ')}: look whether that has the same fault.`,
      );
    }
  });
}

/** Other files of the same response, to be asked before a correction parts them. */
async function sameResponses(store: Store, documentId: string): Promise<string[]> {
  const others = (await store.relations()).flatMap((relation) => {
    if (relation.documentId === documentId) return relation.otherId;
    return relation.otherId === documentId ? relation.documentId : [];
  });
  const held = await Promise.all(others.map((id) => store.findDocuments(id)));
  return held.flat().map((document) => `${shortId(document.documentId)} (${document.source})`);
}

/** @throws {UsageError} where something is said of a claim that only a document has, or the other way round. */
function checkTarget({ claim, record }: Target, options: ReviewOptions): void {
  const flag = (name: string) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
  const document = shortId(record.document.id);
  if (claim) {
    const names = [...DOCUMENT_OPTIONS, 'confirmAll', 'add'] as const;
    const astray = names.find((name) => options[name] !== undefined);
    if (astray === undefined) return;
    throw new UsageError(`${flag(astray)} is said of a document: section55 review ${document}.`);
  }
  if (options.reject) {
    throw new UsageError(
      'A document is not rejected: section55 remove takes it out, and its reviews stay.',
    );
  }
  if (options.add !== undefined) return;
  const astray = CLAIM_OPTIONS.find((name) => options[name] !== undefined);
  if (astray === undefined) return;
  throw new UsageError(
    `${flag(astray)} is said of a claim: name it by its id, see section55 show ${document}.`,
  );
}

/** What nobody has judged: asked for one by one where a person is there, else listed. */
async function queue(
  context: Context,
  what: string | undefined,
  options: ReviewOptions,
): Promise<number> {
  const { io, json } = context;
  const limit = options.limit ?? QUEUE;
  const asks = io.input?.isTty === true && !json;
  const work = async (store: Store) => {
    const target = what === undefined ? null : await resolveTarget(store, what);
    if (target?.claim) {
      throw new UsageError(
        `Say something of claim ${shortId(target.claim.id)}: --confirm, --status, --reject, --note; see review --help.`,
      );
    }
    return store.reviewQueue({ documentId: target?.record.document.id, limit });
  };
  if (asks) {
    const by = reviewerName(context, options.by);
    return context.existing(async (store) => runQueue(context, store, await work(store), by));
  }
  const claims = await context.reading(work);
  if (json) await printJson(io, claims);
  else {
    const shown = claims.length > 0 ? `${claimsTable(claims, io.columns)}\n` : '';
    await print(
      io,
      `${shown}${counted(claims.length, 'claim')} that nobody has judged, the least certain first (at most ${limit}: --limit). ${STANDING_LINE}`,
    );
  }
  return 0;
}
