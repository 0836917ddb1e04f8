import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  GENERATOR,
  type MadeFolder,
  makeFolder,
  SITE_FILE,
  writeChecksums,
} from '../../export/index.js';
import { paths } from '../links.js';
import { pageOf } from '../parts/layout.js';
import { pathOf, ROUTES } from '../routes.js';
import { ASSET_NAMES, assetFile, jsonOf, type PagePicture } from '../server/app.js';
import { type Site, standingOf } from '../site.js';
import { tableCsv } from '../tableCsv.js';
import type { View } from '../view.js';
import { NO_QUERY } from '../view.js';
import { searchPage, searchRows } from './staticSearch.js';

export interface PublishOptions {
  /** Writes also where something is that section55 did not write; that is kept beside it. */
  force?: boolean | undefined;
  /** Draws pages of documents; used only with sources. */
  picture: PagePicture;
  /** Called after each page. */
  onPage?: (written: number) => void;
}

export interface PublishReport {
  pages: number;
  pictures: number;
}

/**
 * Writes the pages of a static site as files, whole or not at all. The same store and version give the same bytes, page
 * pictures aside, which a library draws.
 * @param site of mode `static`.
 * @throws {UsageError} if the folder cannot be written, or holds what section55 did not write.
 */
export function publishSite(
  site: Site,
  folder: string,
  { force, picture, onPage }: PublishOptions,
): Promise<MadeFolder<PublishReport>> {
  return makeFolder(folder, { force }, async (part) => {
    const report: PublishReport = { pages: 0, pictures: 0 };
    const put = (path: string, content: string | Uint8Array) => {
      const file = join(part, ...path.split('/').map(decodeURIComponent));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    };
    const putView = async (view: View) => {
      put(`${view.path}index.html`, asStatic(pageOf(view, site, await standingOf(site))));
      put(`${view.path}data.json`, `${JSON.stringify(await jsonOf(view, site), null, 1)}\n`);
      if (view.table) put(`${view.path}data.csv`, tableCsv(view.table));
      report.pages++;
      onPage?.(report.pages);
    };
    for (const route of ROUTES.filter(({ liveOnly }) => !liveOnly)) {
      for await (const params of route.all(site)) {
        const view = await route.view(site, params, NO_QUERY);
        if (view) await putView({ ...view, path: pathOf(route.pattern, params) });
      }
    }
    await putView(searchPage());
    put(`${paths.search}claims.json`, `${JSON.stringify(await searchRows(site))}\n`);
    for (const name of ASSET_NAMES) put(`assets/${name}`, assetFile(name));
    if (site.withSources) report.pictures = await putPictures(site, picture, put);
    put(SITE_FILE, `${JSON.stringify({ generator: { name: GENERATOR } })}\n`);
    writeChecksums(part);
    return report;
  });
}

/** Pages of files are opened by name; their script narrows and searches by itself. */
function asStatic(page: string): string {
  return page.replace('<html lang="en">', '<html lang="en" data-static>');
}

async function putPictures(
  { store }: Site,
  picture: PagePicture,
  put: (path: string, content: Uint8Array) => void,
): Promise<number> {
  let count = 0;
  for await (const { document } of store.records()) {
    if (document.mediaType !== 'application/pdf' && !document.mediaType.startsWith('image/'))
      continue;
    for (const { number } of document.pages) {
      const png = await picture(document.id, number, null);
      if (png === null) continue;
      put(`${paths.document(document.id)}pages/${number}.png`, png);
      count++;
    }
  }
  return count;
}
