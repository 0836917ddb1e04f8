import type Database from 'better-sqlite3';
import type { Kysely, Transaction } from 'kysely';
import type { DocumentProvenance } from '../model/provenance.js';
import type { ResponseRecord } from '../model/record.js';
import type { Review } from '../model/review.js';
import type { BodyFilter, DueFilter, FigureFilter, WordingFilter } from './asking.js';
import { useCatalogue } from './catalogue.js';
import { checkRecord } from './checkRecord.js';
import { storeFault } from './faults.js';
import { beginImport, endImport, importFiles, imports, noteFile } from './importRuns.js';
import { givenFor } from './provenance.js';
import { clock, coverage, due, timeline } from './queries/asked.js';
import { claims, countClaims } from './queries/claims.js';
import { documents, findDocuments } from './queries/documents.js';
import { figures } from './queries/figures.js';
import { counts, failures, forces, inspections } from './queries/held.js';
import { findClaims, findExtractedClaims, pastRecords, records } from './queries/records.js';
import { relations } from './queries/relations.js';
import { namedRecommendations, responseHeads } from './queries/responses.js';
import { reviewQueue, reviews } from './queries/reviews.js';
import { search } from './queries/search.js';
import { stats } from './queries/stats.js';
import { wording } from './queries/wording.js';
import { fileResponses, reachOf } from './responses.js';
import { saveReviews } from './reviews/saveReviews.js';
import { saveFailure } from './saveFailure.js';
import { forgetFailures, saveRecord, touchExtraction } from './saveRecord.js';
import type { Tables } from './schema.js';
import type {
  ClaimFilter,
  ExtractionIdentity,
  Failure,
  FileNotes,
  ImportEnd,
  ImportedFile,
  ImportStart,
  RecordQuery,
  ReviewFilter,
  SearchQuery,
  StatsGroup,
  Store,
  StoredCatalogue,
} from './store.js';
import { STATS_GROUPS } from './store.js';
import { withWriteLock } from './writeLock.js';

