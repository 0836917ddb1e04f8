const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether the bytes begin as a compound file of old Office programs does. */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Names of streams in a compound file, and what the file then is. Names stand in it in UTF-16. */
const STREAMS: readonly { stream: string; kind: 'doc' | 'encrypted' | { what: string } }[] = [
  { stream: 'EncryptedPackage', kind: 'encrypted' },
  { stream: 'WordDocument', kind: 'doc' },
  { stream: 'Workbook', kind: { what: 'an old spreadsheet (.xls)' } },
  { stream: 'PowerPoint Document', kind: { what: 'an old presentation (.ppt)' } },
  { stream: '__properties_version1.0', kind: { what: 'an Outlook message (.msg)' } },
];

/**
 * What a compound file is: an old Word document, a new one that is locked, or in words what else; `cut` if its
 * directory is beyond its end.
 */
export function oleKind(bytes: Uint8Array): 'doc' | 'encrypted' | 'cut' | { what: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = STREAMS.find(({ stream }) =>
    buffer.includes(Buffer.from(`${stream}\0`, 'utf16le')),
  );
  if (!found && !hasDirectory(buffer)) return 'cut';
  return found?.kind ?? { what: 'an old Office file' };
}

/** Where the header says how large sectors are (as a power of two), and in which of them the directory begins. */
const SECTOR_SHIFT_AT = 30;
const DIRECTORY_AT = 48;

function hasDirectory(buffer: Buffer): boolean {
  if (buffer.length < 512) return false;
  const sector = 2 ** Math.min(buffer.readUInt16LE(SECTOR_SHIFT_AT), 16);
  return (buffer.readUInt32LE(DIRECTORY_AT) + 2) * sector <= buffer.length;
}
