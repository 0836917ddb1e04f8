import type { MarkupBlock, MarkupLine } from './blocks.js';
import { attribute, childrenOf, type MarkupNode, nameOf } from './nodes.js';
import { isLayoutTable, tableRows } from './readTable.js';

/** What holds for the words below an element. */
interface Setting {
  bold: boolean;
  link: boolean;
  preformatted: boolean;
  level?: number;
}

/** A line that is being gathered. Words are bold until one is not. */
interface OpenLine {
  text: string;
  bold: boolean;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong', 'th', 'dt', 'summary', 'legend']);
/** A term and a definition that fit on one line are a row of a form; in units. */
const SHORT_DEFINITION = 200;

/**
 * The words below an element as blocks in reading order. Line ends and spacing of the source mean nothing, as in a
 * browser, but in preformatted text.
 * @param skip elements that are passed over with all that is in them
 */
export function readBlocks(
  root: MarkupNode,
  skip: (element: MarkupNode) => boolean,
): MarkupBlock[] {
  return new BlockReader(skip).read(root);
}

class BlockReader {
  readonly #skip: (element: MarkupNode) => boolean;
  readonly #blocks: MarkupBlock[] = [];
  #lines: OpenLine[] = [{ text: '', bold: true }];
  #linked = 0;
  /** Bullet or number of the list item whose first words are still to come. */
  #mark = '';

  constructor(skip: (element: MarkupNode) => boolean) {
    this.#skip = skip;
  }

  read(root: MarkupNode): MarkupBlock[] {
    const setting: Setting = { bold: false, link: false, preformatted: false };
    this.#children(root, setting);
    this.#flush(setting);
    return this.#blocks;
  }

  #children(node: MarkupNode, setting: Setting): void {
    for (const child of childrenOf(node)) this.#node(child, setting);
  }

  #node(node: MarkupNode, outer: Setting): void {
    if (node.type === 'text') {
      this.#words(node.data ?? '', outer);
      return;
    }
    if (this.#skip(node)) return;
    const name = nameOf(node);
    if (name === 'br') {
      this.#lines.push({ text: '', bold: true });
      return;
    }
    if (isNoteMark(node)) return;
    const setting = settingOf(node, outer);
    if (!BLOCKS.has(name)) {
      this.#children(node, setting);
      return;
    }
    this.#flush(outer);
    if (name === 'table') this.#table(node, setting);
    else if (name === 'ol' || name === 'ul') this.#list(node, setting, name === 'ol');
    else if (name === 'dl') this.#definitions(node, setting);
    else this.#children(node, setting);
    if (name === 'p' && this.#isEmpty()) this.#markGap();
    this.#flush(setting);
  }

  #markGap(): void {
    const last = this.#blocks.at(-1);
    if (last?.kind === 'text') last.gapAfter = true;
  }

