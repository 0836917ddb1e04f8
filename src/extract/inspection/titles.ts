import type { Lexicon } from '../../lexicon/index.js';
import type { SourceDocument, Span } from '../../model/index.js';
import { type ZonedLine, zonesOf } from '../letter/zones.js';
import { cataloguedSpans } from './catalogued.js';
import { columnHead } from './dateSetting.js';
import { inLetterToBody } from './letterToBody.js';
import {
  isFormal,
  isSentence,
  isWelsh,
  namesOwnPaper,
  tellsSubject,
  titleSpan,
} from './titleText.js';

/** A stretch of the document that may be the title of the inspection answered. */
export interface TitleCandidate extends Span {
  text: string;
  /** By where it stands: a labelled field 12, a subject line 9, a heading 5, running text less. */
  weight: number;
  /** How much more or less likely than its place says: its wording, and whose paper it heads. */
  rank: number;
  /** One of several that the document numbers ("Report A", "Report B"): each is answered. */
  enumerated: boolean;
  source: string;
}

/** "Title of inspection:", "Inspection Title", "Name of report", "Teitl / Title". */
const TITLE_LABEL =
  /^(?:full )?(?:title of (?:the )?(?:hmicfrs )?(?:inspection|report|publication)(?: report)?|(?:hmicfrs )?(?:inspection|report|publication)(?: report)? (?:title|name)|name of (?:the )?(?:hmicfrs )?(?:inspection|report|publication)(?: report)?|(?:teitl ?\/ ?)?title)\s{0,3}(?:[:\t–-]|$)/i;

/** Shorter labels that also head other things. */
const SHORT_LABEL =
  /^(?:hmicfrs )?(?:(?:inspection|report|publication)(?: (?:[A-Z]|\d|one|two))?|subject|re|regarding|topic)\s{0,3}(?:[:\t]|$)/i;

const ENUMERATED =
  /^(?:hmicfrs )?(?:inspection|report|publication) (?:[A-Z]|\d|one|two)\s{0,3}[:\t–-]/i;

