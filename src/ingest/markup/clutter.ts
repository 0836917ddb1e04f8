import { attribute, childrenOf, type MarkupNode, nameOf } from './nodes.js';

/** What is in an element, in units without white space. */
export interface Measure {
  words: number;
  /** Units of the words that are in links. */
  linked: number;
  /** It holds a first heading, or what the page marks as its main part. */
  central: boolean;
}

/** Elements that print no words of the page. */
const WORDLESS = new Set(
  'audio button canvas datalist embed head iframe input map math meta noscript object script select style svg template textarea video'.split(
    ' ',
  ),
);

/** Roles and elements that are never part of what a page says. */
const CLUTTER_ROLES = new Set(
  'alertdialog complementary contentinfo dialog menu menubar navigation search toolbar'.split(' '),
);

/** Words in classes and ids of what surrounds the text of a page, each a whole part of the name. */
const CLUTTER_NAMES =
  /(?:^|[\s_-])(?:addthis|addtoany|back[_-]to[_-]top|breadcrumbs?|ccc|cookies?(?:bot)?|consent|dropdown|feedback|gdpr|lightbox|menu|modal|nav|navbar|navigation|newsletter|onetrust|pager|pagination|popup|related|reciteme|search|shar(?:e|ing)|sidebar|signup|site[_-]footer|skip(?:link)?|social|subscribe|toolbar)(?=$|[\s_-]|\d)/i;
const CAMEL = /([a-z])(?=[A-Z])/g;

/** Hidden stretches longer than this are closed panels of an accordion, and are read; in units. */
const CLOSED_PANEL = 200;
/** No clutter holds more than this share of the words of a page. */
const LARGEST_CLUTTER = 0.4;

/** Measures every element below `node` in one pass. */
export function measure(
  node: MarkupNode,
  measures = new Map<MarkupNode, Measure>(),
  inLink = false,
): Map<MarkupNode, Measure> {
  const own: Measure = { words: 0, linked: 0, central: isCentral(node) };
  const isLink = inLink || nameOf(node) === 'a';
  if (node.type === 'text') {
    own.words = (node.data ?? '').replace(/\s+/g, '').length;
    own.linked = isLink ? own.words : 0;
  } else if (!isWordless(node)) {
    for (const child of childrenOf(node)) {
      measure(child, measures, isLink);
      const part = measures.get(child) as Measure;
      own.words += part.words;
      own.linked += part.linked;
      own.central ||= part.central;
    }
  }
  return measures.set(node, own);
}

function isCentral(node: MarkupNode): boolean {
  const name = nameOf(node);
  return name === 'main' || name === 'h1' || attribute(node, 'role') === 'main';
}

export function isWordless(node: MarkupNode): boolean {
  return node.type === 'comment' || node.type === 'directive' || WORDLESS.has(nameOf(node));
}

/**
 * Whether an element is a menu, cookie banner, row of share buttons, list of related pages or the like. What holds the
 * first heading or a large part of the page is none, whatever its name.
 * @param total units of the whole page
 * @param inMain whether the element stands within the main part, where heads, feet and asides are the text's own
 */
export function isClutter(
  node: MarkupNode,
  { words, linked, central }: Measure,
  total: number,
  inMain: boolean,
): boolean {
  const name = nameOf(node);
  if (name === '' || central) return false;
  if (isHidden(node) && words < CLOSED_PANEL) return true;
  if (words > LARGEST_CLUTTER * total) return false;
  if (name === 'nav' || CLUTTER_ROLES.has(attribute(node, 'role'))) return true;
  if (!inMain && (name === 'footer' || name === 'aside')) return true;
  if (name === 'aside' && linked > 0.3 * words) return true;
  const names = `${node.attribs?.class ?? ''} ${node.attribs?.id ?? ''}`.replace(CAMEL, '$1-');
  return CLUTTER_NAMES.test(names);
}

/** The head of a site: it names the site and does not speak. */
export function isBanner(node: MarkupNode, { central }: Measure, inMain: boolean): boolean {
  if (central || inMain) return false;
  if (nameOf(node) === 'header' || attribute(node, 'role') === 'banner') return true;
  const names = `${node.attribs?.class ?? ''} ${node.attribs?.id ?? ''}`.replace(CAMEL, '$1-');
  return /(?:^|\s)(?:site[_-]?)?(?:banner|header|logo|masthead)(?=$|\s)/i.test(names);
}

function isHidden(node: MarkupNode): boolean {
  if (node.attribs?.hidden !== undefined) return true;
  return /display\s{0,3}:\s{0,3}none/.test(attribute(node, 'style'));
}
