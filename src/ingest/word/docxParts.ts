import { DocumentProblem, type Limits } from '../../model/index.js';
import { openZip } from '../containers/zip.js';
import { refuseHugeMarkup } from '../markup/depth.js';

/** Parts that hold words or say how they stand; pictures, fonts, themes and macros are never unpacked. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]{1,80}\.(?:xml|rels))$/;
const UNWANTED = /^word\/(?:fontTable|settings|webSettings|people|comments\w*)\.xml$/;

/** The XML parts of a Word document by name, each checked. */
export type DocxParts = ReadonlyMap<string, string>;

/**
 * Unpacks a Word document within the limits. `cut` are the parts that break off.
 * @throws {DocumentProblem} `damaged`, `encrypted`, `unsafe_markup`, `nested_too_deep` or a limit of unpacking
 */
export async function docxParts(
  bytes: Uint8Array,
  limits: Limits,
): Promise<{ parts: DocxParts; cut: ReadonlySet<string> }> {
  const entries = await openZip(bytes, limits, { bytes: limits.unpackedBytes });
  const parts = new Map<string, string>();
  const cut = new Set<string>();
  for (const { name, read } of entries) {
    const tidy = name.replace(/^\//, '');
    if (!WANTED.test(tidy) || UNWANTED.test(tidy)) continue;
    const xml = decodeXml(await read());
    // No word processor declares a document type; whoever does wants entities expanded or files fetched.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
      throw new DocumentProblem('unsafe_markup', `Its part ${tidy} declares a document type.`);
    }
    if (refuseHugeMarkup(xml, limits, true) > 0) cut.add(tidy);
    parts.set(tidy, xml);
  }
  return { parts, cut };
}

function decodeXml(bytes: Buffer): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
