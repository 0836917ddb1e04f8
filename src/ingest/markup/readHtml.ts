import type { CheerioAPI } from 'cheerio';
import type { Limits, Problem } from '../../model/index.js';
import type { SourceText } from '../sourceText.js';
import { type MarkupBlock, wordsOf } from './blocks.js';
import { isBanner, isClutter, isWordless, type Measure, measure } from './clutter.js';
import { guardDepth, refuseHugeMarkup } from './depth.js';
import { mainPart } from './mainPart.js';
import { type MarkupNode, nameOf, outermost } from './nodes.js';
import { readBlocks } from './readBlocks.js';
import { isControl, withoutRelated } from './related.js';
import { severalResponses } from './severalResponses.js';
import { writeBlocks } from './writeBlocks.js';

const HEADING_BUTTONS =
  'h1 button, h2 button, h3 button, h4 button, h5 button, h6 button, dt button';

/** Lines of a site's head that are kept, and the longest of them in units. */
const BANNER_LINES = 6;
const LONGEST_BANNER = 160;

/**
 * A web page to its main text: without menus, banners about cookies, lists of related pages, share buttons and foot.
 * The title and the head of the site are kept as furniture.
 * @throws {DocumentProblem} `nested_too_deep` or `too_many_elements`
 */
export function readHtml(markup: string, problems: Problem[], limits: Limits): Promise<SourceText> {
  return guardDepth(limits, () => readPage(markup, problems, limits));
}

async function readPage(markup: string, problems: Problem[], limits: Limits): Promise<SourceText> {
  const { body, title } = await parsePage(markup, limits);
  const measures = measure(body);
  const total = measures.get(body)?.words ?? 0;
  const main = mainPart(body, measures, total);
  const within = new Set<MarkupNode>();
  addAll(main, within);
  const measureOf = (node: MarkupNode) => measures.get(node) as Measure;
  const banners: MarkupNode[] = [];
  const skip = (node: MarkupNode) => {
    const inMain = main !== body && within.has(node);
    return isWordless(node) || isClutter(node, measureOf(node), total, inMain);
  };
  outermost(body, (node) => {
    if (node === main || skip(node)) return true;
    const found = isBanner(node, measureOf(node), within.has(node) && main !== body);
    if (found) banners.push(node);
    return found;
  });
  const isKept = new Set(banners);
  const blocks = withoutRelated(readBlocks(main, (node) => isKept.has(node) || skip(node)));
  const head = headLines(body, title, banners, skip, blocks);
  return {
    ...writeBlocks(blocks, { head, foot: [] }),
    problems: [...problems, ...severalResponses(blocks)],
  };
}

/**
 * The blocks of markup that is nothing but text, such as a converted Word document or the body of a mail.
 * @throws {DocumentProblem} `nested_too_deep` or `too_many_elements`
 */
export function markupBlocks(markup: string, limits: Limits): Promise<MarkupBlock[]> {
  return guardDepth(limits, async () => {
    const { body } = await parsePage(markup, limits);
    return readBlocks(body, isWordless);
  });
}

/** Loaded only when markup comes (some 100 ms). */
async function parsePage(
  markup: string,
  limits: Limits,
): Promise<{ body: MarkupNode; title: string }> {
  refuseHugeMarkup(markup, limits, false);
  const { load } = await import('cheerio');
  const $: CheerioAPI = load(markup);
  // What opens a panel is its heading, and no control.
  $(HEADING_BUTTONS).each((_, button) => {
    $(button).replaceWith($(button).contents());
  });
  $('button[aria-expanded]').each((_, button) => {
    $(button).replaceWith($('<p>').append($('<strong>').append($(button).contents())));
  });
  const body: MarkupNode | undefined = $('body').get(0);
  return { body: body ?? { type: 'root', children: [] }, title: $('title').first().text() };
}

function addAll(node: MarkupNode, to: Set<MarkupNode>): void {
  to.add(node);
  for (const child of node.children ?? []) addAll(child, to);
}

/** A picture that says of itself that it is a logo or crest. */
function isLogo({ name, attribs }: MarkupNode): boolean {
  if (name !== 'img') return false;
  return /logo|crest|masthead/i.test(
    `${attribs?.src ?? ''} ${attribs?.class ?? ''} ${attribs?.alt ?? ''}`,
  );
}

/** Title of the page and words of the site's head, pictures by their alternative text; none that is said below. */
function headLines(
  body: MarkupNode,
  title: string,
  banners: readonly MarkupNode[],
  skip: (node: MarkupNode) => boolean,
  blocks: readonly MarkupBlock[],
): string[] {
  const said = new Set(blocks.slice(0, 5).map((block) => wordsOf(block).toLowerCase()));
  const lines: string[] = [];
  const add = (words: string) => {
    const text = words.replace(/\s+/g, ' ').trim();
    const key = text.toLowerCase();
    if (text === '' || text.length > LONGEST_BANNER || said.has(key) || isControl(text)) return;
    said.add(key);
    lines.push(text);
  };
  for (const image of outermost(body, isLogo)) add(image.attribs?.alt ?? '');
  for (const banner of banners) {
    for (const image of outermost(banner, (node) => nameOf(node) === 'img'))
      add(image.attribs?.alt ?? '');
    for (const block of readBlocks(banner, skip)) {
      if (lines.length < BANNER_LINES) add(wordsOf(block).replace(/^• /, ''));
    }
  }
  add(title.slice(0, LONGEST_BANNER));
  return lines;
}
