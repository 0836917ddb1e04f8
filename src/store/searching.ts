import type { ClaimFilter, FlatClaim } from './store.js';

export interface SearchQuery extends ClaimFilter {
  /** Words; "several in quotes" must follow each other, `word*`, `-word`, `this OR that`. */
  words: string;
  /** Where to look. Default both. */
  within?: 'letters' | 'claims' | undefined;
}

/** A piece of text with the places of what was looked for, half-open, in UTF-16 units of `text`. */
export interface Snippet {
  text: string;
  matches: [start: number, end: number][];
}

/** A page with the words. */
export interface LetterHit {
  documentId: string;
  source: string;
  page: number;
  forceNames: string[];
  responseDate: string | null;
  snippet: Snippet;
}

export interface FacetCount {
  value: string;
  count: number;
}

/** What was found, the best match first; counts are of all that match, not of those listed. */
export interface Found<T> {
  /** Pages, or claims. */
  total: number;
  documents: number;
  hits: T[];
  /** For letters in documents, for claims in claims; the most frequent first. */
  facets: { force: FacetCount[]; inspection: FacetCount[]; status?: FacetCount[] };
}

/** Null where it was not looked for. */
export interface SearchResult {
  letters: Found<LetterHit> | null;
  claims: Found<FlatClaim & { snippet: Snippet }> | null;
}

/** What claims can be counted by. */
export const STATS_GROUPS = ['status', 'speaker', 'force', 'inspection', 'topic', 'fit'] as const;
export type StatsGroup = (typeof STATS_GROUPS)[number];

export interface StatsRow {
  /** Null where the claim has none: no topic, no inspection. */
  value: string | null;
  /** As people call it, where the catalogue of the store knows. */
  name: string | null;
  claims: number;
  /** Responses in which they stand. */
  documents: number;
  /** Bodies that give these responses. */
  bodies: number;
}

/** How many claims; documents that are the same response count once. A claim on two topics counts in both. */
export interface ClaimStats {
  claims: number;
  documents: number;
  bodies: number;
  /** Bodies of the catalogue; null where the store has none yet. */
  bodiesKnown: number | null;
  /** Documents that are not counted, being the same response as one that is. */
  duplicates: number;
  groups: Partial<Record<StatsGroup, StatsRow[]>>;
}
