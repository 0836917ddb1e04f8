import type { Lexicon } from '../lexicon/index.js';
import type { LayoutBlock } from '../model/index.js';
import { type HeadingOptions, headingVoice, RECOMMENDATION_LABEL } from './headingVoice.js';
import { isNormative } from './normative.js';
import type { BlockVoice } from './types.js';

export interface ColumnVoice {
  voice: BlockVoice | null;
  rule: string;
}

export interface TableVoices {
  /** Row of column heads, or -1. */
  headerRow: number;
  /** Rows that repeat the heads, as on the next page. */
  repeats: ReadonlySet<number>;
  columns: ReadonlyMap<number, ColumnVoice>;
}

/** The rule by which unmarked columns of a plan with owners are the force's. */
export const OWNED = 'progress in a plan with owners';

const OWNER =
  /^(?:action |task |business )?(?:owner|lead|lead officer|force lead|strategic lead|sro|responsible (?:officer|person|lead)|led by)s?$/i;

/** "Status (force)": a column of no office by its name may be one's by what stands in brackets. */
function columnVoice(text: string, lexicon: Lexicon, options: HeadingOptions) {
  // "Position / latest update": either name will do.
  const voice =
    headingVoice(text, lexicon, options) ??
    text
      .split(/\s?\/\s?/)
      .slice(0, text.includes('/') ? 3 : 0)
      .map((part) => headingVoice(part, lexicon, options))
      .find((one) => one !== null) ??
    null;
  const bracketed = /\(([^()]{2,40})\)\s*$/.exec(text)?.[1];
  if (bracketed === undefined || (voice !== null && voice.voice !== 'unmarked')) return voice;
  const own = headingVoice(bracketed, lexicon, options);
  return own?.voice === 'chief_constable' || own?.voice === 'policing_body' ? own : voice;
}

/** The rows below the heads that have the same words in every cell. */
function repeatedHeads(
  cells: readonly LayoutBlock[],
  head: readonly LayoutBlock[],
  textOf: (block: LayoutBlock) => string,
): Set<number> {
  const heads = new Map(head.map((c) => [c.column ?? 0, textOf(c)]));
  const same = new Map<number, number>();
  for (const cell of cells) {
    if (cell.row === undefined || cell.row === head[0]?.row) continue;
    if (heads.get(cell.column ?? 0) === textOf(cell))
      same.set(cell.row, (same.get(cell.row) ?? 0) + 1);
  }
  const rows = [...same].filter(([, n]) => head.length > 1 && n === head.length);
  return new Set(rows.map(([row]) => row));
}

/**
 * Whose words each column of a table is: by its column heads, else by what the cells hold. A null voice leaves the
 * section's.
 */
export function tableVoices(
  cells: readonly LayoutBlock[],
  textOf: (block: LayoutBlock) => string,
  lexicon: Lexicon,
  speakers: Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>,
): TableVoices {
  const columns = new Map<number, ColumnVoice>();
  // Not all at once: a table may have more cells than a call may have arguments.
  const width = cells.reduce((most, c) => Math.max(most, c.column ?? 0), 0) + 1;
  const first = cells.reduce((least, c) => Math.min(least, c.row ?? 0), Number.POSITIVE_INFINITY);
  const head = cells.filter((c) => c.row === first);
  const named = head.map((cell) => ({
    cell,
    voice: columnVoice(textOf(cell), lexicon, { ...speakers, field: true }),
  }));
  const short = head.every((c) => textOf(c).length <= 90 && !isNormative(textOf(c)));
  // A label that comes again further down heads its row and no column.
  const repeats = repeatedHeads(cells, head, textOf);
  const again = head.some(
    (c) =>
      (c.column ?? 0) === 0 &&
      cells.some(
        (d) =>
          d.row !== first &&
          (d.column ?? 0) === 0 &&
          !repeats.has(d.row ?? -1) &&
          textOf(d) === textOf(c),
      ),
  );
  const isHead =
    short &&
    !again &&
    head.length > 1 &&
    named.filter((n) => n.voice !== null).length >= Math.max(1, Math.ceil(head.length / 3)) &&
    !head.some(
      (c) =>
        /^(?:yes|complete|green|amber|red|n\/a)\.?$/i.test(textOf(c)) ||
        // "No" over the first column stands for "number".
        ((c.column ?? 0) > 0 && /^no$/i.test(textOf(c))),
    );
  if (isHead) {
    for (const { cell, voice } of named) {
      if (!voice) continue;
      columns.set(cell.column ?? 0, {
        voice: voice.voice === 'unmarked' ? null : voice.voice,
        rule: `column headed "${textOf(cell)}"`,
      });
    }
  }
  // In a plan with owners what is said of progress is the force's, whose officers they are.
  const owned = isHead && head.some((c) => OWNER.test(textOf(c)));
  if (owned) {
    for (const { cell, voice } of named) {
      if (voice?.voice === 'unmarked')
        columns.set(cell.column ?? 0, {
          voice: 'chief_constable',
          rule: OWNED,
        });
    }
  }
  for (let column = 0; column < width; column++) {
    const body = cells.filter(
      (c) => c.column === column && !(isHead && (c.row === first || repeats.has(c.row ?? -1))),
    );
    const asks = body.filter((c) => {
      const text = textOf(c);
      return isNormative(text) || isNormative(text.replace(RECOMMENDATION_LABEL, ''));
    });
    if (body.length > 0 && asks.length * 2 > body.length) {
      columns.set(column, {
        voice: 'recommendation_text',
        rule: 'most cells of the column ask and do not report',
      });
    } else if (
      !columns.has(column) &&
      body.every((c) => /^(?:[\d.]{1,6}|[A-Z]?\d{1,2}|)$/.test(textOf(c)))
    ) {
      columns.set(column, { voice: 'meta', rule: 'the column holds numbers only' });
    }
  }
  return { headerRow: isHead ? first : -1, repeats: isHead ? repeats : new Set(), columns };
}
