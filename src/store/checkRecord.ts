import { InternalError } from '../model/errors.js';
import type { Evidence } from '../model/evidence.js';
import { ResponseRecord } from '../model/record.js';

/** A record that carries its reading text. */
export type TextedRecord = ResponseRecord & { document: { text: string } };

/**
 * The laws at the door of the store: shape, closed lists, and that every span holds the words that it says.
 * A record comes from a child process that has read a stranger's file: it is not taken on trust.
 * @throws {InternalError} naming the first breach.
 */
export function checkRecord(record: ResponseRecord): TextedRecord {
  const parsed = ResponseRecord.safeParse(record);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InternalError(
      `the record is not of the agreed shape: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { text } = parsed.data.document;
  if (text === undefined) throw new InternalError('a record is saved with its reading text');
  if (/\p{Surrogate}/u.test(text))
    throw new InternalError('the reading text holds half a character');
  if (text.length !== parsed.data.document.characters) {
    throw new InternalError('the reading text has another length than the record says');
  }
  // Boxes are many numbers, and have no words of their own.
  const { boxes: _boxes, ...document } = parsed.data.document;
  checkSpans({ ...parsed.data, document }, text, 'record');
  checkClaimIds(parsed.data);
  // The record as given, not zod's copy of it, whose keys are in another order.
  return record as TextedRecord;
}

function checkSpans(value: unknown, text: string, path: string): void {
  if (typeof value !== 'object' || value === null) return;
  if (isEvidence(value)) {
    const { start, end } = value;
    if (text.slice(start, end) !== value.text) {
      throw new InternalError(
        `${path}: the span [${start}, ${end}) does not hold the quoted words`,
      );
    }
    return;
  }
  for (const [key, inner] of Object.entries(value)) checkSpans(inner, text, `${path}.${key}`);
}

/** The shape has been checked before: of all objects of a record, only evidence has both fields. */
function isEvidence(value: object): value is Evidence {
  return 'start' in value && 'text' in value;
}

function checkClaimIds(record: ResponseRecord): void {
  const ids = new Set<string>();
  for (const claim of record.claims) {
    if (ids.has(claim.id)) throw new InternalError(`two claims have the id ${claim.id}`);
    ids.add(claim.id);
  }
  for (const position of record.positions) {
    for (const id of position.claims) {
      if (!ids.has(id))
        throw new InternalError(`a position rests on a claim that is not there: ${id}`);
    }
  }
}
