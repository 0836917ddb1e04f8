import { type CompiledSpeakerSign, type Lexicon, speakerSignsOf } from '../lexicon/index.js';
import { officesNamed, SIGNS_CHIEF, SIGNS_OVERSEER } from './officesNamed.js';
import type { Block } from './types.js';

/** What may be known of a block to tell whose words it is: a number for each sign, zero where it is left out. */
export type SpeakerSigns = ReadonlyMap<string, number>;

const INTRODUCES = /:\s*["“'‘]?\s*$/;
/** Words at the top and at the end of a paper that tell what it is. */
const FRAME =
  /\b(?:chief constable|commissioner|mayor|force|joint|board|committee|dear|section 55|response of|home secretary|assistant chief|chief executive|published|minister)\b/gi;
/** Blocks that count as the top or the end of a paper. */
const EDGE = 6;
/** Distances beyond this are all the same. */
const FAR = 20;

const spoken = ({ heading, layout }: Block): boolean =>
  !heading && layout.kind !== 'furniture' && layout.kind !== 'caption';

function countsOf(text: string, signs: readonly CompiledSpeakerSign[]): number[] {
  return signs.map(({ pattern }) => text.match(pattern)?.length ?? 0);
}

/** Sums of counts over stretches of blocks, each in constant time. */
class Sums {
  private readonly upTo: number[][];

  constructor(counts: readonly number[][], width: number) {
    this.upTo = [new Array<number>(width).fill(0)];
    for (const [i, row] of counts.entries())
      this.upTo.push(row.map((n, j) => n + (this.upTo[i]?.[j] ?? 0)));
  }

  /** Of the blocks from `from` up to, not including, `to`. */
  between(from: number, to: number, sign: number): number {
    return (this.upTo[to]?.[sign] ?? 0) - (this.upTo[from]?.[sign] ?? 0);
  }
}

/** For each block, what stands nearest before or after it that names an office, and how far away. */
interface Nearest {
  office: number;
  distance: number;
}

function nearest(
  blocks: readonly Block[],
  officeOf: (block: Block, index: number) => number,
): Nearest[] {
  let office = 0;
  let at = -1;
  return blocks.map((block, index) => {
    const before = { office, distance: office === 0 ? FAR : Math.min(FAR, index - at) };
    const own = officeOf(block, index);
    if (own !== 0) {
      office = own;
      at = index;
    }
    return before;
  });
}

function signatureAfter(blocks: readonly Block[]): Nearest[] {
  const officeOf = (block: Block, fromEnd: number): number => {
    if (block.heading || block.layout.kind === 'furniture' || block.text.length >= 160) return 0;
    if (fromEnd > 0.7 * blocks.length) return 0;
    if (SIGNS_OVERSEER.test(block.text)) return 2;
    return SIGNS_CHIEF.test(block.text) ? 1 : 0;
  };
  return nearest([...blocks].reverse(), officeOf).reverse();
}

/** Of a cell: the head of its column, and which offices the heads of the other columns name. */
interface HeadsOfCell {
  own: string;
  others: number[];
}

function headsOfCells(blocks: readonly Block[]): Map<number, HeadsOfCell> {
  const tables = new Map<number, { heads: Map<number, string>; naming: number[] }>();
  const found = new Map<number, HeadsOfCell>();
  for (const block of blocks) {
    if (block.layout.kind !== 'cell') continue;
    const { table = 0, row = 0, column = 0 } = block.layout;
    const of = tables.get(table) ?? { heads: new Map<number, string>(), naming: [0, 0, 0, 0] };
    tables.set(table, of);
    const count = (text: string, by: number) => {
      const office = officesNamed(text);
      of.naming[office] = (of.naming[office] ?? 0) + by;
    };
    if (row === 0 || block.heading) {
      const before = of.heads.get(column);
      if (before !== undefined) count(before, -1);
      of.heads.set(column, block.text);
      count(block.text, 1);
    }
    const own = of.heads.get(column);
    const mine = own === undefined ? -1 : officesNamed(own);
    found.set(block.index, {
      own: own ?? '',
      others: of.naming.flatMap((n, office) => (n - (office === mine ? 1 : 0) > 0 ? [office] : [])),
    });
  }
  return found;
}

function frameSigns(name: string, blocks: readonly Block[]): [string, number][] {
  const text = blocks.map((block) => block.text).join(' ');
  const words = new Set((text.match(FRAME) ?? []).map((word) => word.toLowerCase()));
  return [...words].map((word) => [`${name}:${word}`, 1]);
}

/** Start and end of the run of blocks without a heading in which each block stands. */
function sectionsOf(blocks: readonly Block[]): { from: number; to: number }[] {
  const bounds: { from: number; to: number }[] = [];
  let from = 0;
  const close = (to: number) => {
    for (let i = from; i < to; i++) bounds[i] = { from, to };
  };
  for (const [i, block] of blocks.entries()) {
    if (!block.heading) continue;
    close(i);
    bounds[i] = { from: i, to: i + 1 };
    from = i + 1;
  }
  close(blocks.length);
  return bounds;
}

/**
 * What is counted of each block that may be somebody's words: its own words, those of its neighbours, of its section or
 * column and of the whole paper; the headings over it; the office named last in a heading, named last before a colon,
 * and signing next. One block at a time, since a long paper has many: `wanted` says of which.
 */
export function* speakerSignsIn(
  blocks: readonly Block[],
  lexicon: Lexicon,
  text: string,
  wanted: (block: Block) => boolean = () => true,
): Generator<[Block, SpeakerSigns]> {
  const all = speakerSignsOf(lexicon);
  const signs = all.filter(({ row }) => row.of === 'text');
  const inHeads = all.filter(({ row }) => row.of === 'heading');
  const counts = blocks.map((block) => countsOf(block.text, signs));
  const silent = signs.map(() => 0);
  const sums = new Sums(
    blocks.map((block, i) => (spoken(block) ? (counts[i] ?? silent) : silent)),
    signs.length,
  );
  const lengths = new Sums(
    blocks.map((block) => [Math.max(1, block.text.length)]),
    1,
  );
  const whole = Math.max(1, lengths.between(0, blocks.length, 0)) / 1000;
  const headOffice = nearest(blocks, (block) => (block.heading ? officesNamed(block.text) : 0));
  const introduced = nearest(blocks, (block) =>
    !block.heading && INTRODUCES.test(block.text) ? officesNamed(block.text.slice(-160)) : 0,
  );
  const signed = signatureAfter(blocks);
  const cells = headsOfCells(blocks);
  const columns = columnSums(blocks, counts);
  const sections = sectionsOf(blocks);
  const heads = blocks.filter((block) => block.heading);
  const offices = heads.map((block) => officesNamed(block.text));
  const paper: [string, number][] = [
    ...frameSigns('TOP', blocks.slice(0, EDGE)),
    ...frameSigns('END', blocks.slice(-EDGE)),
    ...[1, 2, 3].map((office): [string, number] => [
      `HEADS:${office}`,
      offices.filter((one) => one === office).length,
    ]),
    ['HEADS', heads.length],
    ...signs.map(({ row }, j): [string, number] => [
      `PAPER:${row.id}`,
      sums.between(0, blocks.length, j) / whole,
    ]),
  ];
  const headed = (name: string, span: { text: string } | undefined): [string, number][] =>
    span
      ? [
          [`${name}:office`, officesNamed(span.text)],
          ...countsOf(span.text, inHeads).map((n, j): [string, number] => [
            `${name}:${inHeads[j]?.row.id}`,
            Math.min(1, n),
          ]),
        ]
      : [];
  const above: Block[] = [];
  let open = false;
  for (const [i, block] of blocks.entries()) {
    const opened = open;
    for (const mark of block.text.match(/[“”]/g) ?? []) open = mark === '“';
    if (block.heading) above.unshift(block);
    above.length = Math.min(above.length, 3);
    if (!spoken(block) || !wanted(block)) continue;
    const { from, to } = sections[i] ?? { from: i, to: i + 1 };
    const column = columns.get(columnKey(block));
    const inSection = (j: number) => (column ? (column[j] ?? 0) : sums.between(from, to, j));
    const sectionLength = column ? (column.at(-1) ?? 1) : lengths.between(from, to, 0);
    const cell = cells.get(block.index);
    const entries: [string, number][] = [
      ...paper,
      ...signs.flatMap(({ row: { id } }, j): [string, number][] => [
        [`OWN:${id}`, Math.min(4, counts[i]?.[j] ?? 0)],
        [
          `SHARE-BEFORE:${id}`,
          (sums.between(0, i, j) + 1) / (sums.between(0, blocks.length, j) + 2),
        ],
        [`SECTION:${id}`, (1000 * inSection(j)) / Math.max(1, sectionLength)],
        ...[4, 10].map((reach): [string, number] => [
          `WITHIN-${reach}:${id}`,
          sums.between(Math.max(0, i - reach), Math.min(blocks.length, i + reach + 1), j),
        ]),
        ...[-2, -1, 1].map((step): [string, number] => [
          `NEIGHBOUR${step}:${id}`,
          Math.min(3, counts[i + step]?.[j] ?? 0),
        ]),
      ]),
      ...[-2, -1, 1].flatMap((step): [string, number][] => {
        const other = blocks[i + step];
        return other
          ? [
              [`NEIGHBOUR${step}:introduces`, INTRODUCES.test(other.text) ? 1 : 0],
              [`NEIGHBOUR${step}:office`, officesNamed(other.text.slice(-200))],
              [`NEIGHBOUR${step}:heading`, other.heading ? 1 : 0],
            ]
          : [];
      }),
      ['LENGTH', block.text.length],
      [`KIND:${block.layout.kind}`, 1],
      ['PLACE', i / blocks.length],
      ['SECTION-BLOCKS', to - from],
      ['SECTION-PLACE', i - from],
      ...[0, 1, 2].flatMap((k) => headed(`HEAD-ABOVE-${k}`, above[k])),
      ...[0, 1, 2].flatMap((k) => {
        const span = block.headings[block.headings.length - 1 - k];
        return headed(`HEAD-OPEN-${k}`, span && { text: text.slice(span.start, span.end) });
      }),
      ...headed(
        'LABEL',
        block.label ? { text: text.slice(block.label.start, block.label.end) } : undefined,
      ),
      ...headed('COLUMN', cell?.own ? { text: cell.own } : undefined),
      ...(cell?.others ?? []).map((office): [string, number] => [`OTHER-COLUMN:${office}`, 1]),
      ['HEADED-LAST', headOffice[i]?.office ?? 0],
      ['HEADED-LAST-DISTANCE', headOffice[i]?.distance ?? FAR],
      ['INTRODUCED-LAST', introduced[i]?.office ?? 0],
      ['INTRODUCED-LAST-DISTANCE', introduced[i]?.distance ?? FAR],
      ['SIGNED-NEXT', signed[i]?.office ?? 0],
      ['SIGNED-NEXT-DISTANCE', signed[i]?.distance ?? FAR],
      ['IN-QUOTATION', opened ? 1 : 0],
    ];
    yield [block, new Map(entries.filter(([, value]) => value !== 0))];
  }
}

function columnKey({ layout }: Block): string | null {
  return layout.kind === 'cell' ? `${layout.table ?? 0}:${layout.column ?? 0}` : null;
}

/** Counts over all cells of each column, and last the length of their text. */
function columnSums(
  blocks: readonly Block[],
  counts: readonly number[][],
): Map<string | null, number[]> {
  const found = new Map<string | null, number[]>();
  for (const [i, block] of blocks.entries()) {
    const key = columnKey(block);
    if (key === null) continue;
    const row = [...(counts[i] ?? []), block.text.length];
    const before = found.get(key);
    found.set(key, before ? row.map((n, j) => n + (before[j] ?? 0)) : row);
  }
  return found;
}
