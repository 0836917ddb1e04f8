import iconv from 'iconv-lite';
import { DocumentProblem, type Problem, problem } from '../model/index.js';
import { unsupported } from './detect.js';

/** A decoded text and what was wrong with its bytes. The byte order mark is not part of the text. */
export interface Decoded {
  text: string;
  problems: Problem[];
}

const BOM_DECODERS: readonly { bom: readonly number[]; encoding: string }[] = [
  { bom: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bom: [0xff, 0xfe], encoding: 'utf-16le' },
  { bom: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * Bytes to text: byte order mark, else strict UTF-8, else Windows-1252 (by iconv-lite: Node's own decoder of
 * that name gives control characters for curly quotes, nodejs/node#60888). UTF-8 with only a few bad bytes in
 * it stays UTF-8, with the warning `partly_damaged`.
 * @throws {DocumentProblem} `unsupported_type` for binary data, `empty` for nothing but white space.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  refuseBinary(decoded.text);
  if (decoded.text.trim() === '')
    throw new DocumentProblem('empty', 'The file holds only white space.');
  return decoded;
}

function decode(bytes: Uint8Array): Decoded {
  for (const { bom, encoding } of BOM_DECODERS) {
    if (bom.every((byte, index) => bytes[index] === byte)) {
      return lenient(bytes.subarray(bom.length), encoding);
    }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const utf8 = lenient(bytes, 'utf-8');
    const bad = utf8.text.split('\ufffd').length - 1;
    const good = utf8.text.replace(/[\p{ASCII}\ufffd]/gu, '').length;
    if (good >= 4 * bad) return utf8;
    return { text: iconv.decode(Buffer.from(bytes), 'win1252'), problems: [] };
  }
}

function lenient(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = text.split('\ufffd').length - 1;
  const note = `${bad} ${bad === 1 ? 'character is' : 'characters are'} not valid ${encoding.toUpperCase()}.`;
  return { text, problems: bad > 0 ? [problem('partly_damaged', note)] : [] };
}

/** NULs, or more than one control character in a hundred: no text, whatever the name says. */
function refuseBinary(text: string): void {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) throw unsupported('binary data');
    if (unit < 9 || (unit > 13 && unit < 32) || unit === 0xffff || unit === 0xfffe) controls++;
  }
  if (controls * 100 > text.length) throw unsupported('binary data');
}
