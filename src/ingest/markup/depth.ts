import { DocumentProblem, type Limits } from '../../model/index.js';

/** Elements without an end, or whose end tag may be left out: an open one does not nest the next. */
const DO_NOT_NEST = new Set(
  'area base body br col colgroup dd dt embed head hr html img input li link meta p param rp rt source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);
/** What stands in these is no markup of the page. */
const OPAQUE = new Set(['iframe', 'noscript', 'script', 'style', 'textarea', 'title']);
const NAME = /[a-zA-Z][a-zA-Z0-9:_-]{0,60}/y;

/**
 * Refuses markup with more elements than `limits.markupElements`, or nested deeper than `limits.markupDepth`, before a
 * parser sees it: parsers take time that grows with the square of the depth. One pass; tags are counted and not
 * paired, so that broken pages are no fault. Not every deep page is seen so: see {@link guardDepth}.
 * @param xml whether every element needs its end, as in XML
 * @returns how many elements are still open at the end: of whole XML, none
 * @throws {DocumentProblem} `nested_too_deep` or `too_many_elements`
 */
export function refuseHugeMarkup(markup: string, limits: Limits, xml: boolean): number {
  let depth = 0;
  /** How often each element is open. An end tag without its start closes nothing: `<i></b>` nests. */
  const open = new Map<string, number>();
  let elements = 0;
  let drawing = false;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    if (markup.startsWith('<!--', at)) {
      at = after(markup, '-->', at + 4);
      continue;
    }
    if (markup.startsWith('<![CDATA[', at)) {
      at = after(markup, ']]>', at + 9);
      continue;
    }
    const isEnd = markup.charAt(at + 1) === '/';
    NAME.lastIndex = at + (isEnd ? 2 : 1);
    const name = NAME.exec(markup)?.[0];
    if (name === undefined) {
      at++;
      continue;
    }
    const tag = xml ? name : name.toLowerCase();
    const close = after(markup, '>', at);
    if (!isEnd && ++elements > limits.markupElements) throw tooMany(limits);
    // In HTML a stroke at the end of a tag means something only within a drawing.
    if (!xml && tag === 'svg') drawing = !isEnd;
    const isEmpty = markup.charAt(close - 2) === '/' && (xml || drawing);
    at = close;
    if (!xml && OPAQUE.has(tag) && !isEnd) {
      at = afterEndTag(markup, tag, close);
      continue;
    }
    if (isEmpty || (!xml && DO_NOT_NEST.has(tag))) continue;
    const already = open.get(tag) ?? 0;
    if (isEnd && already === 0) continue;
    open.set(tag, already + (isEnd ? -1 : 1));
    depth += isEnd ? -1 : 1;
    if (depth > limits.markupDepth) throw tooDeep(limits);
  }
  return depth;
}

/** Runs work that goes down a tree; a tree too deep for it is a fault of the document. */
export async function guardDepth<T>(limits: Limits, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(limits);
    throw error;
  }
}

function tooMany({ markupElements }: Limits): DocumentProblem {
  return new DocumentProblem(
    'too_many_elements',
    `It has more than ${markupElements} elements of markup.`,
  );
}

function tooDeep({ markupDepth }: Limits): DocumentProblem {
  return new DocumentProblem(
    'nested_too_deep',
    `Its elements nest more than ${markupDepth} levels deep.`,
  );
}

/** Offset after the next `mark`; the end if there is none. */
function after(markup: string, mark: string, from: number): number {
  const at = markup.indexOf(mark, from);
  return at < 0 ? markup.length : at + mark.length;
}

function afterEndTag(markup: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}[\\s>]`, 'gi');
  end.lastIndex = from;
  const match = end.exec(markup);
  return match ? after(markup, '>', match.index) : markup.length;
}
