import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.js';
import { ROOT } from '../support/sourceFiles.js';

/*
 * The explorer as a person uses it, in a real browser: import, matrix, cell, letter, review, reload, export. Where there
 * is no browser the first test says so; `.ci/run` installs one, and there it must be.
 */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Against pages that never come, in ms; a busy machine draws a page picture in its own time. */
const PATIENCE = 90_000;

const PROGRAM = join(ROOT, 'dist', 'cli', 'main.js');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const path = browserPath();

it('has a browser, or says that pages were not tried in one', () => {
  if (path === null) {
    process.stderr.write(
      'No Chromium was found: the explorer was not tried in a browser. Install one, or set SECTION55_CHROMIUM.\n',
    );
  }
  if (process.env.SECTION55_THOROUGH === '1') expect(path).not.toBeNull();
});

describe.runIf(path !== null)('in a browser', () => {
  let folder: string;
  let store: string;
  let server: ChildProcess;
  let url: string;
  let browser: Browser;

  function section55(...args: string[]) {
    const done = spawnSync(
      process.execPath,
      [PROGRAM, '--store', store, '--packs', join(ROOT, 'fixtures/packs'), ...args],
      { encoding: 'utf8' },
    );
    return { ...done, out: done.stdout };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'section55-browser-'));
    store = join(folder, 's.sqlite');
    const letters = join(ROOT, 'fixtures/letters');
    const files = readdirSync(letters)
      .map((slug) => join(letters, slug, 'source.pdf'))
      .filter((file) => existsSync(file));
    expect(section55('import', ...files.slice(0, 8)).status).toBe(0);
    server = spawn(process.execPath, [
      PROGRAM,
      '--store',
      store,
      '--packs',
      join(ROOT, 'fixtures/packs'),
      'serve',
      '--port',
      '0',
      '--json',
    ]);
    url = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /"url": "([^"]+)"/.exec(said)?.[1];
        if (found) resolve(found);
      });
      server.once('exit', () => reject(new Error(`serve ended: ${said}`)));
    });
    browser = await launchBrowser(path as string);
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGINT');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  /** A fresh page that notes whatever it asks for from elsewhere, and every fault of its script. */
  async function open(
    to: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      // While a page still glides to its place, a click may meet what was there before.
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('request', (asked) => {
      if (!asked.url().startsWith(url) && !asked.url().startsWith('data:'))
        faults.push(asked.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(url + to);
    return { page, context, faults };
  }

  const MATRIX = 'inspections/group-cse-2025/';

  it('leads from the matrix to a cell, its letter, the page as printed, and back after a review', async () => {
    const { page, context, faults } = await open('');
    await page
      .getByRole('link', { name: /progress report/ })
      .first()
      .click();
    await page.locator('td.at-says_completed a').first().click();
    await page.locator('.claim .where a', { hasText: 'page' }).first().click();
    const marked = page.locator('mark.claim:target');
    await marked.waitFor();
    expect(await marked.count()).toBe(1);
    const quote = await marked.innerText();
    const picture = page.locator('img[data-page]').first();
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(
        () =>
          picture.evaluate(
            (image: { complete: boolean; naturalWidth: number }) =>
              image.complete && image.naturalWidth,
          ),
        { timeout: PATIENCE },
      )
      .toBeGreaterThan(500);
    // The quote is marked on the picture: there is a colour where all else is grey.
    const coloured = await picture.evaluate(async (image) => {
      const { document } = globalThis as unknown as {
        document: { createElement(name: string): Record<string, CallableFunction> };
      };
      const canvas = document.createElement('canvas') as unknown as {
        width: number;
        height: number;
        getContext(kind: string): {
          drawImage(image: unknown, x: number, y: number): void;
          getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray };
        };
      };
      const { naturalWidth, naturalHeight } = image as unknown as {
        naturalWidth: number;
        naturalHeight: number;
      };
      canvas.width = naturalWidth;
      canvas.height = naturalHeight;
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0);
      const { data } = drawing.getImageData(0, 0, naturalWidth, naturalHeight);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0)) > 60) count++;
      return count;
    });
    expect(coloured).toBeGreaterThan(500);
    await page.locator('a.status').first().click();
    await page.waitForURL(/claims\/[0-9a-f]{16}/);
    await page.getByLabel('Your name').fill('A. Reader');
    const before = await page.locator('.claim .what strong').innerText();
    await page
      .getByLabel('Status', { exact: true })
      .selectOption(before === 'planned' ? 'in_progress' : 'planned');
    await page.getByRole('button', { name: 'Save corrections' }).click();
    await page.getByText('corrected by a person').first().waitFor();
    const after = await page.locator('.claim .what').innerText();
    expect(after).toContain('corrected by a person');
    await page.reload();
    expect(await page.locator('.claim .what').innerText()).toBe(after);
    // The name is kept for the next review.
    expect(await page.getByLabel('Your name').inputValue()).toBe('A. Reader');
    expect(faults).toEqual([]);
    expect(quote.length).toBeGreaterThan(5);
    const { out } = section55('export', '--with-reviews');
    expect(out).toContain('"by":"A. Reader"');
    await context.close();
  });

  it('is used by keyboard alone: to the matrix, through the claims of a letter, and to judge', async () => {
    const { page, context, faults } = await open(MATRIX);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('To the content');
    await page.keyboard.press('Enter');
    const reached = new Set<string>();
    for (let n = 0; n < 400 && ![...reached].some((one) => /bodies.*#r-/.test(one)); n++) {
      await page.keyboard.press('Tab');
      reached.add((await page.locator(':focus').getAttribute('href')) ?? '');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/bodies/);
    const letter = await page.locator('.facts a[href*="documents/"]').first().getAttribute('href');
    await page.goto(new URL(letter ?? '', page.url()).href);
    const places: string[] = [];
    for (let n = 0; n < 3; n++) {
      await page.keyboard.press('n');
      places.push(new URL(page.url()).hash);
      expect(await page.locator('mark.current').getAttribute('id')).toBe(places[n]?.slice(1));
    }
    await page.keyboard.press('p');
    expect(new URL(page.url()).hash).toBe(places[1]);
    expect(new Set(places).size).toBe(3);
    await page.goto(`${url}review/`);
    await page.getByLabel('Your name').fill('K. Board');
    const first = await page.locator('.claim .where a').first().getAttribute('href');
    await page.getByLabel('Your name').press('Tab');
    await page.locator('h1').click();
    await page.keyboard.press('c');
    await page.waitForURL(/saved=1/);
    expect(await page.locator('[role=status]').innerText()).toContain('kept');
    expect(await page.locator('.claim .where a').first().getAttribute('href')).not.toBe(first);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('can be read and reviewed without a script', async () => {
    const { page, context } = await open(
      `${MATRIX}?region=Invented+North&position=says_completed`,
      { javaScriptEnabled: false },
    );
    const rows = await page.locator('table.matrix tbody tr').count();
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(12);
    await page.goto(`${url}review/`);
    await page.getByLabel('Your name').fill('N. Script');
    await page.getByRole('button', { name: 'Right as shown' }).click();
    await page.waitForURL(/saved=1/);
    await context.close();
  });

  const LOOKS: [string, Parameters<Browser['newContext']>[0]][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['320 pixels wide', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
  ];

  it.each(LOOKS)(
    'has no fault that axe finds, and no sideways scrolling: %s',
    async (_, options) => {
      const { page, context } = await open('', { ...options, bypassCSP: true });
      const first = await page.evaluate(
        async () =>
          (await (await fetch('/api/v1/documents/')).json()) as {
            data: { documents: { documentId: string }[] };
          },
      );
      const letter = `documents/${first.data.documents[0]?.documentId.slice(7)}/`;
      const claims = await page.evaluate(
        async (at) =>
          (await (await fetch(`/api/v1/${at}`)).json()) as { data: { claims: { id: string }[] } },
        letter,
      );
      const claim = `claims/${claims.data.claims[0]?.id}/`;
      const places = [
        '',
        MATRIX,
        `${MATRIX}recommendations/1/`,
        'bodies/',
        'bodies/barsetshire/',
        'topics/',
        'topics/iicsa_definition/',
        'documents/',
        letter,
        claim,
        'search/?q=definition',
        'review/',
        'about/',
        'failures/',
        'nothing/',
      ];
      for (const to of places) {
        await page.goto(url + to);
        const width = await page.evaluate(() => {
          const { document, innerWidth } = globalThis as unknown as {
            document: { documentElement: { scrollWidth: number } };
            innerWidth: number;
          };
          return [document.documentElement.scrollWidth, innerWidth];
        });
        expect(width[0], to).toBeLessThanOrEqual(width[1] ?? 0);
        await page.evaluate(AXE);
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(violations, to).toEqual([]);
      }
      await context.close();
    },
  );

  it('prints the matrix on A3 without what only a screen needs', async () => {
    const { page, context } = await open(MATRIX);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header nav').isVisible()).toBe(false);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('table.matrix').isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  describe('as files', () => {
    let files: Server;
    let at: string;
    beforeAll(async () => {
      const site = join(folder, 'site');
      expect(section55('publish', site).status).toBe(0);
      const types: Record<string, string> = {
        '.html': 'text/html',
        '.css': 'text/css',
        '.js': 'text/javascript',
        '.json': 'application/json',
      };
      files = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const file = join(
          site,
          pathname.replace(/^\/deep\/er/, ''),
          pathname.endsWith('/') ? 'index.html' : '',
        );
        if (!existsSync(file)) return response.writeHead(404).end();
        return response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' })
          .end(readFileSync(file));
      });
      await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
      const address = files.address();
      at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/deep/er/`;
    });
    afterAll(() => files?.close());

    it('narrows the matrix and searches in a folder of a plain file server', async () => {
      const context = await browser.newContext();
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const elsewhere: string[] = [];
      page.on('request', (asked) => {
        if (!asked.url().startsWith(at) && !asked.url().startsWith('data:'))
          elsewhere.push(asked.url());
      });
      await page.goto(`${at}${MATRIX}index.html`.replace('index.html', ''));
      const all = await page.locator('table.matrix tbody tr:visible').count();
      await page.getByLabel('Region').selectOption('London');
      await page.getByRole('button', { name: 'Show' }).click();
      expect(await page.locator('table.matrix tbody tr:visible').count()).toBe(2);
      expect(await page.locator('#count').innerText()).toBe('2 bodies');
      expect(all).toBeGreaterThan(43);
      await page.goto(`${at}search/`);
      await page.getByLabel('Words in claims').fill('definition');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('#found li a').first().click();
      await page.waitForURL(/claims\/[0-9a-f]{16}/);
      expect(await page.locator('h1').innerText()).toMatch(/^Claim [0-9a-f]{16}$/);
      expect(elsewhere).toEqual([]);
      await context.close();
    });
  });
});
