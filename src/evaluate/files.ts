import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { z } from 'zod';
import { UsageError } from '../model/index.js';
import { GoldDocument, withKinds } from './gold.js';
import { SavedRun } from './run.js';

/**
 * Reads every gold file (`*.json`) of a folder, in the order of their names.
 * @throws {UsageError} naming the file and the field that is wrong, or where there are none.
 */
export async function readGold(directory: string): Promise<GoldDocument[]> {
  const names = await orUsage(`${directory} cannot be read as a folder of gold files`, () =>
    readdir(directory),
  );
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new UsageError(`There are no gold files (*.json) in ${directory}.`);
  const gold: GoldDocument[] = [];
  for (const name of files) {
    const document = withKinds(await readJson(join(directory, name), GoldDocument, 'gold file'));
    if (gold.some(({ id }) => id === document.id)) {
      throw new UsageError(`${join(directory, name)}: two gold files have the id ${document.id}.`);
    }
    gold.push(document);
  }
  return gold;
}

/** @throws {UsageError} if it cannot be read or is no saved run. */
export function readRun(path: string): Promise<SavedRun> {
  return readJson(path, SavedRun, 'run saved with --save');
}

/**
 * Writes beside the file and renames at the end: an earlier run is never half overwritten.
 * @throws {UsageError} if it cannot be written.
 */
export async function writeRun(path: string, run: SavedRun): Promise<void> {
  const part = `${path}.part`;
  await orUsage(`${path} cannot be written`, async () => {
    try {
      await writeFile(part, `${JSON.stringify(run, null, 1)}\n`);
      await rename(part, path);
    } finally {
      await rm(part, { force: true });
    }
  });
}

/** Which document belongs to which gold file. */
export interface Corpus {
  both: { gold: GoldDocument; file: string }[];
  goldWithoutDocument: string[];
  documentsWithoutGold: string[];
}

/**
 * Puts documents and gold together: the name of a document, without ending, is the id of its gold.
 * @throws {UsageError} where two documents have the name of one gold file.
 */
export function assemble(files: readonly string[], gold: readonly GoldDocument[]): Corpus {
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const name = basename(file, extname(file));
    byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  const corpus: Corpus = { both: [], goldWithoutDocument: [], documentsWithoutGold: [] };
  for (const document of gold) {
    const [file, second] = byName.get(document.id) ?? [];
    if (second !== undefined) {
      throw new UsageError(`${file} and ${second} both have the name of gold ${document.id}.`);
    }
    if (file === undefined) corpus.goldWithoutDocument.push(document.id);
    else corpus.both.push({ gold: document, file });
    byName.delete(document.id);
  }
  corpus.documentsWithoutGold = [...byName.values()].flat();
  return corpus;
}

async function readJson<T>(path: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const text = await orUsage(`${path} cannot be read`, () => readFile(path, 'utf8'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no ${what}: it is not JSON.`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(
    `${path} is no ${what}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? ''}`,
  );
}

async function orUsage<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new UsageError(`${message} (${String(error.code)}).`, { cause: error });
    }
    throw error;
  }
}
