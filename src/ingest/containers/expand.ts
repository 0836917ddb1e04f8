import { createHash } from 'node:crypto';
import {
  type ContainedDocument,
  DocumentProblem,
  type Limits,
  limitsWith,
  problem,
} from '../../model/index.js';
import { mailParts } from '../mail/mailParts.js';
import { containerKind } from './kind.js';
import { isSystemFile, leadsOut, uniqueNames } from './names.js';
import { openZip, type UnpackBudget } from './zip.js';

/** A file in a container, not unpacked yet. */
interface Part {
  name: string;
  read(): Promise<Uint8Array>;
}

/** What a container holds; `self` if it says something of its own, as most mails do. */
interface Opened {
  parts: Part[];
  self: boolean;
}

/**
 * The documents in an archive or mail, those in archives and mails within it included. Entries are in the order of the
 * container; a mail comes after what is attached to it. An entry that cannot be had has its problem and stops nothing.
 * @returns null for a file that is a document and no container.
 * @throws {DocumentProblem} if nothing of the container can be had: `damaged`, `empty`, `too_many_entries` ...
 */
export async function documentsWithin(
  bytes: Uint8Array,
  overrides: Partial<Limits> = {},
): Promise<ContainedDocument[] | null> {
  const limits = limitsWith(overrides);
  if (containerKind(bytes) === null) return null;
  return expand(bytes, [], limits, { bytes: limits.unpackedBytes });
}

/**
 * The bytes of one document in a container; of the file itself for an empty `entry`.
 * @param entry the names that lead to it, as {@link documentsWithin} gives them
 * @throws {DocumentProblem} `missing` if there is no such entry, or what is wrong with it
 */
export async function takeOut(
  bytes: Uint8Array,
  entry: readonly string[],
  overrides: Partial<Limits> = {},
): Promise<Uint8Array> {
  const limits = limitsWith(overrides);
  const budget: UnpackBudget = { bytes: limits.unpackedBytes };
  let inner = bytes;
  for (const name of entry) {
    const { parts } = await open(inner, limits, budget);
    const part = parts.find((one) => one.name === name);
    if (!part) throw new DocumentProblem('missing', `It holds no entry ${name}.`);
    inner = await part.read();
  }
  return inner;
}

async function expand(
  bytes: Uint8Array,
  path: readonly string[],
  limits: Limits,
  budget: UnpackBudget,
): Promise<ContainedDocument[]> {
  if (path.length >= limits.containerDepth) {
    const message = `Archives and mails are nested more than ${limits.containerDepth} levels deep.`;
    throw new DocumentProblem('nested_too_deep', message);
  }
  const { parts, self } = await open(bytes, limits, budget);
  const found: ContainedDocument[] = [];
  for (const part of parts) {
    const entry = [...path, part.name];
    try {
      const inner = await part.read();
      if (containerKind(inner) !== null)
        found.push(...(await expand(inner, entry, limits, budget)));
      else found.push({ entry, documentId: idOf(inner), problem: null });
    } catch (error) {
      found.push({ entry, documentId: null, problem: problemOf(error) });
    }
  }
  if (self) found.push({ entry: [...path], documentId: idOf(bytes), problem: null });
  if (found.length === 0) throw new DocumentProblem('empty', 'It holds no documents.');
  if (found.length > limits.archiveEntries) {
    const message = `It holds more than ${limits.archiveEntries} documents.`;
    throw new DocumentProblem('too_many_entries', message);
  }
  return found;
}

async function open(bytes: Uint8Array, limits: Limits, budget: UnpackBudget): Promise<Opened> {
  const kind = containerKind(bytes);
  if (kind === 'mail') return mailParts(bytes, limits);
  if (kind === null) throw new DocumentProblem('missing', 'It is neither an archive nor a mail.');
  const entries = await openZip(bytes, limits, budget);
  const names = uniqueNames(entries.map(({ name }) => name));
  const parts = entries.map(({ name, read }, index) => ({
    name: names[index] as string,
    read: leadsOut(name) ? () => refuseName(name) : read,
  }));
  return { parts: parts.filter(({ name }) => !isSystemFile(name)), self: false };
}

function refuseName(name: string): Promise<never> {
  const message = `The name "${name.slice(0, 120)}" leads out of its archive.`;
  return Promise.reject(new DocumentProblem('unsafe_name', message));
}

function problemOf(error: unknown) {
  if (error instanceof DocumentProblem) return error.problem;
  const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown fault';
  return problem('damaged', `It cannot be taken out of its container (${detail}).`);
}

function idOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
