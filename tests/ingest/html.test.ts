import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { expectLaws, readText, type Shown, shown } from './helpers.js';

/** A page with nothing around its text. */
function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
}

/** Prose long enough that what stands around it is a small part of the page. */
const PROSE =
  'The Constabulary adopted the definition in June 2024, and the wording now runs through its policies, training products, procedures and guidance. Its problem profile follows the template.';

const cell = (row: number, column: number, rest = {}) => ({ table: 0, row, column, ...rest });

const BLOCKS: [name: string, body: string, expected: Shown[]][] = [
  [
    'headings, paragraphs and emphasis',
    '<h1>Response</h1><p>We <b>have</b>\n   adopted   it.</p><h3>Next steps</h3><p><strong>Signed</strong></p>',
    [
      ['heading', 'Response', { level: 1 }],
      ['paragraph', 'We have adopted it.'],
      ['heading', 'Next steps', { level: 3 }],
      ['paragraph', 'Signed', { bold: true }],
    ],
  ],
  [
    'lines of an address, broken by br',
    '<p>The Home Secretary<br>2 Marsham Street<br/>London</p><p>Dear Home Secretary,</p>',
    [
      ['paragraph', 'The Home Secretary\n2 Marsham Street\nLondon'],
      ['paragraph', 'Dear Home Secretary,'],
    ],
  ],
  [
    'lists, numbered as the page shows them',
    '<ul><li>First<ul><li>Within</li></ul></li></ul><ol start="4"><li><p>Fourth</p><p>Its rest.</p></li><li value="7">Seventh</li></ol><ol type="a"><li>Letter</li></ol>',
    [
      ['list_item', 'First'],
      ['list_item', 'Within'],
      ['list_item', '4. Fourth'],
      ['paragraph', 'Its rest.'],
      ['list_item', '7. Seventh'],
      ['list_item', 'a. Letter'],
    ],
  ],
  [
    'a list of terms, as of a form',
    '<dl><dt>Date of response</dt><dd>18 December 2025</dd><div><dt>Force</dt><dd>Loamshire Police</dd></div><dt>Response</dt><dd><p>We have done it.</p><p>All of it.</p></dd></dl>',
    [
      ['cell', 'Date of response', cell(0, 0)],
      ['cell', '18 December 2025', cell(0, 1)],
      ['cell', 'Force', cell(1, 0)],
      ['cell', 'Loamshire Police', cell(1, 1)],
      ['paragraph', 'Response', { bold: true }],
      ['paragraph', 'We have done it.'],
      ['paragraph', 'All of it.'],
    ],
  ],
  [
    'a table with a head row and an item that begins with a number',
    '<table><thead><tr><th>Recommendation</th><th>Response</th></tr></thead><tbody><tr><td>1.</td><td><p>Done.</p><ul><li>Trained</li></ul></td></tr><tr><td>2.</td><td></td></tr></tbody></table>',
    [
      ['cell', 'Recommendation', cell(0, 0, { header: true })],
      ['cell', 'Response', cell(0, 1, { header: true })],
      ['cell', '1.', cell(1, 0)],
      ['cell', 'Done. • Trained', cell(1, 1)],
      ['cell', '2.', cell(2, 0)],
    ],
  ],
  [
    'merged cells: wide ones stand once, labels over several rows in each, longer words once',
    `<table><tr><td colspan="2">Both</td><td>C</td></tr><tr><td rowspan="2">Rec 3</td><td rowspan="2">${PROSE}</td><td>x</td></tr><tr><td>y</td></tr></table>`,
    [
      ['cell', 'Both', cell(0, 0)],
      ['cell', 'C', cell(0, 2)],
      ['cell', 'Rec 3', cell(1, 0)],
      ['cell', PROSE, cell(1, 1)],
      ['cell', 'x', cell(1, 2)],
      ['cell', 'Rec 3', cell(2, 0)],
      ['cell', 'y', cell(2, 2)],
    ],
  ],
  [
    'tables that only place things, and the table within',
    '<table role="presentation"><tr><td><h2>Letter</h2></td></tr><tr><td><table><tr><td>1</td><td>Done</td></tr></table></td></tr></table><table><tr><td>In a box.</td></tr></table>',
    [
      ['heading', 'Letter', { level: 2 }],
      ['cell', '1', cell(0, 0)],
      ['cell', 'Done', cell(0, 1)],
      ['paragraph', 'In a box.'],
    ],
  ],
  [
    'two tables beside each other, and a table in a cell of another',
    '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table><table><tr><td>c</td><td>d</td></tr></table>',
    [
      ['cell', 'a', cell(0, 0, { header: true })],
      ['cell', 'b', cell(0, 1, { header: true })],
      ['cell', '1', cell(1, 0)],
      ['cell', 'x y', cell(1, 1)],
      ['cell', 'c', { table: 1, row: 0, column: 0 }],
      ['cell', 'd', { table: 1, row: 0, column: 1 }],
    ],
  ],
  [
    'entities, spaces that do not break, and marks of notes',
    '<p>Fire&nbsp;&amp; Rescue&#8217;s &pound;5m<sup><a href="#n1">[1]</a></sup> &lt;plan&gt; of 18<sup>th</sup>&#160;May.</p>',
    [['paragraph', 'Fire & Rescue’s £5m <plan> of 18th May.']],
  ],
  [
    'preformatted text, unwrapped as text is',
    '<pre>Dear Home Secretary,\n\nThe force has adopted the definition and will write it into all of\nits policies, training products, procedures and guidance before the\nend of the year, and has told its staff and its partners of it in a\nletter.\n</pre>',
    [
      ['paragraph', 'Dear Home Secretary,'],
      [
        'paragraph',
        'The force has adopted the definition and will write it into all of its policies, training products, procedures and guidance before the end of the year, and has told its staff and its partners of it in a letter.',
      ],
    ],
  ],
  [
    'panels that are closed, and none of what is hidden for good',
    `<details><summary>Recommendation 1</summary><p>Done.</p></details><h2><button aria-expanded="false">Recommendation 2<span class="visually-hidden">, show</span></button></h2><div hidden="until-found"><p>We will do it.</p></div><button aria-expanded="false">Recommendation 3</button><div class="accordion-panel" style="display: none">In hand.</div><div hidden><p>${PROSE} ${PROSE}</p></div><p hidden>Loading</p><div style="display: none">Menu</div><button>Show all</button>`,
    [
      ['paragraph', 'Recommendation 1', { bold: true }],
      ['paragraph', 'Done.'],
      ['heading', 'Recommendation 2', { level: 2 }],
      ['paragraph', 'We will do it.'],
      ['paragraph', 'Recommendation 3', { bold: true }],
      ['paragraph', 'In hand.'],
      ['paragraph', `${PROSE} ${PROSE}`],
    ],
  ],
];

