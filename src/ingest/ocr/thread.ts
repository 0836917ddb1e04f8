import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as NodeThread } from 'node:worker_threads';
import type { Block, Worker } from 'tesseract.js';
import { InternalError } from '../../model/index.js';

/** A worker that has not loaded its data by then never will, in ms. */
const START_MS = 60_000;
/** After so many pictures a thread is replaced by a fresh one: tesseract gives memory back only at its end. */
const READS_PER_THREAD = 40;
/** A thread that nobody has needed for so long is ended, in ms. */
const IDLE_MS = 5_000;

/** A thread of this process with tesseract and the English data that is installed with the program. */
export interface OcrThread {
  /** It has read nothing yet. */
  readonly isFresh: boolean;
  /** It has read enough: end it and take a fresh one. */
  readonly isSpent: boolean;
  /** What stands in a picture. Rejects if the thread cannot read it, and is then of no further use. */
  recognize(png: Buffer): Promise<readonly Block[]>;
  /** For whoever needs a thread next; an idle one keeps no process from ending. */
  release(): void;
  end(): Promise<void>;
}

/*
 * Starting a thread and reading the first picture with it takes more than a second longer than reading the next ones.
 * So one waits for the next document; tesseract's network learns nothing from a picture that it could bring to the next.
 */
let waiting: { thread: OcrThread; timer: NodeJS.Timeout } | null = null;

/** The thread that waits, or a new one. Throws {InternalError} if it cannot be started. */
export async function takeThread(): Promise<OcrThread> {
  if (!waiting) return startThread();
  const { thread, timer } = waiting;
  waiting = null;
  clearTimeout(timer);
  return thread;
}

function keep(thread: OcrThread): void {
  if (waiting) {
    void thread.end();
    return;
  }
  const timer = setTimeout(() => {
    waiting = null;
    void thread.end();
  }, IDLE_MS);
  timer.unref();
  waiting = { thread, timer };
}

async function startThread(): Promise<OcrThread> {
  const worker = await startWorker();
  // The library does not say that it has this property.
  const { worker: node } = worker as unknown as { worker: NodeThread };
  const died = new Promise<never>((_, reject) => {
    node.on('error', reject);
    node.on('exit', () => reject(new Error('the thread has ended')));
  });
  died.catch(() => undefined);
  let reads = 0;
  const thread: OcrThread = {
    get isFresh() {
      return reads === 0;
    },
    get isSpent() {
      return reads >= READS_PER_THREAD;
    },
    async recognize(png) {
      reads++;
      node.ref();
      const reading = worker.recognize(png, {}, { text: false, blocks: true });
      const { data } = await Promise.race([reading, died]);
      return data.blocks ?? [];
    },
    release() {
      node.unref();
      if (thread.isSpent) void thread.end();
      else keep(thread);
    },
    async end() {
      await worker.terminate();
    },
  };
  return thread;
}

async function startWorker(): Promise<Worker> {
  const { createWorker, OEM, PSM } = (await import('tesseract.js')).default;
  const starting = createWorker('eng', OEM.LSTM_ONLY, {
    langPath: dataDirectory(),
    gzip: true,
    cacheMethod: 'none',
    // Without a handler one bad picture would end the process; the rejected promise says the same.
    errorHandler: () => undefined,
  });
  const worker = await withinStart(starting);
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_COLUMN,
    user_defined_dpi: '200',
  });
  return worker;
}

function dataDirectory(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
}

async function withinStart<T>(starting: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const error = new InternalError('OCR could not be started in time');
    timer = setTimeout(() => reject(error), START_MS);
  });
  try {
    return await Promise.race([starting, tooLate]);
  } catch (error) {
    if (error instanceof InternalError) throw error;
    throw new InternalError(`OCR could not be started: ${String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
