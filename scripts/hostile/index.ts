import { Random } from '../random.js';
import { ARCHIVE_KINDS } from './kinds/archive.js';
import { ENDLESS } from './kinds/endlessPdf.js';
import { EXPLODING } from './kinds/explodingPdf.js';
import type { Format, Maker } from './kinds/kind.js';
import { MAIL_KINDS } from './kinds/mail.js';
import { HTML_KINDS } from './kinds/markup.js';
import { DOC_KINDS } from './kinds/oldWord.js';
import { PDF_KINDS } from './kinds/pdf.js';
import { DRAWN_KINDS, PICTURE_KINDS } from './kinds/picture.js';
import { TEXT_KINDS } from './kinds/text.js';
import { DOCX_KINDS } from './kinds/word.js';

export { FORMATS, type Format } from './kinds/kind.js';

/** A hostile file. Kind and seed make it again. */
export interface HostileFile {
  kind: HostileKind;
  format: Format;
  seed: number;
  bytes: Buffer;
}

const BY_FORMAT = {
  pdf: { ...PDF_KINDS, ...ENDLESS, ...EXPLODING },
  docx: DOCX_KINDS,
  doc: DOC_KINDS,
  html: HTML_KINDS,
  mail: MAIL_KINDS,
  archive: ARCHIVE_KINDS,
  picture: { ...PICTURE_KINDS, ...DRAWN_KINDS },
  text: TEXT_KINDS,
} as const satisfies Record<Format, Record<string, Maker>>;

type KindsOf<T> = T extends unknown ? keyof T : never;
export type HostileKind = KindsOf<(typeof BY_FORMAT)[Format]>;
export type EndlessKind = keyof typeof ENDLESS;
export type ExplodingKind = keyof typeof EXPLODING;

/** Kinds of PDF that are proven to hang the pinned parser, and to exhaust its memory. */
export const ENDLESS_KINDS = Object.keys(ENDLESS) as EndlessKind[];
export const EXPLODING_KINDS = Object.keys(EXPLODING) as ExplodingKind[];

export const PROVEN_KINDS: readonly HostileKind[] = [...ENDLESS_KINDS, ...EXPLODING_KINDS];

const MAKERS = new Map<HostileKind, { format: Format; make: Maker }>();
for (const [format, makers] of Object.entries(BY_FORMAT)) {
  for (const [kind, make] of Object.entries(makers)) {
    MAKERS.set(kind as HostileKind, { format: format as Format, make });
  }
}

export const KIND_NAMES: readonly HostileKind[] = [...MAKERS.keys()];

/** Kinds that take half a second or more each, for OCR or for their size: they come once in 25 rounds. */
const SELDOM = new Set<HostileKind>([
  ...PROVEN_KINDS,
  ...(Object.keys(DRAWN_KINDS) as HostileKind[]),
  'flate-bomb',
  'no-text',
  'giant-media-box',
  'html-costly',
  'html-long-attribute',
  'html-long-words',
  'html-many-elements',
  'html-unclosed',
  'long-line-within-limit',
  'mail-page',
  'tiff-cyclic',
  'zip-bomb',
  'zip-bomb-of-many',
  'zip-overlapping',
]);
const SELDOM_EVERY = 25;
/** Kinds that take a tenth of a second or so, for which the same holds with 5 rounds. */
const SOMETIMES = new Set<HostileKind>([
  'docx-bomb',
  'docx-extreme-numbers',
  'docx-long-run',
  'docx-many-parts',
  'html-deep',
  'long-line',
  'mail-boundaries',
  'mail-coded-words',
  'mail-many-attachments',
  'mail-many-headers',
  'zip-many-entries',
]);
const SOMETIMES_EVERY = 5;

export function formatOf(kind: HostileKind): Format {
  return (MAKERS.get(kind) as { format: Format }).format;
}

/** The one file of a kind and seed. */
export function hostileFile(kind: HostileKind, seed: number): HostileFile {
  const maker = MAKERS.get(kind);
  if (!maker) throw new TypeError(`there is no hostile kind ${kind}`);
  return { kind, format: maker.format, seed, bytes: maker.make(new Random(seed)) };
}

function roundsBetween(kind: HostileKind): number {
  if (SELDOM.has(kind)) return SELDOM_EVERY;
  return SOMETIMES.has(kind) ? SOMETIMES_EVERY : 1;
}

/** `count` files from `seed` on: every kind in its turn, those that take long only in some rounds. */
export function* hostileFiles(
  count: number,
  seed: number,
  kinds = KIND_NAMES,
): Generator<HostileFile> {
  let made = 0;
  for (let round = 0; made < count; round++) {
    const turn = kinds.filter((kind) => round % roundsBetween(kind) === 0);
    // Nothing but slow kinds: then each round has them.
    for (const kind of turn.length > 0 ? turn : kinds) {
      if (made === count) return;
      yield hostileFile(kind, seed + made++);
    }
  }
}
