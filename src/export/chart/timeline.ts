import { STANDING_LINE } from '../../compare/index.js';
import type { Claim } from '../../model/index.js';
import {
  answersOf,
  type DocumentSummary,
  type HeldInspection,
  relatedTo,
  type Store,
} from '../../store/index.js';
import { fileName } from '../privacy/redact.js';

/** Something that a letter says will be done until a date. */
export interface Promised {
  claimId: string;
  quote: string;
  status: string;
  recommendations: string[];
  due: string;
}

export interface Letter {
  documentId: string;
  fileName: string;
  /** The date written on it; null if there is none. */
  date: string | null;
  inspections: string[];
  claims: number;
  promises: Promised[];
  /** Documents that are the same response again, and are not counted. */
  again: number;
}

/** One body's letters and what it promised in them, in the order of their dates; undated ones come last. */
export interface Timeline {
  force: { id: string; name: string };
  title: string;
  subtitle: string[];
  notes: string[];
  letters: Letter[];
  /** Reports that the letters answer, by their publication. */
  reports: { id: string; title: string | null; published: string }[];
}

/** Statuses that bind to something that is still to come. */
const OPEN: ReadonlySet<string> = new Set(['planned', 'in_progress', 'awaiting', 'oversight']);

/** @param force id of a force of which something is held. */
export async function timelineOf(store: Store, force: string): Promise<Timeline> {
  const documents = (await store.documents()).filter(({ forces }) => forces.includes(force));
  const inspections = await store.inspections();
  const related = relatedTo(await store.relations());
  const letters: Letter[] = [];
  for (const { counted, same } of answersOf(documents, related)) {
    letters.push(await letterOf(store, force, counted, same.length));
  }
  letters.sort(
    (a, b) => order(a.date ?? '9999', b.date ?? '9999') || order(a.documentId, b.documentId),
  );
  const [first] = documents;
  const name = first?.forceNames[first.forces.indexOf(force)] ?? force;
  const promises = letters.flatMap((letter) => letter.promises);
  const words = (count: number, one: string, more: string) =>
    `${count} ${count === 1 ? one : more}`;
  return {
    force: { id: force, name },
    title: `What the responses for ${name} say will be done, and until when`,
    subtitle: [
      `It rests on ${words(letters.length, 'response', 'responses')} of this body with ${words(promises.length, 'dated promise', 'dated promises')}.`,
    ],
    notes: [
      'The date of a letter is when it was written. That a date has passed does not say whether the promise was kept.',
      STANDING_LINE,
    ],
    letters,
    reports: reportsOf(letters, inspections),
  };
}

async function letterOf(
  store: Store,
  force: string,
  document: DocumentSummary,
  again: number,
): Promise<Letter> {
  const claims: Claim[] = [];
  for await (const record of store.records({ documentId: document.documentId })) {
    // A claim that names no force is about all that answer.
    claims.push(
      ...record.claims.filter(({ forces }) => forces.length === 0 || forces.includes(force)),
    );
  }
  return {
    documentId: document.documentId,
    fileName: fileName(document.source),
    date: document.responseDate,
    inspections: document.inspections,
    claims: claims.length,
    promises: claims
      .flatMap(({ id, quote, status, recommendations, dueDate }) =>
        dueDate === null || !OPEN.has(status)
          ? []
          : [{ claimId: id, quote, status, recommendations, due: dueDate.value }],
      )
      .sort((a, b) => order(a.due, b.due) || order(a.claimId, b.claimId)),
    again,
  };
}

function reportsOf(
  letters: readonly Letter[],
  inspections: readonly HeldInspection[],
): Timeline['reports'] {
  const answered = new Set(letters.flatMap((letter) => letter.inspections));
  return inspections
    .flatMap(({ ref, title, published, catalogued }) =>
      catalogued && published !== null && answered.has(ref) ? [{ id: ref, title, published }] : [],
    )
    .sort((a, b) => order(a.published, b.published) || order(a.id, b.id));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
