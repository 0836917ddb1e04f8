import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../compare/index.js';
import type { Claim, ResponseRecord } from '../model/index.js';
import { relatedTo, responsesOf, type Store } from '../store/index.js';
import type { Written } from './describe/files.js';
import type { ExportCatalogue, ExportOptions } from './exportFolder.js';
import { ANNOTATION_PAGE, annotation } from './formats/annotations.js';
import { TableFiles } from './formats/tableFiles.js';
import { TextFile } from './formats/textFile.js';
import { recordLine } from './jsonl.js';
import { officeHolders } from './privacy/names.js';
import { freelyMasked, redact } from './privacy/redact.js';
import { bodyRows, Reports, unreadRows } from './rows/catalogueRows.js';
import { claimRecommendationRows, claimRow, claimTopicRows, figureRows } from './rows/claimRows.js';
import { matrixRows, ownPositionRows, positionRows } from './rows/comparisonRows.js';
import { clockRows, documentRow, exclusionRows } from './rows/documentRows.js';
import { type AnyRow, matrixTable, TABLES, type Table, withoutNames } from './schema/index.js';

/** What an export leaves out. */
export interface Left {
  /** Passages that look like a case or a victim. */
  casePassages: number;
  /** Claims in them. */
  claims: number;
  /** E-mail addresses, telephone numbers, addresses and descriptions of signatures that were blotted out. */
  contacts: number;
  /** Names of persons that were blotted out; 0 where names are kept. */
  names: number;
}

/**
 * Writes the tables, records, annotations and texts of a store into a folder. Documents come by their id, so that no
 * order of import shows.
 */
export async function writeCorpus(
  folder: string,
  store: Store,
  catalogue: ExportCatalogue,
  options: ExportOptions,
): Promise<{ tables: Written<Table>[]; left: Left }> {
  const holders = options.noNames ? await allHolders(store) : null;
  const comparisons = [];
  for (const { ref, catalogued } of await store.inspections()) {
    if (catalogued)
      comparisons.push(await compare(store, catalogue, { inspection: ref, all: true }));
  }
  const matrices = comparisons.map(({ inspection, columns }) =>
    matrixTable(
      inspection.id,
      columns.map((column) => ({
        ...column,
        text: column.text && freelyMasked(column.text, holders),
      })),
    ),
  );
  const all = [...Object.values(TABLES), ...matrices];
  const tables: readonly Table[] = options.noNames ? all.map(withoutNames) : all;
  const files = new TableFiles(folder, tables, options.csv ?? {});
  const records = new RecordFiles(folder, options.withSources ?? false);
  const left: Left = { casePassages: 0, claims: 0, contacts: 0, names: 0 };
  const reports = new Reports();
  const quotes = new Map<string, string>();
  const quoteOf = (document: string, claim: string) => quotes.get(`${document} ${claim}`);
  try {
    const same = await sameResponses(store);
    for await (const held of store.records({ withText: true })) {
      options.signal?.throwIfAborted();
      const { record, left: here } = redact(held, { holders });
      for (const key of Object.keys(left) as (keyof Left)[]) left[key] += here[key];
      for (const { id, quote } of record.claims) quotes.set(`${record.document.id} ${id}`, quote);
      reports.addRecord(record);
      files.write('documents', [
        documentRow(record, here.casePassages, same.get(record.document.id) ?? null),
      ]);
      const ofClaims = (rowsOf: (claim: Claim, record: ResponseRecord) => AnyRow[]) =>
        record.claims.flatMap((claim) => rowsOf(claim, record));
      files.write(
        'claims',
        ofClaims((claim) => [claimRow(claim, record)]),
      );
      files.write('claim_recommendations', ofClaims(claimRecommendationRows));
      files.write('claim_topics', ofClaims(claimTopicRows));
      files.write('figures', ofClaims(figureRows));
      files.write('clock', clockRows(record));
      files.write('exclusions', exclusionRows(record));
      files.write('positions', ownPositionRows(record, quoteOf));
      records.write(record);
    }
    for (const [n, comparison] of comparisons.entries()) {
      reports.addComparison(comparison);
      files.write('positions', positionRows(comparison, quoteOf));
      files.write(matrices[n]?.name ?? '', matrixRows(comparison));
    }
    files.write('inspections', reports.inspections());
    files.write('recommendations', reports.recommendations());
    files.write('bodies', bodyRows(catalogue.rows.bodies, await store.forces()));
    files.write('unread_files', unreadRows(await store.failures()));
    records.finish();
    files.finish();
  } catch (error) {
    files.abandon();
    throw error;
  }
  return { tables: tables.map((table) => ({ table, rows: files.count(table.name) })), left };
}

async function allHolders(store: Store): Promise<string[]> {
  const names = new Set<string>();
  for await (const record of store.records()) {
    for (const name of officeHolders(record)) names.add(name);
  }
  return [...names].sort();
}

/** Of documents that are one response, the id of the first: for each of the others. */
async function sameResponses(store: Store): Promise<Map<string, string>> {
  const related = relatedTo(await store.relations());
  const groups = responsesOf([...related.keys()].sort(), (id) => id, related);
  return new Map(
    groups.flatMap((group) => {
      const [first = '', ...others] = [...group].sort();
      return others.map((other): [string, string] => [other, first]);
    }),
  );
}

/** Records as JSON Lines, their claims as annotations, and where asked for their texts. */
class RecordFiles {
  readonly #folder: string;
  readonly #withText: boolean;
  readonly #lines: TextFile;
  readonly #annotations: TextFile;
  #first = true;

  constructor(folder: string, withText: boolean) {
    this.#folder = folder;
    this.#withText = withText;
    this.#lines = new TextFile(join(folder, 'records.jsonl'));
    this.#annotations = new TextFile(join(folder, 'annotations.jsonld'));
    this.#annotations.write(ANNOTATION_PAGE.open);
  }

  write(record: ResponseRecord): void {
    const { text = '', ...document } = record.document;
    this.#lines.write(recordLine(this.#withText ? record : { ...record, document }));
    for (const claim of record.claims) {
      const between = this.#first ? '' : ANNOTATION_PAGE.between;
      this.#annotations.write(`${between}\n    ${JSON.stringify(annotation(claim, record))}`);
      this.#first = false;
    }
    if (this.#withText) {
      const name = `${record.document.id.replace(/^sha256:/, '')}.txt`;
      writeFileSync(join(this.#folder, 'texts', name), text);
    }
  }

  finish(): void {
    this.#annotations.write(ANNOTATION_PAGE.close);
    this.#annotations.close();
    this.#lines.close();
  }
}
