import { actorsOf, cuesOf, type Lexicon, topicsOf, verbFormsOf } from '../../lexicon/index.js';
import {
  type Exclusion,
  type InspectionRef,
  LIMITS,
  overlaps,
  type Span,
} from '../../model/index.js';
import {
  attendeesOf,
  type Block,
  handsOver,
  type SegmentedDocument,
  type Sentence,
  saysTakenBack,
  turnOf,
  unmarkedWords,
} from '../../segment/index.js';
import { type AnalysedClause, type AnalysisRules, analyseSentence } from './analyse.js';
import { CrossReferences } from './crossReferences.js';
import type { ClaimSetting } from './extractClaims.js';
import { type BlockNumbers, Numbers } from './linking.js';
import { type ListLead, listLeadOf } from './listLeads.js';
import { type Quotation, quotationsIn } from './quotes.js';
import { numbersByBlock } from './standing.js';
import type { SubjectClass } from './subject.js';
import { keysOfTopics } from './topicKeys.js';
import { type CurrentTopics, OF_THEM_ALL, TopicMemory } from './topicMemory.js';
import { topicsIn } from './topics.js';

type Voice = 'chief_constable' | 'policing_body';

/** A stretch that is set apart before its sentences are read. */
export interface ApartReading {
  kind: 'apart';
  span: Span;
  why: Exclusion;
}

/** A sentence of the response itself, read clause by clause, with all that its place in the letter tells. */
export interface SentenceReading {
  kind: 'sentence';
  block: Block;
  sentence: Sentence;
  /** Words of the sentence, cut at the limit of its length: offsets of clauses refer to it. */
  text: string;
  previous: Sentence | null;
  spoken: Voice;
  /** Quotation in which most of the sentence stands. */
  quoted: Quotation | null;
  under: BlockNumbers;
  /** Numbers that the sentence names. */
  own: string[];
  /** Numbers that a sentence before it in the block named. */
  paragraphKeys: string[];
  /** They opened the sentence that named them. */
  paragraphFirm: boolean;
  answering: boolean;
  /** To whom the catalogue says that the recommendations of its place are addressed. */
  addressed: 'forces' | 'others' | 'unknown';
  /** Verdicts of the sentence before, in the same block. */
  before: readonly string[];
  clauses: AnalysedClause[];
  /** Numbers that a stretch of the document names. */
  namedIn: (span: Span) => string[];
  topicsOf: (clause: string) => CurrentTopics;
}

export type Reading = ApartReading | SentenceReading;

const BLOCK_EXCLUSION: Partial<Record<Block['voice'], Exclusion>> = {
  inspectorate_finding: 'hmicfrs_finding',
  recommendation_text: 'recommendation_text',
  checklist: 'checklist',
  artefact: 'artefact',
  other_language: 'other_language',
};

/** Topics on which the answered inspections ask something of forces: there "the template" needs no other name. */
function inspectionTopics(lexicon: Lexicon, inspections: readonly InspectionRef[]): string[] {
  const rows = lexicon.rows.inspections.filter((row) => inspections.some((i) => i.ref === row.id));
  return rows.flatMap((row) =>
    row.recommendations.filter((r) => r.addressedToForces !== false).flatMap((r) => r.topic ?? []),
  );
}

const INSPECTORS =
  /\b(?:inspectors?|inspectorates?|hmicfrs|their report|your report|the report)\b/i;

const OTHERS =
  /\b(?:councils|(?:local |licensing |unitary )?authorities|partners|agencies|trusts|health boards|boroughs|universities|charities|other forces|neighbouring forces)\b/i;

/** To whom recommendations of the answered inspections are addressed, as far as the catalogue knows. */
function addressee(lexicon: Lexicon, inspections: readonly InspectionRef[]) {
  const rows = lexicon.rows.inspections
    .filter((row) => inspections.some((i) => i.ref === row.id))
    .flatMap((row) => row.recommendations);
  const others = new Set(rows.filter((r) => r.addressedToForces === false).map((r) => r.key));
  const forces = new Set(rows.filter((r) => r.addressedToForces === true).map((r) => r.key));
  return (keys: readonly string[]): SentenceReading['addressed'] => {
    if (keys.length > 0 && keys.every((key) => others.has(key) && !forces.has(key)))
      return 'others';
    return keys.some((key) => forces.has(key)) ? 'forces' : 'unknown';
  };
}

function quotationOf(block: Block, sentence: Sentence, quotations: readonly Quotation[]) {
  const local: Span = { start: sentence.start - block.start, end: sentence.end - block.start };
  const share = (q: Quotation) => Math.min(q.end, local.end) - Math.max(q.start, local.start);
  return (
    quotations.find((q) => overlaps(q, local) && share(q) > 0.6 * (local.end - local.start)) ?? null
  );
}

