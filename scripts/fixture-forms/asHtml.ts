import { type Block, blocksOf } from '../fixture-pdfs/blocks.js';
import type { Layout } from '../fixture-pdfs/layout.js';

/** Sets a letter as a page of a site: with menu, cookie banner, trail, share buttons, related news and foot. */
export function asHtml(source: string, layout: Layout, title = 'Response to HMICFRS'): string {
  const blocks = blocksOf(source, layout);
  const head = layout.letterhead.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>nav { display: flex } </style><script>window.menu = "<main>Not this.</main>";</script></head>
<body class="page has-sidebar cookie-notice-visible">
<a class="skip-link" href="#content">Skip to main content</a>
<div id="ccc-notify" class="cookie-banner"><h2>Cookies on this site</h2>
<p>We have adopted cookies. All cookies will be completed by March 2026.</p><button>Accept</button></div>
<header class="site-header"><a href="/"><img alt="Home" src="logo.png"></a>
<nav aria-label="Main"><ul><li><a href="/about">About us</a></li><li><a href="/news">News</a></li></ul></nav>
<form role="search"><input name="q"><button>Search</button></form></header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol>
<main id="content"><article>
${head}
${inner(blocks)}
<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
</article></main>
<aside class="sidebar"><h2>Related news</h2><ul>
<li><a href="/1">Skarland Police has completed recommendation 1 of another report</a></li>
<li><a href="/2">Chief Constable of Barsetshire has implemented recommendation 3</a></li></ul></aside>
<footer><p>The force has delivered all of recommendation 2. Contact us.</p>
<ul><li><a href="/privacy">Privacy</a></li></ul></footer>
</body></html>
`;
}

/** Blocks to elements. Lines without an empty line between them are one paragraph, broken by br. */
function inner(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let lines: string[] = [];
  let rows: string[] = [];
  let items: string[] = [];
  const flush = () => {
    if (lines.length > 0) parts.push(`<p>${lines.join('<br>\n')}</p>`);
    if (rows.length > 0) parts.push(`<table><tbody>\n${rows.join('\n')}\n</tbody></table>`);
    if (items.length > 0) parts.push(`<ul>\n${items.join('\n')}\n</ul>`);
    lines = [];
    rows = [];
    items = [];
  };
  let last = '';
  for (const block of blocks) {
    if (block.kind !== last || block.kind !== 'row') {
      if (block.kind !== 'text' || last !== 'text') flush();
    }
    last = block.kind;
    if (block.kind === 'row') {
      const tag = block.head ? 'th' : 'td';
      rows.push(
        `<tr>${block.cells.map((cell) => `<${tag}>${cellWords(cell)}</${tag}>`).join('')}</tr>`,
      );
    } else if (block.kind === 'item') {
      items.push(`<li>${words(block.text)}</li>`);
    } else if (block.kind === 'text' && block.level > 0) {
      flush();
      parts.push(`<h${block.level}>${words(block.text)}</h${block.level}>`);
    } else if (block.kind === 'text') lines.push(words(block.text));
    else if (block.kind === 'signature') parts.push('<p><img alt="" src="signature.png"></p>');
  }
  flush();
  return parts.join('\n');
}

/** Words of a line, with the emphasis of Markdown as elements. */
function words(text: string): string {
  return escaped(text)
    .replace(/\*\*([^*]{1,300})\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\s)_([^_]{1,300})_(?=$|[\s.,;:])/g, '$1<em>$2</em>');
}

function cellWords(text: string): string {
  return words(text).replace(/&lt;br\s{0,2}\/?&gt;/g, '<br>');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
