import { abbreviationsOf, type Lexicon } from '../lexicon/index.js';
import type { LayoutBlock, SourceDocument, Span } from '../model/index.js';
import {
  ANSWER_WORD,
  type HeadingOptions,
  headingVoice,
  RECOMMENDATION_LABEL,
} from './headingVoice.js';
import { isNormative } from './normative.js';
import { splitSentences } from './sentences.js';
import { CLOSING } from './signatures.js';
import type { Block } from './types.js';

/** "Label:" or "Label -" that opens a line, at most eight words. */
const LABEL =
  /^((?:[\p{L}\p{N}’'()/&.,-]{1,30} ){0,9}[\p{L}\p{N}’'()/&.-]{1,30})\s{0,2}(?::|–|—| - )(?=\s|$)/u;

/** "[Commissioner] Niche is configured": who answers, in square brackets, perhaps after the "A." of an answer. */
const BRACKETED = /^(?:A[.:]?\s{1,4})?\[([\p{L}'’ ]{2,40})\]:?\s/u;

/** Words that answer by themselves, so that a short line with them is no heading. */
const STATUS_WORD =
  /^\W{0,3}(?:complete[d]?|done|closed|ongoing|in (?:progress|place|hand)|accepted|agreed|rejected|not |n\/a|yes|no\b|green|amber|red|under ?way|met\b|partly|partially|awaiting|planned|achieved|implemented|started|outstanding|overdue|noted|pending|on (?:hold|track)|live\b|being |to (?:be|follow)|still )/i;

/** A short line of two words or more, in front of a paragraph of sentences, names that paragraph. */
function opensText(text: string, next: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 12 &&
    /^(?:\p{Lu}|\d|\()/u.test(text) &&
    !STATUS_WORD.test(text) &&
    next.length > 100 &&
    next.length > text.length * 1.5 &&
    /[.!?]["'”’)]?$/.test(next) &&
    !/\d{4}$|@|^Dear\b/.test(text)
  );
}

const PART_ALONE =
  /^(?:section|part|annexe?|appendix|enclosure|attachment|schedule)\s{1,2}(?:[a-z0-9]{1,4}|one|two|three|four|five|six)\s{0,2}[:.–—-]?$/i;

export interface RawBlock extends Block {
  /** What a heading or label says of the words under it. */
  names: ReturnType<typeof headingVoice>;
}

function looksLikeHeading(text: string, layout: LayoutBlock): boolean {
  if (layout.kind === 'heading') return true;
  if (layout.kind === 'cell' || layout.kind === 'furniture' || layout.kind === 'caption')
    return false;
  if (text.length > (text.endsWith('?') ? 150 : 110) || text.includes('\n') || /[.!;,]$/.test(text))
    return false;
  if (text.split(/\s+/).length > (text.endsWith('?') ? 22 : 14)) return false;
  return true;
}

/** Blocks of the document with their sentences, labels and headings; no voices yet. */
export function makeBlocks(
  document: SourceDocument,
  lexicon: Lexicon,
  speakers: Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>,
): RawBlock[] {
  const known = abbreviationsOf(lexicon);
  const textOf = (index: number) => {
    const layout = document.layout[index];
    return layout ? document.text.slice(layout.start, layout.end) : '';
  };
  return document.layout.map((layout, index): RawBlock => {
    const text = document.text.slice(layout.start, layout.end);
    const bare = { ...speakers, field: false };
    const lone = text.replace(RECOMMENDATION_LABEL, '').trim() === '';
    let heading = false;
    let names: RawBlock['names'] = null;
    if (looksLikeHeading(text, layout) && !isNormative(text)) {
      names = headingVoice(text, lexicon, { ...bare, field: /:$/.test(text) });
      const numbered =
        RECOMMENDATION_LABEL.test(text) &&
        !STATUS_WORD.test(text.replace(RECOMMENDATION_LABEL, ''));
      const titled = layout.kind === 'paragraph' && opensText(text, textOf(index + 1));
      // "Chief Constable" under "Yours sincerely" signs and names nothing.
      if (names && CLOSING.test(textOf(index - 1))) names = null;
      else
        heading =
          layout.kind === 'heading' ||
          names !== null ||
          lone ||
          numbered ||
          titled ||
          (layout.bold ?? false);
    }
    const flat = text.replace(/\s+/g, ' ');
    const parted = text.split('\n');
    // "PART TWO" over the name of an office.
    if (!heading && parted.length === 2 && text.length < 110 && PART_ALONE.test(parted[0] ?? '')) {
      names = headingVoice(flat, lexicon, bare);
      heading = names !== null;
    }
    // A title of several short lines can name the speaker in one of them.
    if (
      !heading &&
      layout.kind === 'paragraph' &&
      (text.includes('\n') || text.length > 110) &&
      text.length < 260 &&
      !/[.!?]$/.test(text)
    ) {
      const lines = text.split('\n').slice(0, 4);
      const speaks = [
        ...lines.filter((line) => ANSWER_WORD.test(line) || /^from\b/i.test(line)),
        flat,
      ]
        .map((line) => headingVoice(line, lexicon, bare))
        .find((voice) => voice?.voice === 'chief_constable' || voice?.voice === 'joint');
      if (speaks) {
        names = speaks;
        heading = true;
      }
    }
    let label: Span | null = null;
    if (!heading && layout.kind !== 'furniture' && layout.kind !== 'caption') {
      const match = LABEL.exec(text.slice(0, 140));
      if (match?.[1]) {
        const field = headingVoice(match[1], lexicon, { ...speakers, field: true });
        const isLabel = field !== null || match[1].replace(RECOMMENDATION_LABEL, '').trim() === '';
        if (isLabel) {
          label = { start: layout.start, end: layout.start + match[0].length };
          names = field;
        }
      }
      const bracketed = BRACKETED.exec(text.slice(0, 70));
      if (!label && bracketed?.[1]) {
        const field = headingVoice(bracketed[1], lexicon, { ...speakers, field: true });
        if (field?.voice === 'chief_constable' || field?.voice === 'policing_body') {
          label = { start: layout.start, end: layout.start + bracketed[0].trimEnd().length };
          names = field;
        }
      }
      if (!label) {
        const numbered = RECOMMENDATION_LABEL.exec(text.slice(0, 100));
        if (numbered && numbered[0].length > 0 && /[:.–—-]\s{0,3}$|\n$/.test(numbered[0])) {
          label = { start: layout.start, end: layout.start + numbered[0].trimEnd().length };
        }
      }
    }
    const silent = heading || layout.kind === 'furniture' || layout.kind === 'caption';
    const from = label ? label.end - layout.start : 0;
    const sentences = silent
      ? []
      : splitSentences(text.slice(from), known).map((span) => ({
          start: layout.start + from + span.start,
          end: layout.start + from + span.end,
          text: text.slice(from + span.start, from + span.end),
        }));
    return {
      index,
      layout,
      start: layout.start,
      end: layout.end,
      text,
      heading,
      sentences,
      voice: 'unmarked',
      asked: 0,
      voiceRule: '',
      voiceEvidence: null,
      ofBody: null,
      headings: [],
      label,
      names,
    };
  });
}
