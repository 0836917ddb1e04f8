import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReaderPool } from '../../src/cli/context.js';
import { problem, sourceOf } from '../../src/model/index.js';
import { cli } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();

/** Opens any `.zip` as an archive of two letters and of one that cannot be taken out; later ones take longest to read. */
function reader(): ReaderPool {
  const idOf = (name: string) =>
    `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(-64)}`;
  const self: Required<ReaderPool> = {
    async read(path, entry = []) {
      const source = sourceOf(path, entry);
      await new Promise((resolve) => setTimeout(resolve, entry[0] === 'a.txt' ? 30 : 0));
      const record = makeRecord({ salt: source });
      record.document.id = idOf(source.slice(-8));
      record.document.source = source;
      return { ok: true, source, documentId: record.document.id, record };
    },
    async open(path) {
      if (!path.endsWith('.zip')) return self.read(path);
      const locked = problem('encrypted', 'It is locked with a password in its archive.');
      return {
        ok: true,
        source: path,
        documentId: idOf('zip'),
        contains: [
          { entry: ['a.txt'], documentId: idOf('a'), problem: null },
          { entry: ['b.pdf'], documentId: null, problem: locked },
          { entry: ['in.eml', 'c.txt'], documentId: idOf('c'), problem: null },
        ],
      };
    },
    close: () => Promise.resolve(),
  };
  return self;
}

it('extract prints each document of an archive, in its order, and says which failed', async () => {
  const root = folder();
  for (const name of ['all.zip', 'z.txt']) writeFileSync(join(root, name), 'x');
  const { code, out, err } = await cli(['extract', root, '--format', 'jsonl'], {
    parts: { createPool: () => Promise.resolve(reader()) },
  });
  const sources = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line).document.source as string).slice(root.length + 1));
  expect(sources).toEqual(['all.zip!a.txt', 'all.zip!in.eml!c.txt', 'z.txt']);
  expect(err).toContain(`${root}/all.zip!b.pdf: encrypted: `);
  expect(code).toBe(2);
});
