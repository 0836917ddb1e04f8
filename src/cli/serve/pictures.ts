import { existsSync } from 'node:fs';
import { boxesOf, type PageBoxes, type Span } from '../../model/index.js';
import type { PagePicture } from '../../serve/index.js';
import type { Store } from '../../store/index.js';
import type { ReaderPool } from '../context.js';

/** Documents whose word boxes are kept, so that a page of a scan is not read by OCR for each quote. */
const REMEMBERED = 20;

/** Reads one file in a process of its own; null if it cannot be read. */
type ReadBoxes = (path: string, entry: readonly string[]) => Promise<readonly PageBoxes[] | null>;

export function boxesBy(pool: ReaderPool): ReadBoxes {
  return async (path, entry) => {
    const outcome = await pool.read(path, entry);
    return outcome.ok ? (outcome.record.document.boxes ?? []) : null;
  };
}

/**
 * Pictures of the pages of held documents, drawn from the files that they were read from; the words of a claim are
 * marked. A file that has gone or changed since gives none.
 */
export function picturesOf(store: Store, readBoxes: ReadBoxes): PagePicture {
  const boxes = new Map<string, Promise<readonly PageBoxes[] | null>>();
  const boxesOfDocument = (documentId: string, path: string, entry: readonly string[]) => {
    const held = boxes.get(documentId) ?? readBoxes(path, entry).catch(() => null);
    boxes.delete(documentId);
    boxes.set(documentId, held);
    const [oldest] = boxes.keys();
    if (boxes.size > REMEMBERED && oldest !== undefined) boxes.delete(oldest);
    return held;
  };
  return async (documentId, page, claimId) => {
    const [document] = await store.findDocuments(documentId);
    if (!document) return null;
    const [path = '', ...entry] = partsOf(document.source);
    const span = claimId === null ? null : await spanOf(store, claimId, documentId);
    const printed = span && (await boxesOfDocument(documentId, path, entry));
    const marks = !span || !printed ? [] : marksOf(printed, span, page);
    const { drawPage } = await import('../../batch/index.js');
    return drawPage({ path, entry, documentId, page, marks });
  };
}

/** The path of a file and, of an entry of an archive, the names on the way to it. */
function partsOf(source: string): string[] {
  return existsSync(source) ? [source] : source.split('!');
}

async function spanOf(store: Store, claimId: string, documentId: string): Promise<Span | null> {
  const found = await store.findClaims(claimId);
  return found.find(({ record }) => record.document.id === documentId)?.claim.evidence ?? null;
}

function marksOf(boxes: readonly PageBoxes[], span: Span, page: number) {
  return boxesOf({ boxes }, span)
    .filter((box) => box.page === page)
    .map(({ left, top, right, bottom, pageWidth, pageHeight }) => ({
      left: left / pageWidth,
      right: right / pageWidth,
      top: top / pageHeight,
      bottom: bottom / pageHeight,
    }));
}
