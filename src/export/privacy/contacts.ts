import type { Span } from '../../model/index.js';
import { matchSpans } from './mask.js';

const EMAIL = /[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** United Kingdom: `01632 960101`, `(01632) 960 101`, `+44 1632 960101`; not 101 or 999, which are public. */
const PHONE = /(?<![\w.])(?:\+44[ -]?(?:\(0\))?|\(?0)\d{2,5}\)?(?:[ -]?\d{2,5}){1,3}(?![\w%])/g;
/** Shape of a postcode: https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema */
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2}\b/;
/** What a program says of a picture, or stands in the place of a signature. */
const SIGNATURE =
  /\[[^\]\n]{0,80}signature[^\]\n]{0,80}\]|\((?:handwritten |electronic |scanned )?signature[^)\n]{0,60}\)|\b(?:handwritten|scanned|electronic) signature\b[^\n]{0,80}|\bsignature of [^.\n]{0,60}/gi;

const ADDRESS_WORD =
  /\b(?:street|st|road|rd|lane|avenue|ave|square|house|floor|building|park|way|close|court|place|hall|exchange|box|headquarters|hq|centre|quay|wharf|row|terrace|gate|drive|crescent|suite|unit|mill|lodge|manor|tower|chambers|offices?)\b/i;
/** A longer line is prose. */
const ADDRESS_LINE = 70;
const ADDRESS_LINES = 5;

/** Spans of e-mail addresses, telephone numbers, postal addresses and descriptions of signatures. */
export function contactSpans(text: string): Span[] {
  const phones = matchSpans(text, [PHONE]).filter(({ start, end }) => {
    const digits = text.slice(start, end).replace(/\D/g, '').length;
    return digits >= 9 && digits <= 13;
  });
  return [...matchSpans(text, [EMAIL, SIGNATURE]), ...phones, ...addressSpans(text)];
}

/** A line with a postcode, and the lines of an address above it. In prose only the postcode itself. */
function addressSpans(text: string): Span[] {
  const spans: Span[] = [];
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    lines.push(span);
    const postcode = POSTCODE.exec(line);
    if (!postcode) continue;
    if (!isAddressLine(line)) {
      const from = span.start + postcode.index;
      spans.push({ start: from, end: from + postcode[0].length });
      continue;
    }
    spans.push(span);
    for (let n = lines.length - 2; n >= 0 && n >= lines.length - 1 - ADDRESS_LINES; n--) {
      const above = lines[n] as Span;
      const words = text.slice(above.start, above.end);
      if (!isAddressLine(words) || !/\d/.test(words + (ADDRESS_WORD.test(words) ? '1' : ''))) break;
      spans.push(above);
    }
  }
  return spans;
}

/** Short, and no sentence: it neither ends nor runs on like one. */
function isAddressLine(line: string): boolean {
  const words = line.trim();
  return (
    words !== '' &&
    words.length <= ADDRESS_LINE &&
    !/[.;:?!]$|\b(?:is|are|was|has|will)\b/.test(words)
  );
}
