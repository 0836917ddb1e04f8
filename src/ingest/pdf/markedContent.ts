import type { PrintedItem } from '../layout/printed.js';

/** A node of a page's tag tree as pdfjs gives it: an element with its role, or a leaf that names marked content. */
export interface TagNode {
  role?: string;
  id?: string;
  children?: TagNode[];
}

/** In painting order: words; the id of marked content that begins (empty if it has none); null where one ends. */
export type Mark = PrintedItem | string | null;

/** Words by the marked content that holds them, and those outside of any that has an id. */
export function ownItems(marks: readonly Mark[]): {
  byId: ReadonlyMap<string, PrintedItem[]>;
  outside: PrintedItem[];
} {
  const byId = new Map<string, PrintedItem[]>();
  const outside: PrintedItem[] = [];
  const open: string[] = [];
  for (const mark of marks) {
    if (mark === null) open.pop();
    else if (typeof mark === 'string') open.push(mark);
    else {
      const id = open.findLast((name) => name !== '');
      if (id === undefined) outside.push(mark);
      else byId.set(id, [...(byId.get(id) ?? []), mark]);
    }
  }
  return { byId, outside };
}
