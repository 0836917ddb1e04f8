type Speaker = 'chief_constable' | 'policing_body';

/** "ACC Sue Nuttall (SN) - Crime": a person of a meeting with the initials under which the minutes have them. */
const PERSON = /^(?<before>[^()\n]{3,60}?)\s?\((?<initials>[A-Z]{2,3})\)(?<after>[^\n]{0,80})$/gmu;
/** "SN: ACC Sue Nuttall". */
const KEYED = /^(?<initials>[A-Z]{2,3})\s?[:=–-]\s(?<after>\p{Lu}[^\n]{5,80})$/gmu;
const OF_FORCE =
  /\b(?:[TADtad]\/)?(?:chief constable|chief (?:officer|superintendent|inspector)|superintendent|inspector|sergeant|constabulary|force|police (?:staff|lead)|head of (?:crime|public protection|contact|intelligence|custody)|A?CC|DCC|D?(?:et )?(?:Ch )?Supt|DC[IS]|DI|Ch Insp)\b/i;
const OF_BODY =
  /\b(?:police(?:,)? (?:fire )?and crime commissioner|commissioner|o?pf?cc|mayor|authority|chief executive|monitoring officer|treasurer|chief finance officer|cfo|chair of the (?:panel|board|committee))\b/i;
/** UTF-16 units at the head of minutes in which those present are listed. */
const HEAD = 4000;

/** Those present by their initials, where minutes name people of both offices so; else empty. */
export function attendeesOf(text: string): ReadonlyMap<string, Speaker> {
  const people = new Map<string, Speaker>();
  const head = text.slice(0, HEAD);
  for (const { groups } of [...head.matchAll(PERSON), ...head.matchAll(KEYED)]) {
    const role = `${groups?.before ?? ''} ${groups?.after ?? ''}`;
    const initials = groups?.initials ?? '';
    // "Chief Executive, OPCC" is the office's; "Superintendent, for the Commissioner" is not told.
    if (OF_BODY.test(role)) people.set(initials, 'policing_body');
    else if (OF_FORCE.test(role)) people.set(initials, 'chief_constable');
  }
  const both = new Set(people.values()).size === 2;
  return both ? people : new Map();
}

/** "4.3 CG:", "SN reported", "IH - ", "Hydrant guidance: SN reported": who speaks in minutes from here on. */
const TURN =
  /^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})?\s{1,3})?(?:[^:.;]{3,50}:\s)?(?<initials>[A-Z]{2,3})(?=\s?[:–—-]|\s[a-z]{3,12}(?:ed|s|d)?\b)/u;
const TURN_LATER = /[.;]\s(?<initials>[A-Z]{2,3})(?=\s?[:–—])/u;
/** What is asked at a meeting is nobody's claim. */
const ASKS =
  /^\s?(?:asked|asks|queried|queries|enquired|questioned|wondered|pressed|thanked|wished)\b/u;

/** The speaker whose turn a sentence of minutes opens; null where it opens none. */
export function turnOf(
  sentence: string,
  people: ReadonlyMap<string, Speaker>,
): { speaker: Speaker; asks: boolean } | null {
  const match = TURN.exec(sentence) ?? TURN_LATER.exec(sentence);
  const speaker = people.get(match?.groups?.initials ?? '');
  if (!match || speaker === undefined) return null;
  const rest = sentence.slice(match.index + match[0].length);
  return { speaker, asks: ASKS.test(rest) };
}
