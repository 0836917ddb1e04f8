/** The part of the parser's tree that reading needs. Text nodes have `data`; elements have `name` and `children`. */
export interface MarkupNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly MarkupNode[];
}

/** Name of an element in lower case; empty for text and comments. */
export function nameOf(node: MarkupNode): string {
  return node.name ?? '';
}

/** An attribute in lower case; empty if it is not there. */
export function attribute(node: MarkupNode, name: string): string {
  return node.attribs?.[name]?.trim().toLowerCase() ?? '';
}

export function childrenOf(node: MarkupNode): readonly MarkupNode[] {
  return node.children ?? [];
}

/** Elements below `node`, in document order, that `test` accepts; what is within an accepted one is not looked at. */
export function outermost(
  node: MarkupNode,
  test: (element: MarkupNode) => boolean,
  found: MarkupNode[] = [],
): MarkupNode[] {
  for (const child of childrenOf(node)) {
    if (test(child)) found.push(child);
    else outermost(child, test, found);
  }
  return found;
}

/** All words below a node, white space as in the source. */
export function wordsBelow(node: MarkupNode): string {
  if (node.type === 'text') return node.data ?? '';
  return childrenOf(node).map(wordsBelow).join('');
}
