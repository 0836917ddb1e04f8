import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importPaths } from '../../src/batch/index.js';
import { jsonlLines } from '../../src/export/index.js';
import { openStore } from '../../src/store/index.js';
import { compiled } from '../support/compiled.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { stubFile, stubReader } from '../support/stubReader.js';

const KILLS = 20;
/** How many of them come while the store is being made. */
const MAKING = 4;
const LETTERS = 200;
const SEED = 55;

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
      quote: `Act ${c} of letter ${n} is done.`,
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
          OR NOT EXISTS (SELECT 1 FROM sources s WHERE s.document_id = d.id)`,
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

describe('an import that is killed', () => {
  it(`at ${KILLS} moments loses nothing that was saved, and goes on to the same export`, async () => {
    const root = folder();
    const letters = join(root, 'letters');
    putLetters(letters);
    const program = compiled('tests/support/importProcess');
    const start = (store: string) => startProcess(program, store, letters);
    const whole = join(root, 'whole.sqlite');
    await endOf(start(whole));
    const undisturbed = await exported(whole);
    expect(undisturbed.split('\n').length - 1).toBe(LETTERS);

    const random = seeded(SEED);
    const path = join(root, 'killed.sqlite');
    const counts: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = start(path);
      // The first few while the store is being made, the others after some letters, in the midst of another.
      if (kill < MAKING) await saidBy(victim, 'ready');
      else await saidBy(victim, '+', Math.ceil((random() * LETTERS) / KILLS));
      await delay(random() * (kill < MAKING ? 60 : 8));
      victim.kill('SIGKILL');
      await endOf(victim);
      expect(held(path) === 0 ? [] : faults(path), `kill ${kill}`).toEqual([]);
      counts.push(held(path));
    }
    // What was saved before a kill is still there after the next.
    expect(counts).toEqual([...counts].sort((a, b) => a - b));

    // The kills did fall into the work, not before or after it.
    expect(counts.at(-1)).toBeGreaterThan(KILLS);
    expect(counts.at(-1)).toBeLessThan(LETTERS);

    const store = await openStore(path);
    const report = await importPaths([letters], { store, pool: stubReader() });
    await store.close();
    expect(report.counts.failed).toBe(0);
    expect(await exported(path)).toBe(undisturbed);
  }, 120_000);
});
