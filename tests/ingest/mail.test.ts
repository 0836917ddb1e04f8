import { describe, expect, it } from 'vitest';
import { documentsWithin, readDocument, takeOut } from '../../src/ingest/index.js';
import { expectLaws, readText, type Shown, shown } from './helpers.js';
import { type Mail, makeMail } from './makeMail.js';

const HEAD: Shown = [
  'paragraph',
  'From: Office of the PCC for Loamshire\nTo: Home Secretary; HMICFRS\nDate: Thu, 18 Dec 2025 23:30:00 -0500\nSubject: Response to HMICFRS – section 55',
];
const PDF = { name: 'response.pdf', type: 'application/pdf', data: '%PDF-1.7 x' };

describe('the words of a mail', () => {
  it.each<[string, Mail]>([
    ['text', { text: 'Dear Home Secretary,\r\n\r\nWe have adopted it.\r\n' }],
    [
      'a page',
      { html: '<html><body><p>Dear Home Secretary,</p><p>We have adopted it.</p></body></html>' },
    ],
    [
      'text and page',
      { text: 'See the page.', html: '<p>Dear Home Secretary,</p><p>We have adopted it.</p>' },
    ],
    [
      'an attached file too',
      { html: '<p>Dear Home Secretary,</p><p>We have adopted it.</p>', attached: [PDF] },
    ],
  ])('of %s', async (_, mail) => {
    const document = await readDocument(makeMail(mail));
    expect(document.mediaType).toBe('message/rfc822');
    expectLaws(document);
    expect(shown(document)).toEqual([
      HEAD,
      ['paragraph', 'Dear Home Secretary,'],
      ['paragraph', 'We have adopted it.'],
    ]);
  });

  it('that is a saved web page are those of the page', async () => {
    const headers = {
      From: '<Saved by Blink>',
      'Snapshot-Content-Location': 'https://pcc.example/r',
    };
    const html = `<html><body><nav>Menu</nav><main><h1>Response</h1><p>We have adopted it in all our policies.</p></main></body></html>`;
    const attached = [{ name: 'font', type: 'application/octet-stream', data: 'x' }];
    const bytes = makeMail({ headers, html, attached });
    expect((await documentsWithin(bytes))?.map(({ entry }) => entry)).toEqual([[]]);
    const document = await readDocument(bytes);
    expect(shown(document)).toEqual([
      ['heading', 'Response', { level: 1 }],
      ['paragraph', 'We have adopted it in all our policies.'],
    ]);
  });

  it('are those of a letter that begins as a mail does, but was written by hand', async () => {
    const letter = 'From: The Commissioner\nTo: The Home Secretary\nDate: 18 December 2025\n\nDear';
    expect((await readText(letter)).mediaType).toBe('text/plain');
  });
});

describe('what is attached to a mail', () => {
  const names = async (mail: Mail) =>
    (await documentsWithin(makeMail(mail)))?.map(({ entry }) => entry.join('!'));

  it.each<[string, Mail, string[]]>([
    ['comes before the mail itself', { text: 'See below.', attached: [PDF] }, ['response.pdf', '']],
    ['is all, if the mail says nothing', { text: ' \r\n', attached: [PDF] }, ['response.pdf']],
    ['is nothing', { text: 'We have adopted it.' }, ['']],
    [
      'has its name once, and no folder in it',
      { text: 'x', attached: [PDF, { ...PDF, name: '../../etc/response.pdf' }] },
      ['response.pdf', 'response.pdf#2', ''],
    ],
    [
      'is a scan, but no picture of the text, no card, date or signature',
      {
        html: '<p>x <img src="cid:logo"></p>',
        attached: [
          { name: 'scan.png', type: 'image/png', data: 'x' },
          { name: 'photo.jpg', type: 'image/jpeg', data: 'x', disposition: 'inline' },
          {
            name: 'logo.png',
            type: 'image/png',
            data: 'x',
            disposition: 'inline',
            contentId: 'logo',
          },
          { name: 'me.vcf', type: 'text/vcard', data: 'x' },
          { name: 'day.ics', type: 'text/calendar', data: 'x' },
          { name: 'smime.p7s', type: 'application/pkcs7-signature', data: 'x' },
        ],
      },
      ['scan.png', 'photo.jpg', ''],
    ],
    [
      'is a forwarded mail with a file of its own',
      {
        text: 'Forwarded.',
        attached: [
          {
            name: 'first.eml',
            type: 'message/rfc822',
            data: makeMail({ text: 'x', attached: [PDF] }),
          },
        ],
      },
      ['first.eml!response.pdf', 'first.eml', ''],
    ],
  ])('%s', async (_, mail, expected) => {
    expect(await names(mail)).toEqual(expected);
  });

  it('is taken out as it was put in', async () => {
    const bytes = await takeOut(makeMail({ text: 'x', attached: [PDF] }), ['response.pdf']);
    expect(Buffer.from(bytes).toString()).toBe(PDF.data);
  });
});

describe('a mail beyond the limits', () => {
  function nested(depth: number): Buffer {
    const open = Array.from(
      { length: depth },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    );
    return Buffer.from(`From: a@b.example\r\nMIME-Version: 1.0\r\n${open.join('')}\r\nDear\r\n`);
  }

  it.each([
    ['parts too deep', nested(60), 'nested_too_deep'],
    [
      'too many attachments',
      makeMail({ text: 'x', attached: Array(12).fill(PDF) }),
      'too_many_entries',
    ],
    [
      'a subject of six hundred coded words',
      makeMail({ text: 'x', headers: { Subject: '=?utf-8?b?YWJj?= '.repeat(600) } }),
      'too_large',
    ],
    ['a page too deep', makeMail({ html: '<div>'.repeat(60) }), 'nested_too_deep'],
  ])('%s ends as one problem', async (_, bytes, code) => {
    const limits = { markupDepth: 50, archiveEntries: 10, mailHeaderBytes: 9_000 };
    await expect(readDocument(bytes, { limits })).rejects.toMatchObject({ problem: { code } });
  });
});
