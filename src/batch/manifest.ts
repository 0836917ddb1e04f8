import { readFile } from 'node:fs/promises';
import { dirname, join, normalize, resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Lexicon } from '../lexicon/index.js';
import {
  type DocumentProvenance,
  LIMITS,
  PartialDate,
  PUBLISHED_BASES,
  UsageError,
} from '../model/index.js';
import { fileOf } from './retry.js';
import { slashed } from './walk.js';

/** What a manifest says, by file. */
export interface Manifest {
  path: string;
  /** Files as they are to be imported, in the order of the rows; of an entry of an archive, the archive. */
  files: string[];
  /** What it says of a file, or of an entry of an archive: of that entry, else of the archive that it lies in. */
  provenanceOf(source: string): DocumentProvenance | null;
}

/** What a manifest needs of the lexicon to know bodies and inspections by name. */
export interface ManifestLexicon {
  rows: {
    bodies: readonly (Pick<Lexicon['rows']['bodies'][number], 'id' | 'name'> &
      Partial<
        Pick<
          Lexicon['rows']['bodies'][number],
          'aliases' | 'policingBodies' | 'policingBodyAliases'
        >
      >)[];
    inspections: readonly Pick<Lexicon['rows']['inspections'][number], 'id' | 'title'>[];
  };
}

/** So many errors are told at once. */
const TOLD = 10;

/** Columns by the names that CSV and JSON Lines give them. */
const COLUMNS: Readonly<Record<string, keyof Row>> = {
  file: 'file',
  source_url: 'sourceUrl',
  retrieved: 'retrieved',
  published_on: 'publishedOn',
  published_on_basis: 'publishedOnBasis',
  body: 'body',
  inspection: 'inspection',
  note: 'note',
};

/** An empty cell says nothing. */
const said = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === '' ? null : value), inner.nullable().default(null));

const Row = z
  .strictObject({
    file: z.string('names no file').min(1, 'names no file'),
    sourceUrl: said(z.url({ protocol: /^https?$/, error: 'is no web address' })),
    retrieved: said(z.iso.date('is no day like 2026-01-31')),
    publishedOn: said(z.string().refine(isDate, 'is no date like 2026-01-31, 2026-01 or 2026')),
    publishedOnBasis: said(z.enum(PUBLISHED_BASES, `must be one of ${PUBLISHED_BASES.join(', ')}`)),
    body: said(z.string('must be text')),
    inspection: said(z.string('must be text')),
    note: said(z.string('must be text')),
  })
  .superRefine(({ publishedOn, publishedOnBasis }, context) => {
    if (publishedOn !== null && publishedOnBasis === null) {
      const message = `must say where published_on comes from: ${PUBLISHED_BASES.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['publishedOnBasis'], message });
    }
    if (publishedOn === null && publishedOnBasis !== null) {
      const message = 'is empty, but published_on_basis is not';
      context.addIssue({ code: 'custom', path: ['publishedOn'], message });
    }
  });
type Row = z.infer<typeof Row>;

/** A row as it stands in the file, with the line on which it ends. */
interface RawRow {
  line: number;
  values: Record<string, unknown>;
}

/**
 * Reads a manifest: CSV with a head line, or JSON Lines. Paths in it are relative to its own folder. Every row is
 * looked at before anything is imported.
 * @throws {UsageError} naming line and column of what is wrong, ten faults at most.
 */
export async function readManifest(path: string, lexicon: ManifestLexicon): Promise<Manifest> {
  const text = await readText(path);
  const raw = text.trimStart().startsWith('{') ? jsonRows(text, path) : csvRows(text, path);
  const faults: string[] = [];
  const rows = new Map<string, DocumentProvenance>();
  const files: string[] = [];
  const lines = new Map<string, number>();
  for (const { line, values } of raw) {
    const fault = (column: string, what: string) =>
      faults.push(`${path}, line ${line}, column ${column}: ${what}`);
    const parsed = Row.safeParse(renamed(values, fault));
    if (!parsed.success) {
      for (const { path: at, message } of parsed.error.issues) {
        const column = columnOf(String(at[0]));
        fault(column, `${shown(values[column] ?? values[String(at[0])])}${message}`);
      }
      continue;
    }
    const row = parsed.data;
    const body = bodyOf(row.body, lexicon);
    const inspection = inspectionOf(row.inspection, lexicon);
    if (body === undefined) {
      fault('body', `${shown(row.body)}is no police area or policing body of the packs`);
    }
    if (inspection === undefined) {
      fault('inspection', `${shown(row.inspection)}is not in the catalogue: add it with --packs`);
    }
    const file = slashed(normalize(join(dirname(path), row.file)));
    const before = lines.get(resolve(file));
    if (before !== undefined) fault('file', `${row.file} stands on line ${before} too`);
    lines.set(resolve(file), line);
    files.push(fileOf(file));
    rows.set(resolve(file), provenance(row, body ?? null, inspection ?? null));
  }
  if (faults.length > 0) throw new UsageError(told(faults));
  if (files.length === 0) throw new UsageError(`The manifest ${path} has no rows.`);
  return {
    path,
    files: [...new Set(files)],
    provenanceOf(source) {
      for (let at = resolve(source); ; at = at.slice(0, at.lastIndexOf('!'))) {
        const found = rows.get(at);
        if (found || !at.includes('!')) return found ?? null;
      }
    },
  };
}

async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`The manifest ${path} cannot be read${code}.`, { cause: error });
  }
  if (bytes.length > LIMITS.fileBytes.default) {
    throw new UsageError(`The manifest ${path} has more than ${LIMITS.fileBytes.default} bytes.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`The manifest ${path} is not in UTF-8: save it as such.`, {
      cause: error,
    });
  }
}

