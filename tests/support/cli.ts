import { Readable, Writable } from 'node:stream';
import type { Parts, ReaderPool } from '../../src/cli/context.js';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import type { Lexicon } from '../../src/lexicon/index.js';
import { openStore } from '../../src/store/index.js';
import { CATALOGUE } from './catalogue.js';
import { stubReader } from './stubReader.js';

export interface Result {
  code: number;
  out: string;
  err: string;
  /** Parts of the program that were used. */
  used: string[];
}

export interface RunOptions {
  env?: Record<string, string>;
  colour?: boolean;
  columns?: number;
  /** What a person types, as at a terminal. */
  typed?: string[];
  /** Called with a function that interrupts, before each file is read. */
  whileReading?: (interrupt: () => void, path: string) => Promise<void> | void;
  parts?: Partial<Parts>;
}

function sink(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

/** The hash that the stub lexicon has and the stub records name. */
const RULE_PACK = `sha256:${'a'.repeat(64)}`;

/** Where the invented areas lie. */
const AREAS = ['barsetshire', 'loamshire', 'midsomer', 'polchester'].map((id, n) => ({
  id,
  region: n < 2 ? 'North' : 'South',
}));

/** Runs one command line in this process, with stub readers and a small catalogue of invented areas. */
export async function cli(args: string[], options: RunOptions = {}): Promise<Result> {
  const out = sink();
  const err = sink();
  const used: string[] = [];
  let exited: number | null = null;
  const handlers = new Set<() => void>();
  const interrupt = () => {
    for (const handler of handlers) handler();
  };
  const io: Io = {
    out: out.stream,
    err: err.stream,
    errIsTty: false,
    colour: options.colour ?? false,
    columns: options.columns ?? 80,
    env: options.env ?? {},
    ...(options.typed
      ? { input: { stream: Readable.from(options.typed.map((l) => `${l}\n`)), isTty: true } }
      : {}),
    onInterrupt(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    exit(code) {
      exited ??= code;
    },
  };
  const parts: Parts = {
    openStore(path, storeOptions) {
      used.push('store');
      return openStore(path, storeOptions);
    },
    loadLexicon() {
      used.push('lexicon');
      const rows = { ...CATALOGUE.rows, areas: AREAS };
      return Promise.resolve({ rows, hash: RULE_PACK } as unknown as Lexicon);
    },
    createPool(): Promise<ReaderPool> {
      used.push('pool');
      const reader = stubReader((path) => options.whileReading?.(interrupt, path));
      return Promise.resolve({
        ...reader,
        close() {
          used.push('pool closed');
          return Promise.resolve();
        },
      });
    },
    ...options.parts,
  };
  const code = await run(args, io, parts);
  return { code: exited ?? code, out: out.text(), err: err.text(), used };
}
