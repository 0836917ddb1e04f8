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
    help: 'added for each page that is read by OCR; of time left over, no more than documentMs is kept',
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
  unpackedBytes: {
    default: 50_000_000,
    unit: 'bytes',
    help: 'an archive or Word document that unpacks to more ends as unpacks_too_large, from there on',
  },
  compressionRatio: {
    default: 100,
    unit: 'times',
    help: 'what unpacks to so many times its packed size, and to more than 1 MB, ends as unpacks_too_large',
  },
  archiveEntries: {
    default: 2_000,
    unit: 'entries',
    help: 'an archive, mail or Word document with more parts ends as too_many_entries',
  },
  containerDepth: {
    default: 3,
    unit: 'levels',
    help: 'archives and mails within each other; deeper ones end as nested_too_deep',
  },
  mailHeaderBytes: {
    default: 400_000,
    unit: 'bytes',
    help: 'mails with longer headers, those of all parts together, end as too_large',
  },
  markupDepth: {
    default: 200,
    unit: 'levels',
    help: 'web pages, Word documents and mails with parts nested deeper end as nested_too_deep',
  },
  markupElements: {
    default: 150_000,
    unit: 'elements',
    help: 'web pages and parts of Word documents with more end as too_many_elements',
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
