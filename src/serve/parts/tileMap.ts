import { type Mark, type Markup, markup } from '../../export/index.js';
import type { AreaRow } from '../../lexicon/index.js';

/** What a tile shows. */
export interface Tile {
  mark: Mark;
  /** In words: what it says of this area. */
  words: string;
  /** Address of what it rests on; null where there is nothing to see. */
  link: string | null;
}

const SIZE = 64;
const GAP = 4;

/**
 * A map of tiles of one size, so that a small area counts as much as a large one. Each tile has a letter, a filling and
 * words; the same is told by the table beside it.
 * @param tiles by force id; an area without one is drawn empty.
 */
export function tileMap(
  areas: readonly AreaRow[],
  names: ReadonlyMap<string, string>,
  tiles: ReadonlyMap<string, Tile>,
  title: string,
): Markup | null {
  if (areas.length === 0) return null;
  const left = Math.min(...areas.map(({ column }) => column));
  const top = Math.min(...areas.map(({ row }) => row));
  const width = (Math.max(...areas.map(({ column }) => column)) - left + 1) * SIZE;
  const height = (Math.max(...areas.map(({ row }) => row)) - top + 1) * SIZE;
  return markup`<svg class="map" viewBox="0 0 ${width} ${height}" role="group" aria-label="${title}">
${PATTERNS}
${areas.map((area) => drawn(area, (area.column - left) * SIZE, (area.row - top) * SIZE, names.get(area.id) ?? area.shortName, tiles.get(area.id)))}</svg>`;
}

function drawn(
  { shortName }: AreaRow,
  x: number,
  y: number,
  name: string,
  tile: Tile | undefined,
): Markup {
  const letter = tile?.mark.letter ?? '';
  const words = `${name}: ${tile?.words ?? 'not asked'}`;
  const side = SIZE - GAP;
  const box = markup`<title>${words}</title><rect class="tile fill-${tile?.mark.fill ?? 'none'}${tile ? null : ' empty'}" x="${x + GAP / 2}" y="${y + GAP / 2}" width="${side}" height="${side}"/><text class="letter" x="${x + SIZE / 2}" y="${y + 28}">${letter}</text><text class="area" x="${x + SIZE / 2}" y="${y + 50}">${shortName}</text>`;
  return tile?.link == null
    ? markup`<g role="img" aria-label="${words}">${box}</g>\n`
    : markup`<a href="${tile.link}">${box}</a>\n`;
}

const PATTERNS = markup`<defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 6L6 0"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1"/></pattern>
<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 3H6"/></pattern>
<pattern id="bars" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M3 0V6"/></pattern>
<pattern id="cross" width="8" height="8" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 8L8 0M0 0L8 8"/></pattern>
</defs>`;
