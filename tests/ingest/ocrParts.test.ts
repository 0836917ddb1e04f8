import { describe, expect, it } from 'vitest';
import { Random } from '../../scripts/random.js';
import type { OcrWord } from '../../src/ingest/ocr/engine.js';
import { asSharp, type Raster, toRaster, turn } from '../../src/ingest/ocr/raster.js';
import { rasterRulings, withoutRulings } from '../../src/ingest/ocr/rulings.js';
import { lineHeights } from '../../src/ingest/ocr/sizes.js';
import { lieOf } from '../../src/ingest/ocr/skew.js';
import { repairWords } from '../../src/ingest/ocr/words.js';
import { isGarbled } from '../../src/ingest/pdf/garbled.js';
import { PER_POINT, resolutionFor } from '../../src/ingest/pdf/renderPages.js';

/** One line of words, side by side, all read with confidence unless it is said otherwise. */
function lineOf(text: string, confidence = 0.9, ofLine = 0.9): OcrWord[] {
  const line = { number: 0, confidence: ofLine, letters: text.length };
  return text.split(' ').map((word, n) => ({
    text: word,
    left: n * 100,
    right: n * 100 + 80,
    top: 100,
    bottom: 130,
    baseline: 125,
    lineHeight: 28,
    confidence,
    line,
  }));
}

describe('the resolution at which a page is drawn', () => {
  it.each([
    ['A4', 595, 842],
    ['a poster', 6_000, 8_000],
    ['a strip of a point and a mile', 1, 4_500_000],
    ['nothing', 0, 0],
    ['more than there is room for', 1e38, 1e38],
  ])('%s', (name, width, height) => {
    const perPoint = resolutionFor(width, height);
    expect(perPoint).toBeGreaterThan(0);
    expect(perPoint).toBeLessThanOrEqual(PER_POINT);
    if (name === 'A4') expect(perPoint).toBe(PER_POINT);
    expect(width * perPoint * height * perPoint).toBeLessThan(8_000_001);
    expect(Math.max(width, height) * perPoint).toBeLessThan(16_001);
  });
});

describe('repairs of what OCR has read', () => {
  it.each([
    ['| share the concern', 'I share the concern'],
    ["|'m content", "I'm content"],
    ['the ‘bodies’ “of” it', `the 'bodies' "of" it`],
    ['in November and 1 will examine it', 'in November and I will examine it'],
    ['a plan. 1 shall ask for it', 'a plan. I shall ask for it'],
    // Where a number can be meant, it stays.
    ['recommendations 4 and 1 will follow', 'recommendations 4 and 1 will follow'],
    ['recommendation 1 will follow', 'recommendation 1 will follow'],
    ['1 March 2026', '1 March 2026'],
    ['Recommendation I (definition)', 'Recommendation 1 (definition)'],
    ['each Recommendation I have accepted', 'each Recommendation I have accepted'],
    ['The HMICEFRS report', 'The HMICFRS report'],
    ['the 1ICSA definition', 'the IICSA definition'],
    ['Silverbridge DES 4QT', 'Silverbridge DE5 4QT'],
    ['the DES scheme', 'the DES scheme'],
    ['e adopted the definition', '• adopted the definition'],
    ['i.e. e adopted', 'i.e. e adopted'],
  ])('%s', (read, meant) => {
    const words = repairWords(lineOf(read), []);
    expect(words.map(({ text }) => text).join(' ')).toBe(meant);
  });

  it('drops scribbles, specks and remains of lines, and keeps words misread in a good line', () => {
    expect(repairWords(lineOf('Cpe wy', 0.3, 0.3), [])).toEqual([]);
    expect(repairWords(lineOf('~ .', 0.5), [])).toEqual([]);
    expect(repairWords(lineOf('bodies’', 0.1, 0.9), [])).toHaveLength(1);
    const ruling = { across: false, at: 85, from: 0, to: 400, thickness: 2 };
    const beside = repairWords(lineOf('| Recommendation'), [ruling]);
    expect(beside.map(({ text }) => text)).toEqual(['Recommendation']);
  });
});

