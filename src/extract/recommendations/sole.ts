import { isHeadingLine, type Line } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "CAUSE OF CONCERN: under-recording", "Area for improvement" as a heading: one of its kind needs no number. */
const SOLE =
  /^[\s*_#]{0,6}(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s{1,4})?(?:(?:the|single|only)\s){0,2}(?<noun>(?<coc>cause of concern)|area for improvement)(?=[\s*_]{0,4}(?:$|[:–—(]|-\s))/iu;
/** Title lines of a letter on one cause of concern stand this far up; the parts of an answer do not. */
const TITLES_WITHIN = 6;

/**
 * The heading of the one cause of concern or area for improvement of a report, which bears no number: read as the
 * first. Not where several such headings stand, or where the paper numbers others of the kind.
 */
export function findSole(
  lines: readonly Line[],
  mentions: readonly RecommendationMention[],
): RecommendationMention[] {
  const found: RecommendationMention[] = [];
  for (const kind of ['cause_of_concern', 'area_for_improvement'] as const) {
    if (mentions.some(({ keys }) => keys.some((key) => key.kind === kind))) continue;
    const places = lines.flatMap((line) => {
      const match =
        line.index >= TITLES_WITHIN && isHeadingLine(line) ? SOLE.exec(line.text) : null;
      const isCause = match?.groups?.coc !== undefined;
      if (match === null || isCause !== (kind === 'cause_of_concern')) return [];
      const noun = match.groups?.noun ?? '';
      const start = line.start + match[0].length - noun.length;
      return [{ start, end: start + noun.length, label: noun }];
    });
    const [only] = places;
    if (only && places.length === 1)
      found.push({ ...only, keys: [makeKey(kind, '1')], form: 'numbered' });
  }
  return found;
}
