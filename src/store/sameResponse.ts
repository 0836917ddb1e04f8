import type { Relation, RelationKind } from './store.js';

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
    const list = related.get(from) ?? [];
    list.push({ documentId, kind, similarity });
    related.set(from, list);
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
  related: ReadonlyMap<string, readonly Pick<Related, 'documentId'>[]>,
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

/** What decides which of several documents speaks. */
export interface Dated {
  documentId: string;
  language: string;
  responseDate: string | null;
  /** Length of the reading text in UTF-16 units. */
  characters: number;
}

/** Of documents that are one response: in English, which is what is read; then the newest; then the longest. */
export function fittestFirst(a: Dated, b: Dated): number {
  const english = Number(b.language === 'en') - Number(a.language === 'en');
  if (english !== 0) return english;
  const [dateA, dateB] = [a.responseDate ?? '', b.responseDate ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return b.characters - a.characters || newestFirst(a, b);
}

/** Dates are text of any precision; a date that is less precise orders before those within it. */
export function newestFirst(a: Dated, b: Dated): number {
  const [dateA, dateB] = [a.responseDate ?? '', b.responseDate ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.documentId < b.documentId ? -1 : 1;
}

/** One response: the document that counts, and those that are the same. */
export interface Answer<T> {
  counted: T;
  same: T[];
}

/** The responses that documents of one force are, the newest first: that is the one to read. */
export function answersOf<T extends Dated>(
  documents: readonly T[],
  related: ReadonlyMap<string, readonly Pick<Related, 'documentId'>[]>,
): Answer<T>[] {
  return responsesOf([...documents].sort(newestFirst), ({ documentId }) => documentId, related)
    .map((response) => {
      const [counted, ...same] = [...response].sort(fittestFirst) as [T, ...T[]];
      return { counted, same };
    })
    .sort((a, b) => newestFirst(a.counted, b.counted));
}
