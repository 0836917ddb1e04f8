import PQueue from 'p-queue';
import {
  InternalError,
  LIMITS,
  type Problem,
  problem,
  type ReadOutcome,
  UsageError,
} from '../model/index.js';
import type { ExtractionIdentity, Store } from '../store/index.js';
import { hashFile } from './hashFile.js';
import { type FileResult, type ImportProgress, ProgressCounter } from './progress.js';
import { type ImportReport, ReportBuilder } from './report.js';
import { walk } from './walk.js';

/** What reads one file at a time; the pool of reader processes is one. It never rejects for a fault of the file. */
export interface Reader {
  read(path: string): Promise<ReadOutcome>;
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
    const kinds = 'PDF, .txt, .md or text without an ending';
    throw new UsageError(`There are no letters (${kinds}) in ${paths.join(', ')}.`);
  }
  const run = new ImportRun(options, found.files.length + found.unreachable.length);
  for (const { path, problem } of found.unreachable) run.finish('failed', path, problem);
  await run.importAll(found.files);
  return run.report(found.skipped);
}

class ImportRun {
  readonly #options: ImportOptions;
  readonly #total: number;
  readonly #progress: ProgressCounter;
  readonly #report = new ReportBuilder();
  /** One writer: reading is many at once, saving is one after the other. */
  readonly #writer = new PQueue({ concurrency: 1 });
  #storeFault: unknown;

  constructor(options: ImportOptions, total: number) {
    this.#options = options;
    this.#total = total;
    this.#progress = new ProgressCounter(total);
  }

  async importAll(files: readonly string[]): Promise<void> {
    const concurrency = this.#options.concurrency ?? 2;
    const queue = new PQueue({ concurrency });
    for (const path of files) {
      await queue.onSizeLessThan(concurrency);
      if (this.#stopped) break;
      void queue.add(() => this.#importFile(path));
    }
    await queue.onIdle();
    if (this.#storeFault !== undefined) throw this.#storeFault;
  }

  get #stopped(): boolean {
    return this.#storeFault !== undefined || (this.#options.signal?.aborted ?? false);
  }

  /** Never rejects: a fault of the store stops the run and is thrown at its end. */
  async #importFile(path: string): Promise<void> {
    if (this.#stopped) return;
    try {
      if (await this.#isHeld(path)) return;
      const outcome = await this.#options.pool.read(path);
      await this.#writer.add(() => this.#save(path, outcome));
    } catch (error) {
      this.#storeFault ??= error;
    }
  }

  async #isHeld(path: string): Promise<boolean> {
    const { identity, store } = this.#options;
    if (!identity) return false;
    const id = await hashFile(path, LIMITS.fileBytes.default);
    if (id === null) return false;
    const held = await this.#writer.add(() => store.touch(id, identity, path));
    if (!held) return false;
    this.finish('unchanged', path);
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
    const { counts } = this.#progress;
    return this.#report.build({ skipped, files: this.#total, counts });
  }
}
