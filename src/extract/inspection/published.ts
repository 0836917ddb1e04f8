import type { DateValue, PartialDate, SourceDocument, Span } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { lineIndexAt, type ZonedLine, zonesOf } from '../letter/zones.js';
import { REPORT_LABEL } from './dateLabels.js';
import { type DateSetting, dateSetting, dateValue } from './dateSetting.js';
import { agree, surelyBefore } from './dayNumber.js';
import { isWebPage } from './paperKind.js';

const PUBLISHED_LABEL =
  /(?:^|[/|]\s{0,2})(?:(?:date )?(?:published|publ?\.|issued|released)(?: on| by hmicfrs)?|(?:report|inspection|hmicfrs)(?: report)?(?: was)? (?:published|issued|date|publication date)(?: by (?:hmicfrs|the inspectorate))?|(?:date of|publication) (?:publication|report|date)(?: of (?:the )?report)?)\s{0,2}:?$/i;

const PUBLISHED_BEFORE =
  /\b(?:published|issued|released|produced|appeared|came out)(?:\s(?:by|its|their|the|this|that|report|your|[a-z-]{1,20}|HMICFRS|HMIC)){0,7}\s{1,2}(?:on|in|dated)?\s{0,2}(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:put|placed|posted|published|made)\s(?:up\s)?(?:its|the|this|their|that)\s(?:[a-z]{3,12}\s)?report\s(?:up\s)?(?:on|onto|to|available|public|live)?(?:\s(?:on|onto|to)?\s?(?:its|the|their)\s(?:web\s?)?(?:site|pages?))?\s{1,2}(?:on|in)\s{0,2}(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:report|inspection|letter|publication)\s(?:of|dated|from)\s(?:the\s)?$/i;

