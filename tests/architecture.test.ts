import { describe, expect, it } from 'vitest';
import { codeOf, importsOf, type SourceFile, sourceFiles } from './support/sourceFiles.js';

/*
 * The laws of the code, read from the code itself. Each law is a function that gives the breaches, and is tried on
 * a file that breaks it, so that no law passes only because it sees nothing.
 */

/** Every folder but cli, which nothing may import from. */
const STEPS = [
  'batch',
  'compare',
  'evaluate',
  'export',
  'extract',
  'ingest',
  'lexicon',
  'review',
  'segment',
  'serve',
  'store',
];

/** Which folders of src/ a folder may import from, besides itself and model. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lexicon: [],
  ingest: [],
  store: ['review'],
  segment: ['lexicon'],
  extract: ['lexicon', 'segment'],
  review: ['extract', 'lexicon'],
  'pipeline.ts': ['ingest', 'segment', 'extract', 'lexicon'],
  batch: ['pipeline.ts', 'store', 'lexicon'],
  compare: ['store', 'lexicon', 'review'],
  export: ['compare', 'store', 'lexicon'],
  evaluate: ['pipeline.ts', 'lexicon'],
  serve: ['store', 'compare', 'export', 'lexicon'],
  cli: [...STEPS, 'pipeline.ts'],
  'index.ts': [...STEPS, 'pipeline.ts'],
};

/** The only folders that may use a package. A package that is not named here may not be used at all. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  zod: ['model', 'lexicon', 'evaluate', 'batch'],
  'approx-string-match': ['review'],
  'csv-parse': ['batch'],
  'csv-stringify': ['cli', 'export', 'serve'],
  hono: ['serve'],
  '@hono/node-server': ['serve'],
  'd3-scale': ['export'],
  'hyparquet-writer': ['export'],
  tinyglobby: ['batch'],
  yaml: ['export'],
  'pdf-parse': ['ingest'],
  'pdfjs-dist': ['ingest'],
  'iconv-lite': ['ingest'],
  cheerio: ['ingest'],
  mammoth: ['ingest'],
  'postal-mime': ['ingest'],
  sharp: ['ingest'],
  'tesseract.js': ['ingest'],
  'word-extractor': ['ingest'],
  yauzl: ['ingest'],
  'better-sqlite3': ['store'],
  kysely: ['store'],
  compromise: ['segment', 'extract'],
  natural: ['segment', 'extract'],
  'p-queue': ['batch', 'cli'],
  commander: ['cli'],
  'cli-table3': ['cli'],
  'cli-progress': ['cli'],
};

/** Parts of Node that folders without input, output or clock may use. */
const PURE = ['model', 'segment', 'extract', 'review', 'compare', 'pipeline.ts'];
const PURE_BUILT_INS = ['node:crypto'];
const WITHOUT_CLOCK = [...PURE, 'lexicon'];
const MOST_LINES = 400;

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function packageOf(name: string): string {
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

type Law = (file: SourceFile) => string[];

const laws: Record<string, { law: Law; folders: string[]; breach: SourceFile }> = {
  'a folder imports only the steps before it': {
    folders: ['src'],
    breach: { path: 'src/store/x.ts', text: "import { a } from '../lexicon/index.js';" },
    law(file) {
      const own = folderOf(file.path);
      const allowed = MAY_IMPORT[own];
      if (!allowed) return [`src/${own} has no row in MAY_IMPORT`];
      return importsOf(file).filter((target) => {
        if (!target.startsWith('src/')) return false;
        const folder = folderOf(target.replace(/^src\/(\w+)\.js$/, 'src/$1.ts'));
        return folder !== own && folder !== 'model' && !allowed.includes(folder);
      });
    },
  },
  'nothing in src imports from outside of src': {
    folders: ['src'],
    breach: { path: 'src/cli/x.ts', text: "export * from '../../scripts/x.js';" },
    law: (file) => importsOf(file).filter((name) => /^(?:scripts|tests|data|\.\.)\b/.test(name)),
  },
  'only its own folders use a package': {
    folders: ['src'],
    breach: { path: 'src/extract/x.ts', text: "import Database from 'better-sqlite3';" },
    law: (file) =>
      importsOf(file).filter(
        (name) =>
          !name.startsWith('src/') &&
          !name.startsWith('node:') &&
          !MAY_USE[packageOf(name)]?.includes(folderOf(file.path)),
      ),
  },
  'nothing imports the whole of natural, which prints and reads .env': {
    folders: ['src', 'scripts', 'tests'],
    breach: { path: 'src/extract/x.ts', text: "const n = await import('natural');" },
    law: (file) => importsOf(file).filter((name) => name === 'natural'),
  },
  'what is pure reaches for no file, network or process': {
    folders: ['src'],
    breach: { path: 'src/extract/x.ts', text: "import { readFileSync } from 'node:fs';" },
    law: (file) =>
      PURE.includes(folderOf(file.path))
        ? importsOf(file).filter((name) => /^node:/.test(name) && !PURE_BUILT_INS.includes(name))
        : [],
  },
  'what must be the same at all times and places uses no clock, chance, zone or locale': {
    folders: ['src'],
    breach: { path: 'src/compare/x.ts', text: 'const now = new Date( );' },
    law: (file) =>
      WITHOUT_CLOCK.includes(folderOf(file.path))
        ? (codeOf(file.text).match(
            /\bDate\.now\b|\bnew Date\(\s{0,9}\)|\bDate\(\)|\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bperformance\.|\bhrtime\b|\bprocess\.|\.(?:get|set)(?:FullYear|Month|Date|Day|Hours)\(|\.toLocale\w{0,20}|\blocaleCompare\b|\bIntl\./g,
          ) ?? [])
        : [],
  },
  'types are not switched off': {
    folders: ['src', 'scripts', 'tests'],
    breach: { path: 'src/model/x.ts', text: 'const x: any = 1;' },
    law: (file) => codeOf(file.text).match(/: any\b|<any\b|\bas any\b|\bany\[\]/g) ?? [],
  },
  'no checker is told to look away': {
    folders: ['src', 'scripts', 'tests'],
    breach: { path: 'src/model/x.ts', text: `// ${'@ts-'}expect-error` },
    law: (file) => file.text.match(/@ts-(?:ignore|nocheck|expect-error)|biome-ignore/g) ?? [],
  },
  'no test is skipped, left for later or run alone': {
    folders: ['tests'],
    breach: { path: 'tests/x.test.ts', text: `it${'.skip'}('works', () => {});` },
    law: (file) =>
      codeOf(file.text).match(/\b(?:it|test|describe)\.(?:skip|todo|only|fails)(?:If)?\b/g) ?? [],
  },
  [`no file is longer than ${MOST_LINES} lines`]: {
    folders: ['src', 'scripts', 'tests'],
    breach: { path: 'src/model/x.ts', text: '\n'.repeat(MOST_LINES + 1) },
    law({ text }) {
      const lines = text.split('\n').length - 1;
      return lines > MOST_LINES ? [`${lines} lines`] : [];
    },
  },
};

describe('the laws of the code', () => {
  it.each(Object.entries(laws))('%s', (_, { law, folders, breach }) => {
    expect(law(breach)).toHaveLength(1);
    const files = sourceFiles(...folders).filter(
      ({ path }) => path !== 'tests/architecture.test.ts',
    );
    expect(files.length).toBeGreaterThan(10);
    const breaches = files.flatMap((file) => law(file).map((what) => `${file.path}: ${what}`));
    expect(breaches).toEqual([]);
  });
});
