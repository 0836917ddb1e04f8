import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../support/folder.js';
import { ROOT } from '../support/sourceFiles.js';

interface Lock {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
}
const script = join(ROOT, 'scripts', 'setup.mjs');
const { isOlder, lacksPackages } = (await import(script)) as {
  isOlder(version: string, wanted: string): boolean;
  lacksPackages(lock: Lock | null, installed: Lock | null): boolean;
};
const folder = temporaryFolders();

describe('versions of Node', () => {
  it.each([
    ['18.20.4', '20.19', true],
    ['20.18.9', '20.19', true],
    ['20.19.0', '20.19', false],
    ['20.20.2', '20.19', false],
    ['22.0.0', '20.19', false],
    ['9.11.2', '20.19', true],
  ])('%s is older than %s: %s', (version, wanted, expected) => {
    expect(isOlder(version, wanted)).toBe(expected);
  });
});

describe('packages that are lacking', () => {
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/for-mac': { version: '1.0.0', optional: true },
    },
  };
  it.each<[string, Lock | null, boolean]>([
    ['nothing is installed', null, true],
    [
      'all is there',
      { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } },
      false,
    ],
    ['one is missing', { packages: {} }, true],
    ['one is of another version', { packages: { 'node_modules/a': { version: '1.0.1' } } }, true],
  ])('%s', (_, installed, expected) => {
    expect(lacksPackages(lock, installed)).toBe(expected);
  });

  it('are none here', () => {
    const json = (path: string): Lock => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
    expect(lacksPackages(json('package-lock.json'), json('node_modules/.package-lock.json'))).toBe(
      false,
    );
  });
});

/** A clone with nothing in it but set-up, an npm that does what `npm` says, and a compiler that does `tsc`. */
function clone(
  engines: string,
  npm: string,
  tsc = '',
): { root: string; run: () => ReturnType<typeof setUp> } {
  const root = folder();
  mkdirSync(join(root, 'scripts'));
  mkdirSync(join(root, 'src'));
  copyFileSync(script, join(root, 'scripts', 'setup.mjs'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ engines: { node: engines } }));
  const lock = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
  writeFileSync(join(root, 'package-lock.json'), lock);
  // What this npm installs: the list of packages, a SQLite that opens, and the compiler.
  const installs = `
    const { mkdirSync, writeFileSync } = require('node:fs');
    const put = (path, text) => {
      mkdirSync('node_modules/' + path.replace(/[^/]+$/, ''), { recursive: true });
      writeFileSync('node_modules/' + path, text);
    };
    put('.bin/tsc', '');
    put('.package-lock.json', ${JSON.stringify(lock)});
    put('better-sqlite3/index.js', 'module.exports = class { close() {} };');
    put('typescript/bin/tsc', ${JSON.stringify(tsc)});
    console.log('NPM ' + process.argv.slice(2).join(' '));`;
  writeFileSync(join(root, 'npm.cjs'), npm === '' ? installs : npm);
  return { root, run: () => setUp(root) };
}

function setUp(root: string): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm.cjs') },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const BUILDS = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync('dist/cli', { recursive: true });
  writeFileSync('dist/cli/main.js', '#!/usr/bin/env node');
  console.log('BUILT');`;

describe('set-up', () => {
  it('installs and builds in a bare clone, and does neither again', () => {
    const { root, run } = clone('>=20', '', BUILDS);
    const first = run();
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.out).toContain('NPM ci');
    expect(first.out).toContain('BUILT');
    expect(existsSync(join(root, 'node_modules', '.bin', 'section55'))).toBe(
      process.platform !== 'win32',
    );
    const second = run();
    expect(second.code).toBe(0);
    expect(second.out.trim().split('\n')).toHaveLength(1);
  });

  it('builds again when a source has changed, and takes away what is no longer made', () => {
    const { root, run } = clone('>=20', '', BUILDS);
    run();
    const old = join(root, 'dist', 'old.js');
    writeFileSync(old, '');
    utimesSync(old, 1_000, 1_000);
    writeFileSync(join(root, 'src', 'new.ts'), '');
    const later = Date.now() / 1000 + 60;
    utimesSync(join(root, 'src', 'new.ts'), later, later);
    expect(run().out).toContain('BUILT');
    expect(existsSync(old)).toBe(false);
  });

  it.each([
    ['Node is too old', '>=99.1', '', 'Install a newer one'],
    [
      'there is no compiler',
      '>=20',
      "console.error('gyp ERR! find Python');process.exit(1)",
      'build-essential',
    ],
    [
      'the registry is out of reach',
      '>=20',
      "console.error('ENOTFOUND');process.exit(1)",
      'connection',
    ],
  ])('says what to do where %s', (_, engines, npm, remedy) => {
    const { code, err } = clone(engines, npm).run();
    expect(code).toBe(1);
    expect(err).toContain(remedy);
    expect(err).not.toContain('    at ');
  });

  it('does not take a build with errors for one', () => {
    const { run } = clone('>=20', '', 'process.exit(2)');
    expect(run().err).toContain('do not compile');
    expect(run().code).toBe(1);
  });
});
