import { DocumentProblem, type Page, type Problem, problem } from '../../model/index.js';
import type { SourceText } from '../sourceText.js';
import { joinTablesOverPages } from './pageBreaks.js';
import type { Column, PrintedPage, Region } from './printed.js';
import { findRegions } from './regions.js';
import { linesOf, SourceWriter, typography } from './writeSource.js';

/** If coordinates give less than this share of the letters of the plain text, that is taken instead. */
const ENOUGH_LETTERS = 0.97;
/** Pages that OCR is less sure of than this, by mean confidence, are to be compared with the original. */
const SURE_PAGE = 0.8;

/** What a reader has found of one page. */
export interface PageReading {
  /** Null if the page could not be laid out. */
  printed: PageWithMap | null;
  layer: Page['textLayer'];
  /** Its words without their places, from another reader; null if there is none. */
  plain: string | null;
  /** Its parts in reading order, where the format tells them; else they are made out from coordinates. */
  regions?: Region[] | null;
}

/** A page of which the points are to be mapped, because it was straightened for reading. */
export interface PageWithMap extends PrintedPage {
  toPage?: readonly [number, number, number, number, number, number];
  confidence?: number | null;
  /** Size before it was straightened, in points. */
  pageSize?: { width: number; height: number };
}

/**
 * Pages with the places of their words to source text: lines, paragraphs, tables, and the box of each word.
 * @throws {DocumentProblem} `no_text_layer` if no page has words.
 */
export function composeSource(pages: readonly PageReading[], problems: Problem[]): SourceText {
  const withoutText = pages.flatMap(({ layer }, index) => (layer === 'none' ? [index + 1] : []));
  if (withoutText.length === pages.length) {
    const message = 'No page has words in it, and OCR finds none in its pictures.';
    throw new DocumentProblem('no_text_layer', message);
  }
  const found = regionsOf(pages);
  const regions = joinTablesOverPages(found);
  const writer = new SourceWriter(typography(regions.map((page) => page.flatMap(linesOf))));
  pages.forEach(({ plain, printed }, index) => {
    if (index > 0) writer.pageBreak();
    writer.page(index + 1, printed);
    const letters = (found[index] as Region[])
      .flatMap(linesOf)
      .reduce((sum, { text }) => sum + lettersOf(text), 0);
    const wanted = plain === null ? 0 : lettersOf(plain) - (printed?.doubled ?? 0);
    if (plain !== null && letters < ENOUGH_LETTERS * wanted) writer.plain(plain);
    else for (const region of regions[index] as Region[]) writer.region(region);
  });
  return {
    source: writer.source,
    markup: false,
    styles: writer.styles,
    pageLayers: pages.map(({ layer }) => layer),
    pageConfidence: pages.map(({ printed, layer }) =>
      layer === 'ocr' ? (printed?.confidence ?? null) : null,
    ),
    boxes: writer.boxes,
    pageSizes: pages.map(({ printed }) => printed?.pageSize ?? printed ?? { width: 0, height: 0 }),
    problems: [...problems, ...missingPages(withoutText, pages.length), ...unsurePages(pages)],
  };
}

function regionsOf(pages: readonly PageReading[]): Region[][] {
  let openColumns: Column[] = [];
  return pages.map(({ printed, regions: told }) => {
    const found = printed ? findRegions(printed, openColumns) : [];
    const regions = told && !lacksTable(told, found) ? told : found;
    const last = regions.at(-1);
    openColumns = last?.kind === 'table' ? last.columns : [];
    return regions;
  });
}

/** Whether lines are drawn around a table that the tags know nothing of: then they are not believed. */
function lacksTable(told: readonly Region[], found: readonly Region[]): boolean {
  const isTable = (region: Region) => region.kind === 'table';
  return !told.some(isTable) && found.some((region) => isTable(region) && 'isDrawn' in region);
}

/** Number of letters and figures. */
export function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function missingPages(numbers: readonly number[], pages: number): Problem[] {
  if (numbers.length === 0) return [];
  const message = `No words on ${numbers.length} of ${pages} pages (${listed(numbers)}).`;
  return [problem('pages_without_text', message)];
}

function unsurePages(pages: readonly PageReading[]): Problem[] {
  const unsure = pages.flatMap(({ printed, layer }, index) =>
    layer === 'ocr' && (printed?.confidence ?? 1) < SURE_PAGE ? [index + 1] : [],
  );
  if (unsure.length === 0) return [];
  const message = `OCR is unsure of ${unsure.length} of ${pages.length} pages (${listed(unsure)}).`;
  return [problem('low_ocr_confidence', message)];
}

function listed(numbers: readonly number[]): string {
  return numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ', ...' : '');
}
