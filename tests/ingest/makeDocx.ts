import { makeZip, type ZipFile } from '../support/makeZip.js';

const SCHEMAS = 'http://schemas.openxmlformats.org';
const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
const SPACES = [
  `xmlns:w="${SCHEMAS}/wordprocessingml/2006/main"`,
  `xmlns:r="${RELATIONS}"`,
  `xmlns:mc="${SCHEMAS}/markup-compatibility/2006"`,
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

/** The parts of a Word document beside its text, by what they are called in it: `header1`, `styles` ... */
export type DocxParts = Readonly<Record<string, string>>;

/** Writes a Word document from the inner XML of its body and of other parts. */
export function makeDocx(
  body: string,
  parts: DocxParts = {},
  more: ZipFile[] = [],
  main = 'word/document.xml',
): Buffer {
  const names = Object.keys(parts);
  const relations = names.map((name, index) => {
    const kind = name.replace(/\d+$/, '');
    return `<Relationship Id="r${index}" Type="${RELATIONS}/${kind}" Target="${name}.xml"/>`;
  });
  const used = names.map((name, index) => {
    const kind = /^(?:header|footer)/.exec(name)?.[0];
    return kind ? `<w:${kind}Reference w:type="default" r:id="r${index}"/>` : '';
  });
  const section = `<w:sectPr>${used.join('')}</w:sectPr>`;
  return makeZip([
    { name: '[Content_Types].xml', data: TYPES },
    {
      name: '_rels/.rels',
      data: relationships(
        `<Relationship Id="d" Type="${RELATIONS}/officeDocument" Target="${main}"/>`,
      ),
    },
    {
      name: `${main.replace(/\/([^/]+)$/, '/_rels/$1')}.rels`,
      data: relationships(relations.join('')),
    },
    {
      name: main,
      data: `<?xml version="1.0"?><w:document ${SPACES}><w:body>${body}${section}</w:body></w:document>`,
    },
    ...names.map((name) => ({ name: `word/${name}.xml`, data: rootOf(name, parts[name] ?? '') })),
    ...more,
  ]);
}

/** A paragraph of one run. @param properties inner XML of its properties */
export function paragraph(words: string, properties = ''): string {
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${run(words)}</w:p>`;
}

export function run(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

/** A table from the inner XML of its cells, row by row. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${cell}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function rootOf(name: string, inner: string): string {
  const roots: Record<string, string> = { header: 'w:hdr', footer: 'w:ftr' };
  const root = roots[name.replace(/\d+$/, '')] ?? `w:${name}`;
  return `<?xml version="1.0"?><${root} ${SPACES}>${inner}</${root}>`;
}

function relationships(inner: string): string {
  return `<?xml version="1.0"?><Relationships xmlns="${SCHEMAS}/package/2006/relationships">${inner}</Relationships>`;
}
