import { type Block, isQuestion, type SegmentedDocument } from '../../segment/index.js';
import type { BlockNumbers, Numbers } from './linking.js';

const NONE: BlockNumbers = { keys: [], linkedBy: 'none' };
/** A heading that only opens an answer leaves the number before it in force. */
const ANSWER_HEADING =
  /^\W{0,4}(?:(?:the |our |my )?(?:force|constabulary|chief|police|commissioner|pcc|pfcc|mayor|opcc|authority|hmicfrs|inspectorate|current|formal|full)?(?:[’']s)?\s?(?:constable(?:[’']s)?\s?)?(?:response|answer|reply|update|progress|position|status|action|actions|comments?|view|evidence|rationale|decision|text|summary|level of assurance|next steps?))\b/i;
/** Openings of a paragraph that closes the part on single recommendations and speaks of the whole. */
const CLOSES =
  /^\W{0,3}(?:(?:\d{1,2}\.(?:\d{1,2})?|\(?[a-z]\))\s{1,3})?(?:my own (?:comments?|role|views?|part)|for my (?:own )?part|in (?:conclusion|closing|summary)|to (?:conclude|sum up)|overall|more (?:generally|broadly|widely)|turning to my|as (?:your |the |police and crime )?commissioner,? I|taken (?:together|as a whole)|beyond the(?:se)? recommendations?|apart from the recommendations?|a copy of this|i am (?:copying|sending)|yours (?:sincerely|faithfully|truly))\b/i;
/** "What else am I doing?" is on the whole, whatever number stands above. */
const GENERAL_QUESTION =
  /\b(?:(?:what|anything) else|what (?:happens|comes) next|what next|more (?:widely|generally)|overall|in general|how (?:can|do) (?:I|you) (?:find|get|contact))\b/i;
const GENERAL_LABEL =
  /^\W{0,3}(?:next steps?|overall|general(?: comments?)?|conclusion|summary|further action|monitoring|oversight|governance)\b/i;
/** "One.", "Two:" under a heading that announces recommendations. */
const IN_WORDS = /^[\W_]{0,4}(one|two|three|four|five|six|seven|eight|nine|ten)[\W_]{0,3}[.:–—-]/i;
const WORDS = 'one two three four five six seven eight nine ten'.split(' ');

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

/** "Rec", "No.", "AFI", "Action": heads of a first column that numbers its rows. */
const NUMBER_HEAD =
  /^\W{0,3}(?:(?:hmicfrs )?(?<rec>rec(?:ommendation)?s?|r)(?: (?:no|number|ref))?|(?<afi>afis?|areas? for improvement)(?: (?:no|number|ref))?|(?<other>no|number|ref|reference|item|action)s?(?: (?:no|number|ref))?)?\W{0,3}$/i;

/** First columns of tables by what their heads say that the numbers in them are. */
function numberHeads(segmented: SegmentedDocument): Map<string, 'rec' | 'afi' | 'any'> {
  const heads = new Map<string, 'rec' | 'afi' | 'any'>();
  for (const { layout, text } of segmented.blocks) {
    if (layout.kind !== 'cell' || layout.row !== 0 || (layout.column ?? 0) !== 0) continue;
    const groups = NUMBER_HEAD.exec(text)?.groups;
    if (groups === undefined) continue;
    heads.set(`${layout.table ?? 0}:0`, groups.rec ? 'rec' : groups.afi ? 'afi' : 'any');
  }
  return heads;
}

/** "4", "1, 2", and "4.2 Configure the flag" as an action under 4: the numbers of a row, where the paper knows them. */
function numbersUnder(text: string, head: 'rec' | 'afi' | 'any', numbers: Numbers): string[] {
  const known = new Set(numbers.listed.map(({ key }) => key));
  const bare = /^\W{0,2}(\d{1,2}(?:\s?[,&]\s?\d{1,2}){0,4})\W{0,2}$/.exec(text)?.[1];
  const action = head === 'any' ? /^\W{0,2}(\d{1,2})\.\d{1,2}\b/.exec(text) : null;
  const keys = (bare?.split(/\s?[,&]\s?/) ?? [action?.[1] ?? '']).map((number) =>
    head === 'afi' ? `afi:${number}` : number,
  );
  return keys.every((key) => known.has(key)) ? keys : [];
}

