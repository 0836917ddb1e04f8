import { type Claim, InternalError, type ResponseRecord } from '../model/index.js';
import {
  type Answer,
  answersOf,
  type Related,
  type RelationKind,
  type ResponseHead,
  relatedTo,
  responsesOf,
  type Store,
} from '../store/index.js';
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
 * record carries, after all reviews; here they are only laid side by side. Of several documents of one body the one with the newest
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
  const named = await store.namedRecommendations(inspection.id);
  const columns = columnsOf(row, named).filter(
    (column) => options.recommendations?.includes(column.key) ?? true,
  );
  const heads = await store.responseHeads(inspection.id);
  const related = relatedTo(await store.relations());
  const answered = answersByForce(heads, related);
  const counting = responsesOf(heads, ({ documentId }) => documentId, related);
  const used = await recordsOf(store, answered);
  const asked = row?.scope === 'force' ? row.forces : catalogue.rows.bodies.map((body) => body.id);
  const names = new Map(catalogue.rows.bodies.map((body) => [body.id, body.name]));
  const rows = [...answered].map(([id, answers]) => {
    const record = used.get(answers[0].counted.documentId);
    if (!record) throw new InternalError('a document went from the store while it was read');
    return answeredRow(
      id,
      names.get(id),
      record,
      rowDocuments(answers, related),
      inspection,
      columns,
    );
  });
  if (options.all) {
    const coverage = await store.coverage({ inspection: inspection.id });
    const unread = new Set(
      coverage.filter(({ state }) => state === 'unreadable').map(({ force }) => force),
    );
    const silent = asked.filter((id) => !answered.has(id));
    rows.push(...silent.map((id) => silentRow(id, names.get(id) ?? id, columns, unread.has(id))));
  }
  return {
    inspection,
    basis: {
      documents: counting.length,
      duplicates: heads.length - counting.length,
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

type Answers = [Answer<ResponseHead>, ...Answer<ResponseHead>[]];

/** Responses of each force, the one to use first. */
function answersByForce(
  heads: readonly ResponseHead[],
  related: ReadonlyMap<string, readonly Related[]>,
): Map<string, Answers> {
  const documents = new Map<string, ResponseHead[]>();
  for (const head of heads) {
    for (const id of new Set(head.forces)) {
      const list = documents.get(id);
      if (list) list.push(head);
      else documents.set(id, [head]);
    }
  }
  return new Map(
    [...documents].map(([id, list]) => [id, answersOf(list, related) as Answers] as const),
  );
}

/** The records from which cells are read, by document id: one for each force. */
async function recordsOf(
  store: Store,
  answered: ReadonlyMap<string, Answers>,
): Promise<Map<string, ResponseRecord>> {
  const documentIds = [...answered.values()].map(([newest]) => newest.counted.documentId);
  const records = new Map<string, ResponseRecord>();
  for await (const record of store.records({ documentIds: [...new Set(documentIds)] })) {
    records.set(record.document.id, record);
  }
  return records;
}

function answeredRow(
  id: string,
  name: string | undefined,
  used: ResponseRecord,
  documents: RowDocument[],
  { id: inspection, published }: { id: string; published: string | null },
  columns: readonly Column[],
): Row {
  const force = used.forces.find((candidate) => candidate.id === id);
  const responses = documents.filter(({ sameAs }) => sameAs === null);
  const flags: CellFlag[] = responses.length > 1 ? ['several_documents'] : [];
  return {
    force: { id, name: name ?? force?.name ?? id },
    policingBody: policingBodyOf(used, id),
    responseDate: used.responseDate?.value ?? null,
    clock: clockOf(published, {
      publishedOn: used.document.provenance?.publishedOn ?? null,
      letterDate: used.responseDate?.value ?? null,
    }),
    documents,
    review: reviewOf(used),
    cells: columns.map((column) => cellOf(used, id, inspection, column, flags)),
    general: used.claims
      .filter((claim) => claim.fit === 'general' && claim.inspection === inspection)
      .filter((claim) => claim.forces.length === 0 || claim.forces.includes(id))
      .map((claim) => cellClaim(claim, used)),
  };
}

function reviewOf({ review }: ResponseRecord): Row['review'] {
  if (!review || review.state === null) return null;
  const { state, corrected, at } = review;
  return { state, corrected, at };
}

/** Every document of a force: the responses, the one used first, each followed by those that are the same. */
function rowDocuments(
  answers: Answers,
  related: ReadonlyMap<string, readonly Related[]>,
): RowDocument[] {
  const [used] = answers;
  return answers.flatMap((answer) => {
    const { counted, same } = answer;
    const links = related.get(counted.documentId) ?? [];
    const relationTo = (id: string) =>
      links.find(({ documentId }) => documentId === id)?.kind ?? null;
    return [
      rowDocument(counted, answer === used, null, null),
      ...same.map((other) =>
        rowDocument(other, false, counted.documentId, relationTo(other.documentId)),
      ),
    ];
  });
}

function rowDocument(
  { documentId, source, responseDate, sourceUrl }: ResponseHead,
  used: boolean,
  sameAs: string | null,
  relation: RelationKind | null,
): RowDocument {
  return { id: documentId, source, responseDate, used, sourceUrl, sameAs, relation };
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
    reviewed: found?.reviewed ?? false,
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
    review: claim.review?.state ?? null,
  };
}

/** @param isUnread a manifest says that a file which could not be read is this body's answer. */
function silentRow(id: string, name: string, columns: readonly Column[], isUnread: boolean): Row {
  const silence = isUnread ? 'unreadable' : 'no_document';
  return {
    force: { id, name },
    policingBody: null,
    responseDate: null,
    clock: null,
    documents: [],
    review: null,
    cells: columns.map((column) => ({
      recommendation: column.key,
      position: column.addressedToForces === false ? 'not_addressed_to_forces' : silence,
      flags: [],
      claims: [],
      reviewed: false,
    })),
    general: [],
  };
}

function byName(a: Row['force'], b: Row['force']): number {
  const [nameA, nameB] = [`${a.name} ${a.id}`, `${b.name} ${b.id}`];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
}
