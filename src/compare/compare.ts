import type { Claim, ResponseRecord } from '../model/index.js';
import type { RelationKind, Store } from '../store/index.js';
import type { Catalogue } from './catalogue.js';
import { chooseInspection } from './chooseInspection.js';
import { clockOf } from './clock.js';
import { columnsOf } from './columns.js';
import type {
  Cell,
  CellClaim,
  CellFlag,
  Column,
  Comparison,
  Row,
  RowDocument,
} from './comparison.js';
import { type Related, relatedTo, responsesOf } from './duplicates.js';
import { speakersDiffer } from './speakersDiffer.js';

export interface CompareOptions {
  /** Id of an inspection, or the beginning of one; the only one held if left out. */
  inspection?: string | undefined;
  /** Only these recommendation keys. */
  recommendations?: readonly string[] | undefined;
  /** Only these force ids. */
  forces?: readonly string[] | undefined;
  /** A row also for forces of which no document is held. Default false. */
  all?: boolean | undefined;
}

/**
 * What the bodies' responses to one inspection say on each of its recommendations. Positions are those that each
 * record carries; here they are only laid side by side. Of several documents of one body the one with the newest
 * response date is used (undated ones come last, then by document id), and the others are listed. Documents that are the
 * same response (a PDF and a web page, a corrected issue, a translation) count once, as the newest or longest of them.
 * @throws {UsageError} if the inspection is not known or not clear.
 */
export async function compare(
  store: Store,
  catalogue: Catalogue,
  options: CompareOptions = {},
): Promise<Comparison> {
  const { catalogue: row, ...inspection } = await chooseInspection(
    store,
    catalogue,
    options.inspection,
  );
  const records: ResponseRecord[] = [];
  for await (const record of store.records({ inspection: inspection.id })) records.push(record);
  const columns = columnsOf(inspection.id, row, records).filter(
    (column) => options.recommendations?.includes(column.key) ?? true,
  );
  const related = relatedTo(await store.relations());
  const answered = answersByForce(records, related);
  const counting = responsesOf(records, idOf, related);
  const asked = row?.scope === 'force' ? row.forces : catalogue.rows.bodies.map((body) => body.id);
  const named = new Map(catalogue.rows.bodies.map((body) => [body.id, body.name]));
  const rows = [...answered].map(([id, answers]) =>
    answeredRow(id, named.get(id), answers, inspection, columns),
  );
  if (options.all) {
    const silent = asked.filter((id) => !answered.has(id));
    rows.push(...silent.map((id) => silentRow(id, named.get(id) ?? id, columns)));
  }
  return {
    inspection,
    basis: {
      documents: counting.length,
      duplicates: records.length - counting.length,
      bodies: answered.size,
      bodiesAsked: new Set([...asked, ...answered.keys()]).size,
      unreadableFiles: (await store.failures()).length,
    },
    columns,
    rows: rows
      .filter(({ force }) => options.forces?.includes(force.id) ?? true)
      .sort((a, b) => byName(a.force, b.force)),
  };
}

/** One response of a force: the document that counts, and those that are the same with how they are linked. */
interface Answer {
  record: ResponseRecord;
  same: { record: ResponseRecord; relation: RelationKind | null }[];
}

/** Responses of each force, the one to use first. */
function answersByForce(
  records: readonly ResponseRecord[],
  related: ReadonlyMap<string, readonly Related[]>,
): Map<string, Answer[]> {
  const documents = new Map<string, ResponseRecord[]>();
  for (const record of records) {
    for (const id of new Set(record.forces.map((force) => force.id))) {
      documents.set(id, [...(documents.get(id) ?? []), record]);
    }
  }
  return new Map(
    [...documents].map(([id, list]) => {
      const answers = responsesOf(list.sort(newestFirst), idOf, related).map((response) =>
        answerOf(response, related),
      );
      return [id, answers.sort((a, b) => newestFirst(a.record, b.record))];
    }),
  );
}

function answerOf(
  response: readonly ResponseRecord[],
  related: ReadonlyMap<string, readonly Related[]>,
): Answer {
  const [record, ...others] = [...response].sort(fittestFirst) as [
    ResponseRecord,
    ...ResponseRecord[],
  ];
  const links = related.get(idOf(record)) ?? [];
  return {
    record,
    same: others.map((other) => ({
      record: other,
      relation: links.find(({ documentId }) => documentId === idOf(other))?.kind ?? null,
    })),
  };
}

function idOf(record: ResponseRecord): string {
  return record.document.id;
}

