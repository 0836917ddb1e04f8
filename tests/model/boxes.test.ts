import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { BOX_LENGTH, boxesOf, type SourceDocument } from '../../src/model/index.js';
import { drawTable, makePdf } from '../ingest/makePdf.js';

const LONG =
  'The Constabulary adopted the definition in September and has put it in each of the policies that bear on exploitation, and the agree-ment of its partners was sought before.';

function find(document: SourceDocument, words: string) {
  const start = document.text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return boxesOf(document, { start, end: start + words.length });
}

describe('the boxes of a quote', () => {
  it('are one for each line, on the page and where the words were drawn', async () => {
    let before = 0;
    const document = await readDocument(
      await makePdf((pdf) => {
        before = pdf.widthOfString('The Constabulary adopted the ');
        pdf.text('First page.').addPage().text(LONG, 72, 200, { width: 240 });
      }),
    );
    const boxes = find(document, 'definition in September and has put it in each');
    expect(boxes.map(({ page }) => page)).toEqual([2, 2]);
    for (const { left, right, top, bottom, confidence, pageWidth, pageHeight } of boxes) {
      expect(left).toBeGreaterThanOrEqual(720 - 5);
      expect(right).toBeLessThanOrEqual(720 + 2_400 + 5);
      expect(bottom - top).toBe(110);
      expect(confidence).toBeNull();
      expect([pageWidth, pageHeight]).toEqual([5_953, 8_419]);
    }
    expect(boxes[0]?.top).toBeGreaterThan(1_980);
    expect(boxes[0]?.top).toBeLessThan(boxes[1]?.top ?? 0);
    // The place of a word within its run is reckoned from its letters: to a few points.
    expect(Math.abs((boxes[0]?.left ?? 0) - 10 * (72 + before))).toBeLessThan(60);
  });

  it('stay in their column, and end where the span ends', async () => {
    const rows = [
      ['Left cell of one.', LONG],
      ['Left cell of two.', 'Right cell of two.'],
    ];
    const document = await readDocument(await makePdf((pdf) => drawTable(pdf, rows, 400)));
    const [box, ...more] = find(document, 'Left cell of two.');
    expect(more).toEqual([]);
    expect(box?.right).toBeLessThan(2_720);
    expect(find(document, 'Right cell')[0]?.left).toBeGreaterThan(2_720);
  });

  it('every word of a PDF has its own', async () => {
    const document = await readDocument(await makePdf((pdf) => pdf.text(LONG, { width: 200 })));
    const words = document.boxes?.flatMap((page) => page.words) ?? [];
    const spans = Array.from({ length: words.length / BOX_LENGTH }, (_, n) =>
      document.text.slice(words[n * BOX_LENGTH], words[n * BOX_LENGTH + 1]),
    );
    expect(spans.join(' ')).toBe(document.text);
  });

  it('are none for text without pages', async () => {
    const document = await readDocument(Buffer.from(LONG));
    expect(document.boxes).toBeUndefined();
    expect(boxesOf(document, { start: 0, end: 10 })).toEqual([]);
  });
});
