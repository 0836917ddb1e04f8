import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './sourceFiles.js';

/**
 * Makes one file of a module of the tests and all that it imports, for processes that are started hundreds of times:
 * most of their time would go into loading the many files of the packages. It lies within node_modules, so that
 * better-sqlite3, which cannot be bundled, is found.
 * @param module path below the root, without ending.
 * @param external other packages that cannot be bundled.
 * @returns the path of the file.
 */
export function bundled(module: string, external: readonly string[] = []): string {
  const folder = join(ROOT, 'node_modules', '.cache', 'section55');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${module.replaceAll('/', '-')}.mjs`);
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [`${module}.ts`],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', ...external],
    logLevel: 'error',
  });
  return outfile;
}
