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

/** Roles of what is never part of what a page says. */
const CLUTTER_ROLES = new Set(
  'alertdialog contentinfo dialog menu menubar navigation search toolbar'.split(' '),
);

/** Words in classes and ids of what surrounds the text of a page, each a whole part of the name. */
const CLUTTER_NAMES = names(
  'addthis addtoany back-to-top breadcrumbs? ccc cookies? cookiebot consent gdpr lightbox nav navbar navigation newsletter onetrust pager pagination reciteme screen-reader section-toggle shar(?:e|ing) sharedaddy signup site-footer skip skiplink social sr-only subscribe visually-hidden',
);
/** The same, but the text of a response may be called so: within the main part only what is mostly links is clutter. */
const DOUBTFUL_NAMES = names(
  'colophon dropdown feedback menu modal popup related relatedposts search sidebar toolbar widget-area',
);
/** What is hidden under such a name is a panel that a reader can open. */
const PANEL_NAMES = names('accordion\\w* collaps\\w* content expand\\w* panel tab tabs toggle\\w*');

function names(words: string): RegExp {
  const parts = words.replaceAll('-', '[_-]').replaceAll(' ', '|');
  return new RegExp(`(?:^|[\\s_-])(?:${parts})(?=$|[\\s_-]|\\d)`, 'i');
}
const CAMEL = /([a-z])(?=[A-Z])/g;

/** Hidden stretches longer than this are closed panels too, whatever they are called; in units. */
const CLOSED_PANEL = 200;
/** No clutter holds more than this share of the words of a page. */
const LARGEST_CLUTTER = 0.4;
/** From this share of its words on, an element is a list of links. */
const MOSTLY_LINKS = 0.3;

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
  const called = namesOf(node);
  if (isHidden(node) && words < CLOSED_PANEL && !PANEL_NAMES.test(called)) return true;
  if (words > LARGEST_CLUTTER * total) return false;
  if (name === 'nav' || CLUTTER_ROLES.has(attribute(node, 'role'))) return true;
  if (!inMain && name === 'footer') return true;
  if (CLUTTER_NAMES.test(called)) return true;
  const isAside = name === 'aside' || attribute(node, 'role') === 'complementary';
  return (isAside || DOUBTFUL_NAMES.test(called)) && (!inMain || linked > MOSTLY_LINKS * words);
}

/** Classes and id of an element, camel case parted. */
function namesOf(node: MarkupNode): string {
  return `${node.attribs?.class ?? ''} ${node.attribs?.id ?? ''}`.replace(CAMEL, '$1-');
}

/** The head of a site: it names the site and does not speak. */
export function isBanner(node: MarkupNode, { central }: Measure, inMain: boolean): boolean {
  if (central || inMain) return false;
  if (nameOf(node) === 'header' || attribute(node, 'role') === 'banner') return true;
  return /(?:^|\s)(?:site[_-]?)?(?:banner|header|logo|masthead)(?=$|\s)/i.test(namesOf(node));
}

function isHidden(node: MarkupNode): boolean {
  const hidden = node.attribs?.hidden;
  // `until-found` hides nothing from a reader who searches.
  if (hidden !== undefined) return hidden !== 'until-found';
  return /display\s{0,3}:\s{0,3}none/.test(attribute(node, 'style'));
}
