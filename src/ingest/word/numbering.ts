import { type MarkupNode, outermost } from '../markup/nodes.js';
import { child, valOf } from './xmlTree.js';

/** How one level of a list is numbered. */
interface Level {
  /** `decimal`, `lowerLetter`, `bullet` ... */
  format: string;
  /** The printed number: `%1.` or `%1.%2` or `Recommendation %1:`. */
  text: string;
  start: number;
}

interface List {
  abstract: string;
  starts: ReadonlyMap<number, number>;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  list: string;
  level: number;
}

const MOST_LEVELS = 9;
/** Word counts no further. */
const HIGHEST = 32_767;
/** Letters are written again for each alphabet gone through: aa, bb ... no more often than this. */
const MOST_LETTERS = 30;

/**
 * The numbers that Word prints before paragraphs. The file does not hold them: they are counted while the paragraphs
 * are gone through in order, which is why "recommendation 4" may stand nowhere in the text of a document that shows it.
 */
export class Numbering {
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>();
  readonly #lists = new Map<string, List>();
  readonly #places = new Map<string, ListPlace>();
  readonly #counts = new Map<string, number[]>();

  /** @param numbering the part `numbering.xml`; @param styles the part `styles.xml`; both may be empty */
  constructor(numbering: MarkupNode, styles: MarkupNode) {
    for (const list of named(numbering, 'w:abstractNum')) {
      const levels = named(list, 'w:lvl').map((level): [number, Level] => [
        Number(level.attribs?.['w:ilvl'] ?? 0),
        {
          format: valOf(level, 'w:numFmt') ?? 'decimal',
          text: valOf(level, 'w:lvlText') ?? '',
          start: startOf(valOf(level, 'w:start')),
        },
      ]);
      this.#levels.set(list.attribs?.['w:abstractNumId'] ?? '', new Map(levels));
    }
    for (const list of named(numbering, 'w:num')) {
      const overrides = named(list, 'w:lvlOverride').flatMap((override): [number, number][] => {
        const start = valOf(override, 'w:startOverride');
        return start === undefined
          ? []
          : [[Number(override.attribs?.['w:ilvl'] ?? 0), startOf(start)]];
      });
      this.#lists.set(list.attribs?.['w:numId'] ?? '', {
        abstract: valOf(list, 'w:abstractNumId') ?? '',
        starts: new Map(overrides),
      });
    }
    this.#readStyles(styles);
  }

  /** The place that a paragraph's own properties or its style give it; null for none. */
  placeOf(properties: MarkupNode | undefined): ListPlace | null {
    const own = placeIn(child(properties, 'w:numPr'));
    const style = this.#places.get(valOf(properties, 'w:pStyle') ?? '');
    const list = own?.list ?? style?.list;
    // List 0 takes a paragraph out of the list of its style.
    if (list === undefined || list === '0') return null;
    return { list, level: own?.level ?? style?.level ?? 0 };
  }

  /** Counts the next paragraph at a place and gives its number as printed; null for bullets and unknown lists. */
  next({ list, level }: ListPlace): string | null {
    const { abstract, starts } = this.#lists.get(list) ?? { abstract: '', starts: new Map() };
    const levels = this.#levels.get(abstract);
    const own = levels?.get(level);
    const isLevel = Number.isInteger(level) && level >= 0 && level < MOST_LEVELS;
    if (!levels || !own || !isLevel) return null;
    // Lists of one abstract list go on counting together, unless one says where it starts.
    const key = starts.size > 0 ? `${abstract}/${list}` : abstract;
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    const first = (at: number) => starts.get(at) ?? levels.get(at)?.start ?? 1;
    for (let at = 0; at < level; at++) counts[at] ??= first(at);
    counts[level] = (counts[level] ?? first(level) - 1) + 1;
    counts.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return null;
    const printed = own.text.replace(/%([1-9])/g, (_, figure: string) => {
      const at = Number(figure) - 1;
      return figureOf(counts[at] ?? first(at), levels.get(at)?.format ?? 'decimal');
    });
    return printed.trim() === '' ? null : printed;
  }

  #readStyles(styles: MarkupNode): void {
    const rows = named(styles, 'w:style').map((style) => ({
      id: style.attribs?.['w:styleId'] ?? '',
      base: valOf(style, 'w:basedOn'),
      place: placeIn(child(child(style, 'w:pPr'), 'w:numPr')),
    }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id } of rows) {
      // A style has the list of the nearest style that it is based on; a circle ends after as many steps as styles.
      let at = byId.get(id);
      for (let steps = 0; at && !at.place?.list && steps < 20; steps++)
        at = byId.get(at.base ?? '');
      if (at?.place?.list)
        this.#places.set(id, { list: at.place.list, level: at.place.level ?? 0 });
    }
  }
}

function placeIn(
  numbering: MarkupNode | undefined,
): { list: string | undefined; level: number | undefined } | null {
  if (!numbering) return null;
  const level = valOf(numbering, 'w:ilvl');
  return {
    list: valOf(numbering, 'w:numId'),
    level: level === undefined ? undefined : Number(level),
  };
}

function named(node: MarkupNode, name: string): MarkupNode[] {
  return outermost(node, (element) => element.name === name);
}

/** Where a list begins to count; a damaged number is none. */
function startOf(value: string | undefined): number {
  const start = Number(value ?? 1);
  return Number.isInteger(start) && start >= 0 && start <= HIGHEST ? start : 1;
}

function figureOf(count: number, format: string): string {
  if (/letter/i.test(format) && count > 0 && count <= 26 * MOST_LETTERS) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    return format.startsWith('upper') ? letter.toUpperCase() : letter;
  }
  if (/roman/i.test(format) && count > 0 && count < 400) {
    return format.startsWith('upper') ? roman(count).toUpperCase() : roman(count);
  }
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function roman(count: number): string {
  const signs: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = count;
  let text = '';
  for (const [value, sign] of signs) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