describe('the words of a page', () => {
  it.each(BLOCKS)('%s', async (_, body, expected) => {
    const document = await readText(page(body));
    expect(document.mediaType).toBe('text/html');
    expect(document.problems).toEqual([]);
    expectLaws(document);
    expect(shown(document)).toEqual(expected);
  });
});

const AROUND: [name: string, body: string][] = [
  ['a menu', '<nav><ul><li><a href="/">Home page</a></li></ul></nav>'],
  ['a menu without its element', '<div class="main-menu"><a href="/">About us</a></div>'],
  ['a menu by its role', '<div role="navigation"><a href="/">About us</a></div>'],
  ['a cookie banner', '<div id="cookieBanner"><p>We have adopted cookies.</p></div>'],
  ['a consent dialog', '<section role="dialog"><h2>Your choice</h2><p>We use data.</p></section>'],
  ['a trail', '<ol class="breadcrumbs"><li>Home</li><li>News</li></ol>'],
  ['a menu of lines', '<p><a href="/">Our team</a><br><a>News</a><br><a>Contact us</a></p>'],
  ['a trail in words', '<p><a href="/">Home</a> / <a href="/n">News</a> / 2025</p>'],
  ['share buttons', '<div class="social-share"><a href="#">Share on X</a></div>'],
  ['share buttons without a name', '<p><a href="#">Share this page</a></p>'],
  [
    'related news',
    '<h2>Related news</h2><ul><li><a href="/1">Skarland has completed it</a></li></ul>',
  ],
  ['an aside', '<aside><h2>Latest</h2><p>Skarland has completed it.</p></aside>'],
  ['a sidebar', '<div class="col sidebar"><p>Skarland has completed it.</p></div>'],
  ['a foot', '<footer><p>Skarland has completed it.</p></footer>'],
  [
    'a search form',
    '<form role="search"><label>Find a page</label><input><button>Go</button></form>',
  ],
  [
    'a script, a style and a comment',
    '<script>var a="We have";</script><style>p{}</style><!-- We have -->',
  ],
  ['a link to skip', '<a class="skip-link" href="#x">Skip to content</a>'],
];

