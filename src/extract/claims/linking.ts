import type { Link, Span } from '../../model/index.js';
import type { RecommendationMention } from '../recommendations/types.js';

/** Numbers that a block stands under. */
export interface BlockNumbers {
  keys: string[];
  linkedBy: Link;
  /** Opened by an item of a list, so that the next item ends it. */
  item?: boolean;
  /** How many paragraphs they cover at most, the one that opens them among them. */
  most?: number;
}

/** Where the document lists a recommendation, also under a bare number or letter. */
export interface ListedPlace {
  key: string;
  label: string;
  labelSpan: Span;
}

/** What is only pointed to ("see recommendation 2", "as AFI 2"), and not spoken of. */
const ASIDE =
  /\b(?:see|as (?:in|for|with|under|per|at|above)|refer(?:s|red)? to|cross-refer\w{0,6}|cf|linked to|alongside|covered (?:by|under|in)|per|in line with|duplicates?(?: of)?|(?:the )?same as|similar to|identical (?:to|with)|by reference to|dealt with (?:under|in|at|by))\b[^.;]{0,40}$|\balso:?\s{0,2}$/i;
const AS_BARE = /(?:^|[.;:(]\s{0,3})as (?:the )?$/i;
/** Words that may stand before a number that opens its block: "New Recommendation 1", "Response to recommendation 2". */
const BEFORE_NUMBER =
  /^(?:(?:the|our|my|force|constabulary|hmicfrs|national|new|report|national report|further|response|reply|answer|comments?|update|progress|to|on|against|[A-Z]\d{1,2}|(?:report|part|section|box|question|item|row|line|field|entry|page) [A-Z\d]{1,3})[\s,:.–-]{1,3}){0,4}$/i;
const MARKS = /[\s#*•–—(\d.)"“‘>_-]/g;

function keysOf(mentions: readonly RecommendationMention[]): string[] {
  return [...new Set(mentions.flatMap((mention) => mention.keys.map((key) => key.key)))];
}

/** What a recommendation does, and not what has been done about it. */
const RETOLD =
  /^(?:\s{1,3}\([^()]{1,120}\))?,?\s{1,3}(?:(?:also|further|then|next)\s)?(?:asks?|asked|calls?|called|requires?|required|recommends?|recommended|suggests?|suggested|seeks?|sought|concerns?|concerned|relates?|related|deals?|dealt|looks?|wants?|wanted|focus(?:es|ed)|address(?:es|ed)|covers?|covered|refers?|referred|states?|stated|says?|said|proposes?|proposed|expects?|directs?|directed|urges?|urged|would have|(?:is|was|are|were) (?:that|about|on|over|for|to|directed|addressed|concerned|made to|aimed at))\b/i;

/** Finds the numbers of a document by place. Mentions are in document offsets, left to right. */
export class Numbers {
  constructor(
    private readonly text: string,
    private readonly mentions: readonly RecommendationMention[],
    readonly listed: readonly ListedPlace[],
  ) {}

  listedIn(span: Span): string[] {
    const inside = this.listed.filter(
      (l) => l.labelSpan.start >= span.start && l.labelSpan.end <= span.end,
    );
    return [...new Set(inside.map((l) => l.key))];
  }

  /** The recommendation whose bare label ("(ii)", "a)") opens a stretch. */
  listedAtStart(span: Span): string[] {
    return this.listedIn({ start: span.start, end: Math.min(span.end, span.start + 8) });
  }

  within(span: Span): RecommendationMention[] {
    return this.mentions.filter((m) => m.start >= span.start && m.end <= span.end);
  }

  keysWithin(span: Span): string[] {
    return keysOf(this.within(span));
  }

  /** Numbers that open a stretch: its label, not a mention on the way. */
  opening(span: Span): string[] {
    const first = this.openingMention(span);
    return first ? keysOf([first]) : [];
  }

  /** The mention that opens a stretch is set off from what follows by a mark: "Recommendation 4 (records): ...". */
  isSetOff(span: Span): boolean {
    const first = this.openingMention(span);
    if (!first) return false;
    const after = this.text.slice(first.end, Math.min(span.end, first.end + 330));
    return /^(?:\s{0,2}\([^()]{1,300}\))?\s{0,2}(?:[:.–—-](?=[\s*_])|$|\n|\*\*)/u.test(after);
  }

  /** The mention that opens a stretch is the subject of a sentence that retells it: "Recommendation 4 asks forces to". */
  isRetold(span: Span): boolean {
    const first = this.openingMention(span);
    if (!first) return false;
    const after = this.text.slice(first.end, Math.min(span.end, first.end + 200));
    return RETOLD.test(after);
  }

  private openingMention(span: Span): RecommendationMention | null {
    const first = this.within({ start: span.start, end: Math.min(span.end, span.start + 160) })[0];
    if (!first) return null;
    const before = this.text.slice(span.start, first.start);
    if (before.replace(/^\W{0,3}[A-Z]\d{1,2}\b/, '').replace(MARKS, '') === '') return first;
    return BEFORE_NUMBER.test(before.replace(/^[\s#*•–—(\d.)"“>_-]{1,12}/, '')) ? first : null;
  }

  /** Numbers that a stretch names, apart from those that it only points to ("see rec 2"). */
  named(span: Span): string[] {
    const named = this.within(span).filter((mention) => {
      const before = this.text.slice(Math.max(span.start, mention.start - 60), mention.start);
      // "As for recommendation 5, ..." names it; "..., as for recommendation 5" compares with it.
      const opens = /^[\s"“‘(*•–-]{0,6}as (?:for|to|regards)\b[^.;]{0,20}$/i.test(
        this.text.slice(span.start, mention.start),
      );
      return opens || !(ASIDE.test(before) || AS_BARE.test(before));
    });
    return keysOf(named);
  }

  /**
   * Numbers that a stretch names without their noun, as the document's own list prints them: "on (ii)", "2.1 is the
   * most serious", "On 3, ...". `near` are the numbers it stands under, which say under which cause "(a)" stands.
   */
  namedBare(span: Span, near: readonly string[]): string[] {
    const words = this.text.slice(span.start, span.end);
    const found: string[] = [];
    for (const match of words.matchAll(BARE)) {
      const { bracket, decimal, digits } = match.groups ?? {};
      if (bracket !== undefined && match.index <= 2) continue;
      const key = this.listedAs((bracket ?? decimal ?? digits ?? '').toLowerCase(), near);
      if (key !== null && !found.includes(key)) found.push(key);
    }
    return found;
  }

  /** Whether a number opens a sentence: "As to recommendation 4, ...", "On (ii) I can report". */
  opensSentence(span: Span, near: readonly string[]): boolean {
    const lead = { start: span.start, end: Math.min(span.end, span.start + 40) };
    const first = this.within(lead)[0];
    if (!first) return this.namedBare(lead, near).length > 0;
    const before = this.text.slice(span.start, first.start);
    return /^[\s"“‘(*•–-]{0,6}(?:(?:on|as (?:for|to|regards)|regarding|with regard to|in relation to|for|under) (?:the )?)?$/i.test(
      before,
    );
  }

  /** The key of a bare number; one under a cause of concern may be called by its inner number. */
  private listedAs(bare: string, near: readonly string[]): string | null {
    const roman = ROMAN.indexOf(bare);
    const numbers = roman >= 0 ? [bare, String(roman + 1)] : [bare];
    const keys = this.listed
      .filter(({ key, label }) => {
        const number = key.replace(/^(?:coc|afi):/, '');
        if (!/\d/.test(bare) && !label.toLowerCase().includes(`${bare})`)) return false;
        const inner = number.split('/')[1] ?? (/\d/.test(bare) ? undefined : number);
        return (
          (inner !== undefined && numbers.includes(inner)) || number.replace('/', '.') === bare
        );
      })
      .map(({ key }) => key);
    if (keys.length <= 1) return keys[0] ?? null;
    const cause = near.map((key) => /^coc:([^/]+)/.exec(key)?.[1]).find((one) => one !== undefined);
    return keys.find((key) => key.startsWith(`coc:${cause}/`)) ?? null;
  }
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const BARE =
  /\((?<bracket>[a-h]|[ivx]{1,4})\)|(?:\b(?:on|to|at|of|for|with|regard|that|in|regarding)\s)(?<decimal>\d{1,2}\.\d{1,2})(?![\d.%])|(?:^\W{0,3}|^[^:.]{3,30}:\s["“‘]?)(?:on|as (?:to|for|regards)|regarding)\s(?<digits>\d{1,2})(?=,|:|\s(?:we|I|it|the|there|our|he|she)\b)/giu;
