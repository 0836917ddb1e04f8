import type { Command } from 'commander';
import type { Reader } from '../batch/index.js';
import type { Lexicon } from '../lexicon/index.js';
import type { Store } from '../store/index.js';
import type { Io } from './io.js';

/** Readers that can be closed: the pool of reader processes. */
export interface ReaderPool extends Reader {
  close(): Promise<void>;
}

export interface PoolOptions {
  size: number;
  packs: string[];
  onlyPacks: string | null;
}

/** The parts of the program that take long to load or reach outside: tests put others in their place. */
export interface Parts {
  openStore(path: string, options: { readOnly: boolean }): Promise<Store>;
  loadLexicon(options: { packs: string[]; onlyPacks: string | null }): Promise<Lexicon>;
  createPool(options: PoolOptions): Promise<ReaderPool>;
}

/** Each part is loaded when a command first needs it: `--help` needs none. */
export const PARTS: Parts = {
  async openStore(path, options) {
    const { openStore } = await import('../store/index.js');
    return openStore(path, options);
  },
  async loadLexicon(options) {
    const { loadLexicon } = await import('../lexicon/index.js');
    return loadLexicon(options);
  },
  async createPool({ onlyPacks, ...options }) {
    const { createReaderPool } = await import('../batch/pool.js');
    return createReaderPool({ ...options, ...(onlyPacks === null ? {} : { onlyPacks }) });
  },
};

interface GlobalOptions {
  store?: string;
  packs?: string[];
  onlyPacks?: string;
  json?: boolean;
}

/** What the global options come to for one command. */
export class Context {
  readonly io: Io;
  readonly storePath: string;
  readonly packs: { packs: string[]; onlyPacks: string | null };
  readonly json: boolean;
  readonly #parts: Parts;

  constructor(io: Io, parts: Parts, command: Command) {
    const options = command.optsWithGlobals<GlobalOptions & { format?: string }>();
    this.io = io;
    this.#parts = parts;
    this.storePath = options.store ?? (io.env.SECTION55_STORE || './section55.sqlite');
    this.packs = { packs: options.packs ?? [], onlyPacks: options.onlyPacks ?? null };
    this.json = options.json === true || options.format === 'json';
  }

  lexicon(): Promise<Lexicon> {
    return this.#parts.loadLexicon(this.packs);
  }

  createPool(size: number): Promise<ReaderPool> {
    return this.#parts.createPool({ size, ...this.packs });
  }

  /** Opens the store for reading, and closes it whatever comes. */
  reading<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.#using(true, work);
  }

  /** Opens another store than that of --store for reading, and closes it whatever comes. */
  readingAt<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
    return this.#using(true, work, path);
  }

  /** Opens a store that must be there for writing. */
  async existing<T>(work: (store: Store) => Promise<T>): Promise<T> {
    // A slip in --store must not leave an empty store behind: reading says that there is none.
    await this.reading(() => Promise.resolve());
    return this.writing(work);
  }

  /** Opens the store for writing, making it if there is none, and closes it whatever comes. */
  writing<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.#using(false, work);
  }

  async #using<T>(
    readOnly: boolean,
    work: (store: Store) => Promise<T>,
    path = this.storePath,
  ): Promise<T> {
    const store = await this.#parts.openStore(path, { readOnly });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
}
