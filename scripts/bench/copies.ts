import { createHash } from 'node:crypto';
import type { ResponseRecord } from '../../src/model/index.js';
import type { StoredCatalogue } from '../../src/store/index.js';

const RECOMMENDATIONS = 6;

function areaOf(n: number): { id: string; name: string } {
  const number = String(n + 1).padStart(2, '0');
  return { id: `area-${number}`, name: `Area ${number} Police` };
}

function inspectionOf(n: number): { id: string; title: string; published: string } {
  const number = String(n + 1).padStart(4, '0');
  return { id: `report-${number}`, title: `Report ${number}`, published: '2025-10-24' };
}

/** A catalogue of made-up areas and inspections. */
export function catalogueOf(areas: number, inspections: number, hash: string): StoredCatalogue {
  return {
    hash,
    rows: {
      bodies: Array.from({ length: areas }, (_, n) => {
        const { id, name } = areaOf(n);
        const office = `Police and Crime Commissioner for ${name.replace(' Police', '')}`;
        return {
          id,
          name,
          nation: 'England',
          onsCode: null,
          policingBodies: [{ name: office, type: 'PCC', to: null }],
        };
      }),
      inspections: Array.from({ length: inspections }, (_, n) => ({
        ...inspectionOf(n),
        kind: 'thematic',
        scope: 'national',
        forces: [],
        recommendations: Array.from({ length: RECOMMENDATIONS }, (_, at) => ({
          key: String(at + 1),
          kind: 'recommendation',
          number: String(at + 1),
          paraphrase: `What recommendation ${at + 1} asks.`,
          due: null,
          addressedToForces: true,
          topic: null,
        })),
      })),
      topics: [],
    },
  };
}

/**
 * The record under other ids: of an area and inspection by number, answering on another day. Its words stay where they
 * are, so that every span still holds; one line more at the end makes its text its own.
 */
export function copyOf(
  record: ResponseRecord,
  n: number,
  area: number,
  inspection: number,
): ResponseRecord {
  const { id: force, name } = areaOf(area);
  const report = inspectionOf(inspection);
  const [first] = record.inspections;
  const [ref, own] = [first?.ref ?? '', record.forces[0]?.id ?? ''];
  const copy = JSON.parse(
    JSON.stringify(record, (key, value: unknown) => {
      if (key === 'text' || typeof value !== 'string') return value;
      if (/^[0-9a-f]{16}$/.test(value)) return hash(`${value} ${n}`).slice(0, 16);
      if (value === ref && ref !== '') return report.id;
      if (value === own && own !== '') return force;
      return value;
    }),
  ) as ResponseRecord;
  const text = `${record.document.text ?? ''}\n\nCopy ${n}`;
  const day = String((n % 28) + 1).padStart(2, '0');
  copy.document = {
    ...copy.document,
    id: `sha256:${hash(`${record.document.id} ${n}`)}`,
    source: `copies/${String(n).padStart(7, '0')}.txt`,
    text,
  };
  copy.forces = copy.forces.map((row) => (row.id === force ? { ...row, name } : row));
  copy.inspections = copy.inspections.map((row) =>
    row.ref === report.id ? { ...row, title: report.title, catalogue: report } : row,
  );
  if (copy.responseDate) copy.responseDate = { ...copy.responseDate, value: `2025-12-${day}` };
  return copy;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
