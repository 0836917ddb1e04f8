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
import { type DocumentType, detectType, isWebPage, refuseXml } from './detect.js';
import type { SourceText } from './sourceText.js';

export { documentsWithin, takeOut } from './containers/expand.js';
export { toSourceOffset } from './offsetMap.js';
export { type PageMark, pagePicture } from './pagePicture.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

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
  const onOcrPage = options.onOcrPage ?? (() => undefined);
  const { mediaType, input } = await READERS[detectType(bytes)](bytes, limits, onOcrPage);
  refuseTooMuch(input.source, limits);
  const cleaned = cleanSource(input);
  if (cleaned.text === '') throw new DocumentProblem('empty', 'No words are left after cleaning.');
  return {
    id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType,
    ...cleaned,
    sourceCharacters: input.source.length,
    textLayer: documentLayer(cleaned.pages),
    problems: input.problems,
  };
}

/** What a format's reader gives, and how the format is called. */
interface Read {
  mediaType: string;
  input: SourceText;
}

type Reader = (bytes: Uint8Array, limits: Limits, onOcrPage: () => void) => Promise<Read>;

/** A reader for each format. The libraries are heavy (a PDF's some 130 ms): each is loaded only when it is needed. */
const READERS: Record<DocumentType, Reader> = {
  async pdf(bytes, limits, onOcrPage) {
    const { readPdf } = await import('./pdf/readPdf.js');
    return { mediaType: 'application/pdf', input: await readPdf(bytes, limits, onOcrPage) };
  },
  async docx(bytes, limits) {
    const { readDocx } = await import('./word/readDocx.js');
    return { mediaType: DOCX, input: await readDocx(bytes, limits) };
  },
  async doc(bytes) {
    const { readDoc } = await import('./word/readDoc.js');
    return { mediaType: 'application/msword', input: await readDoc(bytes) };
  },
  async mail(bytes, limits) {
    const { readMail } = await import('./mail/readMail.js');
    return { mediaType: 'message/rfc822', input: await readMail(bytes, limits) };
  },
  png: picture('image/png'),
  jpeg: picture('image/jpeg'),
  tiff: picture('image/tiff'),
  async text(bytes, limits) {
    const { text, problems } = decodeText(bytes);
    if (isWebPage(text)) {
      const { readHtml } = await import('./markup/readHtml.js');
      return { mediaType: 'text/html', input: await readHtml(text, problems, limits) };
    }
    refuseXml(text);
    const input = { source: text, markup: true, styles: new Map(), pageLayers: [], problems };
    return { mediaType: 'text/plain', input };
  },
};

function picture(mediaType: string): Reader {
  return async (bytes, limits, onOcrPage) => {
    const { readImage } = await import('./images/readImage.js');
    return { mediaType, input: await readImage(bytes, limits, onOcrPage) };
  };
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
