import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/export/folder/checksums.js';
import { bundled } from '../support/bundled.js';
import { exported, SECRETS } from '../support/exportLetters.js';
import { temporaryFolders } from '../support/folder.js';

const folder = temporaryFolders();
const run = promisify(execFile);

function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();
}

function hashes(path: string): Record<string, string> {
  return Object.fromEntries(filesOf(path).map((name) => [name, hashOf(join(path, name))]));
}

/** Bytes as characters: enough to look for words of ASCII in any format. */
function words(path: string): string {
  return filesOf(path)
    .map((name) => readFileSync(join(path, name)).toString('latin1'))
    .join('\n');
}

describe('exportFolder', () => {
  it('gives the same bytes in any order of import, time zone and language', async () => {
    const root = folder();
    await exported(join(root, 'here'), { store: join(root, 'here.sqlite') });
    const program = bundled('tests/support/exportProcess', ['yaml']);
    const settings = [
      ['Pacific/Kiritimati', 'C', '3,1,0,2'],
      ['America/Los_Angeles', 'tr_TR.UTF-8', '2,0,3,1'],
    ] as const;
    await Promise.all(
      settings.map(async ([TZ, LANG, order]) => {
        const there = join(root, TZ.replace('/', '-'));
        await run(process.execPath, [program, `${there}.sqlite`, there, order], {
          env: { ...process.env, TZ, LANG, LC_ALL: LANG },
        });
        expect(hashes(there)).toEqual(hashes(join(root, 'here')));
      }),
    );
  });

  it('keeps contact details, cases and folders out of every file', async () => {
    const root = folder();
    const report = await exported(
      join(root, 'out'),
      { store: join(root, 's.sqlite') },
      { withSources: true },
    );
    const all = words(join(root, 'out'));
    for (const secret of [...SECRETS.contacts, ...SECRETS.cases, 'letters/home']) {
      expect(all.includes(secret), secret).toBe(false);
    }
    for (const name of SECRETS.names) expect(all.includes(name), name).toBe(true);
    expect(report.left).toMatchObject({ casePassages: 2, claims: 1, names: 0 });
    expect(all.includes('the flag was fitted')).toBe(true);
    expect(all.includes('stands in no table')).toBe(true);
  });

  it('keeps names out of every file where they are not wanted', async () => {
    const root = folder();
    const options = { noNames: true, withSources: true };
    const report = await exported(join(root, 'out'), { store: join(root, 's.sqlite') }, options);
    const all = words(join(root, 'out'));
    for (const name of [...SECRETS.names, 'Arabin', 'Raglan', 'office_holders']) {
      expect(all.includes(name), name).toBe(false);
    }
    expect(report.left.names).toBeGreaterThan(3);
    expect(all.includes('Police and Crime Commissioner for Barsetshire')).toBe(true);
  });

  it('holds the letters only where they are asked for', async () => {
    const root = folder();
    await exported(join(root, 'out'), { store: join(root, 's.sqlite') });
    expect(words(join(root, 'out')).includes('stands in no table')).toBe(false);
    expect(existsSync(join(root, 'out', 'texts'))).toBe(false);
  });

  it('says what it wrote, with checksums as sha256sum writes them', async () => {
    const root = folder();
    const out = join(root, 'out');
    const report = await exported(out, { store: join(root, 's.sqlite') });
    expect(report.files.map(({ path }) => path).sort()).toEqual(filesOf(out));
    expect(report.dataset).toMatchObject({ documents: 4, bodies: 4, year: '2026' });
    expect(report.tables.find(({ name }) => name === 'claims')?.rows).toBe(10);
    const { SHA256SUMS: _, ...others } = hashes(out);
    const lines = Object.entries(others).map(([path, hash]) => `${hash}  ${path}\n`);
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toBe(lines.join(''));
  });
});

describe('the place of an export', () => {
  async function again(root: string, options = {}) {
    return exported(join(root, 'out'), { store: join(root, 's.sqlite') }, options);
  }

  it('is written anew where an export of its own stands', async () => {
    const root = folder();
    await again(root);
    const before = hashes(join(root, 'out'));
    expect((await again(root)).kept).toBeNull();
    expect(hashes(join(root, 'out'))).toEqual(before);
    expect(readdirSync(root).sort()).toEqual(['out', 's.sqlite']);
  });

  it.each([
    [
      'a folder of somebody’s',
      (out: string) => writeFileSync(join(out, 'thesis.txt'), 'mine'),
      false,
    ],
    [
      'a file added to an export',
      (out: string) => writeFileSync(join(out, 'notes.txt'), 'mine'),
      true,
    ],
    [
      'a file changed in an export',
      (out: string) => writeFileSync(join(out, 'csv/claims.csv'), 'mine'),
      true,
    ],
  ])('is refused where there is %s, and kept with --force', async (_, change, isExport) => {
    const root = folder();
    const out = join(root, 'out');
    if (isExport) await again(root);
    else mkdirSync(out);
    change(out);
    const before = hashes(out);
    await expect(again(root)).rejects.toThrow(/not written over: .*--force/);
    expect(hashes(out)).toEqual(before);
    const { kept } = await again(root, { force: true });
    expect(kept).toMatch(/out\.1$/);
    expect(hashes(`${out}.1`)).toEqual(before);
    expect(existsSync(join(out, 'SHA256SUMS'))).toBe(true);
  });

  it('may be an empty folder, and not a file', async () => {
    const root = folder();
    mkdirSync(join(root, 'out'));
    await again(root);
    const other = folder();
    writeFileSync(join(other, 'out'), 'mine');
    await expect(again(other)).rejects.toThrow('it is a file');
    expect(readFileSync(join(other, 'out'), 'utf8')).toBe('mine');
  });

  it('must have a folder to stand in', async () => {
    const root = folder();
    const making = { store: join(root, 's.sqlite') };
    await expect(exported(join(root, 'no', 'out'), making)).rejects.toThrow('make it first');
  });

  it('leaves nothing behind when it is stopped', async () => {
    const root = folder();
    await expect(again(root, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(readdirSync(root)).toEqual(['s.sqlite']);
  });

  it('has the rights of any new folder', async () => {
    const root = folder();
    await again(root);
    const usual = join(root, 'usual');
    mkdirSync(usual);
    expect(statSync(join(root, 'out')).mode).toBe(statSync(usual).mode);
  });
});
