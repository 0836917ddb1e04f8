/*
 * Proves of each kind of PDF that is said to hang the parser, or to exhaust its memory, that it does.
 *
 *   tsx scripts/prove-hostile.ts [SECONDS] [SEEDS]
 *
 * The parser runs alone in a process that is killed at 1 GB, or, of a hang, after SECONDS (default 20). A hang must still run then,
 * holding less than a reader may (768 MB); an explosion must have passed 1 GB or died of its memory. Ends with 1 if one is not proven.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../src/model/index.js';
import { ENDLESS } from './hostile/kinds/endlessPdf.js';
import { EXPLODING } from './hostile/kinds/explodingPdf.js';
import { parseAlone } from './hostile/prove.js';
import { Random } from './random.js';

const FLAT = LIMITS.memoryBytes.default;
const FULL = 1e9;
/** However slow the machine is, an explosion has time to fill its memory. */
const FULL_MS = 180_000;
const seconds = Number(process.argv[2] ?? 20);
const seeds = Number(process.argv[3] ?? 2);
const directory = await mkdtemp(join(tmpdir(), 'hostile-proof-'));
try {
  for (const [kind, make] of Object.entries({ ...ENDLESS, ...EXPLODING })) {
    for (let seed = 1; seed <= seeds; seed++) {
      const path = join(directory, `${kind}-${seed}.pdf`);
      const bytes = make(new Random(seed));
      await writeFile(path, bytes);
      const { end, peak, ms } = await parseAlone(path, {
        ms: kind in ENDLESS ? seconds * 1_000 : FULL_MS,
        bytes: FULL,
      });
      const isProven =
        kind in ENDLESS
          ? end === 'killed_for_time' && peak < FLAT
          : end === 'killed_for_memory' || end === 'died';
      if (!isProven) process.exitCode = 1;
      const figures = `${end} after ${(ms / 1000).toFixed(1)} s, ${Math.round(peak / 1e6)} MB at most`;
      process.stdout.write(
        `${isProven ? 'proven' : 'NOT PROVEN'}  ${kind} ${seed} (${bytes.length} bytes): ${figures}\n`,
      );
    }
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