/** Short words that open several rows of one table: "F", "PCC", "Force response". They name the speaker of the row. */
function repeatedLabels(segmented: SegmentedDocument): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { layout, text } of segmented.blocks) {
    if (layout.kind !== 'cell' || (layout.column ?? 0) !== 0 || text.length > 50) continue;
    const label = `${layout.table ?? 0}:${plain(text)}`;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** UTF-16 units of a first cell that is no more than the title of its row. */
const ROW_TITLE = 110;

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** The name of a field whose value may differ from one recommendation to the next: "Status: open" is a "status". */
function fieldOf(text: string): string {
  const name = /^([^:\d]{2,40}):\s{1,3}\S{1,20}(?:\s\S{1,20}){0,7}\s*$/.exec(text)?.[1];
  return plain(name ?? text);
}

function rowNumbers(segmented: SegmentedDocument, numbers: Numbers): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  const asks = askColumns(segmented);
  const heads = numberHeads(segmented);
  for (const block of segmented.blocks) {
    const { kind, table = 0, row = 0 } = block.layout;
    if (kind !== 'cell' || rows.has(`${table}:${row}`)) continue;
    const under = heads.get(`${table}:${block.layout.column ?? 0}`);
    const exact = block.text.length <= 12 && numbers.listedIn(block).length > 0;
    const plainly = under === undefined || exact ? [] : numbersUnder(block.text, under, numbers);
    if (plainly.length > 0) {
      rows.set(`${table}:${row}`, plainly);
      continue;
    }
    const answer = block.voice === 'chief_constable' || block.voice === 'policing_body';
    const listed = block.text.length <= 12 ? numbers.listedIn(block) : [];
    const bare = asks.has(`${table}:${block.layout.column ?? 0}`)
      ? /^\W{0,2}(\d{1,2})[.):]\s/.exec(block.text)?.[1]
      : undefined;
    const opening =
      listed.length > 0 ? listed : bare !== undefined ? [bare] : numbers.opening(block);
    const head = { start: block.start, end: Math.min(block.end, block.start + 120) };
    // "Definition (recommendation 1)": the title of a row, whoever is taken to speak in it.
    const titles = (block.layout.column ?? 0) === 0 && block.text.length <= ROW_TITLE;
    const keys = opening.length > 0 || (answer && !titles) ? opening : numbers.keysWithin(head);
    if (keys.length > 0) rows.set(`${table}:${row}`, keys);
  }
  // Rows of one recommendation under each other: "Recommendation 1 | ...", "Force response | ...", "PCC | ...".
  const labels = repeatedLabels(segmented);
  for (const block of segmented.blocks) {
    const { kind, table = 0, row = 0, column = 0 } = block.layout;
    if (kind !== 'cell' || column !== 0 || rows.has(`${table}:${row}`)) continue;
    const above = rows.get(`${table}:${row - 1}`);
    const speaks =
      block.text.length <= 50 &&
      (/^\p{Lu}{1,3}$/u.test(block.text) ||
        ANSWER_HEADING.test(block.text) ||
        (labels.get(`${table}:${plain(block.text)}`) ?? 0) > 1);
    if (above && speaks) rows.set(`${table}:${row}`, above);
  }
  return rows;
}

/** What a block does to the numbers in force: opens others, ends them, or leaves them. */
type Event = { does: 'open'; numbers: BlockNumbers } | { does: 'end' } | { does: 'keep' };
/** Paragraphs of a quotation with the one that introduces it. */
const QUOTED = 5;
const KEEP: Event = { does: 'keep' };
const END: Event = { does: 'end' };

class Walk {
  private readonly headings = new Map<string, number>();
  private readonly known: ReadonlySet<string>;
  private questions = false;
  private readonly repeatedQuestions: boolean;

  constructor(
    private readonly segmented: SegmentedDocument,
    private readonly numbers: Numbers,
  ) {
    this.known = new Set(numbers.listed.map((l) => l.key));
    for (const block of segmented.blocks) {
      if (!block.heading && !block.label && !isQuestion(block.text)) continue;
      // "Owner: Head of Crime" may be set as a heading here and as a field there.
      const field = block.label
        ? plain(segmented.document.text.slice(block.label.start, block.label.end))
        : fieldOf(block.text);
      this.headings.set(field, (this.headings.get(field) ?? 0) + 1);
    }
    this.repeatedQuestions = segmented.blocks.some(
      (block) => isQuestion(block.text) && this.isRepeated(block),
    );
  }

  events(): Event[] {
    let current: BlockNumbers = NONE;
    return this.segmented.blocks.map((block) => {
      const event = this.eventOf(block, current);
      if (event.does === 'open') current = event.numbers;
      if (event.does === 'end') current = NONE;
      return event;
    });
  }

  private eventOf(block: Block, current: BlockNumbers): Event {
    if (block.voice === 'artefact' || block.layout.kind === 'cell') return KEEP;
    if (block.heading) return this.atHeading(block);
    if (isQuestion(block.text)) return this.atQuestion(block);
    return this.atText(block, current);
  }

