import { type ChildProcess, fork } from 'node:child_process';
import {
  type FileOutcome,
  type Given,
  InternalError,
  PackError,
  type Problem,
  type ProblemCode,
  problem,
} from '../../model/index.js';
import { residentBytes } from './memory.js';
import type { ReaderConfig, ReaderMessage } from './messages.js';

/** How often memory is looked at while a document is being read, in ms. */
const MEMORY_LOOK_MS = 40;
/** A reader must have loaded its rule packs and read its first words within so many ms. */
const START_MS = 120_000;
/** So much of the end of a reader's error output is kept, in units. */
const STDERR_KEPT = 16_384;
/** How long a reader may take to end by itself before it is killed, in ms. */
const END_MS = 2_000;

/** What the read in hand is waiting for. */
interface Job {
  number: number;
  source: string;
  documentId: string | null;
  settle: (outcome: FileOutcome) => void;
  /** Allows so many ms more, for a page of OCR. */
  extend: (ms: number) => void;
  /** Set when we kill the reader: what the document's problem then is. */
  verdict: Problem | null;
}

/** One reader process. It reads one file at a time and is of no use after trouble: see {@link isUsable}. */
export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #config: ReaderConfig;
  readonly #started: Promise<void>;
  #stderr = '';
  #job: Job | null = null;
  #documents = 0;
  #isTroubled = false;

  constructor(entry: string, config: ReaderConfig) {
    this.#config = config;
    this.#child = fork(entry, [JSON.stringify(config)], {
      // Not our own flags: a loader or debugger of the parent has no business in a reader.
      execArgv: [`--max-old-space-size=${config.limits.heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#started = this.#start();
    // Whoever reads first gets the reason; it must not count as unhandled until then.
    this.#started.catch(() => undefined);
    // `close` and not `exit`: only then has all of the error output arrived.
    this.#child.on('close', (code, signal) => this.#onDeath(code, signal));
    this.#child.on('message', (message: ReaderMessage) => this.#onMessage(message));
  }

  /** True until it is given its first file. */
  get isFresh(): boolean {
    return this.#documents === 0;
  }

  /** False after trouble or enough documents: end it and take a fresh one. */
  get isUsable(): boolean {
    return !this.#isTroubled && this.#documents < this.#config.limits.documentsPerReader;
  }

  /**
   * Reads one file, or one document in it. Whatever the file does, the promise comes to a record or one problem within the limits.
   * @throws {PackError} if the rule packs are wrong; {InternalError} if the reader cannot be started at all.
   */
  async read(
    source: string,
    path: string,
    entry: readonly string[] | null,
    given: Given | null,
  ): Promise<FileOutcome> {
    await this.#started;
    this.#documents++;
    return new Promise((resolve) => {
      const { limits } = this.#config;
      const started = performance.now();
      let allowed = limits.documentMs;
      const onTime = () => {
        const seconds = (allowed / 1000).toFixed(allowed < 10_000 ? 1 : 0);
        this.#kill('timed_out', `It was not read within ${seconds} s.`);
      };
      let timer = setTimeout(onTime, allowed);
      const extend = (ms: number) => {
        clearTimeout(timer);
        const used = performance.now() - started;
        // Time that quick pages have left is not saved up: 500 empty pages would buy two hours for an endless one.
        allowed = Math.min(allowed + ms, used + limits.documentMs + ms);
        timer = setTimeout(onTime, allowed - used);
      };
      const watch = setInterval(() => void this.#checkMemory(), MEMORY_LOOK_MS);
      const settle = (outcome: FileOutcome) => {
        clearTimeout(timer);
        clearInterval(watch);
        this.#job = null;
        resolve(outcome);
      };
      const number = this.#documents;
      this.#job = { number, source, documentId: null, settle, extend, verdict: null };
      if (this.#isTroubled) this.#fail(problem('reader_crashed', 'The reader ended too early.'));
      else this.#child.send({ job: this.#documents, path, entry, given }, () => undefined);
    });
  }

  /** Lets the process end, and sees to it that it does. */
  async end(): Promise<void> {
    if (this.#hasExited()) return;
    // Not `close`: that does not come once we have disconnected.
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), this.#isTroubled ? 0 : END_MS);
    await exited;
    clearTimeout(killer);
  }

  #start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        clearTimeout(timer);
        this.#isTroubled = true;
        this.#child.kill('SIGKILL');
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new InternalError('a reader did not start in time')),
        START_MS,
      );
      this.#child.on('message', (message: ReaderMessage) => {
        if (message.kind === 'pack_error') fail(new PackError(message.message));
        if (message.kind !== 'ready') return;
        clearTimeout(timer);
        resolve();
      });
      this.#child.on('error', (error) => fail(new InternalError(`no reader: ${error.message}`)));
      this.#child.on('close', () => {
        const reason = /^\w*Error.{0,400}$/m.exec(this.#stderr)?.[0] ?? 'no reason given';
        fail(new InternalError(`a reader could not be started: ${reason}`));
      });
    });
  }

  #onMessage(message: ReaderMessage): void {
    const job = this.#job;
    // An answer that comes after the kill was decided comes too late.
    if (!job || job.verdict || !('job' in message) || message.job !== job.number) return;
    const { source } = job;
    if (message.kind === 'hashed') job.documentId = message.documentId;
    else if (message.kind === 'ocr_page') job.extend(this.#config.limits.ocrPageMs);
    else if (message.kind === 'record') {
      const { documentId, record } = message;
      job.settle({ ok: true, source, documentId, record });
    } else if (message.kind === 'container') {
      const { documentId, contains } = message;
      job.settle({ ok: true, source, documentId, contains });
    } else {
      this.#isTroubled ||= message.problem.code === 'reader_crashed';
      job.settle({ ok: false, source, documentId: message.documentId, problem: message.problem });
    }
  }

  async #checkMemory(): Promise<void> {
    const job = this.#job;
    const { pid } = this.#child;
    if (!job || job.verdict || pid === undefined) return;
    const bytes = await residentBytes(pid);
    if (bytes === null || bytes <= this.#config.limits.memoryBytes || this.#job !== job) return;
    this.#kill(
      'out_of_memory',
      `It needed more than ${megabytes(this.#config.limits.memoryBytes)} MB.`,
    );
  }

  #kill(code: ProblemCode, message: string): void {
    if (!this.#job || this.#job.verdict) return;
    this.#job.verdict = problem(code, message);
    this.#isTroubled = true;
    this.#child.kill('SIGKILL');
  }

  #onDeath(code: number | null, signal: NodeJS.Signals | null): void {
    this.#isTroubled = true;
    if (this.#job) this.#fail(this.#job.verdict ?? causeOfDeath(code, signal, this.#stderr));
  }

  #fail(cause: Problem): void {
    const { source, documentId, settle } = this.#job as Job;
    settle({ ok: false, source, documentId, problem: cause });
  }

  #hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

/** What a document has done to its reader, by how the reader died of itself. */
function causeOfDeath(code: number | null, signal: string | null, stderr: string): Problem {
  const isHeap =
    /heap out of memory|Reached heap limit|Array buffer allocation failed|invalid size error|process out of memory/.test(
      stderr,
    );
  // Killed, and not by us: that is what a system short of memory does.
  if (isHeap || signal === 'SIGABRT' || code === 134 || signal === 'SIGKILL') {
    return problem('out_of_memory', 'It needed more memory than a reader may have.');
  }
  const how = signal === null ? `exit code ${code}` : signal;
  return problem('reader_crashed', `The reader died on it (${how}).`);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
