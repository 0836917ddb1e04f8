import { PDFParse } from 'pdf-parse';
import { DocumentProblem, type Limits, type Problem, problem } from '../../model/index.js';

/** What pdf-parse says of a PDF: the text of each page in its own order, lines parted by `\n`. */
export interface PlainPdf {
  pageTexts: string[];
  /** Read without tolerance for errors; if not, parts of the pages may be missing. */
  strict: boolean;
  problems: Problem[];
}

/**
 * Opens a PDF with pdf-parse: strictly first, because the tolerant mode loses text without a word (8 flipped bytes
 * lost a third of a letter); tolerantly if that fails, with the warning `partly_damaged`.
 * @throws {DocumentProblem} `encrypted`, `damaged` or `too_many_pages`.
 */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<PlainPdf> {
  try {
    return { pageTexts: await pageTexts(bytes, limits, true), strict: true, problems: [] };
  } catch (error) {
    const final = asDocumentProblem(error);
    if (final) throw final;
  }
  try {
    const texts = await pageTexts(bytes, limits, false);
    const note = 'Parts of the PDF are damaged and were passed over.';
    return { pageTexts: texts, strict: false, problems: [problem('partly_damaged', note)] };
  } catch (error) {
    throw asDocumentProblem(error) ?? damaged(error);
  }
}

async function pageTexts(bytes: Uint8Array, limits: Limits, strict: boolean): Promise<string[]> {
  // pdfjs takes the buffer away from its owner, and refuses a Buffer: it gets a plain copy.
  const parser = new PDFParse({ data: new Uint8Array(bytes), stopAtErrors: strict, verbosity: 0 });
  try {
    const { total } = await parser.getInfo();
    if (total > limits.pages) {
      const message = `It has ${total} pages; the limit is ${limits.pages}.`;
      throw new DocumentProblem('too_many_pages', message);
    }
    if (total === 0) throw new DocumentProblem('damaged', 'The PDF has no pages.');
    const { pages } = await parser.getText({ pageJoiner: '' });
    return pages.map(({ text }) => text);
  } finally {
    await parser.destroy().catch(() => undefined);
  }
}

/** The problem that an error of the library stands for; null if a tolerant reading may still succeed. */
function asDocumentProblem(error: unknown): DocumentProblem | null {
  if (error instanceof DocumentProblem) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new DocumentProblem('encrypted', 'The PDF can be opened only with a password.');
  }
  return name === 'InvalidPDFException' ? damaged(error) : null;
}

function damaged(error: unknown): DocumentProblem {
  const detail = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : '';
  return new DocumentProblem('damaged', `The PDF cannot be opened${detail ? ` (${detail})` : ''}.`);
}
