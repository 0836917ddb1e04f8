import { createHash } from 'node:crypto';
import { VERSION } from '../../model/index.js';
import type { DocumentSummary, Store } from '../../store/index.js';

/** What the one who publishes says of a dataset; all of it may be left out. */
export interface DatasetNotes {
  title?: string | undefined;
  authors?: readonly string[] | undefined;
  doi?: string | undefined;
  /** An identifier of https://spdx.org/licenses/, `CC-BY-4.0` or `OGL-UK-3.0` say. */
  licence?: string | undefined;
  url?: string | undefined;
}

/** A dataset as it is cited. Nothing in it depends on the day or the machine: the same corpus gives the same. */
export interface Dataset {
  title: string;
  authors: readonly string[];
  /** Version of the program, and the beginning of a hash of what it was read from. */
  version: string;
  /** Of the newest date that a document has: fetched, published or written. */
  year: string | null;
  doi: string | null;
  licence: string | null;
  url: string | null;
  documents: number;
  bodies: number;
  /** First and last day on which documents were fetched, where manifests tell. */
  obtained: { from: string; to: string } | null;
}

const TITLE =
  'What responses of policing bodies to HMICFRS reports say (section 55, Police Act 1996)';
const AUTHOR = 'The compilers of this corpus';

/** What a store holds, as a dataset that can be cited. */
export async function describeDataset(store: Store, notes: DatasetNotes = {}): Promise<Dataset> {
  const documents = await store.documents();
  const said = documents.map(({ provenance }) => provenance);
  const retrieved = said.flatMap((one) => one?.retrieved ?? []).sort();
  const dates = [
    ...retrieved,
    ...said.flatMap((one) => one?.publishedOn?.value ?? []),
    ...documents.flatMap(({ responseDate }) => responseDate ?? []),
  ].sort();
  const [from, to] = [retrieved[0], retrieved.at(-1)];
  return {
    title: notes.title ?? TITLE,
    authors: notes.authors && notes.authors.length > 0 ? notes.authors : [AUTHOR],
    version: `${VERSION}+${corpusHash(documents)}`,
    year: dates.at(-1)?.slice(0, 4) ?? null,
    doi: notes.doi?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '') ?? null,
    licence: notes.licence ?? null,
    url: notes.url ?? null,
    documents: documents.length,
    bodies: new Set(documents.flatMap(({ forces }) => forces)).size,
    obtained: from === undefined || to === undefined ? null : { from, to },
  };
}

/** Digits of the hash: enough to tell the versions of one dataset apart. */
const DIGITS = 12;

/** Of the documents, of what read them, and of what their manifests say: the same for the same corpus. */
function corpusHash(documents: readonly DocumentSummary[]): string {
  const hash = createHash('sha256');
  const lines = documents.map(({ documentId, extractor, rulePack, provenance }) =>
    JSON.stringify([documentId, extractor, rulePack, provenance]),
  );
  for (const line of lines.sort()) hash.update(`${line}\n`);
  return hash.digest('hex').slice(0, DIGITS);
}
