import type { SourceDocument } from '../../model/index.js';
import { lineIndexAt, type Zone, type ZonedLine, zoneAt } from '../letter/zones.js';
import type { Mention } from './mentions.js';

/**
 * What a mention says about who is responding, by where it stands. The addressee, copies and salutation name others.
 * Weights are relative; the strong ones (10) are enough alone, those of running text only where nothing else is.
 */
const WEIGHTS: Record<Zone, Record<Mention['kind'], number>> = {
  letterhead: { body: 10, force: 4, area: 2, host: 6 },
  signature: { body: 10, force: 3, area: 1, host: 5 },
  footer: { body: 6, force: 2, area: 1, host: 6 },
  subject: { body: 5, force: 3, area: 1, host: 1 },
  body: { body: 1.5, force: 1, area: 0.25, host: 1 },
  addressee: { body: 0, force: 0, area: 0, host: 0 },
  salutation: { body: 0, force: 0, area: 0, host: 0 },
  copies: { body: 0, force: 0, area: 0, host: 0 },
};

/** Running text may name others often: its mentions together never outweigh a letterhead. */
const BODY_TEXT_CEILING = 6;

/** From this on a mention names the one who writes. */
export const STRONG = 6;

export interface Weighed {
  mention: Mention;
  weight: number;
  zone: Zone;
  /** In plain words, for the reasons. */
  where: string;
}

const WHERE: Record<Zone, string> = {
  letterhead: 'the letterhead or title',
  signature: 'the signature',
  footer: 'the lines below the signature',
  subject: 'the subject line',
  body: 'the text',
  addressee: 'the address of the one written to',
  salutation: 'the salutation',
  copies: 'the list of copies',
};

/** "X's Police and Crime Commissioner response to", "Comments of the Commissioner for X", "I, ..., for X,". */
function speaksAsBody(document: SourceDocument, mention: Mention): boolean {
  const after = document.text.slice(mention.end, mention.end + 40);
  const before = document.text.slice(Math.max(0, mention.start - 70), mention.start);
  return (
    /^['’]?s?\s{0,3}(?:\([A-Z]{2,6}\)\s{0,3})?(?:formal |joint |statutory |section 55 )?(?:response|comments|reply)\b/i.test(
      after,
    ) ||
    /\b(?:response|comments|reply) (?:of|by|from) (?:the )?(?:office of the )?$/i.test(before) ||
    /\bI, [^.;]{0,60}$|\b[Aa]s (?:the )?$|\bI am (?:the )?$/.test(before)
  );
}

/** Weighs each mention by its zone, its line and the words around it. */
export function weighMentions(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  mentions: readonly Mention[],
): Weighed[] {
  return mentions.map((mention) => {
    const line = lines[lineIndexAt(lines, mention.start)];
    const zone = line ? zoneAt(line, mention.start) : 'body';
    let weight = line?.caption ? 0 : WEIGHTS[zone][mention.kind];
    let where = WHERE[zone];
    if (zone === 'body' && line?.repeated && mention.kind !== 'area') {
      weight = mention.kind === 'body' ? 8 : 4;
      where = 'a running header or footer';
    }
    // A title over a name closes a form or a report as a signature closes a letter.
    if (zone === 'body' && mention.kind === 'body' && line && line.text.length < 90) {
      if (mention.end - mention.start > line.text.length * 0.6) weight = 7;
    }
    if (weight > 0 && mention.kind === 'body' && speaksAsBody(document, mention)) {
      weight += 6;
      where = `${where}, speaking as the body`;
    }
    if (!mention.exact) weight *= 0.8;
    if (mention.shared) weight *= mention.kind === 'host' ? 0.6 : 0;
    if (mention.ids.length > 1) weight = 0;
    return { mention, weight, zone, where };
  });
}

/** The score of each area: its best mention of each zone and kind, and a little for each further one. */
export function scoresOf(weighed: readonly Weighed[]): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  const text = new Map<string, number>();
  for (const { mention, weight, zone } of weighed) {
    const id = mention.ids[0];
    if (weight === 0 || id === undefined) continue;
    if (zone === 'body' && weight < STRONG) {
      text.set(id, Math.min(BODY_TEXT_CEILING, (text.get(id) ?? 0) + weight));
      continue;
    }
    const kinds = best.get(id) ?? new Map<string, number>();
    const key = `${zone} ${mention.kind}`;
    kinds.set(key, Math.max(kinds.get(key) ?? 0, weight));
    best.set(id, kinds);
  }
  const scores = new Map(text);
  for (const [id, kinds] of best) {
    const sum = [...kinds.values()].reduce((total, weight) => total + weight, 0);
    scores.set(id, (scores.get(id) ?? 0) + sum);
  }
  return scores;
}
