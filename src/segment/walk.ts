import type { Lexicon } from '../lexicon/index.js';
import type { SourceDocument, Span } from '../model/index.js';
import type { RawBlock } from './blocks.js';
import { Cells } from './cells.js';
import { isRetold, ofThoseWhoAct, speaksAs } from './firstPerson.js';
import { bothLabelled, fieldHeading, isAnswered, ownerOf } from './formFields.js';
import { takesBack } from './handovers.js';
import { type HeadingOptions, RECOMMENDATION_LABEL } from './headingVoice.js';
import { givesTheWord } from './introductions.js';
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
import { isRating, ownedByForce } from './owners.js';
import { isQuestion } from './questions.js';
import { closesQuotation, OPENING_QUOTE } from './quotations.js';
import { retells } from './retells.js';
import type { Signature } from './signatures.js';
import type { BlockVoice } from './types.js';
import { textAt, UNMARKED, type Voiced } from './voiced.js';
import { answersAsk, asksFirst, leadingAsks, titles } from './wording.js';
import { addresses, writerOf } from './writer.js';

const SPEAKERS: readonly BlockVoice[] = ['chief_constable', 'policing_body', 'joint'];
/** Voices of sections that words of an office can end. */
const SHIFTING: readonly BlockVoice[] = [
  'chief_constable',
  'policing_body',
  'unmarked',
  'inspectorate_finding',
];
/** Walks the blocks once and says of each whose words it is. */
export class Walk {
  private open: { level: number; span: Span }[] = [];
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
  private labelled: boolean | null = null;

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
    const mail = mailFrom(block, next, this.speakers.commissionerIsChief);
    if (mail) {
      this.quoted = null;
      this.handedOver = false;
      this.enclosing = this.section = mail;
      return { voice: 'meta', rule: 'the head of a mail', evidence: mail.evidence };
    }
    const own = speaksAs(block, this.speakers.commissionerIsChief);
    if (own) return own;
    const voiced = this.rawVoiceOf(block);
    if (!isRetold(this.blocks, block, voiced, this.section, this.speakers.commissionerIsChief))
      return voiced;
    return {
      voice: 'unmarked',
      rule: 'a summary of what the force says, in others\u2019 words',
      evidence: null,
    };
  }

  private rawVoiceOf(block: RawBlock): Voiced {
    const { kind } = block.layout;
    if (kind === 'furniture' || kind === 'caption') {
      const rule = 'page furniture or a caption, not body text';
      return { voice: 'artefact', rule, evidence: null };
    }
    if (PRINTED.test(block.text) || COLOUR_KEY.test(block.text)) {
      const rule = 'says how the page was made or is to be read';
      return { voice: 'artefact', rule, evidence: null };
    }
    if (languageOf(block.text, this.lexicon, 4) !== 'en') {
      return { voice: 'other_language', rule: 'not in English', evidence: null };
    }
    if (block.heading) return this.atHeading(block);
    if (kind !== 'cell' && isQuestion(block.text)) return this.atQuestion();
    if (kind === 'cell') return this.cells.voiceOf(block, this.base());
    if (block.label && block.names) return this.atLabel(block);
    if (this.handedOver && takesBack(block, this.blocks[block.index - 1])) {
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
      ((this.section.ofField && !isRating(block.text)) || this.section.voice === 'checklist')
    )
      this.section = this.enclosing;
    if (!this.section.ofField || !isRating(block.text))
      this.enter(block.names?.voice ?? null, block.text, block, block.names, true);
    this.section = fieldHeading(this.blocks, block, this.enclosing) ?? this.section;
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
    underHeading = false,
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
      underHeading,
    };
    if (SPEAKERS.includes(voice)) this.enclosing = opened;
    // Titles, dates and links say nothing of whose words the running text is.
    if (voice === 'meta') this.fieldOnly = true;
    this.section = opened;
  }

  private bothLabelled(): boolean {
    this.labelled ??= bothLabelled(this.blocks, this.document.text);
    return this.labelled;
  }

  private atLabel(block: RawBlock): Voiced {
    const voice = block.names?.voice ?? 'unmarked';
    const value = block.label ? this.document.text.slice(block.label.end, block.end).trim() : '';
    const label = block.label ?? block;
    const words = textAt(this.document, label);
    this.quoted = null;
    this.asking = false;
    if (voice === 'meta' && ownedByForce(words, value)) {
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
    if (this.section.ofField && isRating(block.text))
      return { voice: 'meta', rule: `field "${words}"`, evidence: label };
    const own = value !== '' && block.names?.id === 'answer' ? ownerOf(this.blocks, block) : null;
    if (own) {
      this.section = { voice: own, rule: `field "${words}"`, evidence: label, ofField: true };
      return this.section;
    }
    const speaks = voice === 'chief_constable' || voice === 'policing_body';
    if (value !== '' && speaks && !this.bothLabelled()) {
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
    if (voice === 'recommendation_text' && value !== '' && isAnswered(this.blocks, block, value)) {
      this.atNumber();
      this.enter(voice, words, label);
      return { voice, rule: `field "${words}"`, evidence: label };
    }
    this.enter(voice, words, label);
    if (value === '') return { voice: 'meta', rule: 'a field label', evidence: null };
    return this.inSection(block);
  }

  private inSection(block: RawBlock): Voiced {
    const words = block.label
      ? this.document.text.slice(block.label.end, block.end).trim()
      : block.text;
    if (this.quoted) {
      const { voice, rule, evidence } = this.quoted;
      if (!asksFirst(block, words)) return { voice, rule, evidence };
      // An answer that first repeats what was asked goes on as the answer of the one who is quoted.
      block.asked = leadingAsks(block);
      if (block.asked > 0 && block.asked < block.sentences.length) return { voice, rule, evidence };
      block.asked = 0;
    }
    if (asksFirst(block, words) || retells(this.blocks, block, words)) {
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
    if (this.section.voice === 'meta') return this.enclosing;
    return ofThoseWhoAct(words, this.section) ?? this.section;
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
    if (this.telling && !leadsToForce(block.text, this.speakers.labels)) return;
    const gives = givesTheWord(this.blocks, block, this.section, this.speakers, this.document.text);
    if (gives === null) return;
    if (gives.quoted) {
      this.quoted = { ...gives.voiced, marked: gives.marked, blocks: 0 };
      return;
    }
    this.handedOver ||= gives.handsOver;
    this.enclosing = this.section = gives.voiced;
  }
}
