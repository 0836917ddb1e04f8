import type { Random } from '../random.js';

/** Cut short, as by a download that broke off. */
export function truncated(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, 1 + random.below(bytes.length - 1));
}

/** Up to 20 bytes changed, as by a bad disk or line. */
export function flipped(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  for (let count = 1 + random.below(20); count > 0; count--) {
    changed[random.below(changed.length)] = random.below(256);
  }
  return changed;
}

/** Up to 200 bytes missing from the middle. */
export function cut(bytes: Buffer, random: Random): Buffer {
  const length = 1 + random.below(200);
  const at = random.below(Math.max(1, bytes.length - length));
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
}

/** A part of it stands twice, or in the place of another part. */
export function spliced(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  const part = bytes.subarray(at, at + 1 + random.below(400));
  const to = random.below(bytes.length);
  const skipped = random.next() < 0.5 ? 0 : part.length;
  return Buffer.concat([bytes.subarray(0, to), part, bytes.subarray(to + skipped)]);
}

/** A number that the file gives as text is another one. */
export function renumbered(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  const hit = numbers[random.below(Math.max(1, numbers.length))];
  if (!hit) return flipped(bytes, random);
  const other = random.pick(['0', '-1', '1', '65536', '2147483648', '99999999999999999999', '1e9']);
  const rest = text.slice(hit.index + hit[0].length);
  return Buffer.from(text.slice(0, hit.index) + other + rest, 'latin1');
}

/** In one of these ways. */
export function harmed(bytes: Buffer, random: Random): Buffer {
  return random.pick([truncated, flipped, cut, spliced])(bytes, random);
}
