import PQueue from 'p-queue';
import {
  type ContainedDocument,
  type FileOutcome,
  InternalError,
  LIMITS,
  type Problem,
  problem,
  type ReadOutcome,
  sourceOf,
  UsageError,
} from '../model/index.js';
import type { ExtractionIdentity, Store } from '../store/index.js';
import { hashFile } from './hashFile.js';
import { type FileResult, type ImportProgress, ProgressCounter } from './progress.js';
import { type ImportReport, ReportBuilder } from './report.js';
import { ENDINGS, walk } from './walk.js';

/** What reads one file at a time; the pool of reader processes is one. It never rejects for a fault of the file. */
export interface Reader {
  read(path: string, entry?: readonly string[]): Promise<ReadOutcome>;
  /**
   * The same, but of an archive or mail it says which documents it holds, to be read with their `entry`. A reader
   * without it takes every file for a document.
   */
  open?(path: string): Promise<FileOutcome>;
}

export interface ImportOptions {
  store: Store;
  pool: Reader;
  /** How many files are read at once. Default 2. */
  concurrency?: number;
  /**
   * Rule pack and version that the pool extracts with. If given, files whose extraction is held already are not read
   * again, which makes a run that goes on after a stop quick.
   */
  identity?: ExtractionIdentity | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops the run after the files in hand. */
  signal?: AbortSignal | undefined;
  /** Paths never to read, such as the store's own file. */
  ignore?: readonly string[];
}

/**
 * Imports files and folders. A file that cannot be read is recorded and listed and never stops the rest; so is a path
 * that does not exist. Files are read several at once and saved one at a time, each in one transaction.
 * @throws {UsageError} if there is nothing to import in the paths given.
 * @throws {StoreError} if the store fails; letters saved before stay saved.
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const found = await walk(paths, options.ignore);
  if (found.files.length === 0 && found.unreachable.length === 0) {
    const kinds = `${ENDINGS.join(', ')} or without an ending`;
    throw new UsageError(`There are no letters (${kinds}) in ${paths.join(', ')}.`);
  }
  const run = new ImportRun(options, found.files.length + found.unreachable.length);
  for (const { path, problem } of found.unreachable) run.finish('failed', path, problem);
  await run.importAll(found.files);
  return run.report(found.skipped);
}

class ImportRun {
  readonly #options: ImportOptions;
  readonly #progress: ProgressCounter;
  readonly #report = new ReportBuilder();
  /** One writer: reading is many at once, saving is one after the other. */
  readonly #writer = new PQueue({ concurrency: 1 });
  readonly #reading: PQueue;
  #storeFault: unknown;

  constructor(options: ImportOptions, total: number) {
    this.#options = options;
    this.#reading = new PQueue({ concurrency: options.concurrency ?? 2 });
    this.#progress = new ProgressCounter(total);
  }

  async importAll(files: readonly string[]): Promise<void> {
    const queue = this.#reading;
    for (const path of files) {
      await queue.onSizeLessThan(queue.concurrency);
      if (this.#stopped) break;
      void queue.add(() => this.#guarded(() => this.#importFile(path)));
    }
    await queue.onIdle();
    if (this.#storeFault !== undefined) throw this.#storeFault;
  }

  get #stopped(): boolean {
    return this.#storeFault !== undefined || (this.#options.signal?.aborted ?? false);
  }

  /** Never rejects: a fault of the store stops the run and is thrown at its end. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.#stopped) return;
    try {
      await work();
    } catch (error) {
      this.#storeFault ??= error;
    }
  }

  async #importFile(path: string): Promise<void> {
    const { identity, pool } = this.#options;
    const id = identity ? await hashFile(path, LIMITS.fileBytes.default) : null;
    if (id !== null && (await this.#isHeld(id, path))) return;
    const outcome = await (pool.open ? pool.open(path) : pool.read(path));
    if ('contains' in outcome) await this.#importContained(path, outcome);
    else await this.#writer.add(() => this.#save(path, outcome));
  }

  async #importContained(
    path: string,
    { documentId, contains }: Extract<FileOutcome, { contains: unknown }>,
  ): Promise<void> {
    this.#progress.expect(contains.length - 1);
    await this.#writer.add(() => this.#options.store.forgetFailure(documentId, path));
    // A mail that is held is not opened again: it is saved only when all that is attached to it has been.
    const isDocument = contains.some(({ entry }) => entry.length === 0);
    for (const document of contains) {
      const work = () => this.#guarded(() => this.#importEntry(path, document));
      if (isDocument) await work();
      else void this.#reading.add(work);
    }
  }

  async #importEntry(path: string, { entry, documentId, problem }: ContainedDocument) {
    const source = sourceOf(path, entry);
    if (documentId !== null && (await this.#isHeld(documentId, source))) return;
    const outcome: ReadOutcome = problem
      ? { ok: false, source, documentId, problem }
      : await this.#options.pool.read(path, entry);
    await this.#writer.add(() => this.#save(source, outcome));
  }

  /** Whether this very extraction is held; then the file is finished. */
  async #isHeld(documentId: string, source: string): Promise<boolean> {
    const { identity, store } = this.#options;
    if (!identity) return false;
    const held = await this.#writer.add(() => store.touch(documentId, identity, source));
    if (!held) return false;
    this.finish('unchanged', source);
    return true;
  }

  async #save(path: string, outcome: ReadOutcome): Promise<void> {
    const { store, signal } = this.#options;
    if (!outcome.ok) {
      // An interruption at a terminal may reach the readers too: then the file has not failed, it waits.
      if (outcome.problem.code === 'reader_crashed' && signal?.aborted) return;
      await store.saveFailure({
        documentId: outcome.documentId,
        source: path,
        problem: outcome.problem,
      });
      this.finish('failed', path, outcome.problem);
      return;
    }
    try {
      const result = await store.save(outcome.record, path);
      this.#report.read(path, outcome.record);
      if (result.outcome === 'added') this.#report.changed(path, result.earlierAtSource);
      this.finish(result.outcome, path);
    } catch (error) {
      if (!(error instanceof InternalError)) throw error;
      // A defect of ours in one letter must not cost the user the others.
      const { documentId } = outcome;
      const defect = problem('reader_crashed', `A defect of section55: ${error.message}.`);
      await store.saveFailure({ documentId, source: path, problem: defect });
      this.finish('failed', path, defect);
    }
  }

  finish(result: FileResult, path: string, problem?: Problem): void {
    if (problem) this.#report.failed(path, problem);
    const progress = this.#progress.add(result, path);
    this.#options.onProgress?.(progress);
  }

  report(skipped: string[]): ImportReport {
    const { counts, total } = this.#progress;
    return this.#report.build({ skipped, files: total, counts });
  }
}
