import { makeMail } from '../../../tests/ingest/makeMail.js';
import { makeZip } from '../../../tests/support/makeZip.js';
import type { Random } from '../../random.js';
import { harmed } from '../mutants.js';
import { LETTERS, WORDS } from '../realFiles.js';
import { tinyPdf } from '../tinyPdf.js';
import type { Maker } from './kind.js';

/** A mail of these lines of headers and this body. */
function raw(headers: readonly string[], body: string): Buffer {
  const all = ['From: a@b.example', 'To: c@d.example', 'MIME-Version: 1.0', ...headers];
  return Buffer.from(`${all.join('\r\n')}\r\n\r\n${body}`);
}

/** Mails (.eml). */
export const MAIL_KINDS = {
  'mail-damaged': (random: Random) =>
    harmed(
      makeMail({
        text: random.pick(LETTERS).text().slice(0, 3_000),
        html: `<p>${WORDS}</p>`,
        attached: [{ name: 'a.pdf', type: 'application/pdf', data: tinyPdf() }],
      }),
      random,
    ),

  /** A header of thousands of coded words. */
  'mail-coded-words': (random: Random) => {
    const word = random.pick([
      '=?utf-8?b?YWJj?= ',
      '=?utf-8?q?=2c?= ',
      '=?x?b?YW?= ',
      '=?',
      '=?utf-8?q?a?=\r\n ',
    ]);
    const header = random.pick(['Subject', 'To', 'X-Note', 'Cc']);
    return raw([`${header}: ${word.repeat(1_000 + random.below(80_000))}x`], WORDS);
  },

  'mail-many-headers': (random: Random) =>
    raw(
      Array.from({ length: 1_000 + random.below(30_000) }, (_, n) => `X-${n}: ${WORDS}`),
      WORDS,
    ),

  'mail-deep': (random: Random) => {
    const depth = 20 + random.below(2_000);
    const open = Array.from(
      { length: depth },
      (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary="b${n + 1}"\r\n\r\n`,
    );
    return raw(['Content-Type: multipart/mixed; boundary="b0"'], `${open.join('')}${WORDS}`);
  },

  /** Mails within mails. */
  'mail-in-mail': (random: Random) => {
    let mail = makeMail({ text: WORDS });
    for (let depth = 1 + random.below(8); depth > 0; depth--) {
      mail = makeMail({ text: 'x', attached: [{ name: 'm', type: 'message/rfc822', data: mail }] });
    }
    return mail;
  },

  'mail-many-attachments': (random: Random) =>
    makeMail({
      text: WORDS,
      attached: Array(2_001 + random.below(500)).fill({ name: 'a', type: 'text/x', data: '' }),
    }),

  /** Attached files whose names lead elsewhere. */
  'mail-names': (random: Random) => {
    const name = random.pick([
      '../../etc/passwd',
      '/etc/passwd',
      'c:\\x.txt',
      '..',
      '.',
      '\u0000',
      'a\r\nX: y',
      ' ',
      'x'.repeat(5_000),
      '__proto__',
      '\u202etxt.exe',
      '!a!b',
    ]);
    const file = { name, type: 'text/plain', data: WORDS };
    return makeMail({ text: WORDS, attached: [file, file] });
  },

  /** Boundaries that are missing, empty, long, or stand in their own parts. */
  'mail-boundaries': (random: Random) => {
    const boundary = random.pick(['', 'x', 'x'.repeat(10_000), '--', '"', ' ', '=_']);
    const body = `--${boundary}\r\n\r\n${WORDS}\r\n`.repeat(1 + random.below(3_000));
    return raw(
      [`Content-Type: multipart/${random.pick(['mixed', 'x', ''])}; boundary="${boundary}"`],
      body,
    );
  },

  'mail-encodings': (random: Random) =>
    raw(
      [
        `Content-Type: ${random.pick(['text/plain; charset=nothing', 'text/html; charset=utf-7', 'text/plain; charset=utf-16', 'text/plain; format=flowed; delsp=yes', 'application/x', 'text/plain; charset="__proto__"'])}`,
        `Content-Transfer-Encoding: ${random.pick(['base64', 'quoted-printable', 'binary', 'x', ''])}`,
      ],
      random
        .pick(['=', '=3', 'AAA', '====', '\u0000', `${WORDS}=\r\n`, '> '.repeat(40)])
        .repeat(5_000),
    ),

  'mail-addresses': (random: Random) =>
    raw(
      [
        `Cc: ${random
          .pick(['(', '<', 'a:', '"', ',', ';', 'a@b,', '\\', '(a', '@', 'a b '])
          .repeat(1_000 + random.below(30_000))}`,
      ],
      WORDS,
    ),

  'mail-page': (random: Random) =>
    makeMail({
      html: random
        .pick(['<div>', '<table><tr><td>', '<p>x', '<b>'])
        .repeat(180 + random.below(160_000)),
    }),

  /** Archives that are bombs, or archives of archives, attached. */
  'mail-archives': (random: Random) => {
    const bomb = makeZip([{ name: 'a.txt', data: Buffer.alloc(3_000_000, ' ') }]);
    const inner = random.next() < 0.5 ? bomb : makeZip([{ name: 'b.zip', data: bomb }]);
    return makeMail({
      text: WORDS,
      attached: [{ name: 'a.zip', type: 'application/zip', data: inner }],
    });
  },

  'mail-headers-only': (random: Random) =>
    random.pick([
      raw([], ''),
      Buffer.from('From: a\r\nMessage-ID: b'),
      raw(['Date: never'], '\r\n'),
    ]),
} as const satisfies Record<string, Maker>;
