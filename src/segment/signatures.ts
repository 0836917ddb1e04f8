import type { LayoutBlock } from '../model/index.js';

export interface Signature {
  /** Index of the block with the title of the signatory. */
  index: number;
  voice: 'chief_constable' | 'policing_body' | 'joint';
}

export const CLOSING =
  /^(?:yours (?:sincerely|faithfully|truly|ever)|(?:kind|kindest|best|warm|warmest|with (?:kind|best|warm)(?:est)?) (?:regards|wishes)|regards|signed(?: (?:by|on behalf of)[^.]{0,60})?|with best wishes|yn gywir)\b/i;
const CHIEF =
  /\b(?:chief constable|chief officer|(?:assistant|deputy) (?:chief constable|commissioner)|(?:A\/|T\/|Acting |Temporary )?(?:CC|ACC|DCC)\b(?! chair)|commissioner of (?:the )?(?:police|[\w ]{3,40}police))/i;
const BODY =
  /\b(?:police(?:,)?(?: and|,| &)? (?:fire(?:,)? (?:and|&) )?(?:rescue and )?crime commissioner|P(?:F)?CC\b|(?:deputy )?mayor\b|police authority|commissioner for police|comisiynydd|(?:chair(?:man)?|clerk) (?:of|to) the [\w ]{0,30}(?:authority|board)|chief executive)/i;

/** A line that could be a personal name: two to five capitalised words, perhaps with letters after it. */
const NAME =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor|Lord|Lady|Professor|Rt Hon|The)\.? ){0,2}[A-Z][\p{L}'’.-]{0,20}(?: (?:[A-Z][\p{L}'’.-]{0,20}|de|van|von|ap|ab|of|OBE|MBE|QPM|CBE|KPM)){1,5},?$/u;

const COPIED = /^\W{0,3}(?:c\.?c\.?\b|copy|copies|copied|circulation|distribution|enc(?:l|s)?\b)/i;

/** The lines of a block without those to whom it is copied, who sign nothing. */
function signedLines(text: string): string[] {
  const lines = text.split('\n');
  const copied = lines.findIndex((line, index) => index > 0 && COPIED.test(line));
  return copied < 0 ? lines : lines.slice(0, copied);
}

/**
 * Signature blocks: a closing formula, a converter's caption of a signature or a line with a name, then a short line
 * with an office. `textOf` gives the words of a block.
 */
export function findSignatures(
  layout: readonly LayoutBlock[],
  textOf: (block: LayoutBlock) => string,
  commissionerIsChief: boolean,
): Signature[] {
  const found: Signature[] = [];
  const half = layout.length > 0 ? (layout[layout.length - 1]?.end ?? 0) / 10 : 0;
  for (const [index, block] of layout.entries()) {
    const text = textOf(block);
    if (block.kind === 'cell' || block.kind === 'heading' || text.length > 240) continue;
    const lines = signedLines(text);
    const last = lines[lines.length - 1] ?? '';
    const before = layout.slice(Math.max(0, index - 4), index).map(textOf);
    const closed =
      before.some((line) => CLOSING.test(line)) || lines.some((line) => CLOSING.test(line));
    const captioned = layout.slice(Math.max(0, index - 3), index).some((b) => b.kind === 'caption');
    const named =
      NAME.test(
        lines.length > 1
          ? (lines[0] ?? '')
          : ((before[before.length - 1] ?? '').split('\n').at(-1) ?? ''),
      ) || /^[A-Z][\p{L}'’-]+ [A-Z][\p{L}'’-]+(?: [A-Z]{2,4})?,/u.test(text);
    const office = lines.length > 1 ? lines.slice(-3).join(' ') : last;
    if (office.length > 140 || /[.;?:]$/.test(office.replace(/\b[A-Z]\.$/, ''))) continue;
    if (/^(?:I|We|He|She|It|As|On|In|At|After|My|Our|This|That|There)\s/.test(last)) continue;
    if (!closed && !captioned && !named) continue;
    if (/^\W{0,3}(?:dear|to|from|for the attention of|by e-?mail)\b/im.test(text)) continue;
    // What stands over "Dear Commissioner" heads a letter.
    const after = layout.slice(index + 1, index + 3).map(textOf);
    const signs = before.slice(-2).some((line) => CLOSING.test(line));
    if (!signs && after.some((line) => /^\W{0,3}Dear\s/.test(line))) continue;
    if (COPIED.test(text)) continue;
    if (block.start < half && !closed && !captioned) continue;
    const london =
      commissionerIsChief &&
      /\b(?:deputy |assistant |acting )?commissioner\b/i.test(office) &&
      !/mayor|crime commissioner/i.test(office);
    const chief = CHIEF.test(office) || london;
    if (chief && /(?:crime commissioner|\bmayor)\b/i.test(office)) {
      found.push({ index, voice: 'joint' });
    } else if (chief) found.push({ index, voice: 'chief_constable' });
    else if (BODY.test(office) || (/\bcommissioner\b/i.test(office) && !commissionerIsChief)) {
      found.push({ index, voice: 'policing_body' });
    }
  }
  // A name with office on two lines gives one signature.
  return found.filter(
    (s, i) =>
      i === 0 || s.index - (found[i - 1]?.index ?? -9) > 2 || s.voice !== found[i - 1]?.voice,
  );
}