/** Of documents that are one response: in English, which is what is read; then the newest; then the longest. */
function fittestFirst(a: ResponseRecord, b: ResponseRecord): number {
  const english = Number(b.document.language === 'en') - Number(a.document.language === 'en');
  if (english !== 0) return english;
  const [dateA, dateB] = [a.responseDate?.value ?? '', b.responseDate?.value ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return b.document.characters - a.document.characters || newestFirst(a, b);
}

/** Dates are text of any precision; a date that is less precise orders before those within it. */
function newestFirst(a: ResponseRecord, b: ResponseRecord): number {
  const [dateA, dateB] = [a.responseDate?.value ?? '', b.responseDate?.value ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.document.id < b.document.id ? -1 : 1;
}

function answeredRow(
  id: string,
  name: string | undefined,
  answers: readonly Answer[],
  { id: inspection, published }: { id: string; published: string | null },
  columns: readonly Column[],
): Row {
  const [{ record: used }] = answers as [Answer, ...Answer[]];
  const force = used.forces.find((candidate) => candidate.id === id);
  const flags: CellFlag[] = answers.length > 1 ? ['several_documents'] : [];
  return {
    force: { id, name: name ?? force?.name ?? id },
    policingBody: policingBodyOf(used, id),
    responseDate: used.responseDate?.value ?? null,
    clock: clockOf(published, {
      publishedOn: used.document.provenance?.publishedOn ?? null,
      letterDate: used.responseDate?.value ?? null,
    }),
    documents: answers.flatMap(({ record, same }) => [
      rowDocument(record, record === used, null, null),
      ...same.map((other) => rowDocument(other.record, false, idOf(record), other.relation)),
    ]),
    cells: columns.map((column) => cellOf(used, id, inspection, column, flags)),
    general: used.claims
      .filter((claim) => claim.fit === 'general' && claim.inspection === inspection)
      .filter((claim) => claim.forces.length === 0 || claim.forces.includes(id))
      .map((claim) => cellClaim(claim, used)),
  };
}

function rowDocument(
  { document, responseDate }: ResponseRecord,
  used: boolean,
  sameAs: string | null,
  relation: RelationKind | null,
): RowDocument {
  return {
    id: document.id,
    source: document.source ?? '',
    responseDate: responseDate?.value ?? null,
    used,
    sourceUrl: document.provenance?.sourceUrl ?? null,
    sameAs,
    relation,
  };
}

/** In a joint response the bodies stand in the order of their forces; else the first speaks for all. */
function policingBodyOf(record: ResponseRecord, force: string): Row['policingBody'] {
  const { forces, policingBodies } = record;
  const place =
    forces.length === policingBodies.length ? forces.findIndex(({ id }) => id === force) : 0;
  const body = policingBodies[place];
  return body ? { name: body.name, type: body.type } : null;
}

function cellOf(
  record: ResponseRecord,
  force: string,
  inspection: string,
  column: Column,
  flags: readonly CellFlag[],
): Cell {
  const found = record.positions.find(
    (position) =>
      position.inspection === inspection &&
      position.recommendation === column.key &&
      position.force === force,
  );
  // The document answers the inspection, and has no word on a recommendation that other documents name.
  const silence = column.addressedToForces === false ? 'not_addressed_to_forces' : 'not_mentioned';
  const claims = (found?.claims ?? []).flatMap(
    (id) => record.claims.find((claim) => claim.id === id) ?? [],
  );
  return {
    recommendation: column.key,
    position: found?.position ?? silence,
    flags: speakersDiffer(claims) ? ['speakers_differ', ...flags] : [...flags],
    claims: claims.map((claim) => cellClaim(claim, record)),
  };
}

function cellClaim(claim: Claim, record: ResponseRecord): CellClaim {
  const { id, quote, status, firmness, speaker, reported, fit, parts, confidence } = claim;
  return {
    id,
    quote,
    status,
    firmness,
    speaker,
    reported,
    fit,
    parts,
    confidence,
    documentId: record.document.id,
    page: claim.evidence.page,
    claimDate: claim.claimDate?.value ?? null,
    dueDate: claim.dueDate?.value ?? null,
  };
}

function silentRow(id: string, name: string, columns: readonly Column[]): Row {
  return {
    force: { id, name },
    policingBody: null,
    responseDate: null,
    clock: null,
    documents: [],
    cells: columns.map((column) => ({
      recommendation: column.key,
      position: column.addressedToForces === false ? 'not_addressed_to_forces' : 'no_document',
      flags: [],
      claims: [],
    })),
    general: [],
  };
}

function byName(a: Row['force'], b: Row['force']): number {
  const [nameA, nameB] = [`${a.name} ${a.id}`, `${b.name} ${b.id}`];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
}
