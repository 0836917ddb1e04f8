#!/usr/bin/env node
/**
 * Makes a bare clone ready: installs the packages and builds the program, each only if it has to.
 * Plain JavaScript without dependencies, since it runs before there are any. `npm run demo` and `npm test` call it.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const PROGRAM = join(ROOT, 'dist', 'cli', 'main.js');
/** Written after a build without errors. */
const BUILT = join(ROOT, 'dist', '.built');
const BUILD_INPUTS = [
  'src',
  'data',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

const COMPILER_REMEDY = `SQLite (better-sqlite3) could not be made ready. Where no ready-made binary can be downloaded, it is
compiled here, which needs Python 3, make and a C++ compiler:
  Debian, Ubuntu:  sudo apt install build-essential python3
  Fedora:          sudo dnf install gcc-c++ make python3
  macOS:           xcode-select --install
  Windows:         the "Desktop development with C++" workload of Visual Studio Build Tools, and Python 3
Then run the same command again.`;

function say(text) {
  process.stdout.write(`setup: ${text}\n`);
}

function fail(text) {
  process.stderr.write(`\nsetup: ${text}\n`);
  process.exit(1);
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Compares versions of the form 20.19.0, part by part as numbers. */
export function isOlder(version, wanted) {
  const parts = (text) => text.split('.').map(Number);
  const [own, least] = [parts(version), parts(wanted)];
  for (let i = 0; i < 3; i++) {
    if ((own[i] || 0) !== (least[i] || 0)) return (own[i] || 0) < (least[i] || 0);
  }
  return false;
}

function checkNode() {
  const wanted = readJson(join(ROOT, 'package.json')).engines.node.replace(/^[^\d]+/, '');
  if (!isOlder(process.versions.node, wanted)) return;
  fail(`Node ${process.versions.node} is too old: section55 needs Node ${wanted} or newer.
Install a newer one from https://nodejs.org, or with your version manager (for example: nvm install 22),
then run the same command again.`);
}

/**
 * Whether node_modules holds what package-lock.json asks for. Contents are compared and not times: npm may write
 * the lock file after the packages, and a fresh clone gives every file the time of cloning.
 */
export function lacksPackages(lock, installed) {
  if (!lock || !installed) return true;
  const missing = Object.entries(lock.packages).find(([path, wanted]) => {
    if (path === '') return false;
    const held = installed.packages[path];
    // Packages for other systems are optional and not installed here.
    if (!held) return wanted.optional !== true && wanted.devOptional !== true;
    return held.version !== wanted.version || held.integrity !== wanted.integrity;
  });
  return missing !== undefined;
}

/** Runs npm without asking anything, shows its output, and says every half minute that it is still at it. */
function npm(args, doing) {
  const since = Date.now();
  const own = process.env.npm_execpath;
  const viaNode = own && /\.[cm]?js$/.test(own);
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(command, viaNode ? [own, ...args] : args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: !viaNode && process.platform === 'win32',
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-100_000);
    process.stderr.write(chunk);
  });
  const beat = setInterval(() => say(`still ${doing} (${seconds(since)}) ...`), 30_000);
  return new Promise((resolve) => {
    const end = (code, extra = '') => {
      clearInterval(beat);
      resolve({ ok: code === 0, errors: errors + extra, time: seconds(since) });
    };
    child.once('error', (error) => end(1, error.message));
    child.once('close', (code) => end(code));
  });
}

/** Opens a database with the compiled SQLite: null, or why it does not work. */
function sqliteFault() {
  const code = "new (require('better-sqlite3'))(':memory:').close()";
  const tried = spawnSync(process.execPath, ['-e', code], { cwd: ROOT, encoding: 'utf8' });
  return tried.status === 0 ? null : tried.stderr;
}

async function install() {
  const lock = readJson(join(ROOT, 'package-lock.json'));
  if (!lock) fail('package-lock.json is missing or damaged: get it again from the repository.');
  if (lacksPackages(lock, readJson(join(MODULES, '.package-lock.json')))) {
    say(
      'installing packages with npm ci; SQLite may be compiled, which takes a minute or more ...',
    );
    const done = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], 'installing');
    if (!done.ok) {
      if (/gyp ERR|node-gyp|prebuild-install/i.test(done.errors)) fail(COMPILER_REMEDY);
      fail(
        'npm ci failed, see above. It needs a connection to the npm registry; run the same command again.',
      );
    }
    say(`packages installed (${done.time})`);
  }
  // Install scripts may have been switched off, or Node replaced by another version since.
  if (sqliteFault() === null) return;
  say('SQLite does not fit this Node: compiling it again, which takes a minute or more ...');
  const done = await npm(['rebuild', 'better-sqlite3', '--ignore-scripts=false'], 'compiling');
  if (!done.ok || sqliteFault() !== null) fail(COMPILER_REMEDY);
  say(`SQLite compiled (${done.time})`);
}

/** The newest time of change of a file or of anything in a folder, in ms; folders count, since a file may be gone. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}

/** Takes away what an earlier build left behind and this one no longer makes. */
function removeOlder(folder, before) {
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    const stats = statSync(path);
    if (stats.isDirectory()) removeOlder(path, before);
    else if (stats.mtimeMs < before) rmSync(path, { force: true });
  }
}

/** Puts the files of the browser beside the built program: they are served as they are. */
export function copyBrowser() {
  const [from, to] = ['src', 'dist'].map((name) => join(ROOT, name, 'serve', 'browser'));
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

function build() {
  const builtAt = existsSync(PROGRAM) ? newest(BUILT) : 0;
  if (Math.max(...BUILD_INPUTS.map((name) => newest(join(ROOT, name)))) < builtAt) return;
  say('building ...');
  const since = Date.now();
  const compiler = join(MODULES, 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) fail('the sources do not compile, see above.');
  copyBrowser();
  // File systems keep times to the second at worst.
  removeOlder(join(ROOT, 'dist'), since - 2_000);
  writeFileSync(BUILT, '');
  say(`built (${seconds(since)})`);
}

/** Makes `npx section55` and npm scripts find the program of this clone without asking the registry. */
function link() {
  chmodSync(PROGRAM, 0o755);
  if (process.platform === 'win32') return;
  const place = join(MODULES, '.bin', 'section55');
  if (existsSync(place)) return;
  rmSync(place, { force: true });
  symlinkSync(join('..', '..', 'dist', 'cli', 'main.js'), place);
}

const isRun = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isRun) {
  const since = Date.now();
  checkNode();
  await install();
  build();
  link();
  say(`ready (${seconds(since)})`);
}
