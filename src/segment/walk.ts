import type { Lexicon } from '../lexicon/index.js';
import type { SourceDocument, Span } from '../model/index.js';
import type { RawBlock } from './blocks.js';
import { Cells } from './cells.js';
import { ownerOf, ownerOfHeading } from './formFields.js';
import { handsOver, takesBack } from './handovers.js';
import { type HeadingOptions, RECOMMENDATION_LABEL } from './headingVoice.js';
import { languageOf } from './language.js';
import {
  COLOUR_KEY,
  leadsToForce,
  PRINTED,
  PROMISES_LIST,
  PROSE,
  sumsUpAnswer,
  TELLS_LIST,
} from './leads.js';
import { mailFrom } from './mails.js';
import { continuesNormative, isNormative } from './normative.js';
import { isQuestion } from './questions.js';
import { closesQuotation, introduces, OPENING_QUOTE } from './quotations.js';
import { retells } from './retells.js';
import type { Signature } from './signatures.js';
import type { BlockVoice } from './types.js';
import { textAt, UNMARKED, type Voiced } from './voiced.js';
import { answersAsk, FIRST_PERSON, leadingAsks, SPEAKS_AS, titles, WE_MEANS } from './wording.js';
import { addresses, writerOf } from './writer.js';

interface OpenHeading {
  level: number;
  span: Span;
}

const SPEAKERS: readonly BlockVoice[] = ['chief_constable', 'policing_body', 'joint'];
/** Voices of sections that words of an office can end. */
const SHIFTING: readonly BlockVoice[] = [
  'chief_constable',
  'policing_body',
  'unmarked',
  'inspectorate_finding',
];
/** Who of the force does what a plan says, as the value of a field "Lead:". */
const FORCE_OFFICER =
  /^(?:T\/|A\/|temp\w*\.? |acting |det\w*\.? |ch\w{0,4}\.? |D\/)*(?:supt|superintendent|ACC|DCC|AC\b|DAC|Cdr|commander|insp|inspector|DCI|DI\b|DS\b|sgt|sergeant|crime registrar|FCR|head of (?!policy|governance|scrutiny|assurance)|director of intelligence)/i;
const OWNER =
  /^(?:action |force |strategic |business )?(?:owner|lead|lead officer|sro|responsible (?:officer|person|lead))s?\s?:?$/i;
/** "RAG: A" and "Status" between the owner and the progress. */
const RATING = /^\W{0,2}(?:b?rag|status|rating)\b.{0,30}$/i;
/** After a label: more than a name or a date. */
const SAYS = /(?:\S+\s+){3}\S/;
/** Walks the blocks once and says of each whose words it is. */
export class Walk {
  private open: OpenHeading[] = [];
  private section = UNMARKED;
  /** Voice to return to when an answer follows a recommendation or a field. */
  private enclosing = UNMARKED;
  private quoted: (Voiced & { marked: boolean; blocks: number }) | null = null;
  private asking = false;
  private telling = false;
  private promising = false;
  /** Under a number, and whose words stood there before the other office put in its own. */
  private numbered = false;
  private beforeShift: { section: Voiced; enclosing: Voiced } | null = null;
  private fieldOnly = false;
  /** Whose words stood before the first label under a question. */
  private beforeLabels: Voiced | null = null;
  /** The office has given the word to the force in running text. */
  private handedOver = false;
  private readonly cells: Cells;
  private labelled: Set<string> | null = null;

  constructor(
    private readonly document: SourceDocument,
    private readonly blocks: RawBlock[],
    private readonly lexicon: Lexicon,
    private readonly speakers: Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>,
    private readonly signatures: readonly Signature[],
  ) {
    this.cells = new Cells(document, blocks, lexicon, speakers);
  }

  /** The voice of an answer here, whatever was asked before it. */
  private base(): Voiced {
    return this.section.voice === 'recommendation_text' || this.section.voice === 'meta'
      ? this.enclosing
      : this.section;
  }

