import type { SourceDocument } from '../../model/index.js';
import { findBracketed } from './bracketed.js';
import { findCoded } from './coded.js';
import { findBareHeads, findElliptic } from './elliptic.js';
import { isHeadingLine, type Line, lineAt, linesOf, opensLine } from './lines.js';
import { findRecommendationMentions } from './mentions.js';
import { findNumberedHeads } from './numberedHeads.js';
import { findPrefixed } from './prefixed.js';
import { findSole } from './sole.js';
import { makeKey, type RecommendationKey, type RecommendationMention } from './types.js';

/** Headings after which recommendations no longer stand under the cause of concern before. */
const LEAVES_CAUSE =
  /^\W{0,6}(?:areas? for improvement|annex|appendix|summary|overall|conclusion|next steps|how (?:i|we)|part [a-z\d]|section [a-z\d]|report [a-z\d]|inspection)/iu;

/** A mention with the line it stands in and whether it opens that line. */
export interface PlacedMention extends RecommendationMention {
  line: Line;
  opens: boolean;
  /** Number of the cause of concern that the place stands under, or null. */
  cause: string | null;
}

/** The mentions of a document, and for each of its lines the cause of concern that it stands under, or null. */
export interface Placement {
  mentions: PlacedMention[];
  causes: readonly (string | null)[];
}

/**
 * The mentions of a whole document. "Recommendation 2" under the heading "Cause of concern 1" is given the key
 * `coc:1/2`; so is one elsewhere, where the document lists a recommendation 2 under one cause only.
 */
export function placeMentions(
  document: SourceDocument,
  lines: readonly Line[] = linesOf(document),
): Placement {
  const placed: PlacedMention[] = [];
  const numbered = findRecommendationMentions(document.text);
  const mentions = [
    ...numbered,
    ...findSole(lines, numbered),
    ...findPrefixed(document.text),
    ...findBracketed(lines),
    ...findCoded(lines),
    ...findElliptic(lines, numbered),
    ...findBareHeads(lines, numbered),
    ...findNumberedHeads(lines, numbered),
  ].sort((a, b) => a.start - b.start);
  for (const mention of mentions) {
    const line = lineAt(lines, mention.start);
    if (line === null) continue;
    placed.push({ ...mention, line, opens: opensLine(line, mention.start), cause: null });
  }
  const causeAt = causesByLine(lines, placed);
  const byNumber = new Map<string, Set<string>>();
  for (const mention of placed) {
    mention.cause = causeAt[mention.line.index] ?? null;
    if (mention.cause !== null) mention.keys = mention.keys.map((key) => under(key, mention.cause));
    if (!mention.opens) continue;
    for (const { kind, number } of mention.keys) {
      if (kind !== 'recommendation') continue;
      const [cause, inner] = number.split('/');
      if (cause === undefined || inner === undefined) note(byNumber, number, 'none');
      else note(byNumber, inner, cause);
    }
  }
  for (const mention of placed) {
    if (mention.cause !== null || mention.opens) continue;
    mention.keys = mention.keys.map((key) => {
      const causes = key.kind === 'recommendation' ? [...(byNumber.get(key.number) ?? [])] : [];
      const only = causes.length === 1 ? (causes[0] ?? 'none') : 'none';
      return only === 'none' ? key : under(key, only);
    });
  }
  return { mentions: placed, causes: causeAt };
}

/** All mentions of a document, keys resolved by the cause of concern they stand under; offsets of the document. */
export function mentionsInDocument(document: SourceDocument): RecommendationMention[] {
  return placeMentions(document).mentions.map(({ start, end, keys, label, form }) => ({
    start,
    end,
    keys,
    label,
    form,
  }));
}

function under(key: RecommendationKey, cause: string | null): RecommendationKey {
  if (key.kind !== 'recommendation' || key.number.includes('/')) return key;
  return makeKey('recommendation', key.number, cause);
}

function note(map: Map<string, Set<string>>, number: string, cause: string): void {
  const causes = map.get(number) ?? new Set();
  map.set(number, causes.add(cause));
}

/** For each line the number of the cause of concern it stands under. */
function causesByLine(lines: readonly Line[], placed: readonly PlacedMention[]): (string | null)[] {
  const opened = new Map<number, string>();
  const left = new Set<number>();
  for (const { opens, keys, line } of placed) {
    const [first] = keys;
    if (!opens || first === undefined || keys.length > 1) continue;
    if (first.kind === 'cause_of_concern' && !opened.has(line.index))
      opened.set(line.index, first.number);
    if (first.kind === 'area_for_improvement') left.add(line.index);
  }
  const causes: (string | null)[] = [];
  let cause: string | null = null;
  let level: number | null = null;
  for (const line of lines) {
    const next = opened.get(line.index);
    const isCell = line.block.kind === 'cell';
    if (next !== undefined && !isCell) {
      cause = next;
      level = line.block.level ?? null;
    } else if (cause !== null && (left.has(line.index) || leaves(line, level))) {
      cause = null;
    }
    causes.push(cause);
  }
  return causes;
}

function leaves(line: Line, level: number | null): boolean {
  if (!isHeadingLine(line)) return false;
  if (LEAVES_CAUSE.test(line.text)) return true;
  const isHeading = line.block.kind === 'heading' && line.block.level !== undefined;
  return (
    isHeading &&
    level !== null &&
    (line.block.level ?? 6) <= level &&
    !/recommendation/iu.test(line.text)
  );
}
