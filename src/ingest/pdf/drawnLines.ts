import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { least, most } from '../layout/extremes.js';
import type { Ruling } from '../layout/printed.js';

/** What a page's drawing says beside its words. */
export interface Drawing {
  rulings: Ruling[];
  /** All words are painted invisibly, as OCR programs put them behind the picture of a scan. */
  isTextInvisible: boolean;
}

interface OperatorList {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

type Matrix = readonly number[];

/** Thicker shapes are areas and no lines, in points. */
const THICKEST = 3;
/** A page with more lines than this is a drawing, and they are no table's. */
const MOST_LINES = 4_000;
/** Text rendering mode of words that are not painted. */
const INVISIBLE = 3;
/** Operations in the flattened paths of pdfjs. */
const PATH = { move: 0, line: 1, curve: 2, close: 3 };

const FILLS = new Set<number>([OPS.fill, OPS.eoFill]);
const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke]);
const BOTH = new Set<number>([
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const SHOWS = new Set<number>([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText]);

/**
 * Reads straight lines out of a page's drawing: strokes, and filled shapes so thin that they are meant as lines.
 * @param toPage maps the space of the drawing to points from the top left corner of the page
 */
export function readDrawing({ fnArray, argsArray }: OperatorList, toPage: Matrix): Drawing {
  const rulings: Ruling[] = [];
  const saved: Matrix[] = [];
  let matrix = toPage;
  let mode = 0;
  const shown = { visible: 0, invisible: 0 };
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      matrix = saved.pop() ?? toPage;
    } else if (operator === OPS.transform) matrix = Util.transform(matrix, numbers(args));
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const [own] = Array.isArray(args) ? args : [];
      if (Array.isArray(own)) matrix = Util.transform(matrix, numbers(own));
    } else if (operator === OPS.setTextRenderingMode) mode = numbers(args)[0] ?? 0;
    else if (SHOWS.has(operator)) shown[mode === INVISIBLE ? 'invisible' : 'visible']++;
    else if (operator === OPS.constructPath && rulings.length < MOST_LINES) {
      for (const ruling of linesOfPath(args, matrix)) rulings.push(ruling);
    }
  });
  return { rulings, isTextInvisible: shown.invisible > 0 && shown.visible === 0 };
}

function numbers(args: unknown): number[] {
  const list: readonly unknown[] = Array.isArray(args) ? args : [];
  return list.map(Number);
}

/** `args` of constructPath: what is done with the path, and the path as one run of operations and coordinates. */
function linesOfPath(args: unknown, matrix: Matrix): Ruling[] {
  if (!Array.isArray(args)) return [];
  const [painted, paths] = args as [number, unknown];
  const path: unknown = Array.isArray(paths) ? paths[0] : null;
  if (!(path instanceof Float32Array)) return [];
  const isStroked = STROKES.has(painted) || BOTH.has(painted);
  if (!isStroked && !FILLS.has(painted)) return [];
  const lines: Ruling[] = [];
  for (const points of subpaths(path, matrix)) {
    const thin = thinShape(points);
    if (thin) lines.push(thin);
    else if (isStroked) for (const side of strokesOf(points)) lines.push(side);
  }
  return lines;
}

interface Point {
  x: number;
  y: number;
}

/** The straight parts of a path, mapped to the page; a curve parts them. */
function subpaths(path: Float32Array, matrix: Matrix): Point[][] {
  const found: Point[][] = [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const at = (i: number): Point => {
    const [x, y] = [path[i] ?? 0, path[i + 1] ?? 0];
    return { x: a * x + c * y + e, y: b * x + d * y + f };
  };
  for (let i = 0; i < path.length; ) {
    const operation = path[i];
    const open = found.at(-1);
    if (operation === PATH.line) open?.push(at(i + 1));
    else if (operation === PATH.move) found.push([at(i + 1)]);
    else if (operation === PATH.curve) found.push([at(i + 5)]);
    else if (open?.[0]) open.push(open[0]);
    i += operation === PATH.curve ? 7 : operation === PATH.close ? 1 : 3;
  }
  return found.filter((points) => points.length > 1);
}

/** A shape that is so thin, and longer than thick, that it is a line. */
function thinShape(points: readonly Point[]): Ruling | null {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [least(xs), most(xs)];
  const [top, bottom] = [least(ys), most(ys)];
  const [width, height] = [right - left, bottom - top];
  if (height <= THICKEST && width > 3 * height && width > THICKEST) {
    return { across: true, at: (top + bottom) / 2, from: left, to: right };
  }
  if (width <= THICKEST && height > 3 * width && height > THICKEST) {
    return { across: false, at: (left + right) / 2, from: top, to: bottom };
  }
  return null;
}

/** The sides of a shape that run straight across or down. */
function strokesOf(points: readonly Point[]): Ruling[] {
  return points
    .slice(1)
    .flatMap((point, index) => thinShape([points[index] as Point, point]) ?? []);
}
