/** Digits of a hash that tell documents apart. */
const DIGITS = 12;

/**
 * The id of an inspection in an export. A ref such as `document:1` has a meaning within its document only, so the
 * beginning of the document's hash is put to it: `document:1:0123456789ab`.
 */
export function inspectionId(ref: string, documentId: string): string {
  return ref.startsWith('document:')
    ? `${ref}:${documentId.replace(/^sha256:/, '').slice(0, DIGITS)}`
    : ref;
}