  run(): void {
    for (const block of this.blocks) {
      block.headings = this.open.map((heading) => heading.span);
      const voiced = this.voiceOf(block);
      block.voice = voiced.voice;
      block.voiceRule = voiced.rule;
      block.voiceEvidence = voiced.evidence;
      this.after(block);
      // What stands after a signature is another paper, or another's part of this one.
      if (this.signatures.some(({ index }) => index === block.index)) {
        this.quoted = null;
        this.enclosing = this.section = UNMARKED;
      }
    }
  }

  private voiceOf(block: RawBlock): Voiced {
    const next = this.blocks[block.index + 1]?.text ?? '';
    const mail = mailFrom(block.text, next, this.speakers.commissionerIsChief);
    if (mail) {
      const span = { start: block.start, end: block.end };
      this.quoted = null;
      this.handedOver = false;
      this.enclosing = this.section =
        mail === 'unmarked'
          ? UNMARKED
          : { voice: mail, rule: 'a mail of that office', evidence: span };
      return { voice: 'meta', rule: 'the head of a mail', evidence: span };
    }
    const own = SPEAKS_AS.exec(block.text.slice(0, 80));
    if (own && !block.heading) {
      const chief =
        /chief/i.test(own[0]) || (this.speakers.commissionerIsChief && !/crime/i.test(own[0]));
      return {
        voice: chief ? 'chief_constable' : 'policing_body',
        rule: 'the writer says in which office he or she speaks',
        evidence: { start: block.start, end: block.end },
      };
    }
    const voiced = this.rawVoiceOf(block);
    if (!voiced.firstPerson || this.inFirstPerson(block)) return voiced;
    return {
      voice: 'unmarked',
      rule: 'a summary of what the force says, in others\u2019 words',
      evidence: null,
    };
  }

  /** Whether the section around a block is told in the first person or in quotation marks. */
  private inFirstPerson(block: RawBlock): boolean {
    const speaks = (b: RawBlock) => FIRST_PERSON.test(b.text) || OPENING_QUOTE.test(b.text);
    if (speaks(block)) return true;
    const opens = (b: RawBlock) => b.heading && b.names !== null;
    const before = this.blocks.slice(0, block.index).findLastIndex(opens);
    const after = this.blocks.findIndex((b) => b.index > block.index && opens(b));
    const section = this.blocks.slice(before + 1, after < 0 ? undefined : after);
    const others = (b: RawBlock) =>
      writerOf(b.text, this.speakers.commissionerIsChief) === 'policing_body';
    return section.some(speaks) && !section.some(others);
  }

  private rawVoiceOf(block: RawBlock): Voiced {
    const { kind } = block.layout;
    if (kind === 'furniture' || kind === 'caption') {
      return {
        voice: 'artefact',
        rule: 'page furniture or a caption, not body text',
        evidence: null,
      };
    }
    if (PRINTED.test(block.text) || COLOUR_KEY.test(block.text)) {
      return {
        voice: 'artefact',
        rule: 'says how the page was made or is to be read',
        evidence: null,
      };
    }
    if (languageOf(block.text, this.lexicon, 4) !== 'en') {
      return { voice: 'other_language', rule: 'not in English', evidence: null };
    }
    if (block.heading) return this.atHeading(block);
    if (kind !== 'cell' && isQuestion(block.text)) return this.atQuestion();
    if (kind === 'cell') return this.cells.voiceOf(block, this.base());
    if (block.label && block.names) return this.atLabel(block);
    if (this.handedOver && takesBack(block.text)) {
      this.handedOver = false;
      this.enclosing = this.section = UNMARKED;
    }
    const addressed = addresses(block.text, this.speakers.commissionerIsChief);
    if (addressed)
      this.enclosing = this.section = {
        voice: addressed,
        rule: 'a letter from one office to the other',
        evidence: { start: block.start, end: block.end },
      };
    return this.shifted(block, this.inSection(block));
  }

