import { type Markup, markup } from '../markup.js';
import { wrap } from '../wrap.js';
import type { Fill } from './marks.js';

/** Sizes in pixels, and how wide a character of the font is on average. */
export const FONT = 13;
export const LINE = 18;
export const CHARACTER = 6.9;
export const MARGIN = 20;

export interface Drawing {
  /** What it shows; the first text that a screen reader reads. */
  title: string;
  /** All that it shows, in words, for who cannot see it. */
  description: string;
  /** Lines under the title: what it rests on. */
  subtitle: readonly string[];
  /** Lines under the drawing. */
  notes: readonly string[];
  width: number;
  /** Height of the body alone. */
  height: number;
  /** Drawn from (0, 0) down. */
  body: Markup;
}

/**
 * A drawing as an SVG file that needs nothing else. Colours stand in attributes, for programs without style sheets, and
 * are turned round where the reader's screen is dark.
 */
export function svgFile(drawing: Drawing): string {
  const room = Math.floor((drawing.width - 2 * MARGIN) / CHARACTER);
  const title = wrap(drawing.title, Math.floor(room * 0.85));
  const head = drawing.subtitle.flatMap((line) => wrap(line, room));
  const foot = drawing.notes.flatMap((line) => wrap(line, room));
  const top = MARGIN + title.length * (LINE + 3) + head.length * LINE + LINE;
  const bottom = top + drawing.height + LINE;
  const height = bottom + foot.length * LINE + MARGIN;
  return `${
    markup`<svg xmlns="http://www.w3.org/2000/svg" width="${drawing.width}" height="${height}" viewBox="0 0 ${drawing.width} ${height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="${FONT}">
<title id="title">${drawing.title}</title>
<desc id="description">${drawing.description}</desc>
${STYLE}
${PATTERNS}
<rect class="paper" width="${drawing.width}" height="${height}" fill="#ffffff"/>
${title.map((line, n) => text(MARGIN, MARGIN + (n + 0.7) * (LINE + 3), line, { size: 16, bold: true }))}
${head.map((line, n) => text(MARGIN, MARGIN + title.length * (LINE + 3) + (n + 0.7) * LINE, line))}
<g transform="translate(${MARGIN} ${top})">
${drawing.body}
</g>
${foot.map((line, n) => text(MARGIN, bottom + (n + 0.7) * LINE, line))}
</svg>
`.text
  }`;
}

interface TextStyle {
  size?: number;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
}

/** One line of text; `y` is its base line. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): Markup {
  const { size = FONT, bold = false, anchor = 'start' } = style;
  return markup`<text class="ink" x="${round(x)}" y="${round(y)}" fill="#1b1b1b" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" text-anchor="${anchor}">${words}</text>\n`;
}

/** A line; dashed where it is no more than a help to the eye. */
export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  dashed = false,
): Markup {
  return markup`<line class="edge" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#6b6b6b" stroke-width="1"${dashed ? DASHES : ''}/>\n`;
}

const DASHES = markup` stroke-dasharray="2 4"`;

/** A box with a filling and an outline, and what it is in words. */
export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: Fill,
  words: string,
): Markup {
  const paint = fill === 'none' ? 'none' : fill === 'solid' ? '#b9cfe4' : `url(#${fill})`;
  return markup`<rect class="${fill === 'solid' ? 'tint edge' : 'edge'}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${paint}" stroke="#6b6b6b"><title>${words}</title></rect>\n`;
}

/** To a tenth of a pixel: the same digits on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const STYLE = markup`<style>
@media (prefers-color-scheme: dark) {
  .paper { fill: #16181c }
  .ink { fill: #f0f0f0 }
  .edge { stroke: #a8a8a8 }
  .tint { fill: #2f4a66 }
  .stroke { stroke: #7fa6cc }
  .dot { fill: #7fa6cc }
}
</style>`;

const PATTERNS = markup`<defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 6L6 0" stroke="#7d9dbd" stroke-width="1"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1" fill="#7d9dbd"/></pattern>
<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 3H6" stroke="#7d9dbd" stroke-width="1"/></pattern>
<pattern id="bars" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stroke" d="M3 0V6" stroke="#7d9dbd" stroke-width="1"/></pattern>
<pattern id="cross" width="8" height="8" patternUnits="userSpaceOnUse"><path class="stroke" d="M0 8L8 0M0 0L8 8" stroke="#7d9dbd" stroke-width="1"/></pattern>
</defs>`;
