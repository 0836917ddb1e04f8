/** A file attached to a mail that a test makes. */
export interface Attached {
  name: string;
  type: string;
  data: string | Buffer;
  disposition?: 'attachment' | 'inline';
  /** By which the text may show it. */
  contentId?: string;
}

/** The parts of a mail; what is left out is not in it. */
export interface Mail {
  headers?: Readonly<Record<string, string>>;
  text?: string;
  html?: string;
  attached?: readonly Attached[];
}

const HEADERS = {
  From: 'Office of the PCC for Loamshire <pcc@loamshire.example>',
  To: 'Home Secretary <hs@home.example>, HMICFRS <s55@hmicfrs.example>',
  Date: 'Thu, 18 Dec 2025 23:30:00 -0500',
  Subject: '=?utf-8?Q?Response_to_HMICFRS_=E2=80=93_section_55?=',
};

/** Writes a mail as a program sends it. */
export function makeMail({ headers = {}, text, html, attached = [] }: Mail): Buffer {
  const words = [
    ...(text === undefined ? [] : [part('text/plain; charset=utf-8', text)]),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', html)]),
  ];
  const files = attached.map(({ name, type, data, disposition = 'attachment', contentId }) =>
    part(type, data, [
      `Content-Disposition: ${disposition}; filename="${name}"`,
      ...(contentId ? [`Content-ID: <${contentId}>`] : []),
    ]),
  );
  const lines = Object.entries({ ...HEADERS, ...headers }).map(
    ([key, value]) => `${key}: ${value}`,
  );
  const body = several('mixed', [several('alternative', words), ...files]);
  return Buffer.from(`${lines.join('\r\n')}\r\nMIME-Version: 1.0\r\n${body}`);
}

function several(kind: string, parts: readonly string[]): string {
  const inner = parts.map((one) => `--${kind}\r\n${one}\r\n`).join('');
  return `Content-Type: multipart/${kind};\r\n\tboundary="${kind}"\r\n\r\n${inner}--${kind}--\r\n`;
}

function part(type: string, data: string | Buffer, headers: readonly string[] = []): string {
  const lines = (
    Buffer.from(data)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...headers, '', lines].join(
    '\r\n',
  );
}