describe('what a site puts around its text', () => {
  const text = `<h1>Response</h1><p>${PROSE}</p><p>The force has also trained its staff.</p>`;
  const expected: Shown[] = [
    ['heading', 'Response', { level: 1 }],
    ['paragraph', PROSE],
    ['paragraph', 'The force has also trained its staff.'],
  ];

  it.each(AROUND)('%s is left out before the text', async (_, around) => {
    expect(
      shown(await readText(page(`${around}${text}`))).filter(([kind]) => kind !== 'furniture'),
    ).toEqual(expected);
  });

  it.each(AROUND)('%s is left out after the text', async (_, around) => {
    expect(shown(await readText(page(`${text}${around}`)))).toEqual(expected);
  });

  it.each([
    ['a marked main part', `<main>${text}</main><div>Skarland has done it.</div>`],
    ['an only article', `<div>Skarland.</div><article>${text}</article>`],
    ['a part called content', `<p>Skarland.</p><div id="content">${text}</div>`],
    [
      'names of clutter on what holds the text',
      `<div class="page has-sidebar cookie-notice menu-open"><div class="share related">${text}</div></div>`,
    ],
    [
      'text called as clutter may be, within the main part',
      `<main>${text.replace('<p>The force', '<p class="related sidebar-text modal">The force')}</main>`,
    ],
    ['its own head and foot', `<main><header>${text}</header></main>`],
  ])('finds %s', async (_, body) => {
    expect(shown(await readText(page(body)))).toEqual(expected);
  });

  it('keeps title and head of the site, where the body may be named', async () => {
    const body = `<header class="site-header"><img alt="Loamshire Police and Crime Commissioner" src="l.png"><p>For a safer Loamshire</p><nav><a href="/">News</a></nav></header>${text}`;
    const document = await readText(page(body, '<title>Response | Loamshire OPCC</title>'));
    expect(shown(document)).toEqual([
      [
        'furniture',
        'Loamshire Police and Crime Commissioner\nFor a safer Loamshire\nResponse | Loamshire OPCC',
      ],
      ...expected,
    ]);
  });

  it('keeps the logo of a site that marks no head', async () => {
    const logo = '<table><tr><td><img src="/logo.gif" alt="Loamshire OPCC"></td></tr></table>';
    expect(shown(await readText(page(logo + text)))).toEqual([
      ['furniture', 'Loamshire OPCC'],
      ...expected,
    ]);
  });

  it('does not say its title twice', async () => {
    const document = await readText(page(text, '<title>Response</title>'));
    expect(shown(document)).toEqual(expected);
  });
});

