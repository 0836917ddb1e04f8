import { createHash } from 'node:crypto';
import { type CompiledPart, type Lexicon, partsOf, topicsOf } from '../../lexicon/index.js';
import {
  type Claim,
  type Evidence,
  type Figure,
  type Link,
  makeEvidence,
  overlaps,
  type PagedText,
  type Reason,
  type Span,
  type Speaker,
  STATUSES,
  type Status,
  type Subject,
} from '../../model/index.js';
import type { Block, SegmentedDocument, Sentence } from '../../segment/index.js';
import type { DateMention } from '../dates/index.js';
import { isReported } from './analyse.js';
import { type ConfidenceInput, confidenceOf, confidenceSigns } from './confidence.js';
import { claimDates } from './dates.js';
import type { ClaimSetting } from './extractClaims.js';
import { findFigures } from './figures.js';
import { firmnessOf } from './firmness.js';
import { fitOf } from './fit.js';
import type { BlockNumbers } from './linking.js';
import { findPeriods, periodOf } from './periods.js';
import { secondOpinion } from './secondOpinion.js';
import { keysOfTopics } from './topicKeys.js';
import type { CurrentTopics } from './topicMemory.js';
import type { Unit } from './units.js';

export interface ClaimParts {
  block: Block;
  sentence: Sentence;
  previous: Sentence | null;
  /** Of the claim, in document offsets. */
  span: Span;
  unit: Unit;
  voice: 'chief_constable' | 'policing_body';
  quoted: boolean;
  joint: boolean;
  under: BlockNumbers;
  own: string[];
  sentenceKeys: string[];
  paragraphKeys: string[];
  /** They opened the sentence that named them. */
  paragraphFirm: boolean;
  topics: CurrentTopics;
}

export interface ClaimWorld {
  segmented: SegmentedDocument;
  lexicon: Lexicon;
  setting: ClaimSetting;
  dates: readonly DateMention[];
}

const EARLIER =
  /\b(?:previous|earlier|prior|original|preceding|last|20\d\d)(?: \w+){0,2} recommendations?\b|\brecommendations? (?:\w+ ){0,3}(?:from|in|of|made in|by) (?:the|that|our) (?:previous|earlier|prior|original|last|20\d\d)\b/i;
const PRONOUN_START = /^\W{0,3}(?:it|this|these|they|those|that|such|both)\b/i;

/**
 * Id of a claim: a hash of document, span and recommendation keys. Never of rule pack or status, so that a review
 * finds its claim again under new rules. 16 hex digits: two claims of one corpus of a million collide once in 10^7.
 */
