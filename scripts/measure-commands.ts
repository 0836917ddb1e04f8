/**
 * How long each command takes after start-up, on one store after the other: `npx tsx scripts/measure-commands.ts
 * LARGE.sqlite TEN-TIMES-AS-LARGE.sqlite`, made by scripts/multiply-store.ts. Prints processor time and, in brackets, time by
 * the clock in ms, the least of three runs; nothing is asserted, for the figures hang on the machine.
 */
import { loadavg } from 'node:os';
import { Writable } from 'node:stream';
import type { Io } from '../src/cli/io.js';
import { run } from '../src/cli/program.js';
import { openStore } from '../src/store/index.js';

const RUNS = 3;
const stores = process.argv.slice(2);
if (stores.length === 0) throw new Error('usage: measure-commands.ts STORE...');

interface Timed {
  cpu: number;
  clock: number;
  bytes: number;
  code: number;
}

const names = new Set<string>();
const columns: Map<string, Timed>[] = [];
for (const store of stores) {
  const column = new Map<string, Timed>();
  for (const [name, args] of await commandsOn(store)) {
    names.add(name);
    process.stderr.write(`${name}\n`);
    const tries: Timed[] = [];
    for (let n = 0; n < RUNS; n++) tries.push(await timed([...args, '--store', store]));
    column.set(
      name,
      tries.reduce((a, b) => (a.cpu < b.cpu ? a : b)),
    );
  }
  columns.push(column);
}
say(
  `Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; processor ms (clock ms) bytes printed`,
);
for (const name of names) {
  const cells = columns.map((column) => {
    const one = column.get(name);
    if (!one) return '';
    const failed = one.code === 0 ? '' : ` exit ${one.code}`;
    return `${one.cpu.toFixed(0)} (${one.clock.toFixed(0)}) ${one.bytes}${failed}`.padEnd(28);
  });
  const [first, last] = [columns[0]?.get(name), columns.at(-1)?.get(name)];
  const growth = stores.length > 1 && first && last ? `x ${(last.cpu / first.cpu).toFixed(1)}` : '';
  say(`${name.padEnd(34)} ${cells.join(' ')} ${growth}`);
}

/** Each command with what it needs to name of this store. */
async function commandsOn(path: string): Promise<[string, string[]][]> {
  const store = await openStore(path, { readOnly: true });
  const { claims } = await store.counts();
  const claim = (await store.claims({ limit: 2_000 })).find(({ forces }) => forces.length > 0);
  const inspection = (await store.inspections())[0]?.ref ?? '';
  await store.close();
  if (!claim) throw new Error(`${path} holds no claim of a known force`);
  const force = claim.forces[0] ?? '';
  say(`${path}: ${claims} claims`);
  const all: string[][] = [
    ['forces'],
    ['inspections'],
    ['documents'],
    ['recommendations', inspection],
    ['compare', inspection, '--all'],
    ['compare', inspection, '--quotes'],
    ['claims'],
    ['claims', '--force', force],
    ['claims', '--topic', 'iicsa_definition', '--status', 'completed'],
    ['claims', '--inspection', inspection, '--json'],
    ['claims', '--recommendation', '4'],
    ['search', 'problem', 'profile'],
    ['search', 'the'],
    ['search', 'hydrant', '--status', 'planned', '--force', force],
    ['stats'],
    ['stats', '--by', 'status', '--inspection', inspection],
    ['show', claim.documentId],
    ['show', claim.source],
    ['explain', claim.claimId],
    ['imports'],
    ['wording'],
    ['wording', '--inspection', inspection],
    ['figures', '--inspection', inspection],
    ['timeline', force, '--topic', 'iicsa_definition'],
    ['due', '--from', '2026-03', '--to', '2026-03'],
    ['clock', '--inspection', inspection],
    ['coverage', '--inspection', inspection],
    ['compare', '--by', 'topic', '--topic', 'iicsa_definition'],
    ['compare', inspection, '--by', 'speaker'],
    ['cite', claim.claimId],
    ['review', '--list'],
  ];
  return all.map((args) => {
    const name = args.map((word) => (word.startsWith('sha256:') ? 'ID' : word)).join(' ');
    return [name.replace(claim.source, 'PATH').replace(claim.claimId, 'CLAIM'), args];
  });
}

/** Runs one command line in this process, so that loading the program is not counted. */
async function timed(args: string[]): Promise<Timed> {
  let bytes = 0;
  const out = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      bytes += Buffer.byteLength(chunk);
      done();
    },
  });
  const io: Io = {
    out,
    err: out,
    errIsTty: false,
    colour: false,
    columns: 120,
    env: {},
    onInterrupt: () => () => undefined,
    exit: () => undefined,
  };
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const code = await run(args, io);
  const used = process.cpuUsage(cpu);
  return { cpu: (used.user + used.system) / 1_000, clock: performance.now() - began, bytes, code };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
