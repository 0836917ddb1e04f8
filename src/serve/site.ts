import type { Lexicon } from '../lexicon/index.js';
import { VERSION } from '../model/index.js';
import type { Store, StoreCounts } from '../store/index.js';

/** How the pages are shown: by a server that also takes reviews, or written to files. */
export type Mode = 'live' | 'static';

export interface SiteOptions {
  mode: Mode;
  /** Shows whole letters and pictures of their pages. A live site, which only its own machine sees, always does. */
  withSources: boolean;
  /** Shows who has reviewed. */
  withReviewers: boolean;
}

/** What every page is made from. */
export interface Site extends SiteOptions {
  store: Store;
  lexicon: Lexicon;
  /** What several pages of a static site are made from, made once; a live site asks the store each time. */
  memory: Memory;
}

/** The last few things that were made, by key. */
export interface Memory {
  recall<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** A letter and its claims stand one after the other, as do the bodies of one inspection: few are enough. */
const REMEMBERED = 8;

export function createSite(
  store: Store,
  lexicon: Lexicon,
  { mode, withSources, withReviewers }: SiteOptions,
): Site {
  const made = new Map<string, Promise<unknown>>();
  const memory: Memory = {
    recall<T>(key: string, make: () => Promise<T>) {
      if (mode === 'live') return make();
      const held = made.get(key) as Promise<T> | undefined;
      const one = held ?? make();
      made.delete(key);
      made.set(key, one);
      const [oldest] = made.keys();
      if (made.size > REMEMBERED && oldest !== undefined) made.delete(oldest);
      return one;
    },
  };
  return { store, lexicon, memory, mode, withSources, withReviewers };
}

/** What stands under every table: what it rests on, and what made it. */
export interface Standing extends StoreCounts {
  bodiesKnown: number;
  version: string;
  rulePack: string;
}

export async function standingOf({ store, lexicon, memory }: Site): Promise<Standing> {
  return {
    ...(await memory.recall('counts', () => store.counts())),
    bodiesKnown: lexicon.rows.bodies.length,
    version: VERSION,
    rulePack: lexicon.hash,
  };
}
