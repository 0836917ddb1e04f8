import { DocumentProblem, type Limits, problem } from '../../model/index.js';
import { markupBlocks } from '../markup/readHtml.js';
import { writeBlocks } from '../markup/writeBlocks.js';
import type { SourceText } from '../sourceText.js';
import { type DocxParts, docxParts } from './docxParts.js';
import { headsAndFeet } from './headsAndFeet.js';
import { joinShortLines } from './joinShortLines.js';
import { prepareDocx } from './prepareDocx.js';

/** Styles that mammoth knows no headings for. */
const STYLE_MAP = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

const EMBEDDED = 'Parts of its text are files embedded in it, which are not read.';

/**
 * A Word document (.docx) to its words: mammoth makes HTML of it, which is read as any other; changes that were tracked
 * are taken as accepted and comments are left out. Page heads and feet, which mammoth drops, are read here.
 * @throws {DocumentProblem} `damaged`, `encrypted`, `unsafe_markup`, `nested_too_deep` or a limit of unpacking
 */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<SourceText> {
  const { parts, cut } = await docxParts(bytes, limits);
  const main = mainPart(parts);
  const prepared = await prepareDocx(parts, main);
  const problems = [
    ...(cut.has(main) ? [problem('partly_damaged', 'Its text breaks off.')] : []),
    ...(/<w:altChunk\b/.test(parts.get(main) ?? '') ? [problem('partly_damaged', EMBEDDED)] : []),
  ];
  const blocks = joinShortLines(await markupBlocks(await toHtml(prepared), limits));
  return { ...writeBlocks(blocks, await headsAndFeet(parts, main)), problems };
}

/** Name of the part with the text: mostly `word/document.xml`, else where the relations of the package say. */
function mainPart(parts: DocxParts): string {
  const relations = parts.get('_rels/.rels') ?? '';
  const target = /<Relationship\b[^>]{0,400}\/officeDocument"[^>]{0,400}>/.exec(relations)?.[0];
  const named = /\bTarget="\/?([^"]{1,120})"/.exec(target ?? '')?.[1];
  const found = [named, 'word/document.xml'].find((name) => name && parts.has(name));
  if (!found) throw new DocumentProblem('damaged', 'The Word document has no part with its text.');
  return found;
}

async function toHtml(docx: Buffer): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: docx },
      {
        styleMap: STYLE_MAP,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
        ignoreEmptyParagraphs: false,
        includeEmbeddedStyleMap: false,
      },
    );
    return value;
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : '';
    throw new DocumentProblem('damaged', `The Word document cannot be read (${detail}).`);
  }
}
