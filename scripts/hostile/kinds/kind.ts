import type { Random } from '../../random.js';

/** The families of hostile files, by what reads them. */
export const FORMATS = [
  'pdf',
  'docx',
  'doc',
  'html',
  'mail',
  'archive',
  'picture',
  'text',
] as const;
export type Format = (typeof FORMATS)[number];

/** Makes a hostile file; the same bytes for the same state of the random numbers. */
export type Maker = (random: Random) => Buffer;
