import { overlaps, type Span } from '../../model/index.js';
import { findTitles, type Mention } from './mentions.js';
import { tokensOf } from './tokens.js';

/** A place where the title of an office holder stands, with the area that it is joined to. */
export interface TitleSpan extends Span {
  deputy: boolean;
  /** Bare "Commissioner": the chief officer in London. */
  bare: boolean;
  mayor: boolean;
  /** Areas named with it; empty where none is. */
  ids: string[];
}

/** Titles of offices, not of persons. */
const OFFICES = /^(?:OPF?CC|.*combined authority)$/i;

/** "Chair of the Police Authority Board". */
const CHAIR =
  /\bChair(?:man|woman|person)?,?\s{1,2}(?:of\s{1,2})?(?:the\s{1,2})?[^.;\n]{0,50}?Authority(?: Board)?/g;

/** "for Policing and Crime", "for Safer Communities": to the end of the line or phrase. */
const PORTFOLIO =
  /^\s{1,2}for\s{1,2}(?:[A-Z][\p{L}]*|and|&|,(?=\s[A-Z][\p{L}]*(?:,|\s(?:and|&))))(?:[ ]{1,2}(?:[A-Z][\p{L}]*|and|&)|,(?=\s(?:[A-Z][\p{L}]*|and|&)\b)(?=[^\n]{0,30}\band\b)){0,7}/u;

/** Every title of a policing body's office holder in a text, each with the area named beside it. */
export function titleSpans(text: string, mentions: readonly Mention[]): TitleSpan[] {
  const tokens = tokensOf(text);
  const bodies = mentions.filter((mention) => mention.kind === 'body');
  const spans: TitleSpan[] = [];
  let next = 0;
  for (const title of findTitles(tokens)) {
    const first = tokens[title.from];
    const last = tokens[title.to - 1];
    if (!first || !last || OFFICES.test(text.slice(first.start, last.end))) continue;
    // "Commissioner's comments" heads a part and names nobody.
    if (/['’]s?$/.test(last.text) || /^['’]/.test(text.slice(last.end))) continue;
    const before = text.slice(Math.max(0, first.start - 24), first.start);
    if (/\boffice(?:[ ]|\s{1,3}(?:of|for)\s{1,3})(?:the\s{1,3})?(?:deputy\s{1,3})?$/i.test(before))
      continue;
    const deputy = /\b(?:deputy|assistant|dirprwy)\s{1,3}$/i.exec(before);
    const mayor = title.item.type === 'Mayor';
    let span: Span = { start: first.start - (deputy?.[0].length ?? 0), end: last.end };
    if (mayor && deputy)
      span.end += PORTFOLIO.exec(text.slice(last.end, last.end + 90))?.[0].length ?? 0;
    while ((bodies[next]?.end ?? Infinity) <= span.start) next++;
    const body = bodies.slice(next, next + 4).find((mention) => overlaps(mention, span));
    if (body) span = { start: Math.min(body.start, span.start), end: Math.max(body.end, span.end) };
    spans.push({
      ...span,
      deputy: deputy !== null,
      bare: title.item.type === null,
      mayor,
      ids: body?.ids ?? [],
    });
  }
  for (const match of text.matchAll(CHAIR)) {
    const span = { start: match.index, end: match.index + match[0].length };
    spans.push({ ...span, deputy: false, bare: false, mayor: true, ids: [] });
  }
  return spans.sort((a, b) => a.start - b.start);
}
