import type { Lexicon } from '../lexicon/index.js';
import type { SourceDocument } from '../model/index.js';
import type { RawBlock } from './blocks.js';
import { type HeadingOptions, headingVoice } from './headingVoice.js';
import { isNormative } from './normative.js';
import { rowShift } from './rowShift.js';
import { OWNED, type TableVoices, tableVoices } from './tables.js';
import { textAt, type Voiced } from './voiced.js';
import { leadingAsks } from './wording.js';

/** Heads of a column that says of whom each recommendation is asked, or who acts on it. */
const ASKED_OF =
  /^\W{0,3}(?:for|to|who|asked of|addressed to|directed (?:at|to)|applies to|owner|lead|responsible|responsible body|body|action for)\W{0,3}$/i;

/** Whose words the cells of tables are: by row, column, label, what they do, and last by where the table stands. */
export class Cells {
  private readonly tables = new Map<number, TableVoices & { width: number }>();
  private readonly rows = new Map<string, RawBlock[]>();
  private readonly shifts = new Map<string, number>();

  constructor(
    private readonly document: SourceDocument,
    private readonly blocks: readonly RawBlock[],
    private readonly lexicon: Lexicon,
    private readonly speakers: Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>,
  ) {
    for (const block of blocks) {
      if (block.layout.kind !== 'cell') continue;
      const key = `${block.layout.table ?? 0}:${block.layout.row ?? 0}`;
      const row = this.rows.get(key);
      if (row) row.push(block);
      else this.rows.set(key, [block]);
    }
  }

  /** `base` is the voice of an answer where the table stands. */
  voiceOf(block: RawBlock, base: Voiced): Voiced {
    const { table = 0, row = 0, column = 0 } = block.layout;
    let voices: TableVoices | undefined = this.tables.get(table);
    if (!voices) {
      const cells = this.blocks.filter((b) => b.layout.kind === 'cell' && b.layout.table === table);
      voices = tableVoices(
        cells.map((c) => c.layout),
        (layout) => this.document.text.slice(layout.start, layout.end),
        this.lexicon,
        this.speakers,
      );
      // A table without heads of its own, right after one of as many columns, goes on with it.
      const before = this.tables.get(table - 1);
      const wide = Math.max(0, ...cells.map((c) => c.layout.column ?? 0));
      if (voices.headerRow < 0 && before && before.headerRow >= 0 && before.width === wide) {
        const columns = new Map(before.columns);
        for (const [column, own] of voices.columns) columns.set(column, own);
        voices = { ...voices, columns };
      }
      this.tables.set(table, { ...voices, headerRow: voices.headerRow, width: wide });
    }
    if (row === voices.headerRow || voices.repeats.has(row))
      return { voice: 'meta', rule: 'a column head', evidence: null };
    const rowVoice = column > 0 ? this.rowVoice(table, row) : null;
    if (rowVoice) return rowVoice;
    const named = voices.columns.get(column + this.shiftOf(table, row, voices.headerRow));
    const own = named?.voice && named.rule !== OWNED ? null : this.rowOwner(table, row, voices);
    if (own) return own;
    if (named?.voice) return { voice: named.voice, rule: named.rule, evidence: null };
    if (block.label && block.names && block.names.voice !== 'unmarked') {
      return {
        voice: block.names.voice,
        rule: `field "${textAt(this.document, block.label)}"`,
        evidence: block.label,
      };
    }
    const words = block.label
      ? this.document.text.slice(block.label.end, block.end).trim()
      : block.text;
    if (isNormative(words)) {
      block.asked = leadingAsks(block);
      if (block.asked === block.sentences.length) {
        block.asked = 0;
        return {
          voice: 'recommendation_text',
          rule: 'it asks and does not report',
          evidence: null,
        };
      }
    }
    return base;
  }

  /** How far a row that lacks its first cells stands too far left. */
  private shiftOf(table: number, row: number, headerRow: number): number {
    if (headerRow < 0) return 0;
    const key = `${table}:${row}`;
    const known = this.shifts.get(key);
    if (known !== undefined) return known;
    const textsOf = (at: number) => (this.rows.get(`${table}:${at}`) ?? []).map((b) => b.text);
    const shift = rowShift(textsOf(headerRow), textsOf(row));
    this.shifts.set(key, shift);
    return shift;
  }

  /** "For: PCC": who is asked answers, where no column is headed as either's. */
  private rowOwner(table: number, row: number, { headerRow }: TableVoices): Voiced | null {
    if (headerRow < 0) return null;
    const heads = this.rows.get(`${table}:${headerRow}`) ?? [];
    for (const cell of this.rows.get(`${table}:${row}`) ?? []) {
      const head = heads.find(({ layout }) => layout.column === cell.layout.column);
      if (cell.text.length > 30 || !head || !ASKED_OF.test(head.text)) continue;
      const voice = headingVoice(cell.text, this.lexicon, { ...this.speakers, field: true })?.voice;
      if (voice !== 'policing_body') continue;
      const rule = `row for "${cell.text}"`;
      return { voice, rule, evidence: { start: cell.start, end: cell.end } };
    }
    return null;
  }

  /** A first cell "Force" or "PCC" says whose words the rest of its row is. */
  private rowVoice(table: number, row: number): Voiced | null {
    const first = this.blocks.find(
      (b) =>
        b.layout.kind === 'cell' &&
        b.layout.table === table &&
        b.layout.row === row &&
        (b.layout.column ?? 0) === 0,
    );
    if (!first || first.text.length > 60) return null;
    const voice = headingVoice(first.text, this.lexicon, { ...this.speakers, field: true })?.voice;
    if (voice !== 'chief_constable' && voice !== 'policing_body' && voice !== 'recommendation_text')
      return null;
    return {
      voice,
      rule: `row headed "${first.text}"`,
      evidence: { start: first.start, end: first.end },
    };
  }
}