  private atHeading(block: Block): Event {
    const keys = this.numbers.keysWithin(block);
    if (keys.length > 0) return open(keys, 'heading');
    const named = this.inWords(block);
    if (named !== null) return open([named], 'heading');
    // "Force response" under each number keeps it; "PCC response" once in the whole paper is a part of its own.
    const top =
      block.layout.kind === 'heading' &&
      (block.layout.level ?? 9) <= 2 &&
      block.headings.length === 0;
    if (/:\W{0,2}$/.test(block.text) && this.afterNumber(block)) return KEEP;
    const repeated = this.isRepeated(block);
    // What comes again under number after number is a field of each: "Comments of the policing body:", "RAG: A".
    if (repeated && !top) return KEEP;
    return ANSWER_HEADING.test(block.text) && !top && this.known.size <= 1 ? KEEP : END;
  }

  /** Right under a number or its words: "The Chief Constable comments:" introduces the answer to it. */
  private afterNumber(block: Block): boolean {
    const before = this.segmented.blocks[block.index - 1];
    if (before === undefined) return false;
    return before.heading
      ? this.numbers.keysWithin(before).length > 0
      : before.layout.kind !== 'cell' &&
          this.numbers.opening(before).length > 0 &&
          before.sentences.length === 1;
  }

  private atQuestion(block: Block): Event {
    const keys = this.numbers.keysWithin(block);
    if (keys.length > 0) {
      this.questions = true;
      return open(keys, 'heading');
    }
    // Among questions that are put on every number, one that is put once is on the whole.
    const others = this.questions || this.repeatedQuestions || GENERAL_QUESTION.test(block.text);
    return others && !this.isRepeated(block) ? END : KEEP;
  }

  private isRepeated(block: Block): boolean {
    return (this.headings.get(fieldOf(block.text)) ?? 0) > 1;
  }

  /** A short line that no layout marks as a heading, over a list or a paragraph: "Definition (recommendation 1)". */
  private headsAnswer(block: Block): boolean {
    const next = this.segmented.blocks[block.index + 1];
    return (
      block.layout.kind === 'paragraph' &&
      block.text.length <= 90 &&
      !block.text.includes('\n') &&
      /[)\p{L}\d]:?\s*$/u.test(block.text) &&
      /\((?:rec\w{0,15}\.?\s)?\d{1,2}[^()]{0,20}\):?\s*$/i.test(block.text) &&
      next !== undefined &&
      next.text.length > block.text.length
    );
  }

  private inWords(block: Block): string | null {
    const word = IN_WORDS.exec(block.text)?.[1];
    if (word === undefined) return null;
    const key = String(WORDS.indexOf(word.toLowerCase()) + 1);
    const { text } = this.segmented.document;
    const announced = block.headings.some((heading) =>
      /recommendation/i.test(text.slice(heading.start, heading.end)),
    );
    return announced && this.known.has(key) ? key : null;
  }

  private atText(block: Block, current: BlockNumbers): Event {
    const { numbers } = this;
    const label = block.label ? numbers.keysWithin(block.label) : [];
    if (label.length > 0) return open(label, 'heading');
    const line = this.headsAnswer(block) ? numbers.keysWithin(block) : [];
    if (line.length > 0) return open(line, 'heading');
    const isItem =
      block.layout.kind === 'list_item' ||
      /^\W{0,3}(?:[A-Z]?\d{1,2}(?:\.\d{1,2})?[.)]|\([a-z]\))\s/.test(block.text);
    const opening = numbers.opening(block);
    const counts =
      block.voice === 'recommendation_text' ||
      block.layout.kind === 'list_item' ||
      // "R13 Training. Delivered to all.": its first sentence is the title of what is asked.
      (block.asked === 1 && block.sentences.length > 1) ||
      numbers.isSetOff(block);
    if (opening.length > 0 && counts) return open(opening, 'number', isItem);
    // "On the second she says this:": what is quoted below is on the second.
    if (opening.length > 0 && /:\s*$/.test(block.text))
      return { does: 'open', numbers: { keys: opening, linkedBy: 'number', most: QUOTED } };
    // A paragraph that does no more than retell what is asked has its answer in the next.
    if (opening.length > 0 && onlyRetells(block) && numbers.isRetold(block))
      return { does: 'open', numbers: { keys: opening, linkedBy: 'number', most: 2 } };
    const others = opening.some((key) => !current.keys.includes(key));
    if (others && (current.most !== undefined || numbers.isRetold(block))) return END;
    const listed = opening.length === 0 ? numbers.listedAtStart(block) : [];
    if (listed.length > 0) return open(listed, 'number', isItem);
    const named = this.inWords(block);
    if (named !== null) return open([named], 'number', true);
    if (current.keys.length === 0) return KEEP;
    if (CLOSES.test(block.text)) return END;
    if (block.label && GENERAL_LABEL.test(block.text)) return END;
    const numbered = /^\W{0,3}[A-Z]?\d{1,2}(?:\.\d{1,2})?[.)]\s/.test(block.text);
    return current.item && isItem && numbered ? END : KEEP;
  }
}

