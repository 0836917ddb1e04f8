import sharp, { type Sharp } from 'sharp';

/** A grey picture: one byte a pixel, 0 is black, row by row from the top. */
export interface Raster {
  data: Buffer;
  width: number;
  height: number;
}

/** A map of the plane, as in SVG: x' = a x + c y + e, y' = b x + d y + f. */
export type Affine = readonly [number, number, number, number, number, number];

/** Quarter turns, clockwise. */
export type Quarter = 0 | 90 | 180 | 270;

/** The raster as sharp takes it. */
export function asSharp({ data, width, height }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

/** What sharp has drawn, as a grey raster. */
export async function toRaster(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture
    .toColourspace('b-w')
    .extractChannel(0)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Turned clockwise by `degrees`, on white; `back` maps its pixels to those of the raster that was given. */
export async function turn(
  raster: Raster,
  degrees: number,
): Promise<{ raster: Raster; back: Affine }> {
  if (degrees === 0) return { raster, back: [1, 0, 0, 1, 0, 0] };
  const turned = await toRaster(asSharp(raster).rotate(degrees, { background: '#ffffff' }));
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // About the middles of the two pictures: the inverse of a clockwise turn, where y grows downwards.
  const [mx, my] = [turned.width / 2, turned.height / 2];
  const e = raster.width / 2 - (cos * mx + sin * my);
  const f = raster.height / 2 - (-sin * mx + cos * my);
  return { raster: turned, back: [cos, -sin, sin, cos, e, f] };
}

/** Another size, by a factor. */
export function scale(raster: Raster, factor: number): Promise<Raster> {
  const width = Math.max(1, Math.round(raster.width * factor));
  return toRaster(asSharp(raster).resize(width, undefined, { kernel: 'lanczos3' }));
}

/** First `first`, then `second`. */
export function chain(first: Affine, second: Affine): Affine {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = second;
  return [
    A * a + C * b,
    B * a + D * b,
    A * c + C * d,
    B * c + D * d,
    A * e + C * f + E,
    B * e + D * f + F,
  ];
}

/** Ink is darker than this share of the way from the darkest that is printed to the paper. */
const INK_SHARE = 0.6;

/** The grey value below which a pixel is ink. */
export function inkBelow({ data }: Raster): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of data) counts[value] = (counts[value] as number) + 1;
  const at = (share: number) => {
    let sum = 0;
    for (let value = 0; value < 256; value++) {
      sum += counts[value] as number;
      if (sum >= share * data.length) return value;
    }
    return 255;
  };
  // A page with one line of text has a thousandth of ink.
  const [darkest, paper] = [at(0.001), at(0.5)];
  return paper - darkest < 30 ? darkest : darkest + INK_SHARE * (paper - darkest);
}
