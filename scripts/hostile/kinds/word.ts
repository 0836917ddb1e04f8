import { makeDocx, paragraph, run, table } from '../../../tests/ingest/makeDocx.js';
import { makeZip, type ZipFile } from '../../../tests/support/makeZip.js';
import type { Random } from '../../random.js';
import { harmed } from '../mutants.js';
import { WORDS } from '../realFiles.js';
import type { Maker } from './kind.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES: ZipFile = { name: '[Content_Types].xml', data: '<Types/>' };
/** Numbers that no letter needs. */
const EXTREMES = ['0', '-1', '2147483647', '999999999999', '1e308', 'NaN', '', '9'.repeat(400)];

/** A Word document whose text is this XML and nothing else. */
function withMain(xml: string, more: Partial<ZipFile> = {}): Buffer {
  return makeZip([TYPES, { name: 'word/document.xml', data: xml, ...more }]);
}

function documentOf(body: string, prolog = ''): string {
  return `<?xml version="1.0"?>${prolog}<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`;
}

/** Word documents (.docx). */
export const DOCX_KINDS = {
  'docx-damaged': (random: Random) =>
    harmed(makeDocx(paragraph(WORDS) + table([[paragraph('1'), paragraph('Done')]])), random),

  'docx-bomb': (random: Random) =>
    withMain(documentOf(`<w:p>${' '.repeat(3_000_000 + random.below(9_000_000))}</w:p>`)),

  /** The archive says another size than what comes out. */
  'docx-lying-size': (random: Random) =>
    withMain(documentOf(paragraph(WORDS)), {
      claimedSize: random.pick([0, 1, 100, 60_000_000, 4_294_967_295]),
    }),

  'docx-wrong-checksum': (random: Random) =>
    withMain(documentOf(paragraph(WORDS)), { checksum: random.below(2 ** 31) }),

  'docx-locked': () => withMain(documentOf(paragraph(WORDS)), { encrypted: true }),

  'docx-many-parts': (random: Random) =>
    makeZip([
      TYPES,
      { name: 'word/document.xml', data: documentOf(paragraph(WORDS)) },
      ...Array.from({ length: 1_990 + random.below(20) }, (_, n) => ({
        name: `word/media/${n}`,
        data: '',
      })),
    ]),

  /** Entities that unpack into each other, or that name a file of the reader's. */
  'docx-entities': (random: Random) => {
    const laughs = Array.from({ length: 9 }, (_, n) => {
      const value = n === 0 ? 'ha' : `&e${n - 1};`.repeat(10);
      return `<!ENTITY e${n} "${value}">`;
    }).join('');
    const doctype = random.pick([
      `<!DOCTYPE w [${laughs}]>`,
      '<!DOCTYPE w [<!ENTITY e8 SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
      '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
      `<!-- --><!doctype w [${laughs}]>`,
    ]);
    return withMain(documentOf('<w:p><w:r><w:t>&e8;</w:t></w:r></w:p>', doctype));
  },

  'docx-deep': (random: Random) => {
    const depth = 150 + random.below(20_000);
    const [open, close] = random.pick([
      ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
      ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
      ['<w:ins>', '</w:ins>'],
      ['<w:p><w:r><w:pict><w:txbxContent>', '</w:txbxContent></w:pict></w:r></w:p>'],
    ] as const);
    return withMain(documentOf(open.repeat(depth) + paragraph(WORDS) + close.repeat(depth)));
  },

  'docx-many-elements': (random: Random) =>
    withMain(documentOf(random.pick(['<w:p/>', '<w:br/>', '<w:tbl/>']).repeat(160_000))),

  /** Styles and lists that are based on themselves or on each other. */
  'docx-cyclic-styles': (random: Random) => {
    const style = (id: string, on: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${on}"/><w:link w:val="${on}"/></w:style>`;
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/><w:styleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const [first, second] = random.pick([
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'c'],
    ] as const);
    return makeDocx(
      paragraph(
        WORDS,
        '<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      ),
      { styles: style('a', first) + style('b', second), numbering },
    );
  },

  /** Lists that count from, and cells that span, what no page holds. */
  'docx-extreme-numbers': (random: Random) => {
    const value = () => random.pick(EXTREMES);
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="${value()}"><w:start w:val="${value()}"/><w:numFmt w:val="${random.pick(['upperRoman', 'decimal', 'lowerLetter', 'x'])}"/><w:lvlText w:val="${random.pick(['%1.', '%9.%8.', '%'.repeat(2_000), '%1'.repeat(5_000)])}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const item = paragraph(
      WORDS,
      `<w:numPr><w:ilvl w:val="${value()}"/><w:numId w:val="1"/></w:numPr>`,
    );
    const cell = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="${value()}"/><w:vMerge/></w:tcPr>${item}</w:tc></w:tr></w:tbl>`;
    return makeDocx(item.repeat(50) + cell.repeat(3), { numbering });
  },

  /** Relations that lead out of the document, to itself or to nothing. */
  'docx-relations': (random: Random) => {
    const target = random.pick([
      '../../../../etc/passwd',
      '/etc/passwd',
      'file:///etc/passwd',
      'http://127.0.0.1:9/x',
      '_rels/.rels',
      '',
      'word/nothing.xml',
    ]);
    const relation = `<Relationships><Relationship Id="d" Type="x/officeDocument" Target="${target}"/><Relationship Id="i" Type="x/image" TargetMode="External" Target="${target}"/></Relationships>`;
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:embed="i" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    return makeZip([
      TYPES,
      { name: '_rels/.rels', data: relation },
      { name: 'word/_rels/document.xml.rels', data: relation },
      { name: 'word/document.xml', data: documentOf(picture + paragraph(WORDS)) },
    ]);
  },

  'docx-broken-xml': (random: Random) => {
    const xml = documentOf(paragraph(WORDS) + table([[paragraph('1'), paragraph('Done')]]));
    return withMain(
      random.pick([
        xml.slice(0, random.below(xml.length)),
        xml.replaceAll('w:', ''),
        xml.replaceAll('"', ''),
        xml.replaceAll('</w:p>', ''),
        xml.replace('<w:body>', '<w:body><![CDATA['),
        `${xml}${xml}`,
        '',
        '<',
        '\ufffe\uffff',
      ]),
    );
  },

  /** The same part twice, or under names that differ in a sign. */
  'docx-twins': (random: Random) =>
    makeZip([
      TYPES,
      { name: 'word/document.xml', data: documentOf(paragraph(WORDS)) },
      {
        name: random.pick(['word/document.xml', 'word\\document.xml', 'WORD/document.xml']),
        data: documentOf(paragraph('Other words.')),
      },
      { name: random.pick(['../word/x.xml', '/word/x.xml', 'c:/x']), data: 'x' },
    ]),

  'docx-long-run': (random: Random) =>
    makeDocx(`<w:p>${run(random.pick(['a', 'a ', '1. ', '(', '-']).repeat(400_000))}</w:p>`),
} as const satisfies Record<string, Maker>;
