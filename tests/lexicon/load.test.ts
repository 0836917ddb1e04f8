import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoadOptions, loadLexicon } from '../../src/lexicon/index.js';
import { PackError } from '../../src/model/index.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const VERIFIED = { state: 'unverified', basis: 'invented' };

function body(id: string, changes: object = {}): Record<string, unknown> {
  return {
    id,
    name: `${id} Police`,
    onsCode: null,
    onsName: null,
    nation: 'England',
    area: id,
    aliases: [],
    ambiguousAliases: [],
    policeUkId: null,
    hmicfrsRegion: null,
    chiefOfficer: 'Chief Constable',
    policingBodies: [
      { name: `Police and Crime Commissioner for ${id}`, type: 'PCC', from: '2012-11', to: null },
    ],
    policingBodyAliases: [],
    sharedPolicingBodyAliases: [],
    policingBodiesVerified: VERIFIED,
    webHosts: [],
    webHostsVerified: null,
    forceHosts: [],
    collaborations: [],
    wikidata: { force: null, policingBody: null },
    ...changes,
  };
}

function write(name: string, content: unknown): string {
  const file = join(directory, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return directory;
}

function messageOf(options: LoadOptions): string {
  try {
    loadLexicon(options);
  } catch (error) {
    expect(error).toBeInstanceOf(PackError);
    return (error as PackError).message;
  }
  throw new Error('nothing was thrown');
}

describe('bundled packs', () => {
  const lexicon = loadLexicon();

  it('hold 43 forces, each with a code of its own', () => {
    expect(lexicon.rows.bodies).toHaveLength(43);
    expect(new Set(lexicon.rows.bodies.map((row) => row.onsCode)).size).toBe(43);
  });

  it('have forms of policing bodies in order of time, without gaps, the last one open', () => {
    for (const row of lexicon.rows.bodies) {
      expect(row.policingBodies.at(-1)?.to, row.id).toBeNull();
      row.policingBodies.slice(1).forEach((form, i) => {
        const ended = row.policingBodies[i]?.to ?? '';
        const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        const gap = months(form.from ?? '') - months(ended);
        expect([0, 1], `${row.id}: ${ended} to ${form.from}`).toContain(gap);
      });
    }
  });

  it('give each key of an inspection once, and parts of a recommendation once', () => {
    for (const row of lexicon.rows.inspections) {
      const keys = row.recommendations.map((recommendation) => recommendation.key);
      expect(new Set(keys).size, row.id).toBe(keys.length);
      for (const { parts } of row.recommendations) {
        expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
      }
    }
  });

  it('name a force for every inspection of one force, and none for a national one', () => {
    for (const row of lexicon.rows.inspections) {
      expect(row.forces.length > 0, row.id).toBe(row.scope === 'force');
    }
  });
});

describe('the hash', () => {
  it('is the same for rows in another order', () => {
    write('bodies.json', { bodies: [body('a'), body('b')] });
    const first = loadLexicon({ packs: [directory] }).hash;
    write('bodies.json', { bodies: [body('b'), body('a')] });
    expect(loadLexicon({ packs: [directory] }).hash).toBe(first);
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with any field of any row', () => {
    write('bodies.json', { bodies: [body('a')] });
    const first = loadLexicon({ packs: [directory] }).hash;
    write('bodies.json', { bodies: [body('a', { area: 'elsewhere' })] });
    expect(loadLexicon({ packs: [directory] }).hash).not.toBe(first);
  });
});

describe('packs of the caller', () => {
  it('add rows, and replace the row that has the same id', () => {
    write('bodies.json', { bodies: [body('new-area'), body('norfolk', { name: 'Other' })] });
    const { bodies } = loadLexicon({ packs: [directory] }).rows;
    expect(bodies).toHaveLength(44);
    expect(bodies.find((row) => row.id === 'norfolk')?.name).toBe('Other');
  });

  it('given as the only ones replace the kinds that they hold, and leave the others', () => {
    write('bodies.json', { bodies: [body('new-area')] });
    const { bodies, inspections } = loadLexicon({ onlyPacks: directory }).rows;
    expect(bodies.map((row) => row.id)).toEqual(['new-area']);
    expect(inspections.map((row) => row.id)).toContain('derbyshire-acoc-2026');
  });
});

describe('a faulty pack is refused with file, row and field', () => {
  const rows: [string, string, unknown, RegExp][] = [
    ['broken JSON', 'bodies.json', '{"bodies": [', /bodies\.json: is not JSON/],
    ['no array of rows', 'bodies.json', { about: 'x' }, /bodies\.json: field bodies: /],
    ['an unknown field beside it', 'bodies.json', { bodies: [], x: 1 }, /field x: is not a known/],
    ['a file of unknown name', 'body.json', { bodies: [] }, /body\.json: no such pack/],
    [
      'a wrong value',
      'bodies.json',
      { bodies: [body('a'), body('b', { nation: 'France' })] },
      /bodies\.json: row 2 \(id "b"\), field nation: Invalid option/,
    ],
    [
      'an unknown field',
      'bodies.json',
      { bodies: [body('a', { nmae: 'x' })] },
      /row 1 \(id "a"\), field nmae: is not a known field/,
    ],
    [
      'a wrong value deep down',
      'bodies.json',
      {
        bodies: [
          body('a', { policingBodies: [{ name: 'x', type: 'King', from: null, to: null }] }),
        ],
      },
      /row 1 \(id "a"\), field policingBodies\[0\]\.type: Invalid option/,
    ],
    [
      'a row without id',
      'bodies.json',
      { bodies: [body('a', { id: undefined })] },
      /bodies\.json: row 1, field id: /,
    ],
    [
      'an id twice',
      'bodies.json',
      { bodies: [body('a'), body('b'), body('a')] },
      /row 3 \(id "a"\), field id: is already the id of row 1/,
    ],
    [
      'a reference to nothing',
      'bodies.json',
      { bodies: [body('a', { collaborations: [{ names: ['x'], with: ['nowhere'] }] })] },
      /row 1 \(id "a"\), field collaborations\[0\]\.with\[0\]: nowhere is not the id of any of the bodies/,
    ],
  ];
  it.each(rows)('%s', (_name, file, content, message) => {
    expect(messageOf({ packs: [write(file, content)] })).toMatch(message);
  });

  it('no such directory', () => {
    expect(messageOf({ packs: [join(directory, 'absent')] })).toMatch(
      /absent: no such packs directory/,
    );
  });

  it('a directory without any pack file', () => {
    expect(messageOf({ onlyPacks: directory })).toMatch(/holds no pack file \(bodies\.json/);
  });

  it('a caller row that refers to a row which the only packs have taken away', () => {
    write('bodies.json', {
      bodies: [body('a', { collaborations: [{ names: ['x'], with: ['kent'] }] })],
    });
    expect(messageOf({ onlyPacks: directory })).toMatch(/kent is not the id/);
  });
});
