import type { RecommendationKind } from '../../model/index.js';

/** A noun that numbered things are called by, found at an offset. */
export interface FoundNoun {
  kind: RecommendationKind;
  plural: boolean;
  /** "R" or "R4" style, without a noun. */
  short: boolean;
  start: number;
  /** Where its number would begin. */
  end: number;
}

/** Between noun and number: "no.", "number", "#", a colon after a singular, bold marks; never a tab or blank line. */
const TO_NUMBER = String.raw`(?:[^\S\n\t]{0,2}\n?[^\S\n\t]{0,2})(?:\(s\)\s?)?(?:(?:numbers?|numbered|nos?\.?|rhif)(?:\s?:)?[^\S\n\t]{1,2}|#|:[^\S\n\t]{0,2})?(?:\*{1,2})?(?=[\p{L}\d(])`;

const RECOMMENDATION = String.raw`(?<rec>rec{1,2}om{1,2}end?ations?(?:,\s(?:of\s)?which(?=\snumbers\s))?|recs?\.?|argymhelliad|argymhellion)`;
const AREA = String.raw`(?<afi>areas?[^\S\t]{1,2}(?:for|of)[^\S\t]{1,2}improvements?|AFIs?\.?|maes[^\S\t]{1,2}i['’]w[^\S\t]{1,2}wella|meysydd[^\S\t]{1,2}i['’]w[^\S\t]{1,2}gwella)`;
const CAUSE = String.raw`(?<coc>(?:accelerated[^\S\t]{1,2})?causes?[^\S\t]{1,2}(?:of|for)[^\S\t]{1,2}concern|A?CoCs?\.?|achos(?:ion)?[^\S\t]{1,2}pryder)`;
/** "R4": a capital, a number at once; no road, room or case name. */
const SHORT = String.raw`(?<short>R)(?=\d{1,2}(?:[a-e](?![\p{L}\d]))?(?![\p{L}\d]|\s\d[A-Z]{2}\b|\sv\b))`;

/** Any noun before its number; the flag `i` cannot be used for "R", so it is spelt apart. */
const NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${RECOMMENDATION}|${AREA}|${CAUSE})${TO_NUMBER}`,
  'giu',
);
const SHORT_NOUN = new RegExp(`(?<![\\p{L}\\p{N}&/.\\-]|£)${SHORT}`, 'gu');
const NOT_SHORT =
  /\b(?:road|route|radio|room|ref|form|junction|bus|version|rev|revision|appendix|annex|figure)\.?\s$/iu;

/** "Six recommendations are made, of which numbers 1, 2 and 4 fall to the police": the noun stands before its verb. */
const NUMBERS_OF =
  /(?<=\brecommendations?\b[^.;:\n]{1,90}\b(?:that|which|and|with|being|are|of|only)\s)(?:numbers|nos\.?)\s(?=\d{1,2}(?:,\s\d{1,2})*\s(?:and|&|to)\s\d)/giu;

/** Nouns of the text that have something like a number after them, in order. */
export function findNouns(text: string): FoundNoun[] {
  const nouns: FoundNoun[] = [];
  for (const match of text.matchAll(NOUN)) {
    const { rec, afi, coc } = match.groups ?? {};
    const word = rec ?? afi ?? coc ?? '';
    const plural =
      /^(?:recs|rec\p{L}*s|areas|afis|causes|a?cocs|argymhellion|meysydd|achosion)/iu.test(word);
    // "Recommendations: 6" gives their number; "Recommendations: 1, 2" is read as a list.
    const start = match.index;
    nouns.push({
      kind: rec ? 'recommendation' : afi ? 'area_for_improvement' : 'cause_of_concern',
      plural,
      short: false,
      start,
      end: start + match[0].length,
    });
  }
  for (const match of text.matchAll(SHORT_NOUN)) {
    const start = match.index;
    if (NOT_SHORT.test(text.slice(Math.max(0, start - 12), start))) continue;
    nouns.push({ kind: 'recommendation', plural: false, short: true, start, end: start + 1 });
  }
  for (const match of text.matchAll(NUMBERS_OF)) {
    const start = match.index;
    const kind = 'recommendation';
    nouns.push({ kind, plural: true, short: false, start, end: start + match[0].length });
  }
  return nouns.sort((a, b) => a.start - b.start);
}
