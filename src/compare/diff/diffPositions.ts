import type { ComparisonPosition, Position, ResponseRecord } from '../../model/index.js';
import { answersOf, type Relation, relatedTo } from '../../store/index.js';
import type { Cause, PositionChange } from './difference.js';

/** What is kept of a record to tell which document speaks, and what it says. */
export interface Spoken {
  documentId: string;
  language: string;
  responseDate: string | null;
  characters: number;
  forces: { id: string; name: string }[];
  positions: Position[];
}

export function spokenOf(record: ResponseRecord): Spoken {
  return {
    documentId: record.document.id,
    language: record.document.language,
    responseDate: record.responseDate?.value ?? null,
    characters: record.document.characters,
    forces: record.forces.map(({ id, name }) => ({ id, name })),
    positions: record.positions,
  };
}

/** What a side says on each recommendation of each inspection, for each force: by the document that counts. */
export function positionsOfSide(
  spoken: readonly Spoken[],
  relations: readonly Relation[],
): Map<string, Said> {
  const related = relatedTo(relations);
  const groups = new Map<string, Spoken[]>();
  for (const document of spoken) {
    for (const key of new Set(document.positions.map((one) => groupKey(one, document)))) {
      groups.set(key, [...(groups.get(key) ?? []), document]);
    }
  }
  const said = new Map<string, Said>();
  for (const [key, documents] of groups) {
    const used = answersOf(documents, related)[0]?.counted;
    if (!used) continue;
    for (const position of used.positions.filter((one) => groupKey(one, used) === key)) {
      said.set(`${key} ${position.recommendation}`, { position, document: used });
    }
  }
  return said;
}

export interface Said {
  position: Position;
  document: Spoken;
}

/** The ref of a report that the catalogue does not know means nothing outside its document. */
function groupKey({ force, inspection }: Position, { documentId }: Spoken): string {
  const own = inspection.startsWith('document:') ? documentId : '';
  return `${force} ${inspection} ${own}`;
}

/** @param causes why the one side says another thing than the other. */
export function diffPositions(
  before: ReadonlyMap<string, Said>,
  after: ReadonlyMap<string, Said>,
  causes: (was: Said | undefined, is: Said | undefined) => Cause[],
): PositionChange[] {
  const changes: PositionChange[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.position.position === is?.position.position) continue;
    const { position, document } = (is ?? was) as Said;
    changes.push({
      inspection: position.inspection,
      recommendation: position.recommendation,
      force: position.force,
      forceName: document.forces.find(({ id }) => id === position.force)?.name ?? position.force,
      before: was?.position.position ?? silence(key, before),
      after: is?.position.position ?? silence(key, after),
      documentId: document.documentId,
      causes: causes(was, is),
    });
  }
  return changes.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** A side without a position has no document of the body on that report, or one that does not name the recommendation. */
function silence(key: string, side: ReadonlyMap<string, Said>): ComparisonPosition {
  const group = key.slice(0, key.lastIndexOf(' ') + 1);
  return [...side.keys()].some((one) => one.startsWith(group)) ? 'not_mentioned' : 'no_document';
}

function order({ inspection, forceName, recommendation, documentId }: PositionChange): string {
  return [inspection, forceName, recommendation.padStart(8, '0'), documentId].join('\u0000');
}
