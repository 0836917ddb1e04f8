import type { ZonedLine } from '../letter/zones.js';

/** The letter in which the chief officer answers the commissioner is reproduced in many a response. */
const TO_THE_BODY =
  /^dear (?:madam |mr |ms |mrs )?(?:deputy |police(?:,? fire)? (?:and|&) crime )?(?:commissioner|mayor|pf?cc|chair)\b/i;

const FROM_THE_CHIEF =
  /^(?:from\b[\s:]{0,3}|letter (?:from|of)\s)(?:the\s)?(?:(?:temporary|deputy|acting|t\/|assistant)\s?)?chief (?:constable|officer)\b/i;

/** Whether a line stands at the head of a letter that was written to the one who now answers. */
export function inLetterToBody(lines: readonly ZonedLine[], index: number): boolean {
  const greeting = lines
    .slice(index + 1, index + 13)
    .find(({ text, zone }) => zone === 'salutation' || /^dear\b.{0,60}$/i.test(text));
  if (greeting) return TO_THE_BODY.test(greeting.text);
  return lines.slice(Math.max(0, index - 6), index).some(({ text }) => FROM_THE_CHIEF.test(text));
}
