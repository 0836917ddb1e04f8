/** So much of a file is looked at, in bytes. */
const WINDOW = 16_384;
const HEADER = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,4}:/;
/** Headers that mail programs write and people do not: a letter may begin `From: ...`, `To: ...`, `Date: ...`. */
const WRITTEN_BY_PROGRAMS = new Set([
  'mime-version',
  'message-id',
  'received',
  'return-path',
  'delivered-to',
  'content-type',
  'dkim-signature',
]);
const USUAL = new Set(['from', 'to', 'date', 'subject', 'cc', ...WRITTEN_BY_PROGRAMS]);

/**
 * Whether bytes are a mail (RFC 5322), or a web page saved as one (MHTML): they begin with a block of headers, at
 * least two of which are usual ones and one of which only programs write.
 */
export function isMail(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, WINDOW));
  const lines = head
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s{0,8}/, '')
    .split(/\r?\n/);
  if (lines[0]?.startsWith('From ')) lines.shift();
  const names: string[] = [];
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = HEADER.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    names.push(name);
  }
  const usual = new Set(names.filter((name) => USUAL.has(name)));
  return usual.size >= 2 && [...usual].some((name) => WRITTEN_BY_PROGRAMS.has(name));
}