function csvRows(text: string, path: string): RawRow[] {
  try {
    // Without `columns`, so that a head that is named twice or wrongly can be told of like any other fault.
    const lines = parse(text, { info: true, skip_empty_lines: true, trim: true }) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    const [head, ...rest] = lines;
    if (!head) return [];
    const names = head.record.map((name) => name.toLowerCase());
    const twice = names.find((name, n) => names.indexOf(name) !== n);
    if (twice !== undefined) {
      throw new UsageError(`${path}, line 1: two columns are called ${twice}.`);
    }
    return rest.map(({ info, record }) => ({
      line: info.lines,
      values: Object.fromEntries(names.map((name, n) => [name, record[n] ?? ''])),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `, line ${error.lines}` : '';
    throw new UsageError(`${path}${line} is no row of CSV: ${error.message}.`, { cause: error });
  }
}

function jsonRows(text: string, path: string): RawRow[] {
  return text.split(/\r?\n/).flatMap((words, n) => {
    if (words.trim() === '') return [];
    try {
      const value: unknown = JSON.parse(words);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error();
      return [{ line: n + 1, values: value as Record<string, unknown> }];
    } catch {
      throw new UsageError(`${path}, line ${n + 1} is no object of JSON.`);
    }
  });
}

/** Names of columns as {@link Row} has them: `source_url` and `sourceUrl` are one. */
function renamed(
  values: Record<string, unknown>,
  fault: (column: string, what: string) => void,
): Record<string, unknown> {
  const known = new Set<string>(Object.values(COLUMNS));
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const own = COLUMNS[name] ?? (known.has(name) ? name : undefined);
      if (own !== undefined) return [[own, value]];
      fault(name, `is not known; a manifest has ${Object.keys(COLUMNS).join(', ')}`);
      return [];
    }),
  );
}

function columnOf(name: string): string {
  return Object.entries(COLUMNS).find(([, own]) => own === name)?.[0] ?? name;
}

function shown(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `“${value.slice(0, 60)}” ` : '';
}

function told(faults: readonly string[]): string {
  const more = faults.length > TOLD ? [`and ${faults.length - TOLD} more faults`] : [];
  return `${[...faults.slice(0, TOLD), ...more].join('; ')}.`;
}

function isDate(date: string): boolean {
  if (!PartialDate.safeParse(date).success) return false;
  return date.length < 10 || z.iso.date().safeParse(date).success;
}

/** Id of the police area that is named by id, by a name of its force or of its policing body; undefined if none is. */
function bodyOf(named: string | null, { rows }: ManifestLexicon): string | null | undefined {
  if (named === null) return null;
  const wanted = named.toLowerCase();
  const found = rows.bodies.filter((row) =>
    [
      row.id,
      row.name,
      ...(row.aliases ?? []),
      ...(row.policingBodies ?? []).map(({ name }) => name),
      ...(row.policingBodyAliases ?? []),
    ].some((name) => name.toLowerCase() === wanted),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}

function inspectionOf(named: string | null, { rows }: ManifestLexicon): string | null | undefined {
  if (named === null) return null;
  const wanted = named.toLowerCase();
  return rows.inspections.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted)
    ?.id;
}

function provenance(row: Row, body: string | null, inspection: string | null): DocumentProvenance {
  const { sourceUrl, retrieved, publishedOn, publishedOnBasis, note } = row;
  return {
    sourceUrl,
    retrieved,
    publishedOn:
      publishedOn === null || publishedOnBasis === null
        ? null
        : { value: publishedOn, basis: publishedOnBasis },
    body,
    inspection,
    note,
  };
}
