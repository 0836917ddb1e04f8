import type { Link, Span } from '../../model/index.js';
import type { Block, SegmentedDocument } from '../../segment/index.js';
import type { RecommendationMention } from '../recommendations/types.js';

/** Numbers that a block stands under. */
export interface BlockNumbers {
  keys: string[];
  linkedBy: Link;
  /** Opened by an item of a list, so that the next item ends it. */
  item?: boolean;
}

const NONE: BlockNumbers = { keys: [], linkedBy: 'none' };
/** A heading that only opens an answer leaves the number before it in force. */
const ANSWER_HEADING =
  /^\W{0,4}(?:(?:the |our |my )?(?:force|constabulary|chief|police|commissioner|pcc|pfcc|mayor|opcc|authority|hmicfrs|inspectorate|current|formal|full)?(?:[’']s)?\s?(?:constable(?:[’']s)?\s?)?(?:response|answer|reply|update|progress|position|status|action|actions|comments?|view|evidence|rationale|decision|text|summary|level of assurance|next steps?))\b/i;
const DASHED = /^\W{0,3}(?:R|Rec|AFI|Recommendation|Area)\b[^.]{0,30}[:–—-]/i;

function keysOf(mentions: readonly RecommendationMention[]): string[] {
  return [...new Set(mentions.flatMap((mention) => mention.keys.map((key) => key.key)))];
}

/** Finds the numbers of a document by place. Mentions are in document offsets, left to right. */
export class Numbers {
  constructor(
    private readonly text: string,
    private readonly mentions: readonly RecommendationMention[],
    /** Where the document lists a recommendation, also under a bare number in a table. */
    private readonly listed: readonly { key: string; labelSpan: Span }[],
  ) {}

  listedIn(span: Span): string[] {
    const inside = this.listed.filter(
      (l) => l.labelSpan.start >= span.start && l.labelSpan.end <= span.end,
    );
    return [...new Set(inside.map((l) => l.key))];
  }

  within(span: Span): RecommendationMention[] {
    return this.mentions.filter((m) => m.start >= span.start && m.end <= span.end);
  }

  /** Numbers that open a stretch: its label, not a mention on the way. */
  opening(span: Span): string[] {
    const first = this.within({ start: span.start, end: Math.min(span.end, span.start + 160) })[0];
    if (!first) return [];
    const before = this.text.slice(span.start, first.start).replace(/^\W{0,3}[A-Z]\d{1,2}\b/, '');
    return before.replace(/[\s#*•–—(\d.)-]/g, '') === '' ? keysOf([first]) : [];
  }

  /** Numbers that a stretch names, apart from those that it only points to ("see rec 2"). */
  named(span: Span): string[] {
    const named = this.within(span).filter((mention) => {
      const before = this.text.slice(Math.max(span.start, mention.start - 60), mention.start);
      return !ASIDE.test(before);
    });
    return keysOf(named);
  }
}

const ASIDE =
  /\b(?:see|as (?:in|for|with|under|per|at|above)|also|refer(?:s|red)? to|cross-refer\w{0,6}|cf|linked to|alongside|covered (?:by|under|in)|per)\b[^.;]{0,40}$/i;

/** Columns headed "Recommendation", where "1. Review the backlog" is recommendation 1. */
function askColumns(segmented: SegmentedDocument): Set<string> {
  const columns = new Set<string>();
  for (const { layout, text } of segmented.blocks) {
    if (
      layout.kind === 'cell' &&
      layout.row === 0 &&
      /^\W{0,3}(?:hmicfrs )?recommendations?\W{0,3}$/i.test(text)
    ) {
      columns.add(`${layout.table ?? 0}:${layout.column ?? 0}`);
    }
  }
  return columns;
}

function rowNumbers(segmented: SegmentedDocument, numbers: Numbers): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  const asks = askColumns(segmented);
  for (const block of segmented.blocks) {
    const { kind, table = 0, row = 0 } = block.layout;
    if (kind !== 'cell' || rows.has(`${table}:${row}`)) continue;
    const answer = block.voice === 'chief_constable' || block.voice === 'policing_body';
    const listed = block.text.length <= 12 ? numbers.listedIn(block) : [];
    const bare = asks.has(`${table}:${block.layout.column ?? 0}`)
      ? /^\W{0,2}(\d{1,2})[.):]\s/.exec(block.text)?.[1]
      : undefined;
    const opening =
      listed.length > 0 ? listed : bare !== undefined ? [bare] : numbers.opening(block);
    const head = { start: block.start, end: Math.min(block.end, block.start + 120) };
    const keys = opening.length > 0 || answer ? opening : keysOf(numbers.within(head));
    if (keys.length > 0) rows.set(`${table}:${row}`, keys);
  }
  // Rows of one recommendation under each other: "Recommendation 1 | ...", "Force response | ...".
  for (const block of segmented.blocks) {
    const { kind, table = 0, row = 0, column = 0 } = block.layout;
    if (kind !== 'cell' || column !== 0 || rows.has(`${table}:${row}`)) continue;
    const above = rows.get(`${table}:${row - 1}`);
    if (above && ANSWER_HEADING.test(block.text) && block.text.length <= 50)
      rows.set(`${table}:${row}`, above);
  }
  return rows;
}

/**
 * The recommendation numbers that each block stands under, by heading, label, table row or the recommendation text
 * before it. A heading about something else ends them; a bare "Response" heading does not.
 */
export function numbersByBlock(segmented: SegmentedDocument, numbers: Numbers): BlockNumbers[] {
  const rows = rowNumbers(segmented, numbers);
  const result: BlockNumbers[] = [];
  let current = NONE;
  for (const block of segmented.blocks) {
    const { kind, table = 0, row = 0 } = block.layout;
    if (block.voice === 'artefact') {
      result.push(NONE);
    } else if (kind === 'cell') {
      const keys = rows.get(`${table}:${row}`) ?? [];
      result.push(keys.length > 0 ? { keys, linkedBy: 'row' } : current);
    } else {
      current = block.heading
        ? afterHeading(block, current, numbers)
        : afterText(block, current, numbers);
      result.push(current);
    }
  }
  return result;
}

function afterHeading(block: Block, current: BlockNumbers, numbers: Numbers): BlockNumbers {
  const keys = keysOf(numbers.within(block));
  if (keys.length > 0) return { keys, linkedBy: 'heading' };
  const top =
    block.layout.kind === 'heading' &&
    (block.layout.level ?? 9) <= 2 &&
    block.headings.length === 0;
  return ANSWER_HEADING.test(block.text) && !top ? current : NONE;
}

function numbered(block: Block): boolean {
  return /^\W{0,3}[A-Z]?\d{1,2}(?:\.\d{1,2})?[.)]\s/.test(block.text);
}

function afterText(block: Block, current: BlockNumbers, numbers: Numbers): BlockNumbers {
  const label = block.label ? keysOf(numbers.within(block.label)) : [];
  if (label.length > 0) return { keys: label, linkedBy: 'heading' };
  const opening = numbers.opening(block);
  const counts =
    block.voice === 'recommendation_text' ||
    block.layout.kind === 'list_item' ||
    DASHED.test(block.text);
  const item =
    block.layout.kind === 'list_item' ||
    /^\W{0,3}(?:[A-Z]?\d{1,2}(?:\.\d{1,2})?[.)]|\([a-z]\))\s/.test(block.text);
  if (opening.length > 0 && counts) return { keys: opening, linkedBy: 'number', item };
  return current.item && item && numbered(block) ? NONE : current;
}
