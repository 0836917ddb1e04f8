import type { Comparison, Row as ComparisonRow } from '../../compare/index.js';
import type { ResponseRecord } from '../../model/index.js';
import type { AnyRow, TABLES, TableRow } from '../schema/index.js';
import { matrixColumn } from '../schema/index.js';
import { inspectionId } from './inspectionId.js';

type PositionRow = TableRow<(typeof TABLES)['positions']>;

/** The words of a claim as they are exported; undefined if the claim is not. */
export type QuoteOf = (documentId: string, claimId: string) => string | undefined;

/** Each cell of a comparison as a row of its own. */
export function positionRows(
  { inspection, rows }: Pick<Comparison, 'inspection' | 'rows'>,
  quoteOf: QuoteOf,
): PositionRow[] {
  return rows.flatMap((row) =>
    row.cells.map((cell) => {
      const held = shown(row);
      const claims = cell.claims.flatMap(({ id, documentId }) => {
        const quote = quoteOf(documentId, id);
        return quote === undefined ? [] : [{ id, quote }];
      });
      return {
        inspection_id: inspection.id,
        force_id: row.force.id,
        force_name: row.force.name,
        recommendation: cell.recommendation,
        position: cell.position,
        speakers_differ: cell.flags.includes('speakers_differ'),
        other_responses: cell.flags.includes('several_documents'),
        document_id: held,
        response_date: row.responseDate,
        claims: claims.length,
        claim_ids: claims.map(({ id }) => id),
        quotes: quoted(claims),
      };
    }),
  );
}

/** Positions on reports that only one document names: the record's own, for there is nothing to lay beside them. */
export function ownPositionRows(record: ResponseRecord, quoteOf: QuoteOf): PositionRow[] {
  const { id } = record.document;
  return record.positions
    .filter(({ inspection }) => inspection.startsWith('document:'))
    .map((position) => {
      const claims = position.claims.flatMap((claim) => {
        const quote = quoteOf(id, claim);
        return quote === undefined ? [] : [{ id: claim, quote }];
      });
      return {
        inspection_id: inspectionId(position.inspection, id),
        force_id: position.force,
        force_name:
          record.forces.find((force) => force.id === position.force)?.name ?? position.force,
        recommendation: position.recommendation,
        position: position.position,
        speakers_differ: false,
        other_responses: false,
        document_id: id,
        response_date: record.responseDate?.value ?? null,
        claims: claims.length,
        claim_ids: claims.map((claim) => claim.id),
        quotes: quoted(claims),
      };
    });
}

/** A comparison laid wide: one row for each body. */
export function matrixRows({ rows }: Pick<Comparison, 'rows'>): AnyRow[] {
  return rows.map((row) => ({
    force_id: row.force.id,
    force_name: row.force.name,
    policing_body: row.policingBody?.name ?? null,
    policing_body_type: row.policingBody?.type ?? null,
    document_id: shown(row),
    response_date: row.responseDate,
    ...Object.fromEntries(
      row.cells.map((cell) => [matrixColumn(cell.recommendation), cell.position]),
    ),
  }));
}

function shown(row: ComparisonRow): string | null {
  return row.documents.find(({ used }) => used)?.id ?? null;
}

function quoted(claims: readonly { quote: string }[]): string | null {
  return claims.length === 0 ? null : claims.map(({ quote }) => `“${quote}”`).join(' ');
}