  /** Running text that cannot be the words of the office in whose section it stands opens a part of the other's. */
  private shifted(block: RawBlock, voiced: Voiced): Voiced {
    if (this.quoted || OPENING_QUOTE.test(block.text) || !SHIFTING.includes(voiced.voice))
      return voiced;
    const writer = writerOf(block.text, this.speakers.commissionerIsChief);
    if (!writer || writer === voiced.voice) return voiced;
    if (voiced.voice === 'unmarked' && writer === 'policing_body') return voiced;
    if (this.numbered) this.beforeShift ??= { section: this.section, enclosing: this.enclosing };
    this.enclosing = this.section = {
      voice: writer,
      rule: 'it speaks of the other office as of another',
      evidence: { start: block.start, end: block.end },
    };
    return this.section;
  }

  /** A question is nobody's claim; a speaker named in the answer before it is done speaking. */
  private atQuestion(): Voiced {
    this.quoted = null;
    if (this.beforeLabels) {
      this.section = this.enclosing = this.beforeLabels;
      this.beforeLabels = null;
    }
    return { voice: 'meta', rule: 'a question that heads its answer', evidence: null };
  }

  /** A heading with a voice opens a section; one without keeps the section but closes an open recommendation. */
  private atHeading(block: RawBlock): Voiced {
    const depth = block.layout.kind === 'heading' ? (block.layout.level ?? 3) : 7;
    while (this.open.length > 0 && (this.open[this.open.length - 1]?.level ?? 0) >= depth)
      this.open.pop();
    this.open.push({ level: depth, span: { start: block.start, end: block.end } });
    this.quoted = null;
    this.fieldOnly = false;
    this.asking = false;
    if (
      block.names === null &&
      ((this.section.ofField && !RATING.test(block.text)) || this.section.voice === 'checklist')
    )
      this.section = this.enclosing;
    this.enter(block.names?.voice ?? null, block.text, block, block.names);
    if (block.names?.id === 'answer' && this.isOpen() && this.asksAbove(block)) {
      const owner = ownerOfHeading(this.blocks, block);
      const span = { start: block.start, end: block.end };
      if (owner)
        this.section = {
          voice: owner,
          rule: `field "${block.text}"`,
          evidence: span,
          ofField: true,
        };
    }
    const own = sumsUpAnswer(block.text, this.blocks[block.index + 1]?.text ?? '');
    if (own) this.section = this.enclosing;
    if (block.names === null || own) this.lookAhead(block);
    this.quoteUnder(block);
    // A new heading, or a number, ends a summary of the report that no level encloses.
    const level = block.layout.kind === 'heading';
    if (
      block.names === null &&
      this.section.voice === 'inspectorate_finding' &&
      (!level || RECOMMENDATION_LABEL.test(block.text))
    ) {
      this.section = this.enclosing;
    }
    return { voice: 'meta', rule: 'a heading', evidence: null };
  }

  /** Whether nobody has been given the word but by the title of the paper. */
  private isOpen(): boolean {
    const at = this.enclosing.evidence?.start ?? 0;
    return this.enclosing.voice !== 'chief_constable' && at <= (this.blocks[3]?.start ?? 0);
  }

  /** Whether the heading stands under the text of a recommendation, as a field of a form does. */
  private asksAbove(heading: RawBlock): boolean {
    return this.blocks[heading.index - 1]?.voice === 'recommendation_text';
  }

  /** What one office puts in under a number ends with the next number. */
  private atNumber(): void {
    this.numbered = true;
    if (!this.beforeShift) return;
    this.section = this.beforeShift.section;
    this.enclosing = this.beforeShift.enclosing;
    this.beforeShift = null;
  }

  /** Under a heading that names nobody, what opens the text may still tell whose it is. */
  private lookAhead(heading: RawBlock): void {
    for (const block of this.blocks.slice(heading.index + 1, heading.index + 3)) {
      if (block.heading || block.label || block.layout.kind === 'cell') return;
      if (OPENING_QUOTE.test(block.text)) return;
      this.shifted(block, this.section);
    }
  }

