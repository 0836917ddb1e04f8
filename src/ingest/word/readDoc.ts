import { DocumentProblem } from '../../model/index.js';
import { writeBlocks } from '../markup/writeBlocks.js';
import type { SourceText } from '../sourceText.js';
import { docBlocks } from './docBlocks.js';
import { joinShortLines } from './joinShortLines.js';
import { chainsEnd } from './oleChains.js';

/** Where the parts of the file header stand that say how it is kept; in bytes. */
const SECTOR_SHIFT_AT = 30;
/** Flag of the Word header: the text is encrypted or obfuscated. */
const ENCRYPTED = 0x0100;
const WORD_MAGIC = Buffer.from([0xec, 0xa5]);
const OPTIONS = { filterUnicode: false };

/**
 * An old Word document (.doc) to its words: text, notes, text boxes; heads and feet as furniture.
 * @throws {DocumentProblem} `encrypted` or `damaged`
 */
export async function readDoc(bytes: Uint8Array): Promise<SourceText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isEncrypted(buffer))
    throw new DocumentProblem('encrypted', 'The Word document is locked with a password.');
  if (!chainsEnd(buffer))
    throw new DocumentProblem('damaged', 'The Word document’s table of sectors is damaged.');
  const { default: WordExtractor } = await import('word-extractor');
  try {
    const document = await new WordExtractor().extract(buffer);
    const boxes = { ...OPTIONS, includeHeadersAndFooters: false, includeBody: true };
    const texts = [
      document.getBody(OPTIONS),
      document.getTextboxes(boxes),
      document.getFootnotes(OPTIONS),
      document.getEndnotes(OPTIONS),
    ];
    const blocks = texts.flatMap((text) => joinShortLines(docBlocks(tidy(text))));
    const head = linesOf(document.getHeaders({ ...OPTIONS, includeFooters: false }));
    const foot = linesOf(document.getFooters(OPTIONS));
    return { ...writeBlocks(blocks, { head, foot }), problems: [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown fault';
    throw new DocumentProblem('damaged', `The Word document cannot be read (${detail}).`);
  }
}

/** The printed lines of heads or feet, each once. */
function linesOf(text: string): string[] {
  const lines = tidy(text).split(/[\n\t]/);
  return [...new Set(lines.map((line) => line.replace(/\s+/g, ' ').trim()))].filter((line) =>
    /\p{L}{2}/u.test(line),
  );
}

/** Without what the library leaves in place of optional hyphens. */
function tidy(text: string): string {
  return text.replace(/(?<=\p{L})undefined(?=\p{L})/gu, '').replace(/\r\n?|\f|\v/g, '\n');
}

/** The Word header begins a sector; which one, only the directory says, so that all are looked at. */
function isEncrypted(buffer: Buffer): boolean {
  const shift = buffer.length > 512 ? buffer.readUInt16LE(SECTOR_SHIFT_AT) : 9;
  const sector = shift >= 7 && shift <= 16 ? 2 ** shift : 512;
  for (let at = sector; at + 12 <= buffer.length; at += sector) {
    if (buffer.subarray(at, at + 2).equals(WORD_MAGIC))
      return (buffer.readUInt16LE(at + 10) & ENCRYPTED) !== 0;
  }
  return false;
}
