import { scaleUtc } from 'd3-scale';
import { recommendationWords } from '../citation/words.js';
import { type Markup, markup } from '../markup.js';
import { wrap } from '../wrap.js';
import { CHARACTER, LINE, line, MARGIN, round, svgFile, text } from './svg.js';
import type { Promised, Timeline } from './timeline.js';

const WIDTH = 1100;
const LABELS = 520;
const DAY = 86_400_000;

/**
 * Letters as squares and what they promise as lines to a diamond, on an axis of time; reports as dashed lines. A month or
 * a year without a day is drawn at its end, until when it runs.
 */
export function timelineSvg(timeline: Timeline): string {
  const { letters, reports } = timeline;
  const dates = [
    ...letters.flatMap(({ date, promises }) => [date ?? [], promises.map(({ due }) => due)].flat()),
    ...reports.map(({ published }) => published),
  ].map(endOf);
  const inner = WIDTH - 2 * MARGIN;
  const from = Math.min(...dates, Number.POSITIVE_INFINITY);
  const to = Math.max(...dates, Number.NEGATIVE_INFINITY);
  const empty = dates.length === 0;
  const scale = scaleUtc(empty ? [0, DAY] : [from - 20 * DAY, to + 20 * DAY], [
    LABELS + 20,
    inner - 10,
  ]);
  const parts: Markup[] = [];
  let y = LINE;
  for (const letter of letters) {
    const head = `${letter.date ?? 'undated'}: ${letter.inspections.join(', ') || letter.fileName}`;
    const again = letter.again > 0 ? ` (held ${letter.again + 1} times)` : '';
    parts.push(text(0, y + 13, `${head}${again}`, { bold: true }));
    const at = letter.date === null ? null : scale(endOf(letter.date));
    if (at !== null)
      parts.push(square(at, y + 9, `Response of ${letter.date}, ${letter.claims} claims`));
    y += LINE + 4;
    for (const promise of letter.promises) {
      const lines = promiseLines(promise);
      const due = scale(endOf(promise.due));
      parts.push(...lines.map((words, n) => text(12, y + 13 + n * LINE, words)));
      if (at !== null) parts.push(line([at, y + 9], [due - 6, y + 9]));
      parts.push(diamond(due, y + 9, `${promise.due}: “${promise.quote}”`));
      y += lines.length * LINE + 4;
    }
    if (letter.promises.length === 0) {
      parts.push(text(12, y + 13, 'no promise with a date'));
      y += LINE + 4;
    }
    y += LINE;
  }
  const axis = y;
  const ticks = empty ? [] : scale.ticks(6);
  const days = ticks.map((tick) => tick.toISOString().slice(0, 10));
  // Months are enough, unless two ticks stand in one.
  const digits = new Set(days.map((day) => day.slice(0, 7))).size < days.length ? 10 : 7;
  const marks = [
    ...ticks.flatMap((tick) => [
      line([scale(tick), axis], [scale(tick), axis + 5]),
      text(scale(tick), axis + LINE, tick.toISOString().slice(0, digits), {
        anchor: 'middle',
        size: 11,
      }),
    ]),
    ...reports.map(({ published }) =>
      line([scale(endOf(published)), 0], [scale(endOf(published)), axis], true),
    ),
    ...reports.map(({ published }, n) =>
      text(scale(endOf(published)) + 3, 10, `R${n + 1}`, { size: 11, bold: true }),
    ),
    line([LABELS + 20, axis], [inner - 10, axis]),
  ];
  return svgFile({
    title: timeline.title,
    description: describe(timeline),
    subtitle: timeline.subtitle,
    notes: [
      'Square: a response, by the date written on it. Diamond: until when something is to be done. Dashed: a report.',
      ...reports.map(
        ({ title, id, published }, n) => `R${n + 1}: ${title ?? id}, published ${published}`,
      ),
      ...timeline.notes,
    ],
    width: WIDTH,
    height: axis + LINE * 2,
    body: markup`${marks}${parts}`,
  });
}

function promiseLines({ due, quote, recommendations }: Promised): string[] {
  const on = recommendations.map(recommendationWords).join(', ');
  const words = `until ${due}${on === '' ? '' : ` (${on})`}: “${quote}”`;
  return wrap(words, Math.floor((LABELS - 12) / CHARACTER));
}

/** The last day that a date may mean, in milliseconds since 1970. */
function endOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return Date.UTC(year, 11, 31);
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

function square(x: number, y: number, words: string): Markup {
  return markup`<rect class="ink" x="${round(x - 6)}" y="${round(y - 6)}" width="12" height="12" fill="#1b1b1b"><title>${words}</title></rect>\n`;
}

function diamond(x: number, y: number, words: string): Markup {
  const [left, right, top, bottom] = [x - 6, x + 6, y - 6, y + 6].map(round);
  return markup`<path class="ink" d="M${left ?? 0} ${round(y)}L${round(x)} ${top ?? 0}L${right ?? 0} ${round(y)}L${round(x)} ${bottom ?? 0}Z" fill="#1b1b1b"><title>${words}</title></path>\n`;
}

function describe({ subtitle, letters }: Timeline): string {
  const all = letters.map(({ date, inspections, promises }) => {
    const said = promises.map(({ due, quote }) => `until ${due}: “${quote}”`).join('; ');
    return `Response ${date === null ? 'without a date' : `of ${date}`} on ${inspections.join(', ') || 'no known report'}: ${said || 'no promise with a date'}.`;
  });
  return ['Timeline.', ...subtitle, ...all].join(' ');
}