  /** "The Chief Constable comments:" over a quotation speaks for the quotation and no further. */
  private quoteUnder(heading: RawBlock): void {
    const voice = heading.names?.voice;
    const next = this.blocks[heading.index + 1];
    if (voice !== 'chief_constable' && voice !== 'policing_body') return;
    if (!next || !OPENING_QUOTE.test(next.text)) return;
    const span = { start: heading.start, end: heading.end };
    this.quoted = { voice, rule: this.section.rule, evidence: span, marked: true, blocks: 0 };
    this.enclosing = this.section = UNMARKED;
  }

  private enter(
    voice: BlockVoice | null,
    words: string,
    span: Span,
    names: RawBlock['names'] = null,
  ): void {
    const evidence = { start: span.start, end: span.end };
    if (voice === null) {
      if (this.section.voice === 'meta') this.section = this.enclosing;
      return;
    }
    if (voice === 'unmarked') {
      this.section = this.enclosing;
      return;
    }
    const opened: Voiced = {
      voice,
      rule: `under "${words.replace(/\s+/g, ' ')}"`,
      evidence,
      firstPerson: names?.firstPerson ?? false,
      untilProse: names?.untilProse ?? false,
    };
    if (SPEAKERS.includes(voice)) this.enclosing = opened;
    // Titles, dates and links say nothing of whose words the running text is.
    if (voice === 'meta') this.fieldOnly = true;
    this.section = opened;
  }

  private atLabel(block: RawBlock): Voiced {
    const voice = block.names?.voice ?? 'unmarked';
    const value = block.label ? this.document.text.slice(block.label.end, block.end).trim() : '';
    const label = block.label ?? block;
    const words = textAt(this.document, label);
    this.quoted = null;
    this.asking = false;
    if (voice === 'meta' && OWNER.test(words) && FORCE_OFFICER.test(value)) {
      this.section = {
        voice: 'chief_constable',
        rule: 'progress in a plan with owners',
        evidence: label,
        ofField: true,
      };
    }
    if (voice === 'meta' && value !== '') {
      return { voice: 'meta', rule: `field "${words}"`, evidence: label };
    }
    const own = value !== '' && block.names?.id === 'answer' ? ownerOf(this.blocks, block) : null;
    if (own) {
      this.section = { voice: own, rule: `field "${words}"`, evidence: label, ofField: true };
      return this.section;
    }
    const speaks = voice === 'chief_constable' || voice === 'policing_body';
    if (value !== '' && speaks && !this.everyoneLabelled()) {
      // Where only one side is ever labelled, what follows the labelled paragraph is the other side's again.
      if (isNormative(value))
        return {
          voice: 'recommendation_text',
          rule: 'it asks and does not report',
          evidence: null,
        };
      return { voice, rule: `field "${words}"`, evidence: label };
    }
    if (speaks) this.beforeLabels ??= this.base();
    this.enter(voice, words, label);
    if (value === '') return { voice: 'meta', rule: 'a field label', evidence: null };
    return this.inSection(block);
  }

  /** Labels of the form "Force: ..." and "PCC: ..." both occur, so that a label holds until the next one. */
  private everyoneLabelled(): boolean {
    this.labelled ??= new Set(
      this.blocks
        .filter(
          (b) => b.label && b.names && SAYS.test(this.document.text.slice(b.label.end, b.end)),
        )
        .map((b) => b.names?.voice ?? ''),
    );
    return this.labelled.has('chief_constable') && this.labelled.has('policing_body');
  }

  /** Whether a block asks from its first sentence on; one that answers first may still speak of what should be. */
  private asks(block: RawBlock, words: string): boolean {
    if (!isNormative(words)) return false;
    const first = block.sentences[0]?.text ?? words;
    return block.sentences.length < 2 || isNormative(first) || !answersAsk(first);
  }

