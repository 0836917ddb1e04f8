import type { Attachment } from 'postal-mime';
import type { Limits } from '../../model/index.js';
import { uniqueNames } from '../containers/names.js';
import { isSavedPage, parseMail } from './parseMail.js';

/** Parts of a mail that are no documents: pictures of its layout, dates, cards, signatures by machine. */
const NO_DOCUMENT =
  /^(?:text\/(?:calendar|vcard|x-vcard|directory)|application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|ics))$/;

/**
 * The files attached to a mail, by name, and whether the mail says something of its own.
 * @throws {DocumentProblem} if the mail cannot be taken apart
 */
export async function mailParts(
  bytes: Uint8Array,
  limits: Limits,
): Promise<{ parts: { name: string; read(): Promise<Uint8Array> }[]; self: boolean }> {
  const email = await parseMail(bytes, limits);
  if (isSavedPage(email)) return { parts: [], self: true };
  const attached = email.attachments.filter((part) => isDocument(part, email.html ?? ''));
  const names = uniqueNames(attached.map(nameOf));
  const parts = attached.map(({ content }, index) => ({
    name: names[index] as string,
    read: () => Promise.resolve(bytesOf(content)),
  }));
  const own = `${email.text ?? ''}${email.html?.replace(/<[^<>]{0,2000}>/g, ' ') ?? ''}`;
  return { parts, self: attached.length === 0 || /[\p{L}\p{N}]/u.test(own) };
}

function isDocument({ mimeType, related, contentId }: Attachment, html: string): boolean {
  if (NO_DOCUMENT.test(mimeType)) return false;
  if (!/^(?:image|font|audio|video)\/|^text\/(?:css|javascript)$/.test(mimeType)) return true;
  // A picture that the text shows is part of the text; any other may be a scan, and some programs call it inline.
  const isShown = contentId !== undefined && html.includes(`cid:${contentId.replace(/[<>]/g, '')}`);
  return related !== true && !isShown && mimeType.startsWith('image/');
}

/** The last part of the name: a mail may not say where a file goes. */
function nameOf({ filename, mimeType }: Attachment, index: number): string {
  const name = filename?.split(/[/\\]/).at(-1)?.trim();
  if (name) return name;
  return mimeType === 'message/rfc822' ? `mail-${index + 1}.eml` : `attachment-${index + 1}`;
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
