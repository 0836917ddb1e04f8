import type { Column, Comparison } from '../../compare/index.js';
import type { BodyRow } from '../../lexicon/index.js';
import type { RecommendationKind, ResponseRecord } from '../../model/index.js';
import type { HeldForce, StoredFailure } from '../../store/index.js';
import { fileName } from '../privacy/redact.js';
import type { TABLES, TableRow } from '../schema/index.js';
import { inspectionId } from './inspectionId.js';

type Row<Name extends keyof typeof TABLES> = TableRow<(typeof TABLES)[Name]>;

/** A body as the gazetteer has it; only id and name are needed. */
export type GazetteerBody = Pick<BodyRow, 'id' | 'name'> &
  Partial<Pick<BodyRow, 'onsCode' | 'policingBodies'>>;

/** All areas of the gazetteer, and those that only documents name, by id. */
export function bodyRows(
  bodies: readonly GazetteerBody[],
  held: readonly HeldForce[],
): Row<'bodies'>[] {
  const known = new Set(bodies.map(({ id }) => id));
  const others = held.filter(({ id }) => !known.has(id));
  return [...bodies, ...others]
    .map((body: GazetteerBody) => ({
      force_id: body.id,
      force_name: body.name,
      ons_code: body.onsCode ?? null,
      policing_body: body.policingBodies?.at(-1)?.name ?? null,
      policing_body_type: body.policingBodies?.at(-1)?.type ?? null,
      documents: held.find(({ id }) => id === body.id)?.documents ?? 0,
    }))
    .sort((a, b) => (a.force_id < b.force_id ? -1 : 1));
}

export function unreadRows(failures: readonly StoredFailure[]): Row<'unread_files'>[] {
  return failures
    .map(({ documentId, sources, code }) => ({
      file_name: fileName(sources[0] ?? ''),
      document_id: documentId,
      code,
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((row, n) => ({ number: n + 1, ...row }));
}

function key(row: { file_name: string; document_id: string | null; code: string }): string {
  return `${row.file_name}\n${row.document_id ?? ''}\n${row.code}`;
}

/** Gathers, from records as they may be published, reports and recommendations that rows refer to. */
export class Reports {
  readonly #inspections = new Map<string, Row<'inspections'>>();
  readonly #forces = new Map<string, Set<string>>();
  readonly #recommendations = new Map<string, Row<'recommendations'>>();

  addRecord(record: ResponseRecord): void {
    const { id } = record.document;
    for (const { ref, title, published, catalogue } of record.inspections) {
      const row = this.#inspection(inspectionId(ref, id));
      row.title = catalogue?.title ?? row.title ?? title;
      row.published = catalogue?.published ?? row.published ?? published?.value ?? null;
      row.catalogued ||= catalogue !== null;
      row.documents_held += 1;
      const forces = this.#forces.get(row.inspection_id) ?? new Set();
      for (const force of record.forces) forces.add(force.id);
      this.#forces.set(row.inspection_id, forces);
      row.bodies_held = forces.size;
    }
    for (const one of record.recommendations) {
      const row = this.#recommendation(inspectionId(one.inspection, id), one.key);
      row.kind = one.kind;
      row.number = one.number;
      row.asks ??= one.text;
      row.due ??= one.due?.value ?? null;
    }
    for (const { inspection, recommendations } of record.claims) {
      if (inspection === null) continue;
      this.#inspection(inspectionId(inspection, id));
      for (const one of recommendations) this.#recommendation(inspectionId(inspection, id), one);
    }
    for (const { inspection, recommendation } of record.positions) {
      this.#recommendation(inspectionId(inspection, id), recommendation);
    }
  }

  /** What the catalogue says of a report goes before what documents say. */
  addComparison({ inspection, basis, columns }: Comparison): void {
    const row = this.#inspection(inspection.id);
    row.title = inspection.title ?? row.title;
    row.published = inspection.published ?? row.published;
    row.catalogued = true;
    row.bodies_asked = basis.bodiesAsked;
    for (const column of columns) this.#addColumn(inspection.id, column);
  }

  inspections(): Row<'inspections'>[] {
    return sorted(this.#inspections);
  }

  recommendations(): Row<'recommendations'>[] {
    return sorted(this.#recommendations);
  }

  #addColumn(inspection: string, column: Column): void {
    if (column.source === 'document') return;
    Object.assign(this.#recommendation(inspection, column.key), {
      kind: column.kind,
      number: column.number,
      asks: column.text,
      due: column.due,
      addressed_to_forces: column.addressedToForces,
      source: column.source,
    });
  }

  #inspection(id: string): Row<'inspections'> {
    const row = this.#inspections.get(id) ?? {
      inspection_id: id,
      title: null,
      published: null,
      catalogued: false,
      bodies_asked: null,
      bodies_held: 0,
      documents_held: 0,
    };
    this.#inspections.set(id, row);
    return row;
  }

  #recommendation(inspection: string, recommendation: string): Row<'recommendations'> {
    this.#inspection(inspection);
    const id = `${inspection}\n${padded(recommendation)}`;
    const row = this.#recommendations.get(id) ?? {
      inspection_id: inspection,
      recommendation,
      kind: kindOf(recommendation),
      number: /\d+$/.exec(recommendation)?.[0] ?? recommendation,
      asks: null,
      due: null,
      addressed_to_forces: null,
      source: 'document',
    };
    this.#recommendations.set(id, row);
    return row;
  }
}

function kindOf(key: string): RecommendationKind {
  if (key.startsWith('afi:')) return 'area_for_improvement';
  return /^coc:[^/]+$/.test(key) ? 'cause_of_concern' : 'recommendation';
}

/** So that `2` stands before `10`. */
function padded(key: string): string {
  return key.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

function sorted<T>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