  #isEmpty(): boolean {
    return this.#lines.every(({ text }) => text.trim() === '');
  }

  #words(data: string, { bold, link, preformatted }: Setting): void {
    const pieces = preformatted ? data.split(/\r\n?|\n/) : [data.replace(/[\s\u00a0]+/g, ' ')];
    pieces.forEach((piece, index) => {
      if (index > 0) this.#lines.push({ text: '', bold: true });
      const line = this.#lines.at(-1) as OpenLine;
      line.text += preformatted ? piece.replace(/[\t\f\v\u00a0]/g, ' ') : piece;
      if (piece.trim() !== '') line.bold &&= bold;
      if (link) this.#linked += piece.trim().length;
    });
  }

  /** Ends the block in hand. */
  #flush(setting: Setting): void {
    const lines = closedLines(this.#lines, setting.preformatted);
    const linked = this.#linked;
    this.#lines = [{ text: '', bold: true }];
    this.#linked = 0;
    const [first] = lines;
    if (!first) return;
    first.text = `${this.#mark}${first.text}`;
    this.#mark = '';
    for (const part of setting.preformatted ? paragraphsOf(lines) : [lines]) {
      this.#blocks.push({
        kind: 'text',
        lines: part,
        linked,
        ...(setting.level === undefined ? {} : { level: setting.level }),
        ...(setting.preformatted ? { preformatted: true } : {}),
      });
    }
  }

  #list(list: MarkupNode, setting: Setting, ordered: boolean): void {
    const start = Number.parseInt(attribute(list, 'start'), 10);
    let number = Number.isFinite(start) ? start : 1;
    for (const item of childrenOf(list)) {
      if (nameOf(item) !== 'li') {
        this.#node(item, setting);
        continue;
      }
      if (this.#skip(item)) continue;
      const value = Number.parseInt(attribute(item, 'value'), 10);
      if (Number.isFinite(value)) number = value;
      // The notes of a Word document are no list of the letter.
      const isNote = /^(?:foot|end)note-/.test(attribute(item, 'id'));
      if (!isNote) this.#mark = ordered ? `${itemNumber(number, attribute(list, 'type'))}. ` : '• ';
      this.#children(item, settingOf(item, setting));
      this.#flush(setting);
      this.#mark = '';
      number++;
    }
  }

  /** Terms and definitions: a row each if short, as in a form; else the term leads its definition. */
  #definitions(list: MarkupNode, setting: Setting): void {
    let term = '';
    for (const part of definitionParts(list)) {
      if (this.#skip(part)) continue;
      const inner = readBlocks(part, this.#skip);
      const text = inner.flatMap((block) => (block.kind === 'text' ? block.lines : []));
      const words = text.map((line) => line.text).join(' ');
      const isShort = inner.length === 1 && text.length === 1 && words.length <= SHORT_DEFINITION;
      if (nameOf(part) === 'dt') {
        this.#leadingTerm(term);
        term = words;
      } else if (term !== '' && isShort) {
        const opens = this.#blocks.at(-1)?.kind !== 'row';
        this.#blocks.push({ kind: 'row', cells: [term, words], header: false, bold: false, opens });
        term = '';
      } else {
        this.#leadingTerm(term);
        term = '';
        this.#children(part, setting);
        this.#flush(setting);
      }
    }
    this.#leadingTerm(term);
  }

  #leadingTerm(text: string): void {
    if (text !== '') this.#blocks.push({ kind: 'text', lines: [{ text, bold: true }], linked: 0 });
  }

  #table(table: MarkupNode, setting: Setting): void {
    if (isLayoutTable(table)) this.#children(table, setting);
    else {
      const caption = childrenOf(table).find((child) => nameOf(child) === 'caption');
      if (caption) this.#node(caption, setting);
      for (const row of tableRows(table, (cell) => readBlocks(cell, this.#skip)))
        this.#blocks.push(row);
    }
  }
}

function settingOf(node: MarkupNode, outer: Setting): Setting {
  const name = nameOf(node);
  const style = attribute(node, 'style');
  const setting = { ...outer };
  if (BOLD.has(name) || /font-weight\s{0,3}:\s{0,3}(?:bold|[6-9]00)/.test(style))
    setting.bold = true;
  if (/font-weight\s{0,3}:\s{0,3}(?:normal|400)/.test(style)) setting.bold = false;
  if (name === 'a') setting.link = true;
  if (name === 'pre' || /white-space\s{0,3}:\s{0,3}pre\b/.test(style)) setting.preformatted = true;
  if (/^h[1-6]$/.test(name)) setting.level = Number(name.charAt(1));
  return setting;
}

/** `[1]` or `1` that leads to a note of the same page, and the arrow that leads back. */
function isNoteMark(node: MarkupNode): boolean {
  const isRaised = nameOf(node) === 'sup';
  const link = isRaised ? childrenOf(node).find((child) => nameOf(child) === 'a') : node;
  if (!link || nameOf(link) !== 'a' || !attribute(link, 'href').startsWith('#')) return false;
  const text = childrenOf(link)
    .map((child) => child.data ?? childrenOf(child)[0]?.data ?? '')
    .join('')
    .trim();
  return (
    text === '↑' ||
    text === '↩' ||
    (isRaised && /^\[?(?:\d{1,3}|[ivx]{1,5}|[a-z*†])\]?$/.test(text))
  );
}

function closedLines(lines: readonly OpenLine[], preformatted: boolean): MarkupLine[] {
  const closed = lines.map(({ text, bold }) => ({
    text: preformatted ? text.trimEnd() : text.replace(/ {2,}/g, ' ').trim(),
    bold,
  }));
  return preformatted ? closed : closed.filter(({ text }) => text !== '');
}

/** Preformatted lines, parted where they leave a line empty. */
function paragraphsOf(lines: readonly MarkupLine[]): MarkupLine[][] {
  const parts: MarkupLine[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.length > 0);
}

/** `dt` and `dd`, also where each pair is wrapped in a `div`. */
function definitionParts(list: MarkupNode): MarkupNode[] {
  return childrenOf(list).flatMap((child) => {
    const name = nameOf(child);
    if (name === 'dt' || name === 'dd') return [child];
    return name === 'div' ? definitionParts(child) : [];
  });
}

function itemNumber(number: number, type: string): string {
  if (type === 'a' && number >= 1 && number <= 26) return String.fromCharCode(96 + number);
  if (type === 'i' && number >= 1 && number <= 20) return roman(number);
  return String(number);
}

/** 1 to 20 in small roman figures. */
function roman(number: number): string {
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return 'x'.repeat(Math.floor(number / 10)) + ones[number % 10];
}
