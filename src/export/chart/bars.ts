import { scaleLinear } from 'd3-scale';
import {
  basisText,
  type Comparison,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../compare/index.js';
import { COMPARISON_POSITIONS, STATUSES } from '../../model/index.js';
import { recommendationWords } from '../citation/words.js';
import { type Markup, markup } from '../markup.js';
import { wrap } from '../wrap.js';
import { type Mark, POSITION_MARKS, STATUS_MARKS, STATUS_WORDS } from './marks.js';
import { box, CHARACTER, LINE, line, MARGIN, svgFile, text } from './svg.js';

export interface Bar extends Mark {
  value: string;
  label: string;
  count: number;
}

/** How many bodies (or claims) stand where, for each recommendation. */
export interface BarChart {
  title: string;
  subtitle: string[];
  notes: string[];
  unit: 'bodies' | 'claims';
  groups: {
    recommendation: string;
    name: string;
    asks: string | null;
    total: number;
    bars: Bar[];
  }[];
}

/**
 * Counts bodies by position, or claims by status, for each recommendation that is addressed to forces. Bars stand in the
 * order of the codebook, which is no ranking.
 */
export function barChart(comparison: Comparison, unit: BarChart['unit'] = 'bodies'): BarChart {
  const { inspection, columns, rows } = comparison;
  const groups = columns.flatMap((column, n) => {
    if (column.addressedToForces === false) return [];
    const cells = rows.flatMap((row) => row.cells[n] ?? []);
    const bars =
      unit === 'bodies'
        ? counted(
            COMPARISON_POSITIONS,
            POSITION_MARKS,
            POSITION_WORDS,
            cells.map(({ position }) => position),
          )
        : counted(
            STATUSES,
            STATUS_MARKS,
            STATUS_WORDS,
            cells.flatMap(({ claims }) => claims.map(({ status }) => status)),
          );
    return [
      {
        recommendation: column.key,
        name: capital(recommendationWords(column.key)),
        asks: column.text,
        total: bars.reduce((sum, { count }) => sum + count, 0),
        bars,
      },
    ];
  });
  const published = inspection.published === null ? '' : `, published ${inspection.published}`;
  return {
    title: `${TABLE_HEADER}: ${unit} by ${unit === 'bodies' ? 'position' : 'status of claim'} and recommendation`,
    subtitle: [
      `${inspection.title ?? inspection.id} (${inspection.id}${published})`,
      basisText(comparison),
    ],
    notes: [STANDING_LINE],
    unit,
    groups,
  };
}

function counted<V extends string>(
  order: readonly V[],
  marks: Readonly<Record<V, Mark>>,
  words: Readonly<Record<V, string>>,
  found: readonly V[],
): Bar[] {
  return order.flatMap((value) => {
    const count = found.filter((one) => one === value).length;
    return count === 0 ? [] : [{ ...marks[value], value, label: words[value], count }];
  });
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The chart in characters: a letter, words, a bar and the count on each line. */
export function barText(chart: BarChart, width: number): string {
  const bars = chart.groups.flatMap((group) => group.bars);
  const label = Math.max(0, ...bars.map((bar) => bar.label.length));
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const room = Math.max(4, Math.min(40, width - label - 12));
  const scale = scaleLinear([0, most], [0, room]);
  const groups = chart.groups.map((group) =>
    [
      ...wrap(
        `${group.name} (${group.total} ${chart.unit})${group.asks ? `: ${group.asks}` : ''}`,
        width,
      ),
      ...group.bars.map(
        (bar) =>
          `  ${bar.letter} ${bar.label.padEnd(label)} ${'█'.repeat(Math.max(1, Math.round(scale(bar.count))))} ${bar.count}`,
      ),
      ...(group.bars.length === 0 ? ['  nothing'] : []),
    ].join('\n'),
  );
  return [
    [chart.title, ...chart.subtitle].flatMap((words) => wrap(words, width)).join('\n'),
    ...groups,
    ...chart.notes,
  ].join('\n\n');
}

const WIDTH = 860;
const BAR = 20;
const LABELS = 250;

export function barSvg(chart: BarChart): string {
  const inner = WIDTH - 2 * MARGIN;
  const most = Math.max(1, ...chart.groups.flatMap(({ bars }) => bars.map(({ count }) => count)));
  const scale = scaleLinear([0, most], [LABELS, inner - 40]).nice(5);
  const ticks = scale.ticks(5).filter(Number.isInteger);
  const parts: Markup[] = [];
  let y = 0;
  for (const group of chart.groups) {
    const asks = wrap(group.asks ?? '', Math.floor(inner / CHARACTER));
    parts.push(text(0, y + 14, `${group.name} (${group.total} ${chart.unit})`, { bold: true }));
    y += LINE + 4;
    for (const words of asks.filter((words) => words !== '')) {
      parts.push(text(0, y + 12, words));
      y += LINE;
    }
    const top = y;
    const height = group.bars.length * (BAR + 4);
    for (const tick of ticks) {
      parts.push(line([scale(tick), top], [scale(tick), top + height], true));
      parts.push(text(scale(tick), top + height + 14, `${tick}`, { anchor: 'middle', size: 11 }));
    }
    for (const bar of group.bars) {
      const words = `${group.name}: ${bar.label}: ${bar.count} ${chart.unit}`;
      parts.push(
        text(LABELS - 28, y + 15, bar.label, { anchor: 'end' }),
        text(LABELS - 14, y + 15, bar.letter, { anchor: 'middle', bold: true }),
        box(
          { x: LABELS, y: y + 2, width: scale(bar.count) - LABELS, height: BAR - 4 },
          bar.fill,
          words,
        ),
        text(scale(bar.count) + 6, y + 15, `${bar.count}`, { bold: true }),
      );
      y += BAR + 4;
    }
    y += LINE * 2;
  }
  return svgFile({
    title: chart.title,
    description: describe(chart),
    subtitle: chart.subtitle,
    notes: [`Length of a bar: number of ${chart.unit}.`, ...chart.notes],
    width: WIDTH,
    height: y,
    body: markup`${parts}`,
  });
}

function describe({ groups, unit, subtitle }: BarChart): string {
  const all = groups.map(
    ({ name, bars }) =>
      `${name}: ${bars.map(({ label, count }) => `${label} ${count}`).join(', ')}.`,
  );
  return [`Bar chart of ${unit}.`, ...subtitle, ...all].join(' ');
}