const NUMBERED = /^\W{0,3}\d{1,2}(?:\.\d{1,2})?[.)]?\s/;

const SOLE_NOUNS: readonly [string, RegExp][] = [
  ['afi', /\b(?:the|this|that|its|your|single|one|only) area for improvement\b(?! \d)/i],
  [
    'coc',
    /\b(?:the|this|that|its|your|single|one|only) (?:accelerated )?cause of concern\b(?! \d)/i,
  ],
];

/** The one area for improvement or cause of concern of what is answered needs no number to be named. */
function soleKeys(lexicon: Lexicon, setting: ClaimSetting): { key: string; noun: RegExp }[] {
  const refs = setting.inspections.map((inspection) => inspection.ref);
  const known = lexicon.rows.inspections.filter((row) => refs.includes(row.id));
  const keys = [
    ...setting.listed.map(({ key }) => key),
    ...known.flatMap((row) => row.recommendations.map(({ key }) => key)),
  ];
  return SOLE_NOUNS.flatMap(([prefix, noun]) => {
    const ofKind = [
      ...new Set(keys.filter((key) => /^[a-z]+:[^/]+$/.test(key) && key.startsWith(`${prefix}:`))),
    ];
    const [key] = ofKind;
    return key !== undefined && ofKind.length === 1 ? [{ key, noun }] : [];
  });
}

/** Numbers that a stretch names; in the row of one recommendation another number is only compared with. */
function numbersOf(numbers: Numbers, span: Span, under: BlockNumbers): string[] {
  const named = numbers.named(span);
  if (under.linkedBy === 'row' && under.keys.length === 1) {
    return named.filter((key) => under.keys.includes(key));
  }
  return named.length > 0 ? named : numbers.namedBare(span, under.keys);
}

/** "A lead was appointed. (Relates to recommendation 6.)": the remark at the end is about the whole item. */
function remarkKeys(block: Block, numbers: Numbers): string[] {
  const remark = block.sentences.at(-1);
  return remark && block.sentences.length > 1 && /^\W{0,2}\([^)]{5,60}\)?\.?\)?$/.test(remark.text)
    ? numbers.named(remark)
    : [];
}

/**
 * The sentences of a document that may hold claims, in the order of its text, with the passages that are set apart
 * by their place. Each is read when it is asked for.
 */
