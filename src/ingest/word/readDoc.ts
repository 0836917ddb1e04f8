import { DocumentProblem } from '../../model/index.js';
import type { LineStyle, SourceText } from '../sourceText.js';

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
  const { default: WordExtractor } = await import('word-extractor');
  try {
    const document = await new WordExtractor().extract(buffer);
    const boxes = { ...OPTIONS, includeHeadersAndFooters: false, includeBody: true };
    return write(
      document.getHeaders({ ...OPTIONS, includeFooters: false }),
      [
        document.getBody(OPTIONS),
        document.getTextboxes(boxes),
        document.getFootnotes(OPTIONS),
        document.getEndnotes(OPTIONS),
      ],
      document.getFooters(OPTIONS),
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown fault';
    throw new DocumentProblem('damaged', `The Word document cannot be read (${detail}).`);
  }
}

/** Writes paragraphs with an empty line between them, rows of tables without. */
function write(head: string, texts: readonly string[], foot: string): SourceText {
  const parts: string[] = [];
  const styles = new Map<number, LineStyle>();
  let length = 0;
  const line = (text: string, style: LineStyle) => {
    styles.set(length, style);
    parts.push(`${text}\n`);
    length += text.length + 1;
  };
  const furnish = (text: string) => {
    const lines = new Set(
      tidy(text)
        .split(/[\n\t]/)
        .map((one) => one.trim()),
    );
    for (const one of lines) if (one !== '') line(one, { role: 'furniture', continues: false });
    line('', {});
  };
  furnish(head);
  for (const text of texts) {
    for (const paragraph of tidy(text).split('\n')) {
      if (paragraph.trim() === '') continue;
      const isRow =
        paragraph.includes('\t') && paragraph.trim() !== paragraph.replaceAll('\t', '').trim();
      line(paragraph, isRow ? { row: 'body' } : { continues: false });
      if (!isRow) line('', {});
    }
    line('', {});
  }
  furnish(foot);
  return { source: parts.join(''), markup: false, styles, pageLayers: [], problems: [] };
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