  private inSection(block: RawBlock): Voiced {
    const words = block.label
      ? this.document.text.slice(block.label.end, block.end).trim()
      : block.text;
    if (this.quoted) {
      const { voice, rule, evidence } = this.quoted;
      if (!this.asks(block, words)) return { voice, rule, evidence };
      // An answer that first repeats what was asked goes on as the answer of the one who is quoted.
      block.asked = leadingAsks(block);
      if (block.asked > 0 && block.asked < block.sentences.length) return { voice, rule, evidence };
      block.asked = 0;
    }
    if (this.asks(block, words) || retells(this.blocks, block, words)) {
      this.atNumber();
      this.asking = /:\s*$/.test(words);
      block.asked = leadingAsks(block);
      if (block.asked === 0 || block.asked === block.sentences.length) {
        block.asked = 0;
        return {
          voice: 'recommendation_text',
          rule: 'it asks or retells and does not report',
          evidence: null,
        };
      }
      return this.base();
    }
    if (this.telling && (block.layout.kind === 'list_item' || /^[a-z(•-]/.test(words))) {
      return { voice: 'inspectorate_finding', rule: 'an item of what was found', evidence: null };
    }
    if (this.promising && block.layout.kind === 'list_item') return this.base();
    this.promising = PROMISES_LIST.test(words.slice(-120));
    this.telling = TELLS_LIST.test(words.slice(-200));
    if (this.asking && (block.layout.kind === 'list_item' || /^[a-z(•-]/.test(words))) {
      return { voice: 'recommendation_text', rule: 'an item of what is asked', evidence: null };
    }
    const previous = this.blocks[block.index - 1];
    if (previous?.voice === 'recommendation_text' && continuesNormative(words)) {
      return { voice: 'recommendation_text', rule: 'goes on asking', evidence: null };
    }
    this.asking = false;
    if (block.asked === 0 && titles(block)) {
      this.atNumber();
      block.asked = 1;
    }
    if (this.section.untilProse && PROSE.test(words)) this.section = this.enclosing;
    if (this.section.voice === 'recommendation_text') {
      return answersAsk(words) ? this.enclosing : this.section;
    }
    if (this.section.voice === 'meta') {
      return this.enclosing;
    }
    return this.section;
  }

  /** Quotations that this block opens or closes, fields whose value it was. */
  private after(block: RawBlock): void {
    if (block.voice === 'artefact') return;
    if (this.quoted) {
      this.quoted.blocks++;
      const ends = this.quoted.marked
        ? closesQuotation(block.text) &&
          !OPENING_QUOTE.test(this.blocks[block.index + 1]?.text ?? '')
        : block.layout.kind !== 'list_item';
      if (ends) this.quoted = null;
    }
    if (this.fieldOnly && !block.heading && block.voice !== 'meta') {
      this.fieldOnly = false;
      this.section = this.enclosing;
    } else if (this.fieldOnly && !block.heading && block.names === null) {
      this.fieldOnly = false;
      this.section = this.enclosing;
    }
    if (block.layout.kind === 'cell' || this.quoted || (block.heading && block.names !== null))
      return;
    const follows =
      leadsToForce(block.text, this.speakers.labels) ||
      (this.section.voice !== 'chief_constable' && handsOver(block.text));
    const quotes = OPENING_QUOTE.test(this.blocks[block.index + 1]?.text ?? '');
    if (follows && quotes) {
      this.quoted = {
        voice: 'chief_constable',
        rule: 'words introduced as those of the force',
        evidence: { start: block.start, end: block.end },
        marked: true,
        blocks: 0,
      };
      return;
    }
    if (follows) this.handedOver = true;
    if (follows || WE_MEANS.test(block.text)) {
      const rule = follows
        ? 'the force is said to answer as follows'
        : 'the paper says that "we" means the force';
      this.enclosing = {
        voice: 'chief_constable',
        rule,
        evidence: { start: block.start, end: block.end },
      };
      this.section = this.enclosing;
      return;
    }
    // What the inspectors said stays theirs.
    if (this.section.voice === 'inspectorate_finding' || this.telling) return;
    const speaker = introduces(
      block.text,
      this.speakers.commissionerIsChief,
      this.document.text,
      this.section.voice,
    );
    const next = this.blocks[block.index + 1];
    if (!speaker || !next) return;
    const marked = OPENING_QUOTE.test(next.text);
    this.quoted = {
      voice: speaker,
      rule: 'words introduced as those of another',
      evidence: { start: block.start, end: block.end },
      marked,
      blocks: 0,
    };
  }
}