/** "On 24 October HMICFRS published": the date opens the sentence. */
const PUBLISHED_AFTER =
  /^,?\s{1,2}(?:report (?:published|issued)|(?:(?:the )?(?:inspectorate|hmicfrs|hmic|they|you|it|inspectors)\s)?(?:published|issued|released|reported))\b|^[^.;\n]{0,30}\b(?:HMICFRS|HMIC|HM Inspectorate|(?:his|her) majesty['’]?s inspectorate|the inspectorate|inspectors)\b[^.;\n]{0,60}\b(?:published|reported|issued)\b/i;

/** "Published:" alone, which on a web page is said of the page. */
const BARE_LABEL = /(?:^|[/|]\s{0,2})(?:date )?published(?: on)?\s{0,2}:?$/i;

/** "Publication: 5 March": of the report, in a head that has other words for the response. */
const PUBLICATION = /(?:^|[/|\n]\s{0,2})publication\s{0,2}:\s{0,3}$/i;

/** Weight of such a date: enough only where the catalogue has it too. */
const OF_PAGE = 4;

/** What has yet to come out. */
const TO_COME =
  /\b(?:will|shall|must|should|is|are|due)?\s?(?:to )?be\s(?:re-?)?(?:published|issued|released|produced)\b[^.;]{0,40}$/i;

/** Something else that was published; "to the report published on" is the report again. */
const NOT_THE_REPORT =
  /\b(?:plan|policy|strategy|profile|guidance|our|my|response|comments|we|meeting|decision|commissioner|pcc)\b(?:(?!\breport\b)[^.;]){0,40}$/i;

/** "Report: ..." on the line above: the fields of the report, and not of the page. */
function isUnderReport(lines: readonly ZonedLine[], mention: DateMention): boolean {
  const index = lineIndexAt(lines, mention.start);
  return lines.slice(Math.max(0, index - 2), index).some(({ text }) => REPORT_LABEL.test(text));
}

/** What the words around a date say of its being that of the report, wherever the title stands. */
function wordsWeight(
  { before, after, label }: DateSetting,
  web: boolean,
  underReport: boolean,
): number {
  if (TO_COME.test(before)) return 0;
  const own = /[:\t|]/.test(before) ? (before.split(/[:\t|]/).at(-2) ?? '').trim() : '';
  const direct = before
    .trim()
    .replace(/[:\t|]$/, '')
    .trim();
  if (web && [label.trim(), own, direct].some((words) => BARE_LABEL.test(words)))
    return underReport ? 9 : OF_PAGE;
  if (PUBLISHED_LABEL.test(label.trim())) return 10;
  if (/[:\t|]\s{0,3}$/.test(before) && PUBLISHED_LABEL.test(own)) return 10;
  if (PUBLICATION.test(before)) return 9;
  if (PUBLISHED_LABEL.test(direct) && !NOT_THE_REPORT.test(direct)) return 9;
  if (/(?:^|\n)[\s(]{0,3}HMICFRS[\s,:–—-]{1,3}$/i.test(before)) return 6;
  // "your letter of 30 January, which was published on 6 February": said outright outweighs dated.
  if (PUBLISHED_BEFORE.test(before) && !NOT_THE_REPORT.test(before))
    return /\b(?:published|issued|released)\b[^.;]{0,60}$/i.test(before) ? 6.5 : 6;
  return PUBLISHED_AFTER.test(after) ? 5 : 0;
}

/** How far behind a title its date may stand. */
const REACH = 70;

/** The same where the publisher is named between them. */
const REACH_OF_PUBLISHER = 120;

/** Between a title and its date there are only words that lead to it: "(HMICFRS, ", ", published on ". */
function followsTitle(text: string, title: Span | null, mention: DateMention): boolean {
  if (!title || mention.start < title.end || mention.start - title.end >= REACH_OF_PUBLISHER)
    return false;
  const whole = text.slice(title.end, mention.start);
  const between = whole.replace(PUBLISHER, '');
  if (whole.length >= REACH && between === whole) return false;
  if (
    /\b(?:position|as at|updated|reviewed|posted|printed|modified|created|archived)\b/i.test(
      between,
    )
  )
    return false;
  const leads = /publish|issued|report/i.test(between);
  return leads || !/\.\s|\n\s{0,3}\n|\b(?:by|deadline|due|meeting|visited)\b/i.test(between);
}

/** "by His Majesty's Inspectorate of Constabulary and Fire & Rescue Services". */
const PUBLISHER =
  /\bby\s(?:the\s)?(?:HMICFRS|HMIC|(?:his|her) majesty['’]s inspectorate(?: of constabulary)?(?: and fire (?:&|and) rescue services)?)/i;

/** One end of "10–21 February 2025": days of a visit. */
function isOfRange(text: string, mention: DateMention): boolean {
  return (
    /\d(?:st|nd|rd|th)?(?:\s\p{Lu}\p{Ll}{2,8}(?:\s\d{4})?)?\s?(?:[-–—]|to|and)\s?$/u.test(
      text.slice(Math.max(0, mention.start - 24), mention.start),
    ) || /^\s?(?:[-–—]|to|and)\s?\d/.test(text.slice(mention.end, mention.end + 8))
  );
}

interface Candidate {
  mention: DateMention;
  words: number;
  /** Said more than once: a little more likely. */
  repeats: number;
}

/** The dates of a document that may be that of the publication of a report. */
export class PublishedDates {
  private readonly candidates: Candidate[];

  constructor(
    private readonly document: SourceDocument,
    mentions: readonly DateMention[],
    responseDate: DateValue | null,
  ) {
    const lines = zonesOf(document);
    const web = isWebPage(lines);
    const counts = new Map<string, number>();
    for (const { value } of mentions) counts.set(value, (counts.get(value) ?? 0) + 1);
    this.candidates = mentions
      .filter(
        (mention) =>
          mention.value.length >= 7 &&
          mention.start !== responseDate?.evidence?.start &&
          !isOfRange(document.text, mention) &&
          !(responseDate && surelyBefore(responseDate.value, mention.value)),
      )
      .map((mention) => ({
        mention,
        words: wordsWeight(
          dateSetting(document, lines, mention),
          web,
          isUnderReport(lines, mention),
        ),
        repeats: Math.min(1, ((counts.get(mention.value) ?? 1) - 1) * 0.3),
      }));
  }

  /**
   * The date on which the document says that a report was published, at the precision stated. `catalogue` is what
   * the catalogue has, to tell the report from others that are dated too; `deadline` is never it.
   */
  find(options: {
    title: Span | null;
    catalogue: PartialDate | null;
    deadline: DateValue | null;
  }): DateValue | null {
    const { title, catalogue, deadline } = options;
    const { text } = this.document;
    const opening = Math.max(3_000, text.length / 2);
    let best: { mention: DateMention; weight: number } | null = null;
    for (const { mention, words, repeats } of this.candidates) {
      if (mention.start === deadline?.evidence?.start) continue;
      // "the public disorder in July and August 2024" is part of a title.
      const isInside = title && title.start <= mention.start && mention.end <= title.end;
      const lead = isInside ? text.slice(title.start, mention.start) : '';
      if (isInside && !/\breport,?\s(?:of\s(?:the\s)?)?$/i.test(lead)) continue;
      const follows = words !== OF_PAGE && followsTitle(text, title, mention);
      const known = catalogue !== null && catalogue === mention.value && catalogue.length === 10;
      // The very day that the catalogue has needs no words beside it.
      const said = Math.max(words < 8 && (follows || isInside) ? 8 : words, known ? 5 : 0);
      let weight = said > 0 ? said + repeats : 0;
      if (catalogue && agree(mention.value, catalogue))
        weight += mention.value.length === 10 ? 5 : 2;
      if (weight < 5 || (mention.start > opening && weight < 9)) continue;
      // The report answered is dated to the day; an earlier one, told as background, often to the month.
      if (mention.value.length === 10) weight += 0.8;
      weight -= mention.start / text.length;
      if (!best || weight > best.weight) best = { mention, weight };
    }
    return best ? dateValue(this.document, best.mention) : null;
  }
}
