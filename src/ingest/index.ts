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
import { detectType, type PictureType, refuseMarkupDocument } from './detect.js';
import type { SourceText } from './sourceText.js';

export { toSourceOffset } from './offsetMap.js';

const MEDIA_TYPES: Record<'pdf' | 'text' | PictureType, string> = {
  pdf: 'application/pdf',
  text: 'text/plain',
  png: 'image/png',
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
};

/** @see readDocument */
export interface ReadDocumentOptions {
  /** Limits in place of the defaults; `fileBytes`, `pages` and `characters` are looked at here. */
  limits?: Partial<Limits>;
  /** Called before each page that is read by OCR: each takes many seconds, and may take `ocrPageMs`. */
  onOcrPage?: () => void;
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
  const input = await readAs(type, bytes, limits, options.onOcrPage ?? (() => undefined));
  refuseTooMuch(input.source, limits);
  const cleaned = cleanSource(input);
  if (cleaned.text === '') throw new DocumentProblem('empty', 'No words are left after cleaning.');
  return {
    id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType: MEDIA_TYPES[type],
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

/** The libraries for PDF and pictures are heavy (some 130 ms): they are loaded only when such a file comes. */
async function readAs(
  type: ReturnType<typeof detectType>,
  bytes: Uint8Array,
  limits: Limits,
  onOcrPage: () => void,
): Promise<SourceText> {
  if (type === 'text') return readText(bytes);
  if (type === 'pdf') {
    const { readPdf } = await import('./pdf/readPdf.js');
    return readPdf(bytes, limits, onOcrPage);
  }
  const { readImage } = await import('./images/readImage.js');
  return readImage(bytes, limits, onOcrPage);
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
