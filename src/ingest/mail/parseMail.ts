import type { Email } from 'postal-mime';
import { DocumentProblem, type Limits } from '../../model/index.js';

/**
 * A mail taken apart: headers, text, attachments. Forwarded mails are attachments too.
 * @throws {DocumentProblem} `nested_too_deep`, `too_many_entries`, `too_large` or `damaged`
 */
export async function parseMail(bytes: Uint8Array, limits: Limits): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  let email: Email;
  try {
    const options = {
      maxNestingDepth: limits.markupDepth,
      // The library's time grows with the square of a header in coded words: 90 s at its own limit of 2 MB.
      maxHeadersSize: limits.mailHeaderBytes,
      forceRfc822Attachments: true,
    };
    email = await PostalMime.parse(bytes, options);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown fault';
    if (detail.includes('header size')) {
      const message = `Its headers have more than ${limits.mailHeaderBytes} bytes.`;
      throw new DocumentProblem('too_large', message);
    }
    const isDeep = detail.includes('nesting depth');
    throw isDeep
      ? new DocumentProblem('nested_too_deep', `The mail's parts nest too deep (${detail}).`)
      : new DocumentProblem('damaged', `The mail cannot be taken apart (${detail}).`);
  }
  if (email.attachments.length > limits.archiveEntries) {
    const message = `It has ${email.attachments.length} attachments; the limit is ${limits.archiveEntries}.`;
    throw new DocumentProblem('too_many_entries', message);
  }
  return email;
}

/** A web page that a browser has saved in the form of a mail (MHTML). */
export function isSavedPage({ headers, from }: Email): boolean {
  const isNamed = headers.some(({ key }) => key === 'snapshot-content-location');
  return isNamed || /^saved by /i.test(from?.name || from?.address || '');
}
