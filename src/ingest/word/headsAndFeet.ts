import { childrenOf, type MarkupNode, outermost } from '../markup/nodes.js';
import type { Furniture } from '../markup/writeBlocks.js';
import type { DocxParts } from './docxParts.js';
import { child, xmlTree } from './xmlTree.js';

/** Words of a head or foot that are more than this are no letterhead; in lines and in units of a line. */
const MOST_LINES = 12;
const LONGEST_LINE = 300;
/** Deleted or moved away, or an instruction and no word. */
const NOT_PRINTED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback']);
/** A field that counts pages. */
const PAGE_FIELD = /^\s{0,9}(?:PAGE|NUMPAGES|SECTIONPAGES)\b/;

/** What is left of `Page 1 of 4` without its fields. */
const EMPTY_COUNT = /[ |–—-]{0,4}\bpage ?(?:of)? ?$/i;

/** A section of the text names its heads and feet by the ids of relations. */
const REFERENCE = /<w:(header|footer)Reference\b[^>]{0,200}?\b\w{1,20}:id="([^"]{1,80})"/g;

/**
 * The lines of all page heads and feet that the text uses, each once, in their order. Parts that no section uses are
 * leftovers of a template, which may be another body's.
 */
export async function headsAndFeet(parts: DocxParts, main: string): Promise<Furniture> {
  const head: string[] = [];
  const foot: string[] = [];
  const seen = new Set<string>();
  const targets = await relations(parts, main);
  for (const [, kind, id] of (parts.get(main) ?? '').matchAll(REFERENCE)) {
    const { root } = await xmlTree(parts.get(targets.get(id ?? '') ?? '') ?? '');
    const lines = outermost(root, (node) => node.name === 'w:p').flatMap(linesOf);
    for (const line of lines.slice(0, MOST_LINES)) {
      if (seen.has(line) || line.length > LONGEST_LINE) continue;
      seen.add(line);
      (kind === 'header' ? head : foot).push(line);
    }
  }
  return { head, foot };
}

/** Names of parts by the ids that the text has for them. */
async function relations(parts: DocxParts, main: string): Promise<ReadonlyMap<string, string>> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const xml = parts.get(`${folder}_rels/${main.slice(folder.length)}.rels`) ?? '';
  const { root } = await xmlTree(xml);
  const rows = outermost(root, (node) => node.name === 'Relationship');
  return new Map(
    rows.map(({ attribs }): [string, string] => {
      const target = attribs?.Target ?? '';
      return [attribs?.Id ?? '', target.startsWith('/') ? target.slice(1) : folder + target];
    }),
  );
}

/** Printed lines of a paragraph of a head: line ends, and tabs, which put words left, in the middle and right. */
function linesOf(paragraph: MarkupNode): string[] {
  const state = { text: '', field: '' as '' | 'other' | 'page' };
  write(paragraph, state);
  return state.text
    .split(/[\n\t]/)
    .map((line) => line.replace(/\s+/g, ' ').replace(EMPTY_COUNT, '').trim())
    .filter((line) => /\p{L}{2}/u.test(line));
}

function write(node: MarkupNode, state: { text: string; field: '' | 'other' | 'page' }): void {
  const name = node.name ?? '';
  if (name === 'w:instrText') {
    const instruction = childrenOf(node)[0]?.data ?? '';
    if (PAGE_FIELD.test(instruction)) state.field = 'page';
  }
  if (NOT_PRINTED.has(name)) return;
  if (name === 'w:fldChar') {
    state.field = node.attribs?.['w:fldCharType'] === 'end' ? '' : state.field || 'other';
  } else if (name === 'w:fldSimple' && PAGE_FIELD.test(node.attribs?.['w:instr'] ?? '')) return;
  else if (name === 'w:t' && state.field !== 'page') state.text += childrenOf(node)[0]?.data ?? '';
  else if (name === 'w:br' || name === 'w:cr') state.text += '\n';
  else if (name === 'w:tab' && child(node, 'w:tab') === undefined) state.text += '\t';
  else if (name === 'w:p' && state.text !== '') state.text += '\n';
  if (name !== 'w:pPr' && name !== 'w:rPr')
    for (const inner of childrenOf(node)) write(inner, state);
}
