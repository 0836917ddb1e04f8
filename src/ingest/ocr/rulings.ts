import type { Ruling } from '../layout/printed.js';
import { inkBelow, type Raster } from './raster.js';

/** Shortest lines, in pixels at 200 dots an inch: across (longer than any stroke of type), and down. */
const SHORTEST = { across: 150, down: 64 };
/** Noise breaks a line by no more than this, in pixels, and leaves so large a share of it. */
const BREAK = 4;
const DENSITY = 0.8;
/** Thicker strokes are no lines but areas, in pixels. */
const THICKEST = 9;

/** So far beside a line, in pixels, there is no more ink than this share: else it is the edge of letters in a row. */
const ASIDE = 3;
const ALONE = 0.25;

/** A line in a picture, in pixels: `at` is its middle. */
export interface RasterRuling extends Ruling {
  thickness: number;
}

/** Straight lines of a straightened picture. */
export function rasterRulings(raster: Raster): RasterRuling[] {
  const limit = inkBelow(raster);
  return [...runsOf(raster, limit, true), ...runsOf(raster, limit, false)];
}

interface OpenLine {
  from: number;
  to: number;
  first: number;
  last: number;
}

/** Runs of ink along one direction, taken together where they lie side by side. */
function runsOf({ data, width, height }: Raster, limit: number, across: boolean): RasterRuling[] {
  const [tracks, length] = across ? [height, width] : [width, height];
  const [alongStep, trackStep] = across ? [1, width] : [width, 1];
  const shortest = across ? SHORTEST.across : SHORTEST.down;
  const done: OpenLine[] = [];
  let open: OpenLine[] = [];
  for (let track = 0; track < tracks; track++) {
    const isInk = (along: number) =>
      (data[track * trackStep + along * alongStep] as number) < limit;
    for (const { from, to } of longRuns(isInk, length, shortest)) {
      const line = open.find((other) => from <= other.to + BREAK && other.from <= to + BREAK);
      if (!line) open.push({ from, to, first: track, last: track });
      else {
        line.from = Math.min(line.from, from);
        line.to = Math.max(line.to, to);
        line.last = track;
      }
    }
    done.push(...open.filter(({ last }) => last < track - 1));
    open = open.filter(({ last }) => last >= track - 1);
  }
  /** Share of ink along a line on one of its sides. */
  const inkBeside = (track: number, { from, to }: OpenLine) => {
    if (track < 0 || track >= tracks) return 0;
    let ink = 0;
    for (let along = from; along <= to; along++) {
      if ((data[track * trackStep + along * alongStep] as number) < limit) ink++;
    }
    return ink / (to - from + 1);
  };
  const isAlone = (line: OpenLine) =>
    inkBeside(line.first - ASIDE, line) < ALONE && inkBeside(line.last + ASIDE, line) < ALONE;
  return [...done, ...open]
    .filter((line) => line.last - line.first < THICKEST && isAlone(line))
    .map(({ from, to, first, last }) => ({
      across,
      from,
      to,
      at: (first + last) / 2,
      thickness: last - first + 1,
    }));
}

function longRuns(
  isInk: (along: number) => boolean,
  length: number,
  shortest: number,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  let last = -1;
  let ink = 0;
  const close = () => {
    const span = last - from + 1;
    if (from >= 0 && span >= shortest && ink >= DENSITY * span) runs.push({ from, to: last });
    from = -1;
    ink = 0;
  };
  for (let along = 0; along < length; along++) {
    if (!isInk(along)) continue;
    if (from >= 0 && along - last > BREAK) close();
    if (from < 0) from = along;
    last = along;
    ink++;
  }
  close();
  return runs;
}

/** The picture without its lines, which OCR would take for letters. */
export function withoutRulings(raster: Raster, rulings: readonly RasterRuling[]): Raster {
  const data = Buffer.from(raster.data);
  const { width, height } = raster;
  for (const { across, at, from, to, thickness } of rulings) {
    const reach = Math.ceil(thickness / 2) + 1;
    const [least, most] = [Math.max(0, Math.round(at) - reach), Math.round(at) + reach];
    for (let track = least; track <= Math.min(most, (across ? height : width) - 1); track++) {
      if (across) data.fill(255, track * width + from, track * width + to + 1);
      else for (let y = from; y <= to; y++) data[y * width + track] = 255;
    }
  }
  return { data, width, height };
}
