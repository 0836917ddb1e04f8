import { deflateSync } from 'node:zlib';
import { streamObject, tinyPdf } from '../tinyPdf.js';

/** The tables of a composite font. */
export interface CompositeFont {
  widths?: string;
  vertical?: string;
  /** Name of the map from codes to glyphs, or an object. @default Identity-H */
  encoding?: string;
  /** The map from codes to letters, as an object. */
  toUnicode?: string;
  objects?: Record<number, string | Buffer>;
}

/** A PDF whose only font is a composite one with these tables. */
export function withWidths(font: CompositeFont): Buffer {
  const { widths = '[0 [500]]', vertical, encoding = 'Identity-H', toUnicode, objects } = font;
  const map = encoding.includes(' ') ? encoding : `/${encoding}`;
  return tinyPdf({
    objects: {
      3: `<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding ${map} /DescendantFonts [6 0 R] ${toUnicode ? `/ToUnicode ${toUnicode}` : ''} >>`,
      6: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W ${widths} ${vertical ? `/W2 ${vertical}` : ''} /FontDescriptor 7 0 R >>`,
      7: '<< /Type /FontDescriptor /FontName /Arial /Flags 4 /Ascent 900 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 0 1000 1000] >>',
      ...objects,
    },
  });
}

/** A PDF whose font has a map of its own, for glyphs (`Encoding`) or letters (`ToUnicode`). */
export function withCMap(use: 'Encoding' | 'ToUnicode', ranges: string): Buffer {
  const map = `/CIDInit /ProcSet findresource begin\nbegincmap\n/CMapName /X def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${ranges}endcmap\nend`;
  const entries = `/Type /CMap /CMapName /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /Filter /FlateDecode`;
  return withWidths({
    objects: { 8: streamObject(deflateSync(Buffer.from(map)), entries) },
    ...(use === 'Encoding' ? { encoding: '8 0 R' } : { toUnicode: '8 0 R' }),
  });
}

/** A PDF that is shaded by a table of samples (function of type 0). */
export function withFunction(entries: string): Buffer {
  return tinyPdf({
    objects: {
      4: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> /Shading << /S1 6 0 R >> /ColorSpace << /C1 [/Separation /Spot /DeviceRGB 7 0 R] >> >> >>',
      5: streamObject(
        Buffer.from('/C1 cs 0.5 scn /S1 sh BT /F1 11 Tf 72 700 Td (It is adopted.) Tj ET'),
      ),
      6: '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function 7 0 R >>',
      7: streamObject(
        Buffer.alloc(64, 7),
        `/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] ${entries}`,
      ),
    },
  });
}

/** A PDF with its cross-references in a stream of no bytes, for the objects of `index`. */
export function withXrefStream(index: string): Buffer {
  const body = tinyPdf({ withoutXref: true });
  const end = body.lastIndexOf('trailer');
  const stream = streamObject(
    Buffer.alloc(0),
    `/Type /XRef /Size 10 /Root 1 0 R /W [0 0 0] /Index ${index}`,
  );
  return Buffer.concat([
    body.subarray(0, end),
    Buffer.from('9 0 obj\n'),
    stream,
    Buffer.from(`\nendobj\nstartxref\n${end}\n%%EOF\n`),
  ]);
}
