import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/serve/index.js';
import type { Store } from '../../src/store/index.js';
import { openStore } from '../../src/store/index.js';
import { type Explorer, explorerLexicon, explorerOf, HOST } from '../support/explorer.js';
import { makeRecord } from '../support/record.js';

let folder: string;
let store: Store;
let explorer: Explorer;
let claim: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'section55-guard-'));
  store = await openStore(join(folder, 's.sqlite'));
  const record = makeRecord({
    claims: [{ quote: 'We have adopted it.', recommendations: ['1'] }],
    recommendations: ['1'],
  });
  claim = record.claims[0]?.id ?? '';
  await store.save(record, join(folder, 'letter.txt'));
  explorer = explorerOf(store, explorerLexicon());
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const FORM = { by: 'A. Reader', action: 'confirm' };

describe('who is answered', () => {
  it.each([
    'evil.example',
    'evil.example:5555',
    '127.0.0.1',
    '127.0.0.1:80',
    'localhost:5555.evil.example',
    '[::1]:5555',
    '',
  ])('nobody who asks for %j', async (host) => {
    const response = await explorer.get('/', { host });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('Section55');
  });

  it.each([HOST, 'localhost:5555', 'LOCALHOST:5555'])('who asks for %s', async (host) => {
    expect((await explorer.get('/', { host })).status).toBe(200);
  });

  it.each([
    ['no origin', { origin: '' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['no origin that has a name', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:8080' }],
    ['another scheme', { origin: `https://${HOST}` }],
    ['another site, as browsers say', { 'sec-fetch-site': 'cross-site' }],
    ['the same site by another origin', { 'sec-fetch-site': 'same-site' }],
  ])('takes no form from %s', async (_, headers) => {
    const response = await explorer.post(`/review/claims/${claim}`, FORM, headers);
    expect(response.status).toBe(403);
    expect(await store.reviews()).toEqual([]);
  });

  it('goes after a review only where it knows itself', async () => {
    const response = await explorer.post(`/review/claims/${claim}`, {
      by: 'A. Reader',
      action: 'note',
      note: 'x',
      next: 'https://evil.example/',
    });
    expect(response.headers.get('location')).toBe(`/claims/${claim}/`);
  });
});

describe('what is answered', () => {
  it('allows no script, style, picture or frame from elsewhere, on every kind of answer', async () => {
    for (const path of [
      '/',
      '/about/',
      '/nothing/',
      '/api/v1/',
      '/assets/explorer.js',
      '/data.csv',
    ]) {
      const { headers } = await explorer.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it.each([
    '/assets/../server/app.js',
    '/assets/..%2fserver%2fapp.js',
    '/assets/%2e%2e/index.js',
    '/assets/explorer.css%00.js',
    '/assets/constructor',
    '/documents/..%2f..%2f..%2fetc%2fpasswd/',
    `/documents/${'a'.repeat(64)}/pages/1.png`,
    `/documents/${'a'.repeat(64)}/pages/..%2f1.png`,
    `/documents/${'a'.repeat(64)}/pages/99999999.png`,
    '/inspections/__proto__/',
    '/bodies/constructor/',
    '/%ff/',
    '/inspections/%E0%A4%A/',
  ])('nothing at %s', async (path) => {
    const response = await explorer.get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(folder);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('no %s', async (method) => {
    const response = await explorer.send('/', method);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('no address and no form that are too long', async () => {
    expect((await explorer.get(`/search/?q=${'a'.repeat(5_000)}`)).status).toBe(414);
    const response = await explorer.post(`/review/claims/${claim}`, {
      ...FORM,
      note: 'x'.repeat(70_000),
    });
    expect(response.status).toBe(413);
  });

  it('an original file only as it was read, and never as a page', async () => {
    const text = 'To HMICFRS. <script>alert(1)</script> The force has adopted it.';
    const path = join(folder, 'original.html');
    writeFileSync(path, text);
    const id = createHash('sha256').update(text).digest('hex');
    const record = makeRecord({ salt: 'original' });
    await store.save({ ...record, document: { ...record.document, id: `sha256:${id}` } }, path);
    const response = await explorer.get(`/documents/${id}/original`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${id.slice(0, 16)}.html"`,
    );
    writeFileSync(path, 'Something else now.');
    expect((await explorer.get(`/documents/${id}/original`)).status).toBe(404);
    await store.remove(`sha256:${id}`);
    expect((await explorer.get(`/documents/${id}/original`)).status).toBe(404);
  });

  it('no path of this machine, in any page or file', async () => {
    const [document] = await store.documents();
    for (const path of [
      '/',
      '/documents/',
      `/documents/${document?.documentId.slice(7)}/`,
      `/claims/${claim}/`,
      '/search/?q=adopted',
      '/bodies/barsetshire/',
    ]) {
      for (const address of [path, `/api/v1${path}`]) {
        expect(await (await explorer.get(address)).text(), address).not.toContain(folder);
      }
    }
  });
});

describe('the server', () => {
  it('listens on this machine alone, at a port that is free, and ends', async () => {
    const { site } = explorer;
    const serving = await startServer(
      {
        site,
        keepReview: () => Promise.resolve(),
        picture: () => Promise.resolve(null),
        original: () => Promise.resolve(null),
      },
      0,
    );
    const ask = (host: string) =>
      new Promise<number>((resolve, reject) => {
        const asked = request(
          { host: '127.0.0.1', port: serving.port, headers: { host } },
          (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        );
        asked.on('error', reject);
        asked.end();
      });
    expect(await ask(`127.0.0.1:${serving.port}`)).toBe(200);
    expect(await ask('evil.example')).toBe(403);
    await expect(
      startServer(
        {
          site,
          keepReview: () => Promise.resolve(),
          picture: () => Promise.resolve(null),
          original: () => Promise.resolve(null),
        },
        serving.port,
      ),
    ).rejects.toThrow(/cannot be had: choose another with --port/);
    await serving.close();
    await expect(ask(`127.0.0.1:${serving.port}`)).rejects.toThrow();
  });
});
