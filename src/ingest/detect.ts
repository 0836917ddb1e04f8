import { DocumentProblem } from '../model/index.js';
import { isZip, zipDocument } from './containers/zipKind.js';
import { isMail } from './mail/detectMail.js';
import { isOle, oleKind } from './word/oleKind.js';

/** The PDF mark may stand after junk, within the first 1,024 bytes (as PDF readers allow). */
const PDF_MARK_WINDOW = 1024;

/** First bytes of formats that cannot be read, and how to name them to a user. */
const MAGIC: readonly { bytes: readonly number[]; at?: number; what: string }[] = [
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture (GIF)' },
  { bytes: [0x52, 0x49, 0x46, 0x46], what: 'a picture, sound or film (RIFF)' },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, what: 'a picture or film (HEIC, MP4)' },
  { bytes: [0x42, 0x4d], what: 'a picture (BMP)' },
  { bytes: [0x1f, 0x8b], what: 'a compressed file (gzip)' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'an archive (7z)' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'an archive (RAR)' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'a rich text file (RTF)' },
  { bytes: [0x25, 0x21, 0x50, 0x53], what: 'a PostScript file' },
];

/** First bytes of the pictures that OCR reads; TIFF comes in two byte orders, each with a form for large files. */
const PICTURES = [
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], type: 'png' },
  { bytes: [0xff, 0xd8, 0xff], type: 'jpeg' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], type: 'tiff' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], type: 'tiff' },
  { bytes: [0x49, 0x49, 0x2b, 0x00], type: 'tiff' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2b], type: 'tiff' },
] as const;

/** The formats that are read. */
export type DocumentType =
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'mail'
  | 'text'
  | (typeof PICTURES)[number]['type'];

/**
 * What the bytes are, by their content; file names are not trusted.
 * @throws {DocumentProblem} `empty` for no bytes, `unsupported_type` for what is of no kind that is read,
 * `encrypted` for a locked Office file, `damaged` for an archive without its end.
 */
export function detectType(bytes: Uint8Array): DocumentType {
  if (bytes.length === 0) throw new DocumentProblem('empty', 'The file has no bytes.');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536));
  if (/%PDF-\d/.test(head.subarray(0, PDF_MARK_WINDOW).toString('latin1'))) return 'pdf';
  if (isZip(bytes)) {
    const kind = zipDocument(bytes);
    if (kind === 'docx') return kind;
    if (kind === 'cut')
      throw new DocumentProblem('damaged', 'It is an archive or Word document that is cut short.');
    throw unsupported(kind?.what ?? 'an archive of several files');
  }
  if (isOle(bytes)) {
    const kind = oleKind(bytes);
    if (kind === 'doc') return kind;
    if (kind === 'encrypted')
      throw new DocumentProblem('encrypted', 'The Office file can be opened only with a password.');
    if (kind === 'cut')
      throw new DocumentProblem('damaged', 'It is an old Office file that is cut short.');
    throw unsupported(kind.what);
  }
  const picture = PICTURES.find((row) => startsWith(bytes, row.bytes));
  if (picture) return picture.type;
  const isBitmap = startsWith(bytes, [0x42, 0x4d]) && bytes[6] === 0 && bytes[7] === 0;
  for (const { bytes: magic, at = 0, what } of MAGIC) {
    if (magic.length === 2 && magic[0] === 0x42 && !isBitmap) continue;
    if (startsWith(bytes, magic, at)) throw unsupported(what);
  }
  return isMail(bytes) ? 'mail' : 'text';
}

/** Whether a text is a whole web page; text with a few tags in it is text. */
export function isWebPage(text: string): boolean {
  const head = text.slice(0, 4096).trimStart();
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return true;
  return head.startsWith('<') && /<(?:article|link|main|meta|section|title)[\s>]/i.test(head);
}

/** Refuses XML that is no web page. */
export function refuseXml(text: string): void {
  if (/^\s{0,200}<\?xml\b/i.test(text.slice(0, 2048))) throw unsupported('an XML file');
}

/** The problem of a format that is not read. `what` continues "It is". */
export function unsupported(what: string): DocumentProblem {
  return new DocumentProblem(
    'unsupported_type',
    `It is ${what}; what is read are PDF, Word documents, pictures (PNG, JPEG, TIFF), web pages, mails and text.`,
  );
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
