import type { Relation, RelationKind } from '../store/index.js';

/** A document that is one response with another. */
export interface Related {
  documentId: string;
  kind: RelationKind;
  similarity: number;
}

/** Of each linked document, those that it is linked with, by id. */
export function relatedTo(relations: readonly Relation[]): Map<string, Related[]> {
  const related = new Map<string, Related[]>();
  const add = (from: string, documentId: string, { kind, similarity }: Relation) => {
    related.set(from, [...(related.get(from) ?? []), { documentId, kind, similarity }]);
  };
  for (const relation of relations) {
    add(relation.documentId, relation.otherId, relation);
    add(relation.otherId, relation.documentId, relation);
  }
  for (const list of related.values()) list.sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
  return related;
}

/** Splits documents into responses: two that are linked, if only by way of others of the list, are one. */
export function responsesOf<T>(
  documents: readonly T[],
  idOf: (document: T) => string,
  related: ReadonlyMap<string, readonly Related[]>,
): T[][] {
  const left = new Map(documents.map((document) => [idOf(document), document]));
  const responses: T[][] = [];
  for (const document of documents) {
    if (!left.delete(idOf(document))) continue;
    const response = [document];
    // The list grows while it is gone through: each newcomer brings those that it is linked with.
    for (const member of response) {
      for (const { documentId } of related.get(idOf(member)) ?? []) {
        const other = left.get(documentId);
        if (other !== undefined && left.delete(documentId)) response.push(other);
      }
    }
    responses.push(response);
  }
  return responses;
}
