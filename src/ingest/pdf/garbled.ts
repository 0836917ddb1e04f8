/** A page with fewer letters is not judged. */
const ENOUGH_LETTERS = 200;
/** So large a share of marks that stand for no letter is too much. */
const STRAY_SHARE = 0.3;
/** Some of the commonest words of English and Welsh: no page of prose is without them. */
const COMMON = /(?<!\p{L})(?:the|and|of|to|in|for|a|is|on|y|yr|yn|ac|ar|o|mae|wedi)(?!\p{L})/giu;
/** One in so many words is a common one, at the least. */
const ONE_IN = 40;

/**
 * Whether the text layer of a page holds no words, because its fonts do not say which letters their shapes stand for
 * (an odd encoding): such a page is read from its picture instead.
 */
export function isGarbled(text: string): boolean {
  const marks = text.replace(/\s+/g, '');
  const stray = marks.match(/[\p{Cc}\p{Co}\ufffd]/gu)?.length ?? 0;
  if (marks.length >= 40 && stray > STRAY_SHARE * marks.length) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < ENOUGH_LETTERS) return false;
  // Another script than ours is not garbled.
  if ((text.match(/\p{Script=Latin}/gu)?.length ?? 0) < 0.5 * letters) return false;
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  return (text.match(COMMON)?.length ?? 0) * ONE_IN < words;
}
