import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { withGenerated } from '../scripts/docs/tables.js';
import { program } from '../src/cli/program.js';
import { loadLexicon, matches, topicsOf } from '../src/lexicon/index.js';
import * as model from '../src/model/index.js';
import { ROOT } from './support/sourceFiles.js';

function read(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}

const readme = read('README.md');
const codebook = read('data/CODEBOOK.md');
const manifest: {
  version: string;
  scripts: Record<string, string>;
  engines: { node: string };
  files: string[];
  bin: Record<string, string>;
  exports: Record<string, Record<string, string>>;
} = JSON.parse(read('package.json'));

/** Whether a row of a table of README.md begins with this word as code. */
function hasRow(word: string): boolean {
  return readme.split('\n').some((line) => line.startsWith(`| \`${word}`));
}

function commands(): readonly Command[] {
  return program({ out: process.stdout, err: process.stderr, columns: 80 }, () => async () => {})
    .commands;
}

describe('README.md', () => {
  it('has generated parts that are current (else run npm run docs)', () => {
    expect(withGenerated(readme)).toBe(readme);
  });

  it('refuses to be without a generated part', () => {
    expect(() => withGenerated(readme.replace('<!-- end: limits -->', ''))).toThrow('limits');
  });

  it('has a row for each command and each of its options', () => {
    const missing = commands().flatMap((command) => [
      ...(hasRow(`section55 ${command.name()}`) ? [] : [command.name()]),
      ...command.options
        .filter(({ flags }) => !readme.includes(`| \`${command.name()}\` | \`${flags}\` |`))
        .map(({ flags }) => `${command.name()} ${flags}`),
    ]);
    expect(commands().length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });

  it.each([
    ['problem code', model.PROBLEM_CODES],
    ['status', model.STATUSES],
    ['position', model.COMPARISON_POSITIONS],
    ['exclusion', model.EXCLUSIONS],
    ['limit', Object.keys(model.LIMITS)],
  ])('has a row for each %s', (_, words) => {
    expect(words.filter((word) => !hasRow(`${word}\``))).toEqual([]);
  });

  it('names every exit code', () => {
    for (const code of [0, 1, 2, 130]) expect(readme).toMatch(new RegExp(`^\\| ${code} \\| `, 'm'));
  });

  it('names only commands and npm scripts that exist', () => {
    const scripts = [...readme.matchAll(/npm (?:run )?(test|(?<=run )[a-z]+)/g)].map(
      (m) => m[1] ?? '',
    );
    const used = [...readme.matchAll(/npx section55 ([a-z]+)/g)].map((match) => match[1]);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(used.filter((name) => !commands().some((command) => command.name() === name))).toEqual(
      [],
    );
    expect(used.length).toBeGreaterThan(5);
  });

  it('begins with two one-line commands', () => {
    const blocks = [...readme.matchAll(/```sh\n([^`]+)```/g)].map((match) => match[1]);
    expect(blocks.slice(0, 2)).toEqual(['npm run demo\n', 'npm test\n']);
  });

  it('links only to files that exist', () => {
    for (const name of ['README.md', 'CONTRIBUTING.md']) {
      for (const [, target] of read(name).matchAll(/\]\(([\w./-]+)\)/g)) {
        expect(() => read(target ?? '')).not.toThrow();
      }
    }
  });

  it('says the version of Node that package.json asks for', () => {
    expect(readme).toContain(`Node ${manifest.engines.node.replace('>=', '')} or newer`);
  });

  it('shows a pack that can be loaded and holds what it says', async () => {
    const shown = /topics\.json <<'END'\n([\s\S]+?)\nEND/.exec(readme)?.[1] ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'packs-'));
    try {
      await writeFile(join(folder, 'topics.json'), shown);
      const topic = topicsOf(loadLexicon({ packs: [folder] })).find(
        ({ row }) => row.id === 'custody_healthcare',
      );
      expect(topic?.row.examples.map((text) => matches(topic.strong, text))).toEqual([true]);
      expect(topic?.row.counterExamples.map((text) => matches(topic.strong, text))).toEqual([
        false,
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('uses only what the package exports', () => {
    const [, names = ''] = /import \{ ([^}]+) \} from 'section55'/.exec(readme) ?? [];
    const api = read('src/index.ts');
    expect(names).not.toBe('');
    expect(names.split(', ').filter((name) => !new RegExp(`\\b${name}\\b`).test(api))).toEqual([]);
  });
});

describe('data/CODEBOOK.md', () => {
  it.each([
    ['status', model.STATUSES],
    ['firmness', model.FIRMNESS],
    ['fit', model.FITS],
    ['speaker', model.SPEAKERS],
    ['subject', model.SUBJECTS],
    ['link', model.LINKS],
    ['exclusion', model.EXCLUSIONS],
  ])('defines every %s', (_, words) => {
    expect(words.filter((word) => !codebook.includes(`\`${word}\``))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  const sections = read('CONTRIBUTING.md').split(/^## /m).slice(1);

  it.each(['a cue', 'a topic', 'an inspection', 'a reader', 'a letter'])(
    'tells how to add %s',
    (what) => {
      expect(sections.filter((section) => section.startsWith(`Add ${what}\n`))).toHaveLength(1);
    },
  );

  it('does so in under ten lines each', () => {
    const long = sections.filter((section) => section.trimEnd().split('\n').length >= 10);
    expect(long.map((section) => section.split('\n', 1)[0])).toEqual([]);
  });
});

describe('the package', () => {
  it('says its version in package.json, in the program and at the top of CHANGELOG.md', () => {
    expect(manifest.version).toBe(model.VERSION);
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(model.VERSION);
  });

  it('holds what it points at', () => {
    const built = [...Object.values(manifest.bin), manifest.exports['.']?.default ?? ''];
    for (const path of built) {
      const source = path.replace(/^(?:\.\/)?dist\//, 'src/').replace(/\.js$/, '.ts');
      expect(() => read(source), source).not.toThrow();
    }
    for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
      expect(manifest.files).toContain(name);
      expect(read(name).length).toBeGreaterThan(100);
    }
  });
});
