import type { CompiledTopic } from '../../lexicon/index.js';
import { type Block, isQuestion } from '../../segment/index.js';
import { looselyOn, topicsIn } from './topics.js';

const ANAPHOR =
  /^\W{0,3}(?:it|this|these|they|those|that|such|both|all of (?:this|these)|the (?:definition|template|profile|guidance|strategy|materials?|work|flags?|training|programme|review|plan|policy|document|product|scheme|same|new|first|second|final|next|latest|team)|future (?:\w+ )?|our (?:latest|next|new|first)|its|their|here|once|further|in addition|additionally|also|as part|as well|following|on this|work|there|we|the force|the constabulary|officers|staff|training|to (?:further|support|help|ensure|date|achieve))\b/i;
const OTHER_MATTER =
  /^\W{0,3}(?:finally|more (?:broadly|generally|widely)|overall|in conclusion|on a wider|separately|turning to|as for|with regard to|in relation to|regarding|in respect of|on the (?:subject|matter|question) of)\b/i;

/** A sentence on all recommendations goes on with no single one. */
export const OF_THEM_ALL =
  /\b(?:all (?:of )?(?:the |these |those |our )?(?:\w{3,8} )?(?:recommendations|areas for improvement|afis)|(?:these|both|each of the(?:se)?) (?:\w{3,8} )?(?:recommendations|areas for improvement|afis))\b/i;
/** One on the report, or on all of something, leaves the matter of its paragraph. */
const OF_THE_REPORT =
  /\b(?:(?:all|each) (?:of )?(?:these|them|those|this|the above|(?:two|three|four|five|six|seven|eight|nine|ten)\b)|these (?:matters|issues|findings|actions)|the (?:inspectorate|inspectors?|report)(?:['’]s)? (?:overall |main )?(?:findings|conclusions?)|(?:progress|update) report|on progress|this (?:letter|response|report))\b/i;

/** What is being talked about: topics of the heading, the paragraph and the sentence. */
export interface CurrentTopics {
  /** Of the claim's own words. */
  own: string[];
  /** Carried over from the sentence, the paragraph or the heading. */
  carried: string[];
}

/** Remembers topics from heading to paragraph to sentence (a pronoun inherits; a new matter forgets). */
export class TopicMemory {
  private heading: string[] = [];
  private paragraph: string[] = [];
  private last: string[] = [];
  private row: string | null = null;
  /** Numbers under which a recommendation's text set the heading's topics. */
  private asked: string | null = null;

  constructor(
    private readonly topics: readonly CompiledTopic[],
    /** Topics of the inspection that is answered. */
    private readonly base: readonly string[],
  ) {}

  /** As it stands now: a sentence may be weighed when later ones have been read. */
  copy(): TopicMemory {
    return Object.assign(new TopicMemory(this.topics, this.base), this);
  }

  /** `under` are the numbers that the block stands under. */
  atBlock(block: Block, text: string, under: readonly string[]): void {
    // What a recommendation's text asks is the matter of the answer under it, and of nothing after that.
    if (this.asked !== null && this.asked !== under.join()) {
      this.heading = [];
      this.asked = null;
    }
    if (block.heading || isQuestion(block.text)) {
      this.asked = null;
      const found = topicsIn(
        block.text,
        this.topics,
        this.topics.map((t) => t.row.id),
      );
      this.heading = found.length > 0 && found.length <= 2 ? found : [];
      this.paragraph = [];
      this.last = [];
      return;
    }
    // Text of a recommendation sets what the answer under it is about.
    if (block.voice === 'recommendation_text') {
      const found = topicsIn(block.text, this.topics, []);
      if (found.length > 0) {
        this.heading = found.slice(0, 2);
        this.asked = under.length > 0 ? under.join() : null;
      }
      this.paragraph = [];
      this.last = [];
      return;
    }
    // Each row of a table has a matter of its own, and no paragraph goes on from it.
    const row = block.layout.kind === 'cell' ? `${block.layout.table}:${block.layout.row}` : null;
    if (row !== null && row === this.row) return;
    if (row !== this.row) this.last = [];
    this.row = row;
    const opening = block.text.slice(0, 60);
    const label = block.label
      ? topicsIn(text.slice(block.label.start, block.label.end), this.topics, [])
      : [];
    const continues = /^\W{0,3}(?:it|this|these|they|those|such)\b/i.test(opening);
    if (!continues) this.last = label;
    this.paragraph = label;
  }

  atSentence(sentence: string, first: boolean): void {
    const own = this.find(sentence, [...this.heading, ...this.last, ...this.paragraph]);
    if (own.length > 0) {
      this.last = own;
      if (first || this.paragraph.length === 0) this.paragraph = own;
    } else if (
      this.loose(sentence).length > 0 &&
      !ANAPHOR.test(sentence) &&
      this.heading.length === 0
    ) {
      this.last = this.loose(sentence);
      if (first) this.paragraph = this.last;
    } else if (OTHER_MATTER.test(sentence)) {
      this.last = [];
      this.paragraph = [];
    }
  }

  /** Strong terms, and weak ones of what is spoken of. */
  private find(text: string, known: readonly string[]): string[] {
    return topicsIn(text, this.topics, known);
  }

  /** Weak terms of what the inspection asks about: "the template" in a paper on a report about one template. */
  private loose(text: string): string[] {
    return looselyOn(text, this.topics, this.base);
  }

  /** Topics of a clause: its own terms, then those of its sentence, then what a pronoun means, then loose terms. */
  current(clause: string, sentence: string): CurrentTopics {
    const known = [...this.heading, ...this.last, ...this.paragraph];
    const own = this.find(clause, known);
    if (own.length > 0) return { own, carried: this.heading };
    const whole = this.find(sentence, known);
    if (whole.length > 0) return { own: [], carried: whole };
    if (ANAPHOR.test(sentence) || ANAPHOR.test(clause)) {
      const meant = this.last.length > 0 ? this.last : this.paragraph;
      if (meant.length > 0) return { own: [], carried: meant };
    }
    if (this.heading.length > 0) return { own: [], carried: this.heading };
    if (this.paragraph.length > 0 && !OF_THEM_ALL.test(sentence) && !OF_THE_REPORT.test(sentence))
      return { own: [], carried: this.paragraph };
    const loose = this.loose(clause);
    return loose.length > 0
      ? { own: loose, carried: [] }
      : { own: [], carried: this.loose(sentence) };
  }
}
