import type { CheerioAPI } from 'cheerio';
import type { MarkupNode } from '../markup/nodes.js';

/** An XML part with its tree. Nodes may be changed through `$`. */
export async function xmlTree(xml: string): Promise<{ $: CheerioAPI; root: MarkupNode }> {
  const { load } = await import('cheerio');
  const $ = load(xml, { xml: { decodeEntities: true } });
  const root: MarkupNode = $.root().get(0) ?? { type: 'root', children: [] };
  return { $, root };
}

/** The first child element of this name. */
export function child(node: MarkupNode | undefined, name: string): MarkupNode | undefined {
  return node?.children?.find((one) => one.name === name);
}

/** The attribute `w:val` of a child element: how WordprocessingML gives most properties. */
export function valOf(node: MarkupNode | undefined, name: string): string | undefined {
  return child(node, name)?.attribs?.['w:val'];
}