export function claimId(documentId: string, span: Span, keys: readonly string[]): string {
  const text = [documentId, span.start, span.end, [...keys].sort().join(',')].join('|');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

interface Linked {
  keys: string[];
  linkedBy: Link;
  inspection: string | null;
}

/** Of several numbers that share a place, those whose topic the words name. */
function narrowed(keys: readonly string[], ofTopics: readonly string[]): string[] {
  const both = keys.length > 1 ? keys.filter((key) => ofTopics.includes(key)) : [];
  return both.length > 0 ? both : [...keys];
}

/** Recommendations under the cause of concern that the block stands under. */
function isPartOf(keys: readonly string[], under: readonly string[]): boolean {
  return under.length === 1 && keys.every((key) => key.startsWith(`${under[0]}/`));
}

function link(parts: ClaimParts, world: ClaimWorld, text: string): Linked {
  const { setting, lexicon } = world;
  const inspection = setting.inspectionAt(parts.span.start);
  if (EARLIER.test(text) && parts.own.length === 0) {
    const year = /\b20\d\d\b/.exec(text)?.[0];
    const row = lexicon.rows.inspections.find((i) => i.id === inspection);
    const earlier = row?.recommendations
      .flatMap((r) => r.related.map((x) => x.inspection))
      .find((id) => id !== inspection && (!year || id.includes(year)));
    if (earlier || !row) return { keys: [], linkedBy: 'none', inspection: earlier ?? inspection };
  }
  const { own, carried } = parts.topics;
  const ofOwnTopics = keysOfTopics(lexicon, inspection, own);
  const named = parts.own.length > 0 ? parts.own : parts.sentenceKeys;
  if (named.length > 0)
    return { keys: narrowed(named, ofOwnTopics), linkedBy: 'number', inspection };
  const { paragraphKeys } = parts;
  // "On 1, ... It is ...": what opened a sentence holds for the next ones, whatever the block stands under.
  const firm = parts.paragraphFirm || isPartOf(paragraphKeys, parts.under.keys);
  if (firm && paragraphKeys.length > 0 && parts.under.linkedBy !== 'row')
    return { keys: narrowed(paragraphKeys, ofOwnTopics), linkedBy: 'number', inspection };
  if (parts.under.keys.length > 0) {
    const keys = narrowed(parts.under.keys, ofOwnTopics);
    return { keys, linkedBy: parts.under.linkedBy, inspection };
  }
  // Named by a sentence before; words of another topic have left it.
  if (
    paragraphKeys.length > 0 &&
    (ofOwnTopics.length === 0 || ofOwnTopics.some((key) => paragraphKeys.includes(key)))
  )
    return { keys: narrowed(paragraphKeys, ofOwnTopics), linkedBy: 'number', inspection };
  const keys = keysOfTopics(lexicon, inspection, own.length > 0 ? own : carried);
  if (keys.length > 0) return { keys, linkedBy: 'topic', inspection };
  return { keys: [], linkedBy: 'none', inspection };
}

function subjectOf(parts: ClaimParts, status: Status): Subject {
  const { subject } = parts.unit.clause;
  if (subject === 'policing_body') {
    const own = /^\W{0,3}(?:I|my|me)\b/.test(parts.unit.clause.clause.subject);
    return own && parts.voice === 'chief_constable' ? 'force' : 'policing_body';
  }
  if (subject === 'collaboration') return 'collaboration';
  if (subject === 'force') return 'force';
  if (parts.voice === 'policing_body' && status === 'oversight') return 'policing_body';
  if (
    parts.voice === 'policing_body' &&
    subject === 'we' &&
    (status === 'acknowledged' || status === 'planned')
  )
    return 'policing_body';
  return 'force';
}

function contextOf(parts: ClaimParts, world: ClaimWorld): Evidence[] {
  const { document } = world.segmented;
  const context: Evidence[] = [];
  const heading = parts.block.headings[parts.block.headings.length - 1];
  if (heading) context.push(makeEvidence(document, heading.start, heading.end));
  if (parts.block.label)
    context.push(makeEvidence(document, parts.block.label.start, parts.block.label.end));
  if (parts.previous && PRONOUN_START.test(parts.sentence.text)) {
    context.push(makeEvidence(document, parts.previous.start, parts.previous.end));
  }
  return context;
}

function quoteOf(document: { text: string }, span: Span): string {
  return document.text.slice(span.start, span.end);
}

function reasons(parts: ClaimParts, world: ClaimWorld, status: Status, linked: Linked): Reason[] {
  const { document } = world.segmented;
  const { block, unit, sentence } = parts;
  const evidence = (span: Span | null) =>
    span && span.end > span.start ? makeEvidence(document, span.start, span.end) : null;
  const list: Reason[] = [];
  list.push({
    rule: 'section',
    text: parts.joint
      ? 'both offices sign: nobody alone speaks'
      : `${parts.quoted ? 'in quotation marks of' : 'words of'} the ${parts.voice === 'chief_constable' ? 'chief officer' : 'policing body'}: ${parts.quoted ? 'the words around them name the source' : block.voiceRule}`,
    evidence: evidence(block.voiceEvidence),
  });
  const hit = unit.clause.hit;
  if (hit) {
    const at = hit.span
      ? { start: sentence.start + hit.span.start, end: sentence.start + hit.span.end }
      : null;
    list.push({ rule: hit.row.id, text: `${status}: ${hit.row.reason}`, evidence: evidence(at) });
  } else {
    list.push({
      rule: 'matrix',
      text: `${status}: decided by the words that introduce the clause`,
      evidence: null,
    });
  }
  list.push({
    rule: 'scope',
    text: `the clause that the cue governs; its subject was read as ${unit.clause.subject}`,
    evidence: evidence(parts.span),
  });
  for (const other of unit.clause.others.slice(0, 3)) {
    if (!other.span || other.row.verdict === status) continue;
    list.push({
      rule: 'also_seen',
      text: `${other.row.verdict} was possible (${other.row.id}) but ranks lower`,
      evidence: evidence({
        start: sentence.start + other.span.start,
        end: sentence.start + other.span.end,
      }),
    });
  }
  list.push({
    rule: 'link',
    text:
      linked.keys.length > 0
        ? `recommendation ${linked.keys.join(', ')}, by ${linked.linkedBy}`
        : 'about no one recommendation',
    evidence: null,
  });
  return list;
}

/**
 * The office's own prose about no recommendation and no topic: a present state of things, or what the office does
 * not do, is description there and answers nothing.
 */
function isNarrative(parts: ClaimParts, linked: Linked): boolean {
  if (parts.voice !== 'policing_body' || parts.joint || linked.keys.length > 0) return false;
  if (parts.topics.own.length > 0 || parts.topics.carried.length > 0) return false;
  const { hit, subject } = parts.unit.clause;
  // Passed on from someone ("I am assured that ..."), it is no description of the writer's.
  if (isReported(parts.unit.clause, parts.voice)) return false;
  if (hit?.row.id === 'cue.completed.passive-present') return true;
  return hit?.row.id === 'cue.not_done.negated' && subject === 'policing_body';
}

/** Builds the claim of a unit, or null where its verdict is no status. */
export function buildClaim(parts: ClaimParts, world: ClaimWorld): Claim | null {
  const { document } = world.segmented;
  const { lexicon, setting } = world;
  const verdict = parts.unit.clause.verdict;
  if (!(STATUSES as readonly string[]).includes(verdict)) return null;
  const status = verdict as Status;
  const evidence = makeEvidence(document, parts.span.start, parts.span.end);
  const text = quoteOf(document, evidence);
  const linked = link(parts, world, text);
  if (isNarrative(parts, linked)) return null;
  const topicRows = topicsOf(lexicon);
  const row = lexicon.rows.inspections.find((i) => i.id === linked.inspection);
  const ofLinks = linked.keys.flatMap(
    (key) => row?.recommendations.find((r) => r.key === key)?.topic ?? [],
  );
  const topics = [
    ...new Set([
      ...parts.topics.own,
      ...(parts.topics.own.length === 0 ? parts.topics.carried : []),
      ...ofLinks,
    ]),
  ];
  const compiled = partsOf(lexicon);
  const subject = subjectOf(parts, status);
  const fit = fitOf({
    text,
    sentence: parts.sentence.text,
    status,
    subject,
    keys: linked.keys,
    numbered: setting.listed.length > 0 || (row?.recommendations.length ?? 0) > 0,
    topics: topicRows,
    topicIds: topics,
    partsOf: (key): readonly CompiledPart[] => compiled.get(`${linked.inspection} ${key}`) ?? [],
  });
  const opinion = secondOpinion(text, lexicon);
  const speaker: Speaker = parts.joint ? 'unknown' : parts.voice;
  const because = reasons(parts, world, status, linked);
  if (opinion) {
    const agrees = opinion.label === status;
    because.push({
      rule: 'second_opinion',
      text: `the classifier ${agrees ? 'agrees' : `would say ${opinion.label}`} (${opinion.probability.toFixed(2)})`,
      evidence: null,
    });
  }
  const signs: ConfidenceInput = {
    clause: parts.unit.clause,
    status,
    opinion,
    linkedBy: linked.linkedBy,
    voiceStated: parts.block.voiceEvidence !== null || parts.quoted,
    words: text.split(/\s+/).length,
  };
  const { ruling } = parts.unit.clause;
  because.push(...speakerReason(parts, speaker));
  because.push({
    rule: 'arbiter',
    text:
      ruling.byCues === status
        ? `weighed with words, verb, place and what stands around it: ${ruling.label} (${ruling.probability.toFixed(2)})`
        : `weighed with words, verb, place and what stands around it, it is ${status}, where the cues alone would say ${ruling.byCues} (${ruling.probability.toFixed(2)})`,
    evidence: null,
  });
  because.push({ rule: 'confidence', text: confidenceSigns(signs).join(', '), evidence: null });
  return {
    id: claimId(document.id, evidence, linked.keys),
    quote: evidence.text,
    evidence,
    sentence: makeEvidence(document, parts.sentence.start, parts.sentence.end),
    context: contextOf(parts, world),
    status,
    firmness: firmnessOf(text),
    speaker,
    reported:
      isReported(parts.unit.clause, parts.voice) || (parts.quoted && speaker === 'policing_body'),
    subject,
    forces: [...setting.responders],
    inspection: linked.inspection,
    recommendations: linked.keys,
    linkedBy: linked.linkedBy,
    fit: fit.fit,
    parts: fit.parts,
    topics,
    ...claimDates(document, evidence, status, world.dates, setting.responseDate),
    figures: figuresOf(text, document, evidence.start),
    confidence: confidenceOf(signs, lexicon),
    because,
  };
}

/** What the model of speakers says of the block; it knows nothing of marks of quotation. */
function speakerReason({ block, quoted }: ClaimParts, speaker: Speaker): Reason[] {
  if (quoted || block.ofBody === null || speaker === 'unknown') return [];
  const same = speaker === 'policing_body' ? block.ofBody : 1 - block.ofBody;
  return [
    {
      rule: 'speaker_opinion',
      text: `the model of speakers ${same >= 0.5 ? 'agrees' : 'would give them to the other office'} (${Math.max(same, 1 - same).toFixed(2)})`,
      evidence: null,
    },
  ];
}

/** The numbers of a claim, each with the period that its words name beside it. `from`: where the text begins. */
function figuresOf(text: string, document: PagedText, from: number): Figure[] {
  const periods = findPeriods(text);
  return findFigures(text)
    .filter((figure) => !periods.some((period) => overlaps(period, figure)))
    .map((figure) => {
      const at = (span: Span) => makeEvidence(document, from + span.start, from + span.end);
      const period = periodOf(figure, periods, text);
      const { value, unit } = figure;
      return { value, unit, evidence: at(figure), ...(period ? { period: at(period) } : {}) };
    });
}
