/**
 * The forms that a single line of a letter can have. Each pattern is anchored, bounded and linear.
 */

/** `- Response forwarded`, `• item`, `o Item`; private-use units are the bullets of Symbol and Wingdings. */
const BULLET =
  /^(?:[-*+•▪■◦●○‣⁃·–—\uf0b7\uf0a7\uf0d8\uf076]|o(?=\s{1,8}[A-Z]))[\s\u200b]{1,8}(?=\S)/;

/** `1. By`, `(a) receive`, `iii) that`, `2.3 In`, `A4. We`, `Q5. What`; and `1  Purpose` with two spaces. */
const NUMBER =
  /^(?:\((?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])\)|(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[A-Z]\d{1,3}[.)]|(?:[A-Z]|\d{1,3})(?:\.\d{1,3}){1,3}[.)]?(?=\s{1,8}["'“‘A-Z])|\d{1,2}(?= {2,8}[A-Z]))\s{1,8}(?=\S)/;

/** `## Heading`, also with closing hashes. */
const HEADING = /^(#{1,6})[ \t]{1,4}(?=\S)/;

/** `---`, `* * *`, `======`, `————`, `--`. */
const RULE = /^(?:[-–—_=*•·~][ \t]{0,2}){2,}$/;

const TERMINAL = /[.!?…][)"'”’*_\]]{0,4}$/;

/** Length of the bullet with the space after it; 0 if the line has none. */
export function bulletLength(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

/** Length of an item number with the space after it; 0 if the line has none. */
export function numberLength(text: string): number {
  return NUMBER.exec(text)?.[0].length ?? 0;
}

/** Level and length of a Markdown heading mark. */
export function headingMark(text: string): { level: number; length: number } | null {
  const match = HEADING.exec(text);
  return match ? { level: (match[1] as string).length, length: match[0].length } : null;
}

/** A line of nothing but strokes. */
export function isRule(text: string): boolean {
  return text.length >= 2 && RULE.test(text);
}

/** Whether the words end as a sentence does. */
export function endsSentence(text: string): boolean {
  return TERMINAL.test(text);
}

/** `Chief Constable: Under way.`, `Date: 17 December 2025`, `T: 0300 ...`: a label of a form with its value. */
export function startsWithLabel(text: string): boolean {
  return /^(?:\*\*)?[A-Z][\w'’&/ ()-]{0,48}:(?:\*\*)?(?:\s|$)/.test(text);
}

/** `Date published:`, `B. Response due`, `When was it published?`: a field of a form, which no running text begins with. */
export function startsWithField(text: string): boolean {
  return FIELD.test(text);
}

const FIELD =
  /^(?:\*\*)?(?:(?:[A-Z]|\d{1,2})[.)]\s{1,3})?(?=[A-Z])(?=(?:[\w'’/-]{1,20}[ ]){0,4}(?:dated?|published|publication|deadline|due|type|force|signed|approved|completed|version|status|reference|ref|title|author|owner|commissioner|pf?cc|response|responded|report|inspection|received|uploaded|sent|submitted)\b)[\w'’/() -]{2,60}(?::(?:\*\*)?(?:\s|$)|\?(?:\s|$))/i;

/** Short and not a sentence: a line of an address, a letterhead, a label, a cell. */
export function isShortLine(text: string): boolean {
  return text.length <= 70 && !endsSentence(text);
}

/** Words that no sentence ends with: after them, the next line goes on whatever it begins with. */
const CANNOT_END =
  /(?:^|\s)(?:the|a|an|and|or|of|to|in|for|with|by|from|on|at|as|that|which|who|whose|our|their|its|his|her|my|will|has|have|had|be|been|is|are|was|were|should|would|not|this|these|those|into|than|but|if|when|while|Chief Constable's|Chief Constable’s)$/;

/** Whether something must follow these words. */
export function demandsMore(text: string): boolean {
  return CANNOT_END.test(text.slice(-40)) || /[a-z][,–]$/.test(text);
}

/** Openings in lower case that begin a new thing all the same: copies, web and mail addresses. */
const OWN_LOWER =
  /^(?:c\.?c\.?|b\.?c\.?c\.?|p\.?p\.?|encl?|tel|fax|e-?mail|www|https?|n\/a|per pro)\b|^[^\s@]{1,64}@|^[a-z]+(?:\.[a-z]+){1,5}(?:\/|$)/i;

/** Whether the words begin in the middle of a sentence. */
export function startsInside(text: string): boolean {
  return /^[a-z]/.test(text) && !OWN_LOWER.test(text) && numberLength(text) === 0;
}