export function* readSentences(
  segmented: SegmentedDocument,
  lexicon: Lexicon,
  setting: ClaimSetting,
): Generator<Reading> {
  const { document, blocks } = segmented;
  const rules: AnalysisRules = {
    cues: cuesOf(lexicon),
    actors: actorsOf(lexicon, setting.responders),
    forms: verbFormsOf(lexicon),
  };
  const numbers = new Numbers(document.text, setting.mentions, setting.listed);
  const standing = numbersByBlock(segmented, numbers);
  const people = attendeesOf(document.text);
  const addressedTo = addressee(lexicon, setting.inspections);
  const references = new CrossReferences(document.text, blocks, standing, numbers);
  const sole = soleKeys(lexicon, setting);
  /** A sentence on the topic of another recommendation has left the one named before it. */
  const leaves = (text: string, keys: readonly string[]): boolean => {
    const topics = topicsIn(text, topicsOf(lexicon), []);
    const others = keysOfTopics(lexicon, setting.inspections[0]?.ref ?? null, topics);
    return others.length > 0 && !others.some((key) => keys.includes(key));
  };
  const memory = new TopicMemory(topicsOf(lexicon), inspectionTopics(lexicon, setting.inspections));

  /** What the line over a list says of its items. */
  let lead: ListLead | null = null;
  let leadNumbered = false;
  /** The last sentences, whatever block they stand in. */
  let recent: string[] = [];
  for (const block of blocks) {
    if (block.heading) recent = [];
    // "5. The force has:" over bullets is an item itself; the next numbered one ends what it leads into.
    const leads = block.layout.kind !== 'list_item' || /:\s*$/.test(block.text);
    if (leads) lead = listLeadOf(block.text, rules.actors);
    else if (leadNumbered && NUMBERED.test(block.text)) lead = null;
    if (leads) leadNumbered = NUMBERED.test(block.text);
    const under = standing[block.index] ?? { keys: [], linkedBy: 'none' as const };
    memory.atBlock(block, document.text, under.keys);
    const apart = BLOCK_EXCLUSION[block.voice];
    if (apart) {
      yield { kind: 'apart', span: block, why: apart };
      continue;
    }
    if (!['chief_constable', 'policing_body', 'joint'].includes(block.voice)) continue;
    let spoken: Voice = block.voice === 'policing_body' ? 'policing_body' : 'chief_constable';
    const quotations = quotationsIn(
      block.text,
      setting.commissionerIsChief,
      setting.officeHolder ?? null,
    );
    const unmarked =
      block.layout.kind === 'paragraph' && block.voice === 'policing_body'
        ? unmarkedWords(block.text, setting.commissionerIsChief, document.text, block.voice)
        : null;
    if (unmarked) quotations.push(unmarked);
    let before: readonly string[] = [];
    let previous: Sentence | null = null;
    let paragraphKeys = remarkKeys(block, numbers);
    let paragraphFirm = false;
    let actedLast: SubjectClass = 'none';
    let person: SubjectClass = spoken === 'policing_body' ? 'policing_body' : 'force';
    for (const [index, sentence] of block.sentences.entries()) {
      if (index < block.asked) {
        yield { kind: 'apart', span: sentence, why: 'recommendation_text' };
        memory.atSentence(sentence.text, true);
        continue;
      }
      const text = sentence.text.slice(0, LIMITS.sentenceCharacters.default);
      const turn = people.size > 0 ? turnOf(text, people) : null;
      if (turn) spoken = turn.speaker;
      if (turn?.asks) {
        yield { kind: 'apart', span: sentence, why: 'background' };
        before = ['background'];
        continue;
      }
      const quoted = quotationOf(block, sentence, quotations);
      const namedIn = (span: Span) => {
        const keys = numbersOf(numbers, span, under);
        if (keys.length > 0 || under.linkedBy === 'row') return keys;
        const alone = sole.filter(({ noun }) =>
          noun.test(document.text.slice(span.start, span.end)),
        );
        return alone.length > 0 ? alone.map(({ key }) => key) : references.keysIn(span);
      };
      const own = namedIn(sentence);
      if (own.length > 0) {
        paragraphKeys = own;
        paragraphFirm = numbers.opensSentence(sentence, under.keys);
      } else if (
        paragraphKeys.length > 0 &&
        (OF_THEM_ALL.test(text) || leaves(text, paragraphKeys))
      ) {
        paragraphKeys = [];
        paragraphFirm = false;
      }
      if (handsOver(text) || (index === 0 && saysTakenBack(text))) {
        yield { kind: 'apart', span: sentence, why: 'background' };
        before = ['background'];
        continue;
      }
      // "The force intends to:" says nothing without its items.
      const follows = blocks[block.index + 1]?.layout.kind === 'list_item';
      if (leads && lead !== null && follows && index === block.sentences.length - 1) {
        memory.atSentence(text, index === 0);
        recent = [...recent.slice(-2), text];
        continue;
      }
      if (quoted?.source === 'inspectorate') {
        yield { kind: 'apart', span: sentence, why: 'hmicfrs_finding' };
        before = ['hmicfrs_finding'];
        continue;
      }
      const fragments =
        block.layout.kind === 'cell' ||
        block.layout.kind === 'list_item' ||
        block.label !== null ||
        under.keys.length > 0 ||
        block.voiceEvidence !== null;
      const answering =
        spoken === 'chief_constable' || under.keys.length > 0 || paragraphKeys.length > 0;
      const afterReport = before[0] === 'hmicfrs_finding';
      const clauses = analyseSentence(text, rules, {
        afterReport,
        othersNamed: OTHERS.test(recent.at(-1) ?? ''),
        inspectorsNamed: recent.some((one) => INSPECTORS.test(one)),
        fragments,
        voice: spoken,
        person,
        actedLast,
        answering,
        lead: block.layout.kind === 'list_item' && index === 0 ? lead : null,
      });
      actedLast = clauses.every(
        ({ subject, verdict }) => subject === 'other_body' && verdict === 'other_body',
      )
        ? 'other_body'
        : 'none';
      for (const { subject, clause } of clauses) {
        if (subject === 'policing_body') person = subject;
        else if (subject === 'force' && /chief (?:constable|officer)/i.test(clause.subject))
          person = subject;
      }
      memory.atSentence(text, sentence.start === block.sentences[0]?.start);
      const remembered = memory.copy();
      yield {
        kind: 'sentence',
        block,
        sentence,
        text,
        previous,
        spoken,
        quoted,
        under,
        own,
        paragraphKeys,
        paragraphFirm,
        answering,
        addressed: addressedTo(own.length > 0 ? own : under.keys),
        before,
        clauses,
        namedIn,
        topicsOf: (clause) => remembered.current(clause, text),
      };
      recent = [...recent.slice(-2), text];
      before = clauses.map((clause) => clause.verdict);
      previous = sentence;
    }
  }
}
