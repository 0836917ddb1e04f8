import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { InternalError } from '../model/index.js';
import { arbiterHash } from './arbiter.js';
import { canonicalJson } from './canonical.js';
import { classifierHash } from './classifier.js';
import { packFault, type ReadPacks, type ReadRow, readPacks } from './readPacks.js';
import {
  type LexiconRows,
  PACK_KIND_NAMES,
  PACK_KINDS,
  type PackKindName,
  type Reference,
} from './registry.js';
import { secondLookHash } from './secondLookModel.js';
import { speakerModelHash } from './speakerModel.js';

/** All rows that the program knows, validated and merged. Immutable; load it once. */
export interface Lexicon {
  /** `sha256:` of the merged rows and the trained models: the same whatever the order of files and rows. */
  readonly hash: string;
  /** Rows by kind, in the order of their ids. */
  readonly rows: Readonly<LexiconRows>;
}

export interface LoadOptions {
  /** Directories of packs whose rows are added; a row with a known id takes the place of the earlier one. */
  packs?: string[];
  /** A directory whose pack files take the place of the bundled ones, kind by kind. @default null */
  onlyPacks?: string | null;
}

/** The rule packs that come with the program: two folders up, both from src/ and from dist/. */
const BUNDLED = fileURLToPath(new URL('../../data', import.meta.url));

/** Rows by kind and id while they are being merged. */
type Merged = Map<PackKindName, Map<string, ReadRow>>;

function byId(rows: readonly ReadRow[]): Map<string, ReadRow> {
  return new Map(rows.map((read) => [read.row.id, read]));
}

/**
 * A bundled row may refer to a bundled row that `onlyPacks` has replaced (an inspection of a force that the
 * caller's gazetteer does not have): harmless. A row of the caller's may not.
 */
function checkReferences(merged: Merged, bundled: ReadPacks): void {
  for (const name of PACK_KIND_NAMES) {
    const references = PACK_KINDS[name].references as
      | ((row: { id: string }) => Reference[])
      | undefined;
    if (!references) continue;
    for (const read of merged.get(name)?.values() ?? []) {
      for (const { field, kind, id } of references(read.row)) {
        if (!(kind in PACK_KINDS)) throw new InternalError(`no kind of pack is called ${kind}`);
        const target = kind as PackKindName;
        if (merged.get(target)?.has(id)) continue;
        if (read.bundled && bundled.get(target)?.some((other) => other.row.id === id)) continue;
        const row = `row ${read.index + 1} (id "${read.row.id}")`;
        throw packFault(read.file, row, field, `${id} is not the id of any of the ${kind}`);
      }
    }
  }
}

/**
 * Loads the bundled packs and any of the caller's, checks every row and every reference between rows.
 * @throws {PackError} naming the file, row and field that is wrong.
 */
export function loadLexicon(options: LoadOptions = {}): Lexicon {
  const bundled = readPacks(BUNDLED, { bundled: true });
  const merged: Merged = new Map();
  for (const name of PACK_KIND_NAMES) merged.set(name, byId(bundled.get(name) ?? []));
  if (options.onlyPacks != null) {
    for (const [name, rows] of readPacks(options.onlyPacks, { bundled: false })) {
      merged.set(name, byId(rows));
    }
  }
  for (const directory of options.packs ?? []) {
    for (const [name, rows] of readPacks(directory, { bundled: false })) {
      for (const read of rows) merged.get(name)?.set(read.row.id, read);
    }
  }
  checkReferences(merged, bundled);
  const rows = Object.fromEntries(
    PACK_KIND_NAMES.map((name) => [
      name,
      [...(merged.get(name)?.values() ?? [])]
        .map((read) => read.row)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  ) as LexiconRows;
  const digest = createHash('sha256')
    .update(
      canonicalJson({
        rows,
        classifier: classifierHash(),
        arbiter: arbiterHash(),
        secondLook: secondLookHash(),
        speakers: speakerModelHash(),
      }),
    )
    .digest('hex');
  return { hash: `sha256:${digest}`, rows };
}
