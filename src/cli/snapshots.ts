import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '../compare/index.js';
import { ResponseRecord, UsageError } from '../model/index.js';
import type { PastRecord, Store } from '../store/index.js';
import type { Context } from './context.js';

/** How every SQLite file begins. https://www.sqlite.org/fileformat2.html section 1.3 */
const SQLITE = 'SQLite format 3\0';

/** Opens a store, a file of records or a folder of an export, and closes it whatever comes. */
export async function withSnapshot<T>(
  context: Context,
  path: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) throw new UsageError(`There is nothing at ${path}: name a store or an export.`);
  const file = there.isDirectory() ? join(path, 'records.jsonl') : path;
  if (!existsSync(file)) {
    throw new UsageError(`${path} is no folder of an export: it has no records.jsonl.`);
  }
  if (!isDatabase(file)) {
    const records = await readRecords(file);
    return work({ label: path, records: listed(records), relations: [] });
  }
  return context.readingAt(file, async (store) =>
    work({ label: path, records: store.records(), relations: await store.relations() }),
  );
}

function isDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(SQLITE.length);
    readSync(file, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1') === SQLITE;
  } finally {
    closeSync(file);
  }
}

async function readRecords(path: string): Promise<ResponseRecord[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  const records: ResponseRecord[] = [];
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = ResponseRecord.safeParse(parse(line));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new UsageError(
        `${path}, line ${n + 1} is no record of section55: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? ''}. Name a store, or a file of export --output.`,
      );
    }
    records.push(parsed.data);
  }
  return records.sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function* listed(records: readonly ResponseRecord[]): AsyncGenerator<ResponseRecord> {
  yield* records;
}

/**
 * Two readings that one store keeps of its documents: the current and the one before it (itself, where it is the only
 * one), or those of two versions or rule packs. Documents that were not read with both are left out.
 */
export async function pastSnapshots(
  store: Store,
  from: string | undefined,
  to: string | undefined,
): Promise<[Snapshot, Snapshot]> {
  const relations = await store.relations();
  const side = async function* (place: 0 | 1) {
    for await (const pair of pairsOf(store, from, to)) yield pair[place];
  };
  return [
    { label: from ?? 'the reading before', records: side(0), relations },
    { label: to ?? 'the current reading', records: side(1), relations },
  ];
}

async function* pairsOf(
  store: Store,
  from: string | undefined,
  to: string | undefined,
): AsyncGenerator<[ResponseRecord, ResponseRecord]> {
  for await (const kept of byDocument(store)) {
    const two =
      to === undefined
        ? kept.find(({ isCurrent }) => isCurrent)
        : kept.filter((past) => isCalled(past, to)).at(-1);
    const one =
      from === undefined
        ? (kept.filter((past) => past !== two).at(-1) ?? two)
        : kept.filter((past) => isCalled(past, from)).at(-1);
    if (one && two) yield [one.record, two.record];
  }
}

/** All readings of one document at a time. */
async function* byDocument(store: Store): AsyncGenerator<PastRecord[]> {
  let kept: PastRecord[] = [];
  for await (const past of store.pastRecords()) {
    if (kept[0] && kept[0].record.document.id !== past.record.document.id) {
      yield kept;
      kept = [];
    }
    kept.push(past);
  }
  if (kept.length > 0) yield kept;
}

/** Every version and rule pack with which a document was read, as `--from` and `--to` take them. */
export async function readingsOf(store: Store): Promise<string[]> {
  const names = new Set<string>();
  for await (const { record } of store.pastRecords()) {
    const { extractor, rulePack } = record.provenance;
    names.add(`${extractor} (rules ${rulePack.replace(/^sha256:/, '').slice(0, 10)})`);
  }
  return [...names].sort();
}

function isCalled({ record }: PastRecord, name: string): boolean {
  const { extractor, rulePack } = record.provenance;
  const hash = name.replace(/^sha256:/, '');
  return extractor === name || (hash.length >= 4 && rulePack.startsWith(`sha256:${hash}`));
}
