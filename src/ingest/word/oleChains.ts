/** Where the header of a compound file has what is needed here; in bytes. */
const AT = {
  sectorShift: 30,
  tableSize: 44,
  smallStart: 60,
  moreStart: 68,
  moreCount: 72,
  first: 76,
};
/** So many sectors of the allocation table are listed in the header itself. */
const IN_HEADER = 109;

/**
 * Whether the chains of sectors of a compound file all come to an end. In a damaged file one can lead back into itself,
 * and the library would follow it until memory ends.
 */
export function chainsEnd(buffer: Buffer): boolean {
  if (buffer.length < 512) return false;
  const shift = buffer.readUInt16LE(AT.sectorShift);
  if (shift < 7 || shift > 16) return false;
  const size = 2 ** shift;
  const sectors = Math.ceil(buffer.length / size);
  const listed = tableSectors(buffer, size, sectors);
  if (listed === null) return false;
  const next = listed.flatMap((sector) => numbersIn(buffer, (sector + 1) * size, size));
  if (hasCircle(next)) return false;
  // Short streams have a table of their own, kept in a chain of sectors.
  const small: number[] = [];
  let sector = buffer.readInt32LE(AT.smallStart);
  while (sector >= 0 && sector < next.length) {
    small.push(...numbersIn(buffer, (sector + 1) * size, size));
    sector = next[sector] as number;
  }
  return !hasCircle(small);
}

/** The sectors that hold the allocation table; null if there are more of them than sectors, or the list is broken. */
function tableSectors(buffer: Buffer, size: number, sectors: number): number[] | null {
  const count = buffer.readUInt32LE(AT.tableSize);
  if (count > sectors) return null;
  const listed = numbersIn(buffer, AT.first, 4 * Math.min(count, IN_HEADER));
  let more = buffer.readInt32LE(AT.moreStart);
  if (count > IN_HEADER && buffer.readUInt32LE(AT.moreCount) > sectors) return null;
  for (let steps = 0; listed.length < count; steps++) {
    if (steps > sectors || more < 0 || more >= sectors) return null;
    const numbers = numbersIn(buffer, (more + 1) * size, size);
    more = numbers.pop() ?? -1;
    listed.push(...numbers.slice(0, count - listed.length));
  }
  return listed.every((sector) => sector >= 0 && sector < sectors) ? listed : null;
}

/** Signed 32-bit numbers; zeros beyond the end of the file, as the library takes them. */
function numbersIn(buffer: Buffer, start: number, length: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at + 4 <= start + length; at += 4)
    numbers.push(at + 4 <= buffer.length ? buffer.readInt32LE(at) : 0);
  return numbers;
}

/** Whether following `next` from any place leads back to a place passed before. Negative numbers end a chain. */
function hasCircle(next: readonly number[]): boolean {
  /** 0: not seen; else the number of the walk in which it was. */
  const seen = new Uint32Array(next.length);
  for (let start = 0; start < next.length; start++) {
    let at = start;
    while (at >= 0 && at < next.length && seen[at] === 0) {
      seen[at] = start + 1;
      at = next[at] as number;
    }
    if (at >= 0 && at < next.length && seen[at] === start + 1) return true;
  }
  return false;
}