/** After the sentence that names a recommendation: "It asks them to review with their chief constables whether ...". */
const GOES_ON_ASKING =
  /^\W{0,3}(?:it|this|that) (?:also |further |then )?(?:asks?|calls?|requires?|recommends?|suggests?|seeks?|wants?|says?|adds?|is (?:for|about|addressed|directed))\b/i;

function onlyRetells(block: Block): boolean {
  return block.sentences.slice(1).every(({ text }) => GOES_ON_ASKING.test(text));
}

function open(keys: string[], linkedBy: BlockNumbers['linkedBy'], item = false): Event {
  return { does: 'open', numbers: { keys, linkedBy, item } };
}

/** Paragraphs that a number covers beside the one that opens it; items of a list go with their paragraph. */
function isParagraph(block: Block): boolean {
  return (
    block.layout.kind === 'paragraph' &&
    !block.heading &&
    block.label === null &&
    (block.voice === 'chief_constable' ||
      block.voice === 'policing_body' ||
      block.voice === 'joint')
  );
}

/** Numbers that are set in the same way are followed by paragraphs in the same way. */
function manner(block: Block, numbers: BlockNumbers): string {
  return block.heading ? 'heading' : block.label ? 'label' : numbers.linkedBy;
}

/**
 * How many paragraphs numbers cover at most, where another number follows, by the manner in which they are set. The
 * last number of a paper covers no more: what comes after it is about the whole. Only where two numbers or more tell.
 */
function longestReaches(blocks: readonly Block[], events: readonly Event[]): Map<string, number> {
  const reaches = new Map<string, number[]>();
  let open: { manner: string; reach: number } | null = null;
  for (const [index, event] of events.entries()) {
    const block = blocks[index];
    if (block === undefined) continue;
    if (event.does === 'open') {
      if (open !== null)
        reaches.set(open.manner, [...(reaches.get(open.manner) ?? []), open.reach]);
      open = { manner: manner(block, event.numbers), reach: block.heading ? 0 : 1 };
    } else if (event.does === 'end') open = null;
    else if (open !== null && isParagraph(block)) open.reach++;
  }
  const told = [...reaches].filter(([, list]) => list.length >= 2);
  return new Map(told.map(([name, list]) => [name, Math.max(1, ...list)]));
}

/**
 * The recommendation numbers that each block stands under, by heading, label, table row or the recommendation text
 * before it. A heading about something else ends them, and so does a paragraph that closes the part.
 */
export function numbersByBlock(segmented: SegmentedDocument, numbers: Numbers): BlockNumbers[] {
  const { blocks } = segmented;
  const rows = rowNumbers(segmented, numbers);
  const events = new Walk(segmented, numbers).events();
  const reaches = longestReaches(blocks, events);
  const lastOpen = events.findLastIndex((event) => event.does === 'open');
  // Numbers that are headings end where the next heading stands.
  const isEnded = events.some(
    (event, index) => index > lastOpen && event.does === 'end' && blocks[index]?.heading === true,
  );
  let current = NONE;
  let covered = 0;
  let reach = Number.POSITIVE_INFINITY;
  return blocks.map((block, index) => {
    const { kind, table = 0, row = 0 } = block.layout;
    if (block.voice === 'artefact') return NONE;
    if (kind === 'cell') {
      const keys = rows.get(`${table}:${row}`) ?? [];
      return keys.length > 0 ? { keys, linkedBy: 'row' } : current;
    }
    const event = events[index] ?? KEEP;
    if (event.does === 'open') {
      current = event.numbers;
      covered = block.heading ? 0 : 1;
      const isBounded = isEnded && block.heading;
      reach = (isBounded ? null : reaches.get(manner(block, current))) ?? Number.POSITIVE_INFINITY;
    } else if (event.does === 'end') current = NONE;
    else if (isParagraph(block)) covered++;
    if ((index > lastOpen && covered > reach) || covered > (current.most ?? covered))
      current = NONE;
    return current;
  });
}
