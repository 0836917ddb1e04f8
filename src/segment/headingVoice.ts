import { headingsOf, type Lexicon, type Voice, withoutNames } from '../lexicon/index.js';

export interface HeadingVoice {
  id: string;
  voice: Voice;
  firstPerson: boolean;
  untilProse: boolean;
}

const NUMBERING =
  /^(?:(?:section|part|annex|appendix|box|question|q|item)\s{1,2}(?:[a-z0-9]{1,4}|one|two|three|four|five|six)\s{0,2}[:.)–-]?\s{1,2}|q\d{0,2}[.:)]\s{0,2}|\[[-+ ]\]\s|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.):]\s{0,3}|[•*–-]\s{1,2}|\d{1,2}(?:\.\d{1,2}){0,2}\s{1,2})/i;
/** The switch of a panel on a web page: "[ - Hide ]", "(show)", "+". */
const PANEL =
  /\s{0,3}(?:[[(]\s?)?(?:[-–+▼▲▾▸]|hide|show|expand|collapse|open|close|read more)(?:\s?(?:hide|show|expand|collapse|open|close))?\s?[\])]?\s*$/iu;
/** "Appendix B - Loamshire Police": a part of the paper named after an office alone. */
const PART =
  /^(?:section|part|annexe?|appendix|enclosure|attachment|schedule)\s{1,2}(?:[a-z0-9]{1,4}|one|two|three|four|five|six)\s{0,2}[:.)–—-]?\s/i;
/** "Recommendation 4 - " in front of what the heading says. */
export const RECOMMENDATION_LABEL =
  /^(?:(?:the\s)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|new)\s(?:hmicfrs\s)?(?:recommendation|area for improvement|afi)(?:\s\d{1,2})?|(?:hmicfrs\s)?(?:(?:(?:cause of concern|coc)\s{0,2}\d{0,2}\s{0,2}[,/:-]?\s{0,2})?(?:recommendations?|recs?\.?)|areas? for improvement|afis?|causes? of concern|coc)(?:\s{0,2}(?:no\.?|number|#)?\s{0,2}(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,5}|\([ivx\d]{1,5}\))(?:\s{0,2}(?:,|&|and|to|–|-)\s{0,2}(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)){0,6})|(?:R|AFI)\s?\d{1,2})(?![\w])(?:\s{0,2}\((?:by|due|within|from|for)\b[^)\n]{2,40}\))?\s{0,2}[:.–—-]?\s{0,3}/i;

/** The words of a heading without numbering, final colon, emphasis and brackets at its end. */
export function headingCore(text: string): string {
  let core = text.replace(/\s+/g, ' ').replace(PANEL, '').trim();
  for (let i = 0; i < 2; i++) core = core.replace(NUMBERING, '');
  return core
    .replace(/\s?\([^)]{0,60}\)$/, '')
    .replace(/[\s:.?–—-]{1,3}$/, '')
    .trim();
}

export interface HeadingOptions {
  commissionerIsChief: boolean;
  /** A column head or form label, where more words count. */
  field: boolean;
  /** Labels that mean a speaker in this document: short names of the force and body, letters of a key ("F = force"). */
  labels?: ReadonlyMap<string, 'chief_constable' | 'policing_body'>;
}

/**
 * The heading row that a whole heading, label or column head matches, or null. "The Commissioner" is the chief
 * officer's where `commissionerIsChief`.
 */
function wholeVoice(text: string, lexicon: Lexicon, options: HeadingOptions): HeadingVoice | null {
  const full = headingCore(text);
  const field = options.field || PART.test(text);
  const bare = headingCore(full.replace(RECOMMENDATION_LABEL, ''));
  const own = field
    ? (options.labels?.get(full.toLowerCase()) ?? options.labels?.get(bare.toLowerCase()))
    : undefined;
  if (own) return { id: 'own-label', voice: own, firstPerson: false, untilProse: false };
  for (const core of full === bare ? [full] : [full, bare]) {
    if (core === '' || core.length > 160) continue;
    const named = withoutNames(core, lexicon).replace(/[A-Z][A-Za-z&]{2,7}(?![A-Za-z])/g, (word) =>
      options.labels?.get(word.toLowerCase()) === 'chief_constable' ? 'forcename' : word,
    );
    for (const { row, voice, whole } of headingsOf(lexicon)) {
      if (row.fieldOnly && !field) continue;
      if (!whole.test(named)) continue;
      const chiefs =
        options.commissionerIsChief &&
        voice === 'policing_body' &&
        /^(?:(?:comments?|response|statement|report|update|return|reply)s? (?:of|from|by) )?(?:the )?(?:acting |temporary )?commissioner/i.test(
          core,
        );
      return {
        id: row.id,
        voice: chiefs ? 'chief_constable' : voice,
        firstPerson: row.firstPerson ?? false,
        untilProse: row.untilProse ?? false,
      };
    }
  }
  return null;
}

/** A title says that it is an answer; a bare office does not. */
export const ANSWER_WORD =
  /\b(?:responses?|comments?|commentary|statement|reply|updates?|return|position|submission|answers?|observations|remarks|note|letter|views?)\b/i;

/**
 * The heading row that a heading, label or column head matches as a whole, or by its first or last part ("Chief
 * Constable's response: Loamshire Police"); null where none does.
 */
export function headingVoice(
  text: string,
  lexicon: Lexicon,
  options: HeadingOptions,
): HeadingVoice | null {
  const whole = wholeVoice(text, lexicon, options);
  if (whole) return whole;
  const parts = text.split(/\s?[:,|–—]\s|\s-\s/);
  if (parts.length < 2 || text.length > 200) return null;
  // "LP: our response", "Response - LP".
  const [one = '', other = ''] = parts;
  if (parts.length === 2) {
    for (const [name, rest] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!ANSWER_WORD.test(rest)) continue;
      const own = wholeVoice(name, lexicon, { ...options, field: true });
      if (own?.voice === 'chief_constable' || own?.voice === 'policing_body') return own;
    }
  }
  for (const part of [parts[0] ?? '', parts[parts.length - 1] ?? '']) {
    // "Jane Doe, Chief Constable" is a signature and no title.
    if (!ANSWER_WORD.test(part)) continue;
    const voice = wholeVoice(part, lexicon, { ...options, field: false });
    if (voice && (voice.voice === 'chief_constable' || voice.voice === 'policing_body'))
      return voice;
  }
  return null;
}
