import type { Random } from '../../random.js';
import { harmed } from '../mutants.js';
import { LETTERS, WORDS } from '../realFiles.js';
import type { Maker } from './kind.js';

/** A web page around this. */
function page(body: string, head = ''): Buffer {
  return Buffer.from(
    `<!DOCTYPE html><html><head><title>Response</title>${head}</head><body>${body}</body></html>`,
  );
}

function htmlOf(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return escaped
    .split(/\n{2,}/)
    .map((part) => `<p>${part}</p>`)
    .join('\n');
}

/** Web pages, also saved as mails (MHTML). */
export const HTML_KINDS = {
  'html-damaged': (random: Random) => harmed(page(htmlOf(random.pick(LETTERS).text())), random),

  'html-deep': (random: Random) => {
    const depth = 150 + random.below(60_000);
    const tag = random.pick([
      'div',
      'table><tr><td',
      'ul><li',
      'blockquote',
      'b',
      'svg><g',
      'a',
      'font',
      'form',
      'button',
      'select',
      'template',
      'math><mi',
      'p',
      'h1',
      'details',
      'noscript',
      'center',
    ]);
    return page(`<${tag}>`.repeat(depth) + WORDS);
  },

  'html-many-elements': (random: Random) => {
    const tag = random.pick([
      '<p>x',
      '<br>',
      '<td>',
      '<li>x',
      '<a href=x>y</a>',
      '<hr>',
      '<i></b>',
    ]);
    return page(tag.repeat(120_000 + random.below(60_000)));
  },

  /** As many elements as may be, of the sorts that cost most. */
  'html-costly': (random: Random) => {
    const unit = random.pick([
      '<h2>Recommendation 1</h2><p>x</p>',
      '<table><tr><td>1<td>Done</table>',
      '<nav><a href=x>y</a></nav>',
      '<tr><td>',
      '<p><b>x</b><i>y',
      '<select><option>x',
    ]);
    return page(unit.repeat(12_000));
  },

  /** Something is begun and never ended. */
  'html-unclosed': (random: Random) =>
    page(
      `<p>${WORDS}</p>${random.pick(['<!--', '<script>', '<style>', '<textarea>', '<title>', '<a href="', '<![CDATA[', '<plaintext>', '<noscript>', '<iframe>', '<', '</', '<!', '<?', '&', '<svg><![CDATA[', '<xmp>'])}${'x<p>'.repeat(20_000)}`,
    ),

  'html-entities': (random: Random) =>
    page(
      `<p>${random
        .pick([
          '&#x110000;',
          '&#0;',
          '&#xd800;',
          '&#99999999999999999999;',
          '&amp',
          '&notit;',
          '&#x',
          '&#',
          '&CounterClockwiseContourIntegral;',
          '&zwj;',
          '&#8238;',
          '&nbsp;',
          '&shy;',
        ])
        .repeat(20_000)}${WORDS}</p>`,
    ),

  /** Cells that span, and lists that count from, what no page holds. */
  'html-extreme-numbers': (random: Random) => {
    const value = random.pick(['0', '-1', '1000', '65534', '2147483648', '1e9', '9'.repeat(300)]);
    return page(
      `<table>${`<tr><td colspan=${value} rowspan=${value}>1</td><td rowspan=${value}>${WORDS}</td></tr>`.repeat(40)}</table>` +
        `<ol start="${value}">${`<li value="${value}">${WORDS}</li>`.repeat(40)}</ol>`,
    );
  },

  'html-long-attribute': (random: Random) =>
    page(
      `<p ${random.pick([`class="${'a '.repeat(500_000)}"`, `style="${'a:b;'.repeat(200_000)}"`, 'a=b '.repeat(100_000), `id="${'x'.repeat(2e6)}"`, 'a '.repeat(20_000)])}>${WORDS}</p><img src="data:image/png;base64,${'A'.repeat(2e6)}">`,
    ),

  /** An encoding that it is not in, or that there is none of. */
  'html-encoding': (random: Random) => {
    const name = random.pick([
      'utf-7',
      'utf-16',
      'x-user-defined',
      'iso-2022-kr',
      'shift_jis',
      'gb18030',
      'nothing',
      'utf-32',
      'base64',
      'hex',
      'ucs2',
      '../../x',
      '__proto__',
      'constructor',
    ]);
    const bytes = page(`<p>${WORDS}</p>`, `<meta charset="${name}">`);
    return Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0x80, 0x81]), bytes]);
  },

  /** XHTML with entities of its own. */
  'html-doctype': (random: Random) =>
    Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "${'ha'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>${random.pick(['&b;', '&f;']).repeat(100)}</p></body></html>`,
    ),

  'html-long-words': (random: Random) =>
    page(
      `<p>${random
        .pick(['a', '(', '-', '1.', '“', '\u00ad', '\u200b', '. ', ', ', ': '])
        .repeat(300_000)}</p>`,
    ),

  'html-nothing': (random: Random) =>
    random.pick([
      page(''),
      page('<script>x</script>'),
      page('<nav>Home</nav>'),
      page('&nbsp;'),
      page('<img>'),
    ]),

  'mhtml-damaged': (random: Random) => {
    const boundary = random.pick(['x', '', '-'.repeat(3_000), '"', '=?utf-8?q?x?=']);
    const lines = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://www.example.org/response',
      'Subject: Response',
      'MIME-Version: 1.0',
      `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      `Content-Type: ${random.pick(['text/html', 'text/html; charset=nothing', 'image/png'])}`,
      `Content-Transfer-Encoding: ${random.pick(['quoted-printable', 'base64', 'x-uuencode', '7bit'])}`,
      '',
      page(`<p>${WORDS}=E2=80=9`).toString(),
      random.pick([`--${boundary}--`, '', `--${boundary}`]),
    ];
    const bytes = Buffer.from(lines.join('\r\n'));
    return random.next() < 0.5 ? bytes : harmed(bytes, random);
  },
} as const satisfies Record<string, Maker>;
