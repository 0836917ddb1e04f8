import type { PrintedItem, PrintedPage } from '../layout/printed.js';
import type { OcrEngine, OcrWord } from './engine.js';
import { type Affine, chain, inkBelow, type Quarter, type Raster, scale, turn } from './raster.js';
import { rasterRulings, withoutRulings } from './rulings.js';
import { lineHeights } from './sizes.js';
import { lieOf } from './skew.js';
import { repairWords } from './words.js';

/** A page as OCR has read it. */
export interface OcrPage extends PrintedPage {
  /** Maps the points in which items and rulings are given (of the straightened page) to points of the page. */
  toPage: Affine;
  /** Size of the page before it was straightened, in points. */
  pageSize: { width: number; height: number };
  /** Mean confidence of its words by their length, 0 to 1; null if no word was found. */
  confidence: number | null;
}

/** Best mean confidence below which a page may lie on its head or side. */
const SURE = 0.75;
/** Fewer words than this are no evidence that a page lies as it should. */
const ENOUGH_WORDS = 4;
/** Size at which the four ways of laying a page are tried. */
const TRIAL_SCALE = 0.65;
/** Type is taller than its line's letters by this factor. */
const TYPE_SIZE = 1.04;

/**
 * Reads a picture of a page: turned upright and straightened, without its lines, which are kept as rulings.
 * @param perPoint pixels to a point; about 2.8 is best (200 dots an inch)
 */
export async function readPage(
  engine: OcrEngine,
  picture: Raster,
  perPoint: number,
): Promise<OcrPage> {
  const pageSize = { width: picture.width / perPoint, height: picture.height / perPoint };
  const nothing = { ...pageSize, pageSize, items: [], rulings: [], confidence: null };
  const identity: Affine = [1, 0, 0, 1, 0, 0];
  if (isBlank(picture)) return { ...nothing, toPage: identity };
  const lie = await lieOf(picture);
  const skew = lie?.turn ?? 0;
  let reading = await readTurned(engine, picture, lie?.isSideways ? 90 : 0, skew);
  if (reading.words.length > 0 && !isSure(reading.words)) {
    const quarter = await bestQuarter(engine, picture, skew);
    if (quarter !== reading.quarter) reading = await readTurned(engine, picture, quarter, skew);
  }
  const { words, rulings, back, straight } = reading;
  const items = itemsOf(words, perPoint);
  return {
    items,
    rulings: rulings.map((ruling) => ({
      across: ruling.across,
      at: ruling.at / perPoint,
      from: ruling.from / perPoint,
      to: ruling.to / perPoint,
    })),
    width: straight.width / perPoint,
    height: straight.height / perPoint,
    toPage: chain(chain([perPoint, 0, 0, perPoint, 0, 0], back), [
      1 / perPoint,
      0,
      0,
      1 / perPoint,
      0,
      0,
    ]),
    pageSize,
    confidence: meanConfidence(words),
  };
}

function isBlank(raster: Raster): boolean {
  const limit = inkBelow(raster);
  let ink = 0;
  for (const value of raster.data) if (value < limit) ink++;
  return ink < 60;
}

async function readTurned(engine: OcrEngine, picture: Raster, quarter: Quarter, skew: number) {
  const upright = await turn(picture, quarter);
  const straight = await turn(upright.raster, skew);
  const rulings = rasterRulings(straight.raster);
  const read = await engine.read(withoutRulings(straight.raster, rulings));
  return {
    words: repairWords(read, rulings),
    rulings,
    quarter,
    straight: straight.raster,
    back: chain(straight.back, upright.back),
  };
}

function isSure(words: readonly OcrWord[]): boolean {
  return words.length >= ENOUGH_WORDS && (meanConfidence(words) ?? 0) >= SURE;
}

/** The way of laying the page in which its words are read with most confidence, tried on a smaller picture. */
async function bestQuarter(engine: OcrEngine, picture: Raster, skew: number): Promise<Quarter> {
  const small = await scale(picture, TRIAL_SCALE);
  let best: { quarter: Quarter; score: number } = { quarter: 0, score: -1 };
  for (const quarter of [0, 90, 180, 270] as const) {
    const upright = await turn(small, quarter);
    const { raster } = await turn(upright.raster, skew);
    const words = (await engine.read(raster)).filter(({ text }) => /\p{L}{3}/u.test(text));
    const score = (meanConfidence(words) ?? 0) * Math.min(1, words.length / ENOUGH_WORDS);
    // A tie goes to the page as it lies.
    if (score > best.score + 0.02) best = { quarter, score };
  }
  return best.quarter;
}

/** Mean by number of letters; null without words. */
export function meanConfidence(
  words: readonly { text: string; confidence: number }[],
): number | null {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return null;
  const sum = words.reduce((total, { text, confidence }) => total + text.length * confidence, 0);
  return Math.round((1000 * sum) / letters) / 1000;
}

function itemsOf(words: readonly OcrWord[], perPoint: number): PrintedItem[] {
  const heights = lineHeights(words);
  return words.map((word) => ({
    text: word.text,
    left: word.left / perPoint,
    right: word.right / perPoint,
    top: word.top / perPoint,
    bottom: word.bottom / perPoint,
    y: word.baseline / perPoint,
    size: (TYPE_SIZE * (heights.get(word.line.number) ?? word.lineHeight)) / perPoint,
    bold: false,
    confidence: word.confidence,
  }));
}
