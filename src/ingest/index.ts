import { createHash } from 'node:crypto';
import {
  DocumentProblem,
  type Limits,
  limitsWith,
  type Page,
  type SourceDocument,
} from '../model/index.js';
import { cleanSource } from './cleaning.js';
import { decodeText } from './decode.js';
import { detectType, refuseMarkupDocument } from './detect.js';
import type { SourceText } from './sourceText.js';

export { toSourceOffset } from './offsetMap.js';

/** @see readDocument */
export interface ReadDocumentOptions {
  /** Limits in place of the defaults; `fileBytes`, `pages` and `characters` are looked at here. */
  limits?: Partial<Limits>;
}

/**
 * Bytes to a document with its reading text, whatever the file is called. The same bytes give the same document.
 * @throws {DocumentProblem} with the one reason why nothing of it can be read.
 */
export async function readDocument(
  bytes: Uint8Array,
  options: ReadDocumentOptions = {},
): Promise<SourceDocument> {
  const limits = limitsWith(options.limits);
  if (bytes.length > limits.fileBytes) {
    throw new DocumentProblem(
      'too_large',
      `It has ${bytes.length} bytes; the limit is ${limits.fileBytes}.`,
    );
  }
  const type = detectType(bytes);
  const input = type === 'pdf' ? await readPdfLazily(bytes, limits) : readText(bytes);
  refuseTooMuch(input.source, limits);
  const cleaned = cleanSource(input);
  if (cleaned.text === '') throw new DocumentProblem('empty', 'No words are left after cleaning.');
  return {
    id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType: type === 'pdf' ? 'application/pdf' : 'text/plain',
    ...cleaned,
    sourceCharacters: input.source.length,
    textLayer: documentLayer(cleaned.pages),
    problems: input.problems,
  };
}

function readText(bytes: Uint8Array): SourceText {
  const { text, problems } = decodeText(bytes);
  refuseMarkupDocument(text);
  return { source: text, markup: true, styles: new Map(), pageLayers: [], problems };
}

/** The PDF library is heavy (some 130 ms): it is loaded only when a PDF comes. */
async function readPdfLazily(bytes: Uint8Array, limits: Limits): Promise<SourceText> {
  const { readPdf } = await import('./pdf/readPdf.js');
  return readPdf(bytes, limits);
}

function refuseTooMuch(source: string, limits: Limits): void {
  if (source.length > limits.characters) {
    throw new DocumentProblem(
      'too_much_text',
      `It has ${source.length} characters; the limit is ${limits.characters}.`,
    );
  }
  const pages = source.split('\f').length;
  if (pages > limits.pages + 1) {
    throw new DocumentProblem(
      'too_many_pages',
      `It has ${pages} pages; the limit is ${limits.pages}.`,
    );
  }
}

function documentLayer(pages: readonly Page[]): SourceDocument['textLayer'] {
  const layers = new Set(pages.map(({ textLayer }) => textLayer));
  const [only] = layers;
  return layers.size > 1 ? 'mixed' : (only ?? 'none');
}
