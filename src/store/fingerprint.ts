import { createHash } from 'node:crypto';

/*
 * Near-duplicates by MinHash (Broder 1997): the share of equal places in two signatures estimates the Jaccard
 * likeness of the texts' shingles (runs of four words). Signatures are cut into bands; only documents that share a band
 * are compared at all, so that the work grows with the number of documents and not with its square.
 */

/** Words in a shingle. */
const SHINGLE = 4;
/** Places of a signature; the standard error of the estimate is about 1 / (2 * sqrt(PLACES)), .04. */
const PLACES = 128;
/** Places in a band: at a likeness of .6 two texts share at least one of 32 bands in 99 of 100 cases, at .3 in 23. */
const BAND = 4;
/** Shorter texts are alike by their set phrases alone. Fewer words than these are never called the same response. */
const LEAST_WORDS = 80;

/** What a text is known by. */
export interface Fingerprint {
  /** Hash of its words, whatever the spaces, case and punctuation between them. */
  textKey: string;
  words: number;
  /** {@link PLACES} numbers of 32 bits. */
  minhash: Uint32Array;
}

/** @returns null for a text too short to be told from others. */
export function fingerprintOf(text: string): Fingerprint | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return null;
  const textKey = createHash('sha256').update(words.join(' ')).digest('hex');
  return { textKey, words: words.length, minhash: minhashOf(words) };
}

function minhashOf(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    hashes.add(hash32(words.slice(at, at + SHINGLE).join(' ')));
  }
  const least = new Uint32Array(PLACES).fill(0xffff_ffff);
  for (const hash of hashes) {
    for (let place = 0; place < PLACES; place++) {
      const value = mixed(hash ^ Math.imul(place + 1, 0x9e37_79b1));
      if (value < (least[place] ?? 0)) least[place] = value;
    }
  }
  return least;
}

/** Estimated Jaccard likeness of the shingles, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let place = 0; place < PLACES; place++) if (a[place] === b[place]) equal++;
  return equal / PLACES;
}

/**
 * Keys under which a document is filed and looked for. Texts of different `group`s (the force that answers) never
 * share one: many bodies write the same words, and that does not make their responses one.
 */
export function bandKeys({ minhash }: Fingerprint, group: string): number[] {
  const keys: number[] = [];
  for (let from = 0; from < PLACES; from += BAND) {
    const band = minhash.subarray(from, from + BAND).join(' ');
    const digest = createHash('sha256').update(`${group}|${from}|${band}`).digest();
    // 48 bits: a whole number that JavaScript and SQLite both hold exactly.
    keys.push(digest.readUIntBE(0, 6));
  }
  return keys;
}

/** What a translation leaves as it is: numbers, and names that are written in capitals. */
export function anchorsOf(text: string): Set<string> {
  return new Set(
    text.match(
      /(?<![\p{L}\p{N}])(?:\p{N}{1,20}(?:[.,/]\p{N}{1,20}){0,4}|\p{Lu}{3,20})(?!\p{L})/gu,
    ) ?? [],
  );
}

/** Jaccard likeness of two sets; 0 if both are empty. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const item of a) if (b.has(item)) both++;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

/** Bytes of a signature as they are stored, least byte first on every machine. */
export function toBytes(minhash: Uint32Array): Uint8Array {
  const bytes = Buffer.alloc(minhash.length * 4);
  minhash.forEach((value, place) => {
    bytes.writeUInt32LE(value, place * 4);
  });
  return bytes;
}

export function fromBytes(bytes: Uint8Array): Uint32Array {
  const buffer = Buffer.from(bytes);
  return Uint32Array.from({ length: buffer.length / 4 }, (_, place) =>
    buffer.readUInt32LE(place * 4),
  );
}

/** FNV-1a over UTF-16 units. */
function hash32(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
