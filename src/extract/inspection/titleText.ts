import type { Span } from '../../model/index.js';
import { findDates } from '../dates/index.js';

/** What stands before a title in a subject line or heading and is no part of it. */
const BEFORE = [
  /^["“”'‘’«\s([]+/,
  /^(?:re|ref|subject|title|report|inspection|regarding)\s{0,2}[:–-]\s{0,2}/i,
  /^(?:section 55|s\.?\s?55)\s{1,2}(?:response|comments|reply)\s{0,2}[-–—:]\s{0,2}/i,
  /^(?:section 55|s\.?\s?55)[^:"“–—]{0,60}:\s{0,2}/i,
  /^(?:(?:the|our|my|a|joint|formal|full|statutory|section 55|s\.?55)\s{1,2}){0,3}(?:(?:(?:police(?:,? fire)? (?:and|&) crime )?commissioner|p(?:f)?cc|mayor|policing body)(?:['’]?s)?\s{1,2})?(?:response|reply|comments?)\s{1,2}(?:to|on|upon)\s{0,2}:?\s{1,2}(?:the\s{1,2})?(?=\S)/i,
  /^letter to [^:]{3,40}:\s{0,2}/i,
  /^to the\s{1,2}(?=hmicfrs)/i,
  /^(?:the )?hmicfrs(?:['’]?s)?(?: (?:report|inspection|publication)s?)?\s{0,2}(?:[:,–—|]|-\s|(?=["“‘]))\s{0,2}/i,
];

/** What stands after it. The date is found first; then the words that led to it. */
const AFTER = [
  /["“”'‘’»\s.,;:)\]([|/–—-]+$/,
  /\s{1,2}-\s{1,2}(?:his|her) majesty['’]?s inspectorate.{0,60}$/i,
  /[.,;:]?\s{1,2}[([]?(?:(?:letter|report)\s)?(?:which was |as |first )?(?:published|issued|released)(?: by (?:hmicfrs|the inspectorate)| on| in|$)[^"“]{0,80}$/i,
  /\s{1,2}\((?:published|joint|hmicfrs)\b[^)]{0,60}\).{0,60}$/i,
  /,\s{1,2}(?:visited|inspected|fieldwork)\b.{0,60}$/i,
  /\s{0,2}[:–-]\s{1,2}(?:\d{2}[- ]days?|statutory|formal|section 55|(?:o?pf?cc|commissioner|mayor)(?:['’]s)?)\s{1,2}(?:response|comments)\b.{0,60}$/i,
  /[.,\s]{1,3}s\.?\s?55$/i,
  /[\s,(–-]{1,3}\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|febr)uary$|[\s,(–-]{1,3}\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:march|april|may|june|july|august|september|october|november|december)$/i,
  /[,(\s]{1,3}(?:of|dated|on|in)$/i,
  /[,(\s–-]{1,4}hmicfrs$/i,
  /[,(\s]{1,3}(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i,
];

/**
 * The span of the title inside a longer one: without quotation marks, "Re:", "response to", and the date and
 * publisher after it.
 */
export function titleSpan(text: string, start: number, end: number): Span {
  const span = { start, end };
  for (let changed = true; changed; ) {
    changed = false;
    const rest = text.slice(span.start, span.end);
    for (const pattern of BEFORE) {
      const cut = pattern.exec(rest)?.[0].length ?? 0;
      if (cut > 0 && cut < rest.length) {
        span.start += cut;
        changed = true;
        break;
      }
    }
    if (changed) continue;
    for (const pattern of AFTER) {
      const cut = pattern.exec(rest)?.[0].length ?? 0;
      if (cut > 0 && cut < rest.length) {
        span.end -= cut;
        changed = true;
        break;
      }
    }
    if (changed) continue;
    const last = findDates(rest).at(-1);
    if (
      last &&
      last.end === rest.length &&
      last.start > 8 &&
      /[\s,(–-]$/.test(rest.slice(0, last.start))
    ) {
      // "public disorder in July and August 2024" ends with a date that belongs to the title.
      const lead = rest.slice(0, last.start);
      if (
        /(?:published|issued|of|dated|[(,–-]|\d{4}|report|hmicfrs)(?: (?:on|in))?\s{0,2}[,(–-]?\s{0,2}$/i.test(
          lead,
        )
      ) {
        span.end = span.start + last.start;
        changed = true;
      }
    }
  }
  return span;
}

const GENERIC =
  /\b(?:the|a|an|of|on|to|for|and|in|by|from|section|s|55|police|act|1996|hmicfrs|hmic|inspection|inspections|inspectorate|report|reports|response|responses|comments|commissioner|commissioners|pcc|pfcc|mayor|letter|publication|publications|template|statutory|formal|his|her|majesty|majestys|constabulary|fire|rescue|services|crime|published|national|name|title|summary|full|action|record|return|yes|no|findings|key|introduction|background|link|all|force|forces)\b/g;

/** Whether a text has a word that could tell one inspection from another. */
export function tellsSubject(text: string): boolean {
  const words = text.toLowerCase().replace(/[’']/g, '').replace(GENERIC, ' ');
  return /\p{L}{3}/u.test(words) && text.length >= 6;
}