/** The store on SQLite. The SQL is in the files beside this one; here is only what they share. */
export class SqliteStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #database: Database.Database;
  readonly #path: string;

  constructor(db: Kysely<Tables>, database: Database.Database, path: string) {
    this.#db = db;
    this.#database = database;
    this.#path = path;
  }

  async save(record: ResponseRecord, source: string, notes: FileNotes = {}) {
    const checked = checkRecord(record);
    return this.#write((trx) => saveRecord(trx, checked, source, now(), notes));
  }

  async touch(
    documentId: string,
    identity: ExtractionIdentity,
    source: string,
    notes: FileNotes = {},
  ) {
    return this.#write((trx) => touchExtraction(trx, documentId, identity, source, notes));
  }

  givenFor(documentId: string, source: string, provenance: DocumentProvenance | null = null) {
    return this.#read(givenFor(this.#db, documentId, source, provenance));
  }

  async saveFailure(failure: Failure, notes: FileNotes = {}) {
    await this.#write((trx) => saveFailure(trx, failure, now(), notes));
  }

  async useCatalogue(catalogue: StoredCatalogue) {
    await this.#write((trx) => useCatalogue(trx, catalogue));
  }

  beginImport(start: ImportStart) {
    return this.#write((trx) => beginImport(trx, start, now()));
  }

  noteFiles(run: number, files: readonly ImportedFile[]) {
    return this.#write(async (trx) => {
      for (const file of files) await noteFile(trx, run, file);
    });
  }

  endImport(run: number, end: ImportEnd) {
    return this.#write((trx) => endImport(trx, run, end, now()));
  }

  imports() {
    return this.#read(imports(this.#db));
  }

  async *importFiles(run: number) {
    try {
      yield* importFiles(this.#db, run);
    } catch (error) {
      throw storeFault(error, this.#path);
    }
  }

  relations() {
    return this.#read(relations(this.#db));
  }

  async forgetFailure(documentId: string, source: string) {
    await this.#write((trx) => forgetFailures(trx, source, documentId));
  }

  async remove(documentId: string) {
    return this.#write(async (trx) => {
      const reach = await reachOf(trx, documentId);
      const gone = await trx
        .deleteFrom('documents')
        .where('id', '=', documentId)
        .returning('id')
        .execute();
      await trx.deleteFrom('provenance').where('document_id', '=', documentId).execute();
      await trx
        .deleteFrom('texts')
        .where('hash', 'not in', trx.selectFrom('extractions').select('text_hash'))
        .execute();
      await fileResponses(trx, documentId, reach);
      return gone.length > 0;
    });
  }

  saveReviews(list: readonly Review[]) {
    return this.#write((trx) => saveReviews(trx, list));
  }

  reviews(filter: ReviewFilter = {}) {
    return this.#read(reviews(this.#db, filter));
  }

  reviewQueue(filter: { documentId?: string | undefined; limit?: number } = {}) {
    return this.#read(reviewQueue(this.#db, filter));
  }

  findExtractedClaims(idPrefix: string) {
    return this.#read(findExtractedClaims(this.#db, idPrefix));
  }

  async *pastRecords() {
    try {
      yield* pastRecords(this.#db);
    } catch (error) {
      throw storeFault(error, this.#path);
    }
  }

  async *records(query: RecordQuery = {}) {
    try {
      yield* records(this.#db, query);
    } catch (error) {
      throw storeFault(error, this.#path);
    }
  }

  responseHeads(inspection: string) {
    return this.#read(responseHeads(this.#db, inspection));
  }

  namedRecommendations(inspection: string) {
    return this.#read(namedRecommendations(this.#db, inspection));
  }

  documents() {
    return this.#read(documents(this.#db));
  }

  findDocuments(query: string) {
    return this.#read(findDocuments(this.#db, query));
  }

  claims(filter: ClaimFilter = {}) {
    return this.#read(claims(this.#db, filter));
  }

  countClaims(filter: ClaimFilter = {}) {
    return this.#read(countClaims(this.#db, filter));
  }

  search(query: SearchQuery) {
    return this.#read(search(this.#db, query));
  }

  stats(filter: ClaimFilter = {}, by: readonly StatsGroup[] = STATS_GROUPS) {
    return this.#read(stats(this.#db, filter, by));
  }

  clock(filter: BodyFilter = {}) {
    return this.#read(clock(this.#db, filter));
  }

  coverage(filter: BodyFilter = {}) {
    return this.#read(coverage(this.#db, filter));
  }

  due(filter: DueFilter) {
    return this.#read(due(this.#db, filter));
  }

  timeline(force: string, topic?: string) {
    return this.#read(timeline(this.#db, force, topic));
  }

  wording(filter?: WordingFilter) {
    return this.#read(wording(this.#db, filter));
  }

  figures(filter?: FigureFilter) {
    return this.#read(figures(this.#db, filter));
  }

  findClaims(idPrefix: string) {
    return this.#read(findClaims(this.#db, idPrefix));
  }

  forces() {
    return this.#read(forces(this.#db));
  }

  inspections() {
    return this.#read(inspections(this.#db));
  }

  failures() {
    return this.#read(failures(this.#db));
  }

  counts() {
    return this.#read(counts(this.#db));
  }

  /** Folds the write-ahead log into the file, so that the store is one file when nobody has it open. */
  async close() {
    if (!this.#database.open) return;
    try {
      if (!this.#database.readonly) this.#database.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // Someone else is reading: the log stays, and the next to close folds it in.
    }
    await this.#db.destroy();
    // Kysely closes only what it has used.
    this.#database.close();
  }

  async #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#read(withWriteLock(this.#path, () => this.#db.transaction().execute(work)));
  }

  async #read<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw storeFault(error, this.#path);
    }
  }
}

/** For people who look into the database: never part of an identity, never exported. */
function now(): string {
  return new Date().toISOString();
}