describe('sizes of lines', () => {
  it('are even over a heading of two lines, and apart from the text below it', () => {
    const heights = [33, 31.5, 28, 27, 24, 28];
    const words = heights.flatMap((lineHeight, number) => {
      // The fifth line is too short to be measured.
      const letters = number === 4 ? 4 : 60;
      const [word] = lineOf('word') as [OcrWord];
      const line = { number, confidence: 0.9, letters };
      return Array.from({ length: number === 4 ? 1 : 9 }, () => ({
        ...word,
        line,
        lineHeight,
        baseline: 100 + number * 40,
      }));
    });
    const [first, second, ...rest] = [...lineHeights(words).values()];
    expect(first).toBe(second);
    expect(first).toBeGreaterThan(31);
    expect(new Set(rest)).toEqual(new Set([28]));
  });
});

/** Lines of black words, drawn as boxes, on white. */
function page(width = 1_000, height = 1_400): Raster {
  const data = Buffer.alloc(width * height, 255);
  const random = new Random(5);
  for (let y = 100; y < height - 100; y += 40) {
    for (let x = 80 + random.below(60); x < width - 160; x += 60 + random.below(60)) {
      for (let row = y; row < y + 14; row++) data.fill(0, row * width + x, row * width + x + 40);
    }
  }
  return { data, width, height };
}

describe('how a page lies', () => {
  it.each([0, 0.5, -1.6, 3, -5])('askew by %d degrees', async (degrees) => {
    const { raster } = await turn(page(), degrees);
    const lie = await lieOf(raster);
    expect(Math.abs((lie?.turn ?? 99) + degrees)).toBeLessThan(0.15);
    expect(lie?.isSideways).toBe(false);
  });

  it('on its side, and a little askew', async () => {
    const { raster } = await turn((await turn(page(), 1.5)).raster, 90);
    const lie = await lieOf(raster);
    expect(lie?.isSideways).toBe(true);
    expect(Math.abs((lie?.turn ?? 99) + 1.5)).toBeLessThan(0.15);
  });

  it('nothing can be said of an empty page', async () => {
    expect(await lieOf({ data: Buffer.alloc(250_000, 255), width: 500, height: 500 })).toBeNull();
  });

  it('a turn is undone by its map', async () => {
    const { raster, back } = await turn({ data: Buffer.alloc(80_000), width: 400, height: 200 }, 2);
    const [a, b, c, d, e, f] = back;
    const [x, y] = [raster.width / 2, raster.height / 2];
    expect([a * x + c * y + e, b * x + d * y + f]).toEqual([200, 100]);
  });
});

describe('lines of a picture', () => {
  it('are found between words, and taken out', async () => {
    const drawn = page();
    for (const y of [75, 895]) drawn.data.fill(0, y * 1_000 + 60, y * 1_000 + 900);
    for (let y = 75; y < 895; y++) drawn.data[y * 1_000 + 60] = 0;
    // As a scanner gives them: soft.
    const soft = await toRaster(asSharp(drawn).blur(0.5));
    const rulings = rasterRulings(soft);
    expect(rulings.map(({ across, at }) => [across, Math.round(at)])).toEqual([
      [true, 75],
      [true, 895],
      [false, 60],
    ]);
    expect(rasterRulings(withoutRulings(soft, rulings))).toEqual([]);
    expect(rasterRulings(page())).toEqual([]);
  });
});

describe('words that are none', () => {
  const prose = 'The force has adopted the definition and will use it in all of its policies. ';
  it.each([
    ['prose', prose.repeat(5), false],
    [
      'Welsh',
      'Mae’r heddlu wedi mabwysiadu y diffiniad ac yn ei ddefnyddio ym mhob polisi. '.repeat(5),
      false,
    ],
    [
      'letters moved along',
      prose
        .repeat(5)
        .replace(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 90) % 26) + 97)),
      true,
    ],
    ['private use', '\ue001\ue002\ue003 '.repeat(30), true],
    ['a short line', 'Xqzt wrth', false],
  ])('%s', (_, text, expected) => expect(isGarbled(text)).toBe(expected));
});
