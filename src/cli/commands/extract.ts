import PQueue from 'p-queue';
import { type Manifest, readManifest, walk } from '../../batch/index.js';
import { recordLine } from '../../export/index.js';
import {
  type FileOutcome,
  givenOf,
  PROBLEMS,
  type ReadOutcome,
  type ResponseRecord,
  sourceOf,
  UsageError,
} from '../../model/index.js';
import type { FlatClaim } from '../../store/index.js';
import type { ReaderPool } from '../context.js';
import { EXIT, type Io, print, printJson, remark, write } from '../io.js';
import { defaultJobs, examples, formatOption } from '../options.js';
import { claimsTable } from '../print/claims.js';
import { recordHead } from '../print/record.js';
import type { AddCommand } from './command.js';

interface Options {
  format: 'text' | 'json' | 'jsonl';
  withText?: true;
  withBoxes?: true;
  manifest?: string;
}

export const addExtract: AddCommand = (program, handle) => {
  program
    .command('extract')
    .argument('[file...]', 'files, folders, or globs in quotes')
    .description('read responses and print what was found, without a store')
    .addOption(formatOption(['text', 'json', 'jsonl']))
    .option('--manifest <file>', 'what is known of each file, as for import')
    .option('--with-text', 'print the reading text too, to which all offsets refer')
    .option('--with-boxes', 'print where each word stands on its page (PDF and pictures)')
    .addHelpText(
      'after',
      examples('extract response.pdf', 'extract letters/*.pdf --format jsonl > records.jsonl'),
    )
    .action(
      handle(async (context, paths: string[], options: Options) => {
        const { io } = context;
        const format = context.json ? 'json' : options.format;
        const manifest =
          options.manifest === undefined
            ? null
            : await readManifest(options.manifest, await context.lexicon());
        if (paths.length === 0 && !manifest) {
          throw new UsageError('Name files or folders to read, or a --manifest.');
        }
        const literal = manifest?.files ?? [];
        const ignored = manifest ? [manifest.path] : [];
        const found = await walk([...paths, ...literal], ignored, { literal });
        for (const { problem } of found.unreachable) {
          remark(io, `${problem.code}: ${problem.message} ${PROBLEMS[problem.code].remedy}`);
        }
        if (found.files.length === 0 && found.unreachable.length === 0) {
          throw new UsageError(`There are no letters in ${paths.join(', ')}.`);
        }
        const jobs = Math.min(found.files.length, defaultJobs());
        const records: ResponseRecord[] = [];
        let failed = found.unreachable.length;
        if (jobs > 0) {
          const pool = await context.createPool(jobs);
          try {
            for await (const outcome of inOrder(found.files, pool, jobs, manifest)) {
              if (!outcome.ok) {
                failed++;
                sayFailure(io, outcome);
              } else {
                const record = printable(outcome, options, manifest);
                if (format === 'jsonl') await write(io.out, recordLine(record));
                else if (format === 'text') await print(io, recordText(record, io.columns));
                else records.push(record);
              }
            }
          } finally {
            await pool.close();
          }
        }
        if (format === 'json') await printJson(io, records);
        return failed > 0 ? EXIT.someFailed : EXIT.ok;
      }),
    );
};

/** Reads several at once and gives the outcomes in the order of the files; of containers, of each document in them. */
async function* inOrder(
  files: readonly string[],
  pool: ReaderPool,
  jobs: number,
  manifest: Manifest | null,
): AsyncGenerator<ReadOutcome> {
  const given = (source: string) => givenOf(manifest?.provenanceOf(source));
  const open = (path: string): Promise<FileOutcome> =>
    pool.open ? pool.open(path, given(path)) : pool.read(path, [], given(path));
  for await (const outcome of ahead(files, jobs, open)) {
    if (!('contains' in outcome)) {
      yield outcome;
      continue;
    }
    const { source: path, contains } = outcome;
    yield* ahead(contains, jobs, ({ entry, documentId, problem }): Promise<ReadOutcome> => {
      const source = sourceOf(path, entry);
      if (!problem) return pool.read(path, entry, given(source));
      return Promise.resolve({ ok: false, source, documentId, problem });
    });
  }
}

/** Does several at once and gives the results in order, a few ahead of the one that is asked for. */
async function* ahead<T, R>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const queue = new PQueue({ concurrency: jobs });
  // A few only, so that memory does not grow with the folder.
  const begun: Promise<R>[] = [];
  for (const item of items) {
    const result = queue.add(() => work(item));
    // Told of when its turn comes; until then it is not "unhandled".
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length > jobs * 2) yield await (begun.shift() as Promise<R>);
  }
  for (const result of begun) yield await result;
}

function printable(
  { record, source }: Extract<ReadOutcome, { ok: true }>,
  { withText, withBoxes }: Options,
  manifest: Manifest | null,
): ResponseRecord {
  const { text, boxes, source: _source, ...document } = record.document;
  const provenance = manifest?.provenanceOf(source);
  const shown = {
    ...document,
    ...(withBoxes && boxes ? { boxes } : {}),
    source,
    ...(provenance ? { provenance } : {}),
  };
  return {
    ...record,
    document: withText && text !== undefined ? { ...shown, text } : shown,
  };
}

function sayFailure(io: Io, { source, problem }: Extract<ReadOutcome, { ok: false }>): void {
  remark(io, `${source}: ${problem.code}: ${problem.message} ${PROBLEMS[problem.code].remedy}`);
}

function recordText(record: ResponseRecord, width: number): string {
  const claims = record.claims.map((claim) => flat(record, claim));
  const found = claims.length > 0 ? `${claimsTable(claims, width)}\n` : '';
  return `${recordHead(record)}\n${found}`;
}

function flat(record: ResponseRecord, claim: ResponseRecord['claims'][number]): FlatClaim {
  const inspection = record.inspections.find(({ ref }) => ref === claim.inspection);
  return {
    ...claim,
    claimId: claim.id,
    documentId: record.document.id,
    source: record.document.source ?? '',
    forceNames: record.forces.map((force) => force.name),
    policingBodies: record.policingBodies.map((body) => body.name),
    responseDate: record.responseDate?.value ?? null,
    inspectionTitle: inspection?.catalogue?.title ?? inspection?.title ?? null,
    claimDate: claim.claimDate?.value ?? null,
    dueDate: claim.dueDate?.value ?? null,
    start: claim.evidence.start,
    end: claim.evidence.end,
    page: claim.evidence.page,
    reviewed: false,
    reviewState: null,
    reviewedAt: null,
  };
}
