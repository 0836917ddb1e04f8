/**
 * Descriptions of pictures that converters write into the text ("A handwritten signature in black ink ...").
 * They are no words of the letter. A sentence of the letter that merely speaks of a logo must not be taken for one.
 */

const NOUN =
  '(?:signature|logo|crest|emblem|seal|shield|badge|coat of arms|photograph|photo|picture|image|icon|qr code|barcode)';
const LOOK =
  '(?:close[- ]up|black(?: and white)?|white|blue(?: and white)?|red|green|gold(?:en)?|yellow|purple|gr[ae]y|round|circular|square|large|small|stylised|stylized|handwritten|hand-drawn|cursive|scribbled|blurry|digital|black-and-white|cropped|partial(?:ly)?(?: legible)?)';

/** `A handwritten signature in blue ink`, `A signature, slanting upward`, `A close-up of a logo`. */
const DESCRIBED = new RegExp(
  `^(?:an?|the) (?:${LOOK},? ){0,3}(?:of an? )?(?:${LOOK},? ){0,3}${NOUN}(?:,|\\.|$| (?:in|of|with|on|that reads|consisting|appearing|featuring|showing|for an?|written|above|below|over)\\b)`,
  'i',
);

/** `The image shows a cursive signature`. */
const SHOWS =
  /^(?:the|this) (?:image|picture|photo|photograph|graphic) (?:shows|depicts|contains|displays|features|is of)\b/i;

/** Marks of Microsoft's alternative texts. */
const MACHINE =
  /\b(?:description automatically generated|AI-generated content may be incorrect)\b/i;

/** `[signature]`, `[Crest: Melfordshire Police]`, `[image: signature]`; several on a line too. */
const BRACKETED =
  /^(?:\[[^[\]\n]{0,80}\b(?:signature|signed|logo|crest|image|photo|picture|seal|stamp)\b[^[\]\n]{0,300}\]\s{0,120}){1,4}$/i;

/** A picture of Markdown, with its alternative text. */
const PICTURE = /^!\[[^[\]\n]{0,400}\]\([^()\n]{0,500}\)$/;

/** A sentence with a finite verb of policy is the letter's own, whatever it begins with. */
const FINITE = /\b(?:has|have|had|will|would|should|must|was|were|been)\b/i;

const EMPHASIS_ENDS = /^[*_\s]+|[*_\s]+$/g;

/** Longer texts are no captions, in units. */
export const LONGEST_CAPTION = 400;

/** Whether the words of a whole line or block are such a description. */
export function isCaption(words: string): boolean {
  if (words.length > LONGEST_CAPTION) return false;
  const text = words.replace(EMPHASIS_ENDS, '');
  if (BRACKETED.test(text) || PICTURE.test(text)) return true;
  const bare = text.replace(/^[[(]/, '');
  if (MACHINE.test(bare)) return true;
  if (SHOWS.test(bare)) return true;
  return DESCRIBED.test(bare) && !FINITE.test(bare);
}
