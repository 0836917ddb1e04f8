import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { UsageError } from '../../model/index.js';
import { paths, slugOfDocument } from '../links.js';
import { messagePage, pageOf } from '../parts/layout.js';
import { askedReview, type KeepReview } from '../review/asked.js';
import { routeAt } from '../routes.js';
import { type Site, standingOf } from '../site.js';
import { tableCsv } from '../tableCsv.js';
import type { View } from '../view.js';
import { guard, REQUEST_LIMITS } from './security.js';

/** A page of a document as a picture; null where there is none. */
export type PagePicture = (
  documentId: string,
  page: number,
  claimId: string | null,
) => Promise<Uint8Array | null>;

/** The bytes of the file that a document was read from; null where it has gone or changed since. */
export type OriginalFile = (documentId: string) => Promise<Uint8Array | null>;

export interface AppOptions {
  site: Site;
  /** Values of the Host header that are answered. */
  hosts: ReadonlySet<string>;
  keepReview: KeepReview;
  picture: PagePicture;
  original: OriginalFile;
}

const ASSETS: ReadonlyMap<string, string> = new Map([
  ['explorer.css', 'text/css; charset=utf-8'],
  ['explorer.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
]);

/** A file of the browser's: the same from src/ and from dist/. */
export function assetFile(name: string): Buffer {
  return readFileSync(new URL(`../browser/${name}`, import.meta.url));
}

export const ASSET_NAMES = [...ASSETS.keys()];

/** The explorer as an application: every page, its data, its address for programs, and the forms of reviews. */
export function createApp({ site, hosts, keepReview, picture, original }: AppOptions): Hono {
  const app = new Hono();
  app.use(guard(hosts));
  app.get('/assets/:name', async (context) => {
    const type = ASSETS.get(context.req.param('name'));
    if (type === undefined) return notFound(context, site);
    return context.body(new Uint8Array(assetFile(context.req.param('name'))), 200, {
      'Content-Type': type,
    });
  });
  app.get('/documents/:document/pages/:file', async (context) => {
    const { document, file } = context.req.param();
    const page = /^([1-9]\d{0,3})\.png$/.exec(file)?.[1];
    if (!/^[0-9a-f]{64}$/.test(document) || page === undefined) return notFound(context, site);
    const claim = /^[0-9a-f]{16}$/.exec(context.req.query('claim') ?? '')?.[0] ?? null;
    const png = await picture(`sha256:${document}`, Number(page), claim);
    if (png === null) return notFound(context, site);
    return context.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png' });
  });
  app.get('/documents/:document/original', async (context) => {
    const document = context.req.param('document');
    const bytes = /^[0-9a-f]{64}$/.test(document) ? await original(`sha256:${document}`) : null;
    if (bytes === null) return notFound(context, site);
    // Never shown as a page of this server, whatever it holds.
    context.header('Content-Security-Policy', 'sandbox');
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${document.slice(0, 16)}${await endingOf(site, document)}"`,
    });
  });
  app.post('/review/:kind/:id', async (context) => {
    const { kind, id } = context.req.param();
    const body = await formOf(context.req.raw);
    if (body === null) return failed(context, site, 413, 'The form is too long.');
    const target =
      kind === 'claims' && /^[0-9a-f]{16}$/.test(id)
        ? { claim: id }
        : kind === 'documents' && /^[0-9a-f]{64}$/.test(id)
          ? { document: `sha256:${id}` }
          : null;
    if (target === null) return notFound(context, site);
    await keepReview(askedReview(target, body));
    return context.redirect(`/${afterwards(target, body.get('next'))}`, 303);
  });
  app.get('/api/v1', (context) => context.redirect('/api/v1/', 301));
  app.get('*', async (context) => answered(context, site));
  app.notFound((context) => notFound(context, site));
  app.onError(async (error, context) => {
    const isUsage = error instanceof UsageError;
    // The words of a fault of ours may hold paths: they go to the terminal, not to the page.
    if (!isUsage) process.stderr.write(`section55 serve: ${error.stack ?? error.message}\n`);
    return failed(
      context,
      site,
      isUsage ? 400 : 500,
      isUsage ? error.message : 'Something failed in the program; its terminal says more.',
    );
  });
  return app;
}

/** The ending of a document's file, if it is a plain one. */
async function endingOf({ store }: Site, document: string): Promise<string> {
  const [held] = await store.findDocuments(`sha256:${document}`);
  return /\.[a-z0-9]{1,5}$/i.exec(held?.source ?? '')?.[0] ?? '';
}

/** Where a person goes after a review: never to an address that a form gives. */
function afterwards(target: { claim: string } | { document: string }, next: string | null): string {
  if (next === 'queue') return `${paths.review}?saved=1`;
  return 'claim' in target
    ? paths.claim(target.claim)
    : paths.document(slugOfDocument(target.document));
}

/** Null if it is too long. */
async function formOf(request: Request): Promise<URLSearchParams | null> {
  if (Number(request.headers.get('content-length') ?? 0) > REQUEST_LIMITS.body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > REQUEST_LIMITS.body) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function answered(context: Context, site: Site): Promise<Response> {
  const url = new URL(context.req.url);
  const whole = url.pathname.slice(1);
  const isApi = whole.startsWith('api/v1/');
  const asked = isApi ? whole.slice('api/v1/'.length) : whole;
  const [, folder = '', file] = /^(.*?)(data\.json|data\.csv)?$/.exec(asked) ?? [];
  if (!isApi && folder !== '' && !folder.endsWith('/')) {
    // The address of a page without its last slash.
    return routeAt(`${folder}/`)
      ? context.redirect(`/${folder}/${url.search}`, 301)
      : notFound(context, site);
  }
  const at = routeAt(folder === '' || folder.endsWith('/') ? folder : `${folder}/`);
  const view = at && (await at.route.view(site, at.params, url.searchParams));
  if (!view) return notFound(context, site);
  if (isApi || file === 'data.json') return context.json(await jsonOf(view, site));
  if (file === 'data.csv') {
    if (view.table === null) return notFound(context, site);
    return context.body(tableCsv(view.table), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileNameOf(view)}.csv"`,
    });
  }
  return context.html(pageOf(view, site, await standingOf(site)));
}

/** What a page shows, with what it rests on. */
export async function jsonOf(view: View, site: Site) {
  return {
    data: view.data,
    title: view.title,
    page: `/${view.path}`,
    rests_on: await standingOf(site),
    note: 'A claim is not compliance. Where nothing is said or held, that is no refusal.',
  };
}

function fileNameOf({ path }: View): string {
  return `section55-${
    path
      .replace(/[^a-z0-9-]+/gi, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80) || 'front'
  }`;
}

function notFound(context: Context, site: Site): Promise<Response> {
  return failed(
    context,
    site,
    404,
    'There is no such page: the document or claim may have been removed or read anew.',
  );
}

const CODES = { 400: 'bad_request', 404: 'not_found', 413: 'too_large', 500: 'failed' } as const;

/** One shape of error for programs, one page for people. */
async function failed(
  context: Context,
  site: Site,
  status: keyof typeof CODES,
  message: string,
): Promise<Response> {
  const { pathname } = new URL(context.req.url);
  if (pathname.startsWith('/api/') || /\/data\.(?:json|csv)$/.test(pathname)) {
    return context.json({ error: { code: CODES[status], message } }, status);
  }
  const title =
    status === 404
      ? 'Not found'
      : status === 400 || status === 413
        ? 'That cannot be kept'
        : 'Something failed';
  return context.html(
    messagePage(site, await standingOf(site), { title, words: message, root: '/' }),
    status,
  );
}
