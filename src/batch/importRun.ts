import PQueue from 'p-queue';
import {
  type ContainedDocument,
  type FileOutcome,
  type Given,
  givenOf,
  InternalError,
  LIMITS,
  type Problem,
  problem,
  type ReadOutcome,
  sourceOf,
  UsageError,
} from '../model/index.js';
import type { ExtractionIdentity, FileNotes, ImportedFile, Store } from '../store/index.js';
import { hashFile } from './hashFile.js';
import type { Manifest } from './manifest.js';
import { type FileResult, type ImportProgress, ProgressCounter } from './progress.js';
import { type ImportReport, ReportBuilder } from './report.js';
import { filesWithFailedEntries } from './retry.js';
import { ENDINGS, walk } from './walk.js';

/** What reads one file at a time; the pool of reader processes is one. It never rejects for a fault of the file. */
export interface Reader {
  read(path: string, entry?: readonly string[], given?: Given | null): Promise<ReadOutcome>;
  /**
   * The same, but of an archive or mail it says which documents it holds, to be read with their `entry`. A reader
   * without it takes every file for a document.
   */
  open?(path: string, given?: Given | null): Promise<FileOutcome>;
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
  /** Files to import besides the paths; they are no globs, whatever signs their names hold. */
  files?: readonly string[];
  /** What is known of the files besides their bytes. Its files are imported with those of the paths. */
  manifest?: Manifest | undefined;
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
  const { manifest, store } = options;
  const ignored = [...(options.ignore ?? []), ...(manifest ? [manifest.path] : [])];
  const literal = [...(manifest?.files ?? []), ...(options.files ?? [])];
  const found = await walk([...paths, ...literal], ignored, { literal });
  if (found.files.length === 0 && found.unreachable.length === 0) {
    const kinds = `${ENDINGS.join(', ')} or without an ending`;
    throw new UsageError(`There are no letters (${kinds}) in ${paths.join(', ')}.`);
  }
  const number = await store.beginImport({
    paths,
    manifest: manifest?.path ?? null,
    identity: options.identity ?? null,
  });
  const run = new ImportRun(options, number, found.files.length + found.unreachable.length);
  try {
    run.reopen(await filesWithFailedEntries(store));
    for (const { path, problem } of found.unreachable) await run.miss(path, problem);
    await run.importAll(found.files);
    await run.flush();
  } catch (error) {
    // The store may be what failed: then the first fault is the one to tell of.
    await store.endImport(number, { state: 'broken', ...run.tally }).catch(() => undefined);
    throw error;
  }
  const report = run.report(found.skipped);
  await store.endImport(number, {
    state: report.interrupted ? 'stopped' : 'finished',
    ...run.tally,
  });
  return report;
}

/** So many files of a run are noted together, if they are not noted with their letters. */
const NOTED_AT_ONCE = 200;

class ImportRun {
  readonly #options: ImportOptions;
  readonly #number: number;
  readonly #progress: ProgressCounter;
  readonly #report = new ReportBuilder();
  /** One writer: reading is many at once, saving is one after the other. */
  readonly #writer = new PQueue({ concurrency: 1 });
  readonly #reading: PQueue;
  readonly #toNote: ImportedFile[] = [];
  /** Files to open although they are held: a mail is, as soon as its own text has been read. */
  #toOpen: ReadonlySet<string> = new Set();
  #storeFault: unknown;

  constructor(options: ImportOptions, number: number, total: number) {
    this.#options = options;
    this.#number = number;
    this.#reading = new PQueue({ concurrency: options.concurrency ?? 2 });
    this.#progress = new ProgressCounter(total);
  }

  reopen(files: ReadonlySet<string>): void {
    this.#toOpen = files;
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
    if (id !== null && !this.#toOpen.has(path) && (await this.#isHeld(id, path))) return;
    const given = await this.#givenFor(id, path);
    const outcome = await (pool.open ? pool.open(path, given) : pool.read(path, [], given));
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
      : await this.#options.pool.read(path, entry, await this.#givenFor(documentId, source));
    await this.#writer.add(() => this.#save(source, outcome));
  }

  /** Whether this very extraction is held; then the file is finished. */
  async #isHeld(documentId: string, source: string): Promise<boolean> {
    const { identity, store } = this.#options;
    if (!identity) return false;
    const { provenance } = this.#notesOf(source);
    const held = await this.#writer.add(() =>
      store.touch(documentId, identity, source, { provenance }),
    );
    if (!held) return false;
    await this.#noteLater({
      path: source,
      outcome: 'unchanged',
      documentId,
      code: null,
      message: null,
    });
    this.finish('unchanged', source);
    return true;
  }

  #notesOf(source: string): FileNotes {
    return {
      provenance: this.#options.manifest?.provenanceOf(source) ?? null,
      run: this.#number,
    };
  }

  /** Area and inspection to read a file with: of this manifest, or of one before. @param id null where not known. */
  async #givenFor(id: string | null, source: string): Promise<Given | null> {
    const { provenance } = this.#notesOf(source);
    if (id === null) return givenOf(provenance);
    return this.#options.store.givenFor(id, source, provenance);
  }

  async #save(path: string, outcome: ReadOutcome): Promise<void> {
    const { store, signal } = this.#options;
    if (!outcome.ok) {
      // An interruption at a terminal may reach the readers too: then the file has not failed, it waits.
      if (outcome.problem.code === 'reader_crashed' && signal?.aborted) return;
      const { documentId, problem: cause } = outcome;
      await store.saveFailure({ documentId, source: path, problem: cause }, this.#notesOf(path));
      this.finish('failed', path, outcome.problem);
      return;
    }
    try {
      const result = await store.save(outcome.record, path, this.#notesOf(path));
      this.#report.read(path, outcome.record);
      if (result.outcome === 'added') this.#report.changed(path, result.earlierAtSource);
      this.finish(result.outcome, path);
    } catch (error) {
      if (!(error instanceof InternalError)) throw error;
      // A defect of ours in one letter must not cost the user the others.
      const { documentId } = outcome;
      const defect = problem('reader_crashed', `A defect of section55: ${error.message}.`);
      await store.saveFailure({ documentId, source: path, problem: defect }, this.#notesOf(path));
      this.finish('failed', path, defect);
    }
  }

  /** What is not saved with a letter is noted with others: a file that is held costs no write of its own. */
  async #noteLater(file: ImportedFile): Promise<void> {
    this.#toNote.push(file);
    if (this.#toNote.length >= NOTED_AT_ONCE) await this.flush();
  }

  /** Notes what has not been noted yet. */
  async flush(): Promise<void> {
    const files = this.#toNote.splice(0);
    if (files.length === 0) return;
    await this.#writer.add(() => this.#options.store.noteFiles(this.#number, files));
  }

  /** A path at which there is nothing to read. It is listed, but nothing is kept of it but its place in the run. */
  async miss(path: string, cause: Problem): Promise<void> {
    const { code, message } = cause;
    await this.#noteLater({ path, outcome: 'failed', documentId: null, code, message });
    this.finish('failed', path, cause);
  }

  finish(result: FileResult, path: string, problem?: Problem): void {
    if (problem) this.#report.failed(path, problem);
    const progress = this.#progress.add(result, path);
    this.#options.onProgress?.(progress);
  }

  report(skipped: string[]): ImportReport {
    const { counts, total } = this.#progress;
    return this.#report.build({ run: this.#number, skipped, files: total, counts });
  }

  get tally() {
    return { files: this.#progress.total, counts: { ...this.#progress.counts } };
  }
}
