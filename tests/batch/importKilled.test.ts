import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importPaths } from '../../src/batch/index.js';
import { jsonlLines } from '../../src/export/index.js';
import { openStore } from '../../src/store/index.js';
import { bundled } from '../support/bundled.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { stubFile, stubReader } from '../support/stubReader.js';
import { THOROUGH } from '../support/thorough.js';

const KILLS = THOROUGH ? 200 : 40;
const LETTERS = 40;
/** A kill comes after so many letters at most: then a store sees some ten kills before it is whole. */
const MOST_BETWEEN = 6;
/** Two stores at a time, each with its own seed: while one process starts, the other is killed. */
const SEEDS = [55, 1996];

/** What came of a series of kills. */
interface Lane {
  faults: unknown[];
  /** Of each store, once it was whole. */
  exports: string[];
  /** Kills that left a store without letters, and within the letters. */
  making: number;
  within: number;
}

const folder = temporaryFolders();

/** Park and Miller's minimal standard generator: the same kill moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function putLetters(root: string): void {
  mkdirSync(root, { recursive: true });
  for (let n = 0; n < LETTERS; n++) {
    const claims = Array.from({ length: 8 }, (_, c) => ({
      // Long enough for near-duplicates to be looked for.
      quote: `Act ${c} of letter ${n} is done in ward ${n * 8 + c} by ${n + c} officers with ${c} others.`,
      recommendations: [`${c + 1}`],
    }));
    writeFileSync(join(root, `${n}.txt`), stubFile({ claims, positions: { 1: 'says_completed' } }));
  }
}

function startProcess(program: string, store: string, letters: string): ChildProcess {
  return spawn(process.execPath, [program, store, letters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Waits until the process has said `word` so many times, or has ended. */
const saidBy = (child: ChildProcess, word: string, times = 1) =>
  new Promise<void>((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split(word).length > times) resolve();
    });
    child.once('exit', () => resolve());
  });
const endOf = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

async function exported(path: string): Promise<string> {
  const store = await openStore(path);
  const lines = await gather(jsonlLines(store));
  await store.close();
  return lines.join('');
}

/** What is wrong with the file; letters must be whole or absent. */
function faults(path: string): unknown[] {
  const database = new Database(path);
  try {
    const torn = database
      .prepare(
        `SELECT d.id FROM documents d WHERE
          (SELECT count(*) FROM claims c JOIN extractions e ON e.id = c.extraction_id
            WHERE e.document_id = d.id AND e.is_current = 1) != 8
          OR NOT EXISTS (SELECT 1 FROM sources s WHERE s.document_id = d.id)
          OR NOT EXISTS (SELECT 1 FROM fingerprints f WHERE f.document_id = d.id)
          OR NOT EXISTS (SELECT 1 FROM import_files i WHERE i.document_id = d.id)`,
      )
      .all();
    const integrity = database.pragma('integrity_check', { simple: true });
    const foreignKeys = database.pragma('foreign_key_check') as unknown[];
    return [...(integrity === 'ok' ? [] : [integrity]), ...foreignKeys, ...torn];
  } finally {
    database.close();
  }
}

function held(path: string): number {
  const database = new Database(path);
  try {
    const made = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'documents'").get();
    return made ? Number(database.prepare('SELECT count(*) FROM documents').pluck().get()) : 0;
  } finally {
    database.close();
  }
}

/** Kills one import after another until the store is whole, and begins a new one; so on until enough are killed. */
async function lane(root: string, letters: string, seed: number, kills: number): Promise<Lane> {
  const random = seeded(seed);
  const program = bundled('tests/support/importProcess');
  const lane: Lane = { faults: [], exports: [], making: 0, within: 0 };
  let path = '';
  let before = 0;
  for (let kill = 0, store = 0; kill < kills; kill++) {
    if (path === '') path = join(root, `${seed}-${store++}.sqlite`);
    const victim = startProcess(program, path, letters);
    const isNew = !existsSync(path);
    // A new store at some moment while it is made; the others after some letters, in the midst of another.
    if (isNew) await saidBy(victim, 'ready');
    else await saidBy(victim, '+', Math.ceil(random() * MOST_BETWEEN));
    await delay(random() * (isNew ? 60 : 8));
    victim.kill('SIGKILL');
    await endOf(victim);
    if (!existsSync(path)) continue;
    const now = held(path);
    lane.making += Number(now === 0);
    lane.within += Number(now > before && now < LETTERS);
    // What was saved before a kill is still there after the next.
    if (now < before) lane.faults.push(`${before} letters were held, then ${now}`);
    if (now > 0) lane.faults.push(...faults(path));
    before = now;
    if (now < LETTERS && kill < kills - 1) continue;
    const resumed = await openStore(path);
    const report = await importPaths([letters], { store: resumed, pool: stubReader() });
    if (report.counts.failed > 0) lane.faults.push(...report.failures);
    await resumed.close();
    lane.exports.push(await exported(path));
    [path, before] = ['', 0];
  }
  return lane;
}

describe('an import that is killed', () => {
  it(`at ${KILLS} moments loses nothing that was saved, and goes on to the same export`, async () => {
    const root = folder();
    const letters = join(root, 'letters');
    putLetters(letters);
    const whole = join(root, 'whole.sqlite');
    await endOf(startProcess(bundled('tests/support/importProcess'), whole, letters));
    const undisturbed = await exported(whole);
    expect(undisturbed.split('\n').length - 1).toBe(LETTERS);

    const lanes = await Promise.all(
      SEEDS.map((seed) => lane(root, letters, seed, KILLS / SEEDS.length)),
    );
    expect(lanes.flatMap((one) => one.faults)).toEqual([]);
    const exports = lanes.flatMap((one) => one.exports);
    expect(exports.length).toBeGreaterThan(SEEDS.length);
    expect(exports.filter((text) => text !== undisturbed)).toEqual([]);
    // The kills did fall into the work, not before or after it.
    expect(lanes.reduce((sum, one) => sum + one.within, 0)).toBeGreaterThan(KILLS / 2);
  }, 600_000);
});
