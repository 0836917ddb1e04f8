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
 * Bytes to text: byte order mark, else UTF-16 by its zeros, else strict UTF-8, else what a web page declares, else
 * Windows-1252 (by iconv-lite: Node's own decoder of
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
  const wide = wideEncoding(bytes);
  if (wide) return lenient(bytes, wide);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const utf8 = lenient(bytes, 'utf-8');
    const bad = utf8.text.split('\ufffd').length - 1;
    const good = utf8.text.replace(/[\p{ASCII}\ufffd]/gu, '').length;
    if (good >= 4 * bad) return utf8;
    return { text: iconv.decode(Buffer.from(bytes), declaredEncoding(bytes)), problems: [] };
  }
}

/** UTF-16 without a byte order mark: in English every other byte is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2 * Math.floor(Math.min(bytes.length, 4096) / 2));
  if (sample.length < 8) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const [even, odd] = zeros as [number, number];
  const pairs = sample.length / 2;
  if (odd > 0.7 * pairs && even < 0.05 * pairs) return 'utf-16le';
  return even > 0.7 * pairs && odd < 0.05 * pairs ? 'utf-16be' : null;
}

/**
 * The encoding that a web page declares, where its bytes are no UTF-8; else Windows-1252. As in browsers, Latin 1 means
 * Windows-1252. A declaration is believed only here: pages are saved as UTF-8 under their old one.
 */
function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const name =
    /<(?:meta|\?xml)\b[^>]{0,300}\b(?:charset|encoding)\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})/i
      .exec(head)?.[1]
      ?.toLowerCase();
  if (!name || /^(?:utf-?(?:8|16)|iso-?8859-1|latin1|us-ascii)/.test(name)) return 'win1252';
  return iconv.encodingExists(name) ? name : 'win1252';
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