describe('a page of several responses', () => {
  const letter = (to: string) => `<p>Dear ${to},</p><p>${PROSE}</p>`;
  const response = (title: string, level = 2) =>
    `<h${level}>${title}</h${level}><p>${PROSE}</p><p>${PROSE}</p>`;

  it.each([
    ['two salutations', letter('Home Secretary') + letter('Minister'), 1],
    [
      'two responses under headings of one level',
      response('Response to the PEEL inspection') + response('Response to the report on vetting'),
      1,
    ],
    ['one response', letter('Home Secretary'), 0],
    [
      'one response in parts',
      response('Response to the inspection report', 1) +
        response('Response to recommendation 1 of the report') +
        response('Chief Constable’s response to the report'),
      0,
    ],
    [
      'a response and headings of others without their words',
      response('Response to the PEEL inspection') +
        '<h2>Response to the report on vetting</h2><p><a href="/v">Read it.</a></p>',
      0,
    ],
  ])('%s', async (_, body, warnings) => {
    const { problems } = await readText(page(body));
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(
      warnings ? [['several_responses', 'warning']] : [],
    );
  });
});

describe('the encoding of a page', () => {
  const WORDS = 'The force’s “definition” – £5 – ŵ';
  const meta = (charset: string) => page(`<p>${WORDS}</p>`, `<meta charset="${charset}">`);
  const latin = (text: string) => iconv.encode(text.replace(' – ŵ', ''), 'win1252');

  it.each([
    ['UTF-8, declared', Buffer.from(meta('utf-8')), WORDS],
    ['UTF-8, declared as Latin 1 when it was saved', Buffer.from(meta('iso-8859-1')), WORDS],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${meta('x')}`), WORDS],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${meta('utf-8')}`, 'utf16le'), WORDS],
    ['UTF-16 without', Buffer.from(meta('utf-16'), 'utf16le'), WORDS],
    ['Windows-1252, declared', latin(meta('windows-1252')), WORDS.replace(' – ŵ', '')],
    ['Windows-1252, declared as Latin 1', latin(meta('iso-8859-1')), WORDS.replace(' – ŵ', '')],
    ['Windows-1252, not declared', latin(page(`<p>${WORDS}</p>`)), WORDS.replace(' – ŵ', '')],
    [
      'another, declared',
      iconv.encode(
        page(
          '<p>Łódź</p>',
          '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
        ),
        'iso-8859-2',
      ),
      'Łódź',
    ],
  ])('%s', async (_, bytes, words) => {
    expect((await readDocument(bytes)).text).toBe(words);
  });
});

describe('what is no page to read', () => {
  const limits = { markupDepth: 50, markupElements: 1_000, characters: 5_000 };
  it.each([
    ['elements too deep', page('<div>'.repeat(60)), 'nested_too_deep'],
    ['drawings too deep', page('<svg>'.repeat(100_000)), 'nested_too_deep'],
    ['elements closed by the ends of others', page('<i></b>'.repeat(60)), 'nested_too_deep'],
    [
      'deep inside of what a scan passes over',
      page(`${'<optgroup>'.repeat(500)}x`),
      'nested_too_deep',
    ],
    ['too many elements', page('<p>x'.repeat(1_100)), 'too_many_elements'],
    ['too much text', page(`<p>${'word '.repeat(1_100)}</p>`), 'too_much_text'],
    ['no words', page('<img src="scan.png"><script>We have</script>'), 'empty'],
    ['XML that is no page', '<?xml version="1.0"?><note>Dear</note>', 'unsupported_type'],
  ])('%s ends as one problem', async (_, html, code) => {
    const reading = readDocument(Buffer.from(html), { limits });
    await expect(reading).rejects.toMatchObject({ problem: { code, severity: 'error' } });
  });

  it('reads a page of open tags that nest nothing', async () => {
    const document = await readDocument(Buffer.from(page('<p>x<li>y<br>'.repeat(200))), { limits });
    expect(document.layout.length).toBe(400);
  });

  it('takes text with a few tags in it for text', async () => {
    const { mediaType } = await readText('Dear Home Secretary,<br>\n<p>We have adopted it.</p>');
    expect(mediaType).toBe('text/plain');
  });
});
