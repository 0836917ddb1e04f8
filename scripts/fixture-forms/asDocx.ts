import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { type Block, blocksOf } from '../fixture-pdfs/blocks.js';
import type { Layout } from '../fixture-pdfs/layout.js';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

/** Sets a letter as a Word document: letterhead and running head as page heads, its foot as page foot. */
export async function asDocx(source: string, layout: Layout): Promise<Buffer> {
  const head = [...layout.letterhead, ...(layout.runningHead ? [layout.runningHead] : [])];
  const document = new Document({
    sections: [
      {
        headers: { default: new Header({ children: head.map((text) => new Paragraph(text)) }) },
        footers: {
          default: new Footer({ children: layout.foot ? [new Paragraph(layout.foot)] : [] }),
        },
        children: children(blocksOf(source, layout)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function children(blocks: readonly Block[]): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  let rows: TableRow[] = [];
  const flush = () => {
    if (rows.length > 0) parts.push(new Table({ rows }));
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === 'row') {
      rows.push(new TableRow({ tableHeader: block.head, children: block.cells.map(cell) }));
      continue;
    }
    flush();
    if (block.kind === 'item')
      parts.push(new Paragraph({ bullet: { level: 0 }, children: runs(block.text) }));
    else if (block.kind === 'gap') parts.push(new Paragraph(''));
    else if (block.kind === 'text') {
      const heading = block.level > 0 ? { heading: HEADINGS[block.level - 1] ?? HEADINGS[3] } : {};
      parts.push(new Paragraph({ ...(heading as object), children: runs(block.text) }));
    }
  }
  flush();
  return parts;
}

function cell(text: string): TableCell {
  const lines = text.split(/<br\s{0,2}\/?>/);
  return new TableCell({ children: lines.map((line) => new Paragraph({ children: runs(line) })) });
}

/** Runs of a line: bold between the marks of Markdown. */
function runs(text: string): TextRun[] {
  return text
    .split(/(\*\*[^*]{1,300}\*\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('**')
        ? new TextRun({ text: part.slice(2, -2), bold: true })
        : new TextRun(part.replace(/(^|\s)_([^_]{1,300})_(?=$|[\s.,;:])/g, '$1$2')),
    );
}
