import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compiles a module of the tests with all that it imports, for processes that are started many times: they come up in
 * a third of the time that running the source takes. It lies within node_modules, so that packages are found.
 * @param module path below the root, without ending. @returns the path of the compiled module.
 */
export function compiled(module: string): string {
  const out = join(ROOT, 'node_modules', '.cache', 'section55', module.replaceAll('/', '-'));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  // Types are checked elsewhere; here only the code is wanted.
  const options =
    '--ignoreConfig --noCheck --rootDir . --module nodenext --target es2023 --types node';
  const args = [compiler, `${module}.ts`, '--outDir', out, ...options.split(' ')];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  return join(out, `${module}.js`);
}
