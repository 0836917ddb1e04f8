/** Size of the record at the end of an archive, and the most by which a comment may follow it; in bytes. */
const END_RECORD = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_HEAD = 46;
/** More entries than this are not looked at to tell what an archive is. */
const LOOKED_AT = 5_000;

/** Whether the bytes begin as an archive does, or as an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * What an archive is that is one document to its user: `docx`, or in words what else; null for an archive of files; `cut`
 * for one without its end. By the names in its directory: those of files packed within it do not count.
 */
export function zipDocument(bytes: Uint8Array): 'docx' | 'cut' | { what: string } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(buffer);
  if (end < 0) return 'cut';
  const names = directoryNames(buffer, end);
  if (names.has('[Content_Types].xml')) {
    const folders = new Set([...names].map((name) => name.split('/', 1)[0]?.toLowerCase()));
    if (folders.has('word')) return 'docx';
    if (folders.has('xl')) return { what: 'a spreadsheet (.xlsx)' };
    if (folders.has('ppt')) return { what: 'a presentation (.pptx)' };
    return { what: 'an Office file' };
  }
  if (names.has('mimetype') && names.has('META-INF/manifest.xml'))
    return { what: 'an OpenDocument file (.odt, .ods)' };
  if (names.has('META-INF/container.xml')) return { what: 'an e-book (EPUB)' };
  return null;
}

/** Names in the directory of an archive, whose end record is at `end`. */
function directoryNames(bytes: Buffer, end: number): Set<string> {
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = 0; count < LOOKED_AT && at + ENTRY_HEAD <= end; count++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) break;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = bytes.subarray(at + ENTRY_HEAD, at + ENTRY_HEAD + nameLength);
    names.add(name.toString('utf8').replaceAll('\\', '/'));
    at += ENTRY_HEAD + nameLength + extraLength + commentLength;
  }
  return names;
}

function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD - LONGEST_COMMENT);
  for (let at = bytes.length - END_RECORD; at >= first; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  return -1;
}
