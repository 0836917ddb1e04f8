/** One limit: its default, its unit, and what happens at it. */
export interface Limit {
  default: number;
  unit: string;
  help: string;
}

/** Every limit of the product. Each is documented in README.md and reached by a test. */
export const LIMITS = {
  fileBytes: { default: 25_000_000, unit: 'bytes', help: 'larger files end as too_large' },
  documentMs: {
    default: 20_000,
    unit: 'ms',
    help: 'a document that takes longer ends as timed_out; its reader is killed',
  },
  memoryBytes: {
    default: 768 * 1024 * 1024,
    unit: 'bytes',
    help: 'a reader that holds more ends as out_of_memory and is killed',
  },
  heapMegabytes: {
    default: 384,
    unit: 'MB',
    help: 'JavaScript heap of a reader; a reader that needs more ends as out_of_memory',
  },
  ocrPageMs: {
    default: 15_000,
    unit: 'ms',
    help: 'added to documentMs for each page that is read by OCR',
  },
  imagePixels: {
    default: 60_000_000,
    unit: 'pixels',
    help: 'larger pictures end as too_large; in a PDF they are left out',
  },
  pages: { default: 500, unit: 'pages', help: 'longer documents end as too_many_pages' },
  characters: {
    default: 2_000_000,
    unit: 'characters',
    help: 'documents with more text end as too_much_text',
  },
  sentenceCharacters: {
    default: 2_000,
    unit: 'characters',
    help: 'longer sentences are cut here before cues are looked for',
  },
  documentsPerReader: {
    default: 50,
    unit: 'documents',
    help: 'a reader process is replaced by a fresh one after so many',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Record<LimitName, number>;

/** The defaults, with any given values in their place. */
export function limitsWith(overrides: Partial<Limits> = {}): Limits {
  const defaults = Object.fromEntries(
    Object.entries(LIMITS).map(([name, limit]) => [name, limit.default]),
  ) as Limits;
  return { ...defaults, ...overrides };
}
