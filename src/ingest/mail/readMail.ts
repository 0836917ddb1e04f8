import type { Address, Email } from 'postal-mime';
import type { Limits } from '../../model/index.js';
import { markupBlocks, readHtml } from '../markup/readHtml.js';
import { writeBlocks } from '../markup/writeBlocks.js';
import type { SourceText } from '../sourceText.js';
import { isSavedPage, parseMail } from './parseMail.js';

/**
 * A mail to its words: who wrote it, to whom, when and on what as leading lines, then its text. What is attached is not
 * read here: see `containers/expand.ts`.
 * @throws {DocumentProblem} if the mail cannot be taken apart
 */
export async function readMail(bytes: Uint8Array, limits: Limits): Promise<SourceText> {
  const email = await parseMail(bytes, limits);
  if (isSavedPage(email)) return readHtml(email.html ?? '', [], limits);
  const head = headLines(email);
  if (email.html !== undefined && email.html.trim() !== '') {
    const lines = head.map((text) => ({ text, bold: false }));
    const leading = lines.length > 0 ? [{ kind: 'text' as const, lines, linked: 0 }] : [];
    const blocks = [...leading, ...(await markupBlocks(email.html, limits))];
    return { ...writeBlocks(blocks, { head: [], foot: [] }), problems: [] };
  }
  const source = `${head.join('\n')}\n\n${email.text ?? ''}`;
  return { source, markup: true, styles: new Map(), pageLayers: [], problems: [] };
}

function headLines(email: Email): string[] {
  const line = (label: string, value: string | undefined) =>
    value === undefined || value.trim() === '' ? [] : [`${label}: ${oneLine(value)}`];
  // The date as it is written: the parser would give another zone's day.
  const date = email.headers.find(({ key }) => key === 'date')?.value;
  return [
    ...line('From', email.from && shownAddress(email.from)),
    ...line('To', email.to?.map(shownAddress).join('; ')),
    ...line('Date', date),
    ...line('Subject', email.subject),
  ];
}

function shownAddress({ name, address, group }: Address): string {
  if (group) return name;
  return name === '' ? (address ?? '') : name;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
