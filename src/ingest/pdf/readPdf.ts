import { DocumentProblem, type Limits, type Problem, problem } from '../../model/index.js';
import type { Column, PrintedPage, Region } from '../layout/printed.js';
import { findRegions } from '../layout/regions.js';
import { linesOf, SourceWriter, typography } from '../layout/writeSource.js';
import type { LineStyle, SourceText } from '../sourceText.js';
import { openPdf } from './openPdf.js';
import { printedPages } from './printedItems.js';

/** If coordinates give less than this share of the letters that pdf-parse gives, its text is taken instead. */
const ENOUGH_LETTERS = 0.97;

/**
 * Bytes of a PDF to its printed lines. pdf-parse opens the file and gives the words; coordinates, which it does not
 * give, are read from the same version of pdfjs and put the words in lines, paragraphs and cells.
 * @throws {DocumentProblem} `encrypted`, `damaged`, `too_many_pages`, `too_much_text` or `no_text_layer`.
 */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<SourceText> {
  const { pageTexts, strict, problems } = await openPdf(bytes, limits);
  const withoutText = pageTexts.flatMap((text, index) =>
    lettersOf(text) === 0 ? [index + 1] : [],
  );
  if (withoutText.length === pageTexts.length) {
    throw new DocumentProblem(
      'no_text_layer',
      'No page has words in it: it is a scan or a picture.',
    );
  }
  const characters = pageTexts.reduce((sum, text) => sum + text.length, 0);
  if (characters > limits.characters) {
    const message = `It has ${characters} characters; the limit is ${limits.characters}.`;
    throw new DocumentProblem('too_much_text', message);
  }
  const printed = await pagesWithCoordinates(bytes, strict, problems);
  const { source, styles } = writeSource(pageTexts, printed);
  return {
    source,
    markup: false,
    styles,
    pageLayers: pageTexts.map((text) => (lettersOf(text) === 0 ? 'none' : 'native')),
    problems: [...problems, ...pageProblem(withoutText, pageTexts.length)],
  };
}

/** Pages with coordinates; none if pdfjs cannot lay them out, in which case the plain text has to do. */
async function pagesWithCoordinates(
  bytes: Uint8Array,
  strict: boolean,
  problems: Problem[],
): Promise<PrintedPage[]> {
  try {
    return await printedPages(bytes, strict);
  } catch {
    const note = 'Its layout could not be read: paragraphs and tables may be run together.';
    problems.push(problem('partly_damaged', note));
    return [];
  }
}

function writeSource(
  pageTexts: readonly string[],
  printed: readonly PrintedPage[],
): { source: string; styles: ReadonlyMap<number, LineStyle> } {
  const pages: Region[][] = [];
  let openColumns: Column[] = [];
  for (const page of printed) {
    const regions = findRegions(page, openColumns);
    const last = regions.at(-1);
    openColumns = last?.kind === 'table' ? last.columns : [];
    pages.push(regions);
  }
  const writer = new SourceWriter(typography(pages.map((regions) => regions.flatMap(linesOf))));
  pageTexts.forEach((plain, index) => {
    if (index > 0) writer.pageBreak();
    const regions = pages[index] ?? [];
    const letters = regions.flatMap(linesOf).reduce((sum, { text }) => sum + lettersOf(text), 0);
    if (letters < ENOUGH_LETTERS * lettersOf(plain)) writer.plain(plain);
    else for (const region of regions) writer.region(region);
  });
  return { source: writer.source, styles: writer.styles };
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function pageProblem(withoutText: readonly number[], pages: number): Problem[] {
  if (withoutText.length === 0) return [];
  const shown = withoutText.slice(0, 10).join(', ') + (withoutText.length > 10 ? ', ...' : '');
  return [
    problem(
      'pages_without_text',
      `No words on ${withoutText.length} of ${pages} pages (${shown}).`,
    ),
  ];
}
