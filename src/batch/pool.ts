import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import {
  type FileOutcome,
  type Given,
  InternalError,
  type Limits,
  limitsWith,
  type ProblemCode,
  type ReadOutcome,
  sourceOf,
  UsageError,
} from '../model/index.js';
import type { ReaderConfig } from './reader/messages.js';
import { ReaderProcess } from './reader/readerProcess.js';

/** @see createReaderPool */
export interface ReaderPoolOptions {
  /** Reader processes at once. @default the number of processors, 4 at most */
  size?: number;
  /** Directories of rule packs to add. */
  packs?: string[];
  /** A directory of rule packs in place of the bundled ones. @default null */
  onlyPacks?: string | null;
  limits?: Partial<Limits>;
  /** Path of the program that a reader process runs, in place of the built one; for tests. */
  entry?: string;
  /** URL of a module with `readLetter`, in place of the program's own; for tests. */
  pipeline?: string;
}

/** Reads files in processes of their own, so that no file can harm this one. */
export interface ReaderPool {
  /**
   * Reads one file, or one document in an archive or mail; waits for a free reader. A fault of the file is an outcome and no rejection.
   * @throws {PackError} if the rule packs are wrong; {UsageError} after {@link close}; {InternalError} if no reader
   * can be started.
   */
  read(path: string, entry?: readonly string[], given?: Given | null): Promise<ReadOutcome>;
  /** The same, but of an archive or mail it says which documents it holds; read each of them with its `entry`. */
  open(path: string, given?: Given | null): Promise<FileOutcome>;
  /** Waits for the files in hand and ends all readers. */
  close(): Promise<void>;
}

/** One document to read, as in {@link ReaderPool.read}; without `entry` as in {@link ReaderPool.open}. */
interface Wanted {
  path: string;
  entry: readonly string[] | null;
  given: Given | null;
}

/** Each reader may hold 768 MB: more than four at once is not for a desk computer. */
const MOST_READERS = 4;

/** Problems that cost a reader its life. */
const FATAL: ReadonlySet<ProblemCode> = new Set(['timed_out', 'out_of_memory', 'reader_crashed']);

/** A pool of reader processes. They are started when first needed; {@link ReaderPool.close} ends them. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const size = options.size ?? Math.min(MOST_READERS, availableParallelism());
  if (!Number.isInteger(size) || size < 1) {
    throw new UsageError(`the number of readers must be a whole number from 1, not ${size}`);
  }
  const program = options.entry ?? builtEntry();
  const config: ReaderConfig = {
    packs: (options.packs ?? []).map((pack) => resolve(pack)),
    onlyPacks: options.onlyPacks == null ? null : resolve(options.onlyPacks),
    limits: limitsWith(options.limits),
    ...(options.pipeline === undefined ? {} : { pipeline: options.pipeline }),
  };
  const queue = new PQueue({ concurrency: size });
  const idle: ReaderProcess[] = [];
  let isClosed = false;

  /** A reader that waits, unless it has died waiting; else a new one. */
  async function takeReader(): Promise<ReaderProcess> {
    for (let reader = idle.pop(); reader; reader = idle.pop()) {
      if (reader.isUsable) return reader;
      await reader.end();
    }
    return new ReaderProcess(program, config);
  }

  async function readWith(
    reader: ReaderProcess,
    { path, entry, given }: Wanted,
  ): Promise<FileOutcome> {
    let isSound = false;
    try {
      const outcome = await reader.read(sourceOf(path, entry ?? []), resolve(path), entry, given);
      isSound = reader.isUsable;
      return outcome;
    } finally {
      if (isSound) idle.push(reader);
      else await reader.end();
    }
  }

  /**
   * What one file has left behind in a reader can kill it while it reads the next. So a file is blamed only if a
   * fresh reader dies on it, and the outcome does not depend on what was read before.
   */
  async function readNext(wanted: Wanted): Promise<FileOutcome> {
    const reader = await takeReader();
    const isFresh = reader.isFresh;
    const outcome = await readWith(reader, wanted);
    const isBlamed = !outcome.ok && FATAL.has(outcome.problem.code);
    return isBlamed && !isFresh ? readWith(new ReaderProcess(program, config), wanted) : outcome;
  }

  function enqueue(wanted: Wanted): Promise<FileOutcome> {
    if (isClosed) throw new UsageError('the pool of readers is closed');
    return queue.add(() => readNext(wanted));
  }

  return {
    async read(path, entry = [], given = null) {
      const outcome = await enqueue({ path, entry, given });
      if (!('contains' in outcome)) return outcome;
      throw new InternalError(`a reader has opened ${outcome.source} instead of reading it`);
    },
    async open(path, given = null) {
      return enqueue({ path, entry: null, given });
    },
    async close() {
      isClosed = true;
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((reader) => reader.end()));
    },
  };
}

/** The compiled reader beside this file; from the sources, the one that `npm run build` has made. */
function builtEntry(): string {
  const isCompiled = import.meta.url.endsWith('.js');
  const relative = isCompiled ? './child.js' : '../../dist/batch/child.js';
  return fileURLToPath(new URL(relative, import.meta.url));
}