/** "the inspection report titled ...", to a comma before "published", or the end of the sentence. */
const TITLED =
  /\b(?:(?:titled|entitled)[,:]?\s{1,3}["“'‘]?|(?:called|named|headed)[,:]?\s{1,3}["“‘])(?=\S)([^"”\n]{10,260}?)(?=["”]|['’](?=[,.;\s])|,?\s(?:which was |that was |as )?published|,? (?:which|issued|dated)\b|\.(?:\s|$)|\n|$)/gi;

/** "published its report, An inspection of ..., on 10 September": between commas, without quotation marks. */
const APPOSED =
  /\b(?:report|inspection|publication)(?:(?:\s(?:of|dated|from)\s[\w ]{3,25})?[,:]|\b[^.;:\n]{0,40}\sis[,:]?)\s{1,3}(?=\p{Lu})(?!(?:I|We|He|She|They|It|My|Our|Your|His|Her|Their|This|That|Chief|Mr|Mrs|Ms|Dr|HM[A-Z]{0,5})\s)([^.;"“”\n]{15,260}?)(?=,\s(?:on|in|which|was|and\s(?:I|we|my|it|on|to|which)|published|issued|dated)\b|\.\s)/gu;

/** "the HMICFRS report Inspection of ..., published on": known by its wording alone. */
const FORMALLY_NAMED =
  /\b(?:report|inspection|publication|comments on|response to)\s{1,3}(?=(?:An?\s(?:joint|thematic|inspection|progress|review|follow-up)|Inspection (?:of|into)|PEEL\s\d|National Child|Report on an|The police response)\b)([^.;"“”\n]{15,260}?)(?=,\s(?:on|in|which|was|and\s(?:I|we|my|it|on|to|which)|published|issued|dated|has|had)\b|\s(?:which|published|was)\b|\s\(|\.\s)/gu;

/** "Thank you for Out of time: how the police respond ..., which you published": known by its wording alone. */
const NAMED_IN_PASSING =
  /\b(?:for|to|on|of|report|publication|published|issued|released),?\s(?:(?:HMICFRS|the inspectorate)['’]s\s(?:[a-z]{3,12}\s){0,2})?(?=\p{Lu})(?!(?:His|Her) Majesty|HMI)([^.;"“”\n]{15,200}?)(?=,?\s(?:which|published|issued)\b|\s\((?:published|HMICFRS|\d)|\.\s)/gu;

/** "Getting the balance right? An inspection of ... was published on": the title opens the sentence. */
const OPENS_SENTENCE =
  /(?<=^|\n|[.!?]\s)(?=\p{Lu})([^.;"“”\n]{15,200}?)(?=\s(?:was|is|has been)\s(?:published|issued|released)\b)/gu;

/** *A title in italics*, as markdown writes it. */
const ITALIC = /(?<=[\s(])[*_]{1,3}(\p{Lu}[^*_\n]{20,260})[*_]{1,3}(?![\p{L}\d])/gu;

/** A report that is told as background. */
const EARLIER =
  /\b(?:first|earlier|previous(?:ly)?|original|initial|last|preceding|20\d\d (?:report|inspection))\b[^.;]{0,70}$/i;

/** A quoted title: "“An inspection of ...” (5 April 2023)". */
const QUOTED = /["“‘]([A-Z][^"”\n]{14,260})["”’]/g;

/** The same between single marks, which also stand for apostrophes. */
const SINGLE_QUOTED =
  /(?<=[\s(])'(\p{Lu}[^\n"“”]{20,260}?)'(?=[,.;)]|\s\(|\s(?:published|which|was|on|dated|report)\b|\s{0,3}(?:\n|$))/gu;

/** Words before or after a quotation that make it the title of a report. */
const REPORT_BEFORE =
  /\b(?:report|reports|inspection|publication|review|HMICFRS)\b[^.;"“”]{0,170}$/i;
const OUTRIGHT = /\b(?:report|inspection|publication|review),?\s{1,2}$/i;
const REPORT_AFTER =
  /^["”’'\s,(]{1,4}(?:HMICFRS|published|which was published|issued|dated|\d{1,2} \p{Lu})/u;

/** "its progress report on group-based child sexual exploitation". */
const REPORT_ON =
  /\b(?:its|your|the|this|an?)\s{1,3}((?:HMICFRS\s)?(?:[a-z][a-z-]{2,20}\s){0,3}(?:report|inspection|re-inspection)\s(?:on|into|about|of)\s(?!(?:the\s)?\d)[^.,;:()\n]{10,140}?)(?=,|\.|;|:|\(|\n|$|\s(?:which|that|was|has|had|published|is|on\s(?:the\s)?\d{1,2})\b)/g;

/** "its report on how well the police tackle ...": the words of the title itself. */
const REPORT_ON_HOW =
  /\b(?:its|their|your|the|this|that|a)\s(?:[a-z][a-z-]{2,20}\s){0,3}(?:report|inspection|review)\s(?:on|into|of)\s(how (?:well|effectively|effective)\b[^.,;:()\n]{10,140}?)(?=,|\.|;|:|\(|\n|$|\s(?:which|that|was|has|had|published|is|on\s(?:the\s)?\d{1,2})\b)/g;

/** ": an inspection of", ": how the police": a title whose second part is formal. */
const FORMAL_SECOND =
  /[:?–—-]\s(?:an?\s)?(?:(?:joint|thematic|progress)\s)?(?:inspection|review|how (?:well|the|quickly|effectively))\b/i;

const CONTACT = /@|\bwww\.|https?:|^(?:tel|telephone|e-?mail|by e-?mail|fax)\b/i;

/** A heading that speaks of an inspection. */
const SPEAKS_OF_INSPECTION =
  /inspection|inspectorate|hmicfrs|hmic\b|progress report|peel\b|cause of concern|thematic|re-?visit|child protection|exploitation|custody|super-complaint|police response/i;

/** "Home > Scrutiny > Responses": the path of a web page repeats titles cut short. */
const BREADCRUMBS = /^home\b.{0,40}[>/»→]|(?:\s[>»→]\s.{1,60}){2}/i;

/**
 * A field, heading or subject line may name the body's own paper and not the report that it answers. "Response to:
 * Firearms licensing" leaves the title when its first words are off; "Response to the firearms report" does not.
 */
function rankOf(whole: string, text: string, source: string): number {
  const formal = isFormal(text) ? 1.5 : 0;
  if (!namesOwnPaper(whole)) return formal;
  if (source === 'field' || source === 'label') return formal - 4;
  return formal - (/^(?!HMI)\p{Lu}/u.test(text) && !namesOwnPaper(text) ? 0.5 : 2);
}

class Collector {
  readonly candidates: TitleCandidate[] = [];
  constructor(readonly document: SourceDocument) {}

  add(start: number, end: number, weight: number, source: string, enumerated = false): void {
    const span = titleSpan(this.document.text, start, end);
    const text = this.document.text.slice(span.start, span.end);
    if (text.length > 330 || !tellsSubject(text)) return;
    const whole = this.document.text.slice(start, end);
    const rank = rankOf(whole, text, source);
    this.candidates.push({ ...span, text, weight, rank, enumerated, source });
    // "Scrutiny of the force: group-based exploitation": what follows the colon may be the title.
    const colon = /^[^:]{3,230}:\s{1,3}(?=\S)/.exec(text)?.[0].length;
    if (colon === undefined) return;
    const rest = titleSpan(this.document.text, span.start + colon, span.end);
    const short = this.document.text.slice(rest.start, rest.end);
    if (!tellsSubject(short)) return;
    this.candidates.push({
      ...rest,
      text: short,
      weight: weight - 0.3,
      // Only what stands before the colon is left behind with it.
      rank: namesOwnPaper(text.slice(0, colon)) ? rankOf('', short, source) : rank,
      enumerated,
      source,
    });
  }
}

/** The next field: "Status: for approval". */
const FIELD_LINE = /^[A-Z][^:]{2,60}:(?:\s|$)/;

/** A label on a line of its own, with its value below: "Date published". */
const FIELD_ALONE =
  /^(?:\d{1,2}[.)]\s{1,3})?(?:Date|Dated|Published|Publication|Type|Deadline|Due|Status|Force|Name|Who|When|Commissioner|PF?CC|Response|Completed|Report|Form)\b[^.,]{0,40}$/;

/** The value of a labelled line: the rest of it, its next cell, or the line below. */
function labelled(lines: readonly ZonedLine[], index: number, labelLength: number): Span | null {
  const line = lines[index] as ZonedLine;
  const [first, second] = line.cells;
  const own = first && first.end - first.start > labelLength;
  const value = own ? { start: first.start + labelLength, end: first.end } : second;
  // "HMICFRS progress report on exploitation:" goes on in the next line.
  if (value) {
    const next = lines[index + 1];
    const open =
      ENDS_OPEN.test((own ? first : second)?.text ?? '') || LOWER_LINK.test(next?.text ?? '');
    const goesOn = open && next && next.group - line.group <= 1 && !FIELD_LINE.test(next.text);
    return goesOn ? { start: value.start, end: next.end } : value;
  }
  const next = lines[index + 1];
  if (!next || next.group - line.group > 2 || next.text.length > 400) return null;
  return { start: next.start, end: lastOfWrapped(lines, index + 1).end };
}

/** Words in the middle of a phrase: a line that ends or begins with one goes on. */
const LINKS = 'of|and|in|to|for|on|the|a|an|by|with|from|into|how|their|&';
const ENDS_OPEN = new RegExp(`(?:[:,–—-]|\\b(?:${LINKS}))$`, 'i');
const BEGINS_OPEN = new RegExp(`^(?:${LINKS})\\s`, 'i');
const LOWER_LINK = new RegExp(`^(?:${LINKS})\\s`);

/** A heading in capitals whose second line was taken for a heading of its own. */
function goesOnApart(last: ZonedLine, next: ZonedLine): boolean {
  return (
    next.group - last.group === 1 &&
    last.text.length > 45 &&
    inCapitals(last.text) &&
    inCapitals(next.text) &&
    (ENDS_OPEN.test(last.text) || BEGINS_OPEN.test(next.text))
  );
}

/** "An inspection of ...", "Police effectiveness ...": under a short title, its second part. */
const SUBTITLE =
  /^(?:an?\s(?:(?:thematic|joint|national|unannounced|follow-up)\s){0,2}(?:inspection|re-?inspection|review|report|study|assessment)|police effectiveness|phase (?:one|two|\d)|part (?:one|two|\d)|tranche (?:one|two|\d))\b/i;

/** Names of offices, forms and other parts of a head that a subtitle never belongs to. */
const NO_TITLE =
  /\b(?:commissioner|o?pf?cc|mayor|authority|council|office|form|template|hmicfrs|inspectorate|responses?|section 55|s\.?55|published|comments?|statement|dear|secretary)\b|\b\d{4}$(?<!-\d{2}|\/\d{2}|PEEL \d{4})/i;

function hasSubtitle(line: ZonedLine, next: ZonedLine): boolean {
  return (
    next.group - line.group <= 1 &&
    line.text.length < 120 &&
    SUBTITLE.test(next.text) &&
    !isFormal(line.text.replace(/^PEEL/, '')) &&
    !NO_TITLE.test(line.text) &&
    !isWelsh(line.text) &&
    !FIELD_LINE.test(line.text.replace(/: (?=\p{Lu})/u, ' ')) &&
    tellsSubject(line.text)
  );
}

const inCapitals = (text: string) => text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);

/** A title in capitals or wrapped over lines goes on in the lines of its group. */
function lastOfWrapped(lines: readonly ZonedLine[], index: number): ZonedLine {
  let last = lines[index] as ZonedLine;
  for (const next of lines.slice(index + 1, index + 4)) {
    const goesOn =
      next.cells.length === 1 &&
      (hasSubtitle(last, next) ||
        (next.group === last.group
          ? last.text.length > 45 ||
            /[:,–—-]$/.test(last.text) ||
            ((ENDS_OPEN.test(last.text) || BEGINS_OPEN.test(next.text)) &&
              inCapitals(last.text) === inCapitals(next.text))
          : goesOnApart(last, next)));
    const open = ENDS_OPEN.test(last.text);
    if (!open && (FIELD_ALONE.test(next.text) || namesOwnPaper(next.text))) break;
    if (
      !goesOn ||
      (FIELD_LINE.test(next.text) && !SUBTITLE.test(next.text)) ||
      /[.]$/.test(last.text)
    )
      break;
    last = next;
  }
  return last;
}

/** "HMICFRS report answered" beside or above a cell that reads as a title: a label in words of the office's own. */
const ANY_LABEL = /\b(?:report|inspection|publication|title)s?\b/i;

function fromCells(collector: Collector, lines: readonly ZonedLine[]): void {
  lines.slice(0, HEADINGS_WITHIN).forEach((line, index) => {
    line.cells.forEach((cell, column) => {
      if (cell.text.length < 15 || /^\d|\d{4}$/.test(cell.text)) return;
      const label = line.cells[column - 1]?.text ?? columnHead(lines, index, column) ?? '';
      if (label.length > 45 || !ANY_LABEL.test(label)) return;
      const title = isFormal(cell.text) || FORMAL_SECOND.test(cell.text);
      if (title) collector.add(cell.start, cell.end, index < 30 ? 9 : 3, 'label');
    });
  });
}

function fromLabels(collector: Collector, lines: readonly ZonedLine[]): void {
  lines.slice(0, HEADINGS_WITHIN).forEach((line, index) => {
    if (line.caption || line.zone === 'copies') return;
    const text = line.cells[0]?.text ?? '';
    const number = /^(?:[A-Z]|\d{1,2})[.)]\s{1,3}/.exec(text)?.[0].length ?? 0;
    const strong = TITLE_LABEL.exec(text.slice(number));
    const label = strong ?? SHORT_LABEL.exec(text.slice(number));
    if (!label) return;
    const value = labelled(lines, index, number + label[0].length);
    if (!value || isSentence(collector.document.text.slice(value.start, value.end))) return;
    const early = index < Math.max(20, lines.length / 2);
    const weight = strong ? 12 : early ? 9 : 4;
    const source = strong ? 'field' : 'label';
    collector.add(value.start, value.end, weight, source, ENUMERATED.test(text));
    // A bilingual form gives the title twice, a line each.
    const second = lines[index + 2];
    if (value.start >= line.end && second?.group === line.group && second.cells.length === 1) {
      collector.add(second.start, second.end, weight - 1, source);
    }
  });
}

/** Titles stand near the front, even of a bilingual paper: a book of headings need not be gone through. */
const HEADINGS_WITHIN = 400;

/** The subject line of the letter in which the chief officer answers the commissioner. */
function underLetterToBody(lines: readonly ZonedLine[], index: number): boolean {
  const greeting = lines.slice(0, index).findLastIndex(({ zone }) => zone === 'salutation');
  return greeting >= 0 && inLetterToBody(lines, greeting - 1);
}

function fromHeadings(collector: Collector, lines: readonly ZonedLine[]): void {
  lines.slice(0, HEADINGS_WITHIN).forEach((line, index) => {
    if (line.caption || line.text.length > 330 || BREADCRUMBS.test(line.text)) return;
    if (isSentence(line.text) || CONTACT.test(line.text)) return;
    if (line.cells.length > 1) {
      for (const cell of line.zone === 'letterhead' ? line.cells : []) {
        // "Midshire OPCC | Tracker | PEEL 2023-25: An inspection of Midshire Police": a title in full.
        const full = isFormal(cell.text) && FORMAL_SECOND.test(cell.text) ? 8 : 4;
        if (SPEAKS_OF_INSPECTION.test(cell.text))
          collector.add(cell.start, cell.end, full, 'heading');
      }
      return;
    }
    const last = lastOfWrapped(lines, index);
    const text = collector.document.text.slice(line.start, last.end);
    const next = lines[index + 1];
    // With its second part a title outweighs the second part alone.
    const whole = next !== undefined && last.end >= next.end && hasSubtitle(line, next) ? 1.6 : 0;
    if (line.zone === 'subject') {
      const weight = underLetterToBody(lines, index) ? 2 : 8;
      collector.add(line.start, last.end, weight + whole, 'subject');
    } else if (line.zone === 'letterhead' && SPEAKS_OF_INSPECTION.test(text)) {
      collector.add(line.start, last.end, (index < 30 ? 5 : 4) + whole, 'heading');
    } else if (line.zone === 'body' && SPEAKS_OF_INSPECTION.test(text) && text.length < 220) {
      collector.add(line.start, last.end, index < 14 ? 3 : 1, 'heading');
    }
  });
}

function fromText(collector: Collector): void {
  const { text } = collector.document;
  const opening = Math.min(20_000, Math.max(2_500, text.length / 3));
  for (const [pattern, weight, source] of [
    [TITLED, 7, 'titled'],
    [APPOSED, 7, 'titled'],
    [FORMALLY_NAMED, 7, 'titled'],
    [NAMED_IN_PASSING, 7, 'passing'],
    [OPENS_SENTENCE, 7, 'passing'],
    [ITALIC, 4, 'quoted'],
    [QUOTED, 4, 'quoted'],
    [SINGLE_QUOTED, 4, 'quoted'],
    [REPORT_ON, 2.5, 'text'],
    [REPORT_ON_HOW, 4, 'text'],
  ] as const) {
    for (const match of text.slice(0, opening).matchAll(pattern)) {
      const found = match[1] as string;
      const start = match.index + match[0].indexOf(found);
      // What a person is quoted as saying has full stops inside.
      if (/[.!]\s\p{Lu}/u.test(found) || isSentence(found)) continue;
      if (source === 'passing' && /\b(?:en)?titled\b|rescue services/i.test(found)) continue;
      if (source === 'passing' && !isFormal(found) && !FORMAL_SECOND.test(found)) continue;
      const isReport =
        source === 'quoted' &&
        (REPORT_BEFORE.test(text.slice(Math.max(0, start - 220), start - 1)) ||
          REPORT_AFTER.test(text.slice(start + found.length, start + found.length + 40)));
      // What is said first is what is answered; earlier reports come as background.
      const within = collector.candidates.some(
        (other) =>
          source === 'text' &&
          other.weight > weight &&
          other.start < start &&
          start + found.length <= other.end,
      );
      if (within) continue;
      const earlier = EARLIER.test(text.slice(Math.max(0, start - 110), start - 1)) ? 3 : 0;
      // "the inspectorate's report, “...”": said outright, near the top.
      const outright = isReport && OUTRIGHT.test(text.slice(Math.max(0, start - 40), start - 1));
      const said = isReport ? weight + (outright ? 4.5 : 3) : weight;
      const place = said - earlier - match.index / opening;
      collector.add(start, start + found.length, place, source);
    }
  }
}

/** A title that the catalogue has, in full; the words that lead to it need not be known. */
function fromCatalogue(collector: Collector, lexicon: Lexicon): void {
  const { text } = collector.document;
  for (const { start, end } of cataloguedSpans(collector.document, lexicon)) {
    const earlier = EARLIER.test(text.slice(Math.max(0, start - 110), start - 1)) ? 3 : 0;
    collector.add(start, end, 6 - earlier - (2 * start) / text.length, 'catalogued');
  }
}

/** Every stretch of a document that may be the title of an inspection it answers. */
export function titleCandidates(document: SourceDocument, lexicon: Lexicon): TitleCandidate[] {
  const lines = zonesOf(document);
  const collector = new Collector(document);
  fromCatalogue(collector, lexicon);
  fromLabels(collector, lines);
  fromCells(collector, lines);
  fromHeadings(collector, lines);
  fromText(collector);
  return collector.candidates;
}
