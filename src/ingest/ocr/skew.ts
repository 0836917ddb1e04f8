import { inkBelow, type Raster, scale } from './raster.js';

/** Skews beyond this are none of a scanner, in degrees. */
const MOST_SKEW = 7;
/** Below this, in degrees, straightening costs more than it brings. */
const LEAST_SKEW = 0.08;
/** So much sharper must the rows be if the page is turned by a quarter: margins and columns are sharp, too. */
const SIDEWAYS = 1.4;
/** The angle is measured on a picture of this width, in pixels. */
const MEASURED_WIDTH = 800;
/** More points of ink than this add nothing. */
const MOST_POINTS = 60_000;

interface Points {
  x: readonly number[];
  y: readonly number[];
  height: number;
}

/** What the lines of text of a page say of how it lies. */
export interface Lie {
  /** By how much the page is to be turned clockwise to be straight, in degrees. */
  turn: number;
  /** The lines run from top to bottom: the page lies on its side. */
  isSideways: boolean;
}

/**
 * How a page lies, from its ink: along straight lines of text, base line after base line, full and empty rows of pixels
 * follow one another most sharply. Null if there is too little ink for lines.
 */
export async function lieOf(raster: Raster): Promise<Lie | null> {
  const small = await scale(
    raster,
    Math.min(1, MEASURED_WIDTH / Math.min(raster.width, raster.height)),
  );
  const points = inkOf(small);
  if (points.x.length < 400) return null;
  const upright = bestTurn(points);
  const turned: Points = { x: points.y, y: points.x, height: small.width };
  const sideways = bestTurn(turned);
  const isSideways = sideways.sharpness > SIDEWAYS * upright.sharpness;
  // Seen from the side, the same turn has the opposite sign.
  const turn = isSideways ? -sideways.turn : upright.turn;
  return { turn: Math.abs(turn) < LEAST_SKEW ? 0 : turn, isSideways };
}

function inkOf(raster: Raster): Points {
  const { data, width, height } = raster;
  const limit = inkBelow(raster);
  let count = 0;
  for (const value of data) if (value < limit) count++;
  // A picture that is mostly dark has no lines of text.
  if (count > 0.5 * data.length) count = 0;
  const share = count === 0 ? 0 : Math.min(1, MOST_POINTS / count);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < data.length && share > 0; i++) {
    if ((data[i] as number) >= limit || scattered(i) > share) continue;
    x.push(i % width);
    y.push(Math.floor(i / width));
  }
  return { x, y, height };
}

/** From 0 to 1, the same for the same place: every second pixel, say, would make columns of its own. */
function scattered(place: number): number {
  return (Math.imul(place, 2_654_435_761) >>> 0) / 4_294_967_296;
}

function bestTurn(points: Points): { turn: number; sharpness: number } {
  let best = { turn: 0, sharpness: sharpness(points, 0) };
  const tryTurns = (from: number, to: number, step: number) => {
    for (let turn = from; turn <= to + 1e-9; turn += step) {
      const value = sharpness(points, turn);
      if (value > best.sharpness) best = { turn, sharpness: value };
    }
  };
  tryTurns(-MOST_SKEW, MOST_SKEW, 0.5);
  tryTurns(best.turn - 0.5, best.turn + 0.5, 0.1);
  tryTurns(best.turn - 0.1, best.turn + 0.1, 0.02);
  return best;
}

/** How sharply rows of ink part from rows of paper after a turn by so many degrees, clockwise. */
function sharpness({ x, y, height }: Points, turn: number): number {
  const slope = Math.tan((turn * Math.PI) / 180);
  const margin = 200;
  const rows = new Float64Array(height + 2 * margin);
  for (let i = 0; i < x.length; i++) {
    const row = Math.round((y[i] as number) + slope * (x[i] as number)) + margin;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) {
    const step = (rows[row] as number) - (rows[row - 1] as number);
    sum += step * step;
  }
  return sum;
}
