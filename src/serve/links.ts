/** Gives the address of a page or file, seen from the page that it stands on. Paths begin without a slash. */
export type Href = (path: string) => string;

/**
 * Addresses relative to a page, so that the same page works at the root of a server, in a folder of a web host, and
 * opened from a disk.
 * @param page path of the page: '' or ending in a slash.
 */
export function hrefFrom(page: string): Href {
  const up = '../'.repeat(page.split('/').length - 1);
  return (path) => `${up}${path}` || './';
}

/** A recommendation key as a part of an address: `coc:1/2` is `coc-1.2`. */
export function slugOfKey(key: string): string {
  return encodeURIComponent(key.replace(/:/g, '-').replace(/\//g, '.'));
}

/** Hex digits of a document's id, without the name of the hash. */
export function slugOfDocument(id: string): string {
  return id.replace(/^sha256:/, '');
}

export const paths = {
  front: '',
  about: 'about/',
  inspection: (id: string) => `inspections/${encodeURIComponent(id)}/`,
  answer: (id: string, force: string) =>
    `inspections/${encodeURIComponent(id)}/bodies/${encodeURIComponent(force)}/`,
  recommendation: (id: string, key: string) =>
    `inspections/${encodeURIComponent(id)}/recommendations/${slugOfKey(key)}/`,
  bodies: 'bodies/',
  body: (force: string) => `bodies/${encodeURIComponent(force)}/`,
  topics: 'topics/',
  topic: (topic: string) => `topics/${encodeURIComponent(topic)}/`,
  search: 'search/',
  document: (id: string) => `documents/${slugOfDocument(id)}/`,
  documents: 'documents/',
  claim: (id: string) => `claims/${encodeURIComponent(id)}/`,
  review: 'review/',
  failures: 'failures/',
} as const;

/** Name of the place of a recommendation on a page. */
export function anchorOfKey(key: string): string {
  return `r-${slugOfKey(key)}`;
}
