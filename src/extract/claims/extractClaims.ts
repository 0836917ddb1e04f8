import { actorsOf, cuesOf, type Lexicon, topicsOf, verbFormsOf } from '../../lexicon/index.js';
import {
  type Claim,
  type Excluded,
  type Exclusion,
  type InspectionRef,
  LIMITS,
  makeEvidence,
  overlaps,
  type PartialDate,
  type Span,
} from '../../model/index.js';
import type { Block, SegmentedDocument, Sentence } from '../../segment/index.js';
import { findDates } from '../dates/index.js';
import type { RecommendationMention } from '../recommendations/types.js';
import { type AnalysisRules, analyseSentence } from './analyse.js';
import { buildClaim, type ClaimParts } from './buildClaim.js';
import { consulted } from './consult.js';
import { Numbers, numbersByBlock } from './linking.js';
import { quotationsIn } from './quotes.js';
import type { SubjectClass } from './subject.js';
import { TopicMemory } from './topicMemory.js';
import { trimUnit, unitsOf } from './units.js';

export interface ClaimSetting {
  responders: readonly string[];
  commissionerIsChief: boolean;
  responseDate: PartialDate | null;
  inspections: readonly InspectionRef[];
  mentions: readonly RecommendationMention[];
  /** Where the document lists each recommendation. */
  listed: readonly { key: string; labelSpan: Span }[];
}

export interface ExtractedClaims {
  claims: Claim[];
  excluded: Excluded[];
  /** Keys spoken of anywhere in the response itself, by number or topic. */
  mentioned: Set<string>;
}

const BLOCK_EXCLUSION: Partial<Record<Block['voice'], Exclusion>> = {
  inspectorate_finding: 'hmicfrs_finding',
  recommendation_text: 'recommendation_text',
  checklist: 'checklist',
  artefact: 'artefact',
  other_language: 'other_language',
};

/** Retells the report, so that "It" in the next sentence means the report. */
function aboutReport(verdicts: readonly string[]): boolean {
  return verdicts.length > 0 && verdicts[0] === 'hmicfrs_finding';
}

/** Topics on which the answered inspections ask something of forces: there "the template" needs no other name. */
function inspectionTopics(lexicon: Lexicon, inspections: readonly InspectionRef[]): string[] {
  const rows = lexicon.rows.inspections.filter((row) => inspections.some((i) => i.ref === row.id));
  return rows.flatMap((row) =>
    row.recommendations.filter((r) => r.addressedToForces !== false).flatMap((r) => r.topic ?? []),
  );
}

/** Claims of a document, in the order of its text, and the passages that are set apart. */
export function extractClaims(
  segmented: SegmentedDocument,
  lexicon: Lexicon,
  setting: ClaimSetting,
): ExtractedClaims {
  const { document, blocks } = segmented;
  const rules: AnalysisRules = {
    cues: cuesOf(lexicon),
    actors: actorsOf(lexicon, setting.responders),
    forms: verbFormsOf(lexicon),
  };
  const numbers = new Numbers(document.text, setting.mentions, setting.listed);
  const standing = numbersByBlock(segmented, numbers);
  const dates = findDates(document.text, { reference: setting.responseDate });
  const memory = new TopicMemory(topicsOf(lexicon), inspectionTopics(lexicon, setting.inspections));
  const result: ExtractedClaims = { claims: [], excluded: [], mentioned: new Set() };
  const exclude = (span: Span, why: Exclusion) => {
    if (document.text.slice(span.start, span.end).trim() === '') return;
    result.excluded.push({ evidence: makeEvidence(document, span.start, span.end), why });
  };

  for (const block of blocks) {
    const under = standing[block.index] ?? { keys: [], linkedBy: 'none' as const };
    memory.atBlock(block, document.text);
    const apart = BLOCK_EXCLUSION[block.voice];
    if (apart) {
      exclude(block, apart);
      continue;
    }
    if (
      block.voice !== 'chief_constable' &&
      block.voice !== 'policing_body' &&
      block.voice !== 'joint'
    )
      continue;
    const spoken = block.voice === 'joint' ? 'chief_constable' : block.voice;
    const quotations = quotationsIn(block.text, setting.commissionerIsChief);
    let afterReport = false;
    let previous: Sentence | null = null;
    // "A lead was appointed. (Relates to recommendation 6.)": the remark at the end is about the whole item.
    const remark = block.sentences.at(-1);
    let paragraphKeys =
      remark && block.sentences.length > 1 && /^\W{0,2}\([^)]{5,60}\)?\.?\)?$/.test(remark.text)
        ? numbers.named(remark)
        : [];
    let person: SubjectClass = spoken === 'policing_body' ? 'policing_body' : 'force';
    for (const [index, sentence] of block.sentences.entries()) {
      if (index < block.asked) {
        exclude(sentence, 'recommendation_text');
        memory.atSentence(sentence.text, true);
        continue;
      }
      const cut = sentence.text.slice(0, LIMITS.sentenceCharacters.default);
      const local: Span = { start: sentence.start - block.start, end: sentence.end - block.start };
      const quoted = quotations.find(
        (q) =>
          overlaps(q, local) &&
          Math.min(q.end, local.end) - Math.max(q.start, local.start) >
            0.6 * (local.end - local.start),
      );
      const own = numbers.named(sentence);
      if (own.length > 0) paragraphKeys = own;
      for (const key of [...own, ...under.keys]) result.mentioned.add(key);
      if (quoted?.source === 'inspectorate') {
        exclude(sentence, 'hmicfrs_finding');
        afterReport = true;
        continue;
      }
      const fragments =
        block.layout.kind === 'cell' ||
        block.layout.kind === 'list_item' ||
        block.label !== null ||
        under.keys.length > 0 ||
        block.voiceEvidence !== null;
      const analysed = analyseSentence(cut, rules, {
        afterReport,
        fragments,
        voice: spoken,
        person,
        answering:
          spoken === 'chief_constable' || under.keys.length > 0 || paragraphKeys.length > 0,
      });
      for (const { subject, clause } of analysed) {
        if (subject === 'policing_body') person = subject;
        else if (subject === 'force' && /chief (?:constable|officer)/i.test(clause.subject))
          person = subject;
      }
      afterReport = aboutReport(analysed.map((a) => a.verdict));
      const units = unitsOf(cut, consulted(cut, analysed, lexicon));
      memory.atSentence(cut, sentence.start === block.sentences[0]?.start);
      for (const unit of units) {
        const trimmed = trimUnit(cut, unit);
        if (trimmed.end <= trimmed.start) continue;
        const span: Span = {
          start: sentence.start + trimmed.start,
          end: sentence.start + trimmed.end,
        };
        if (unit.kind === 'apart') {
          exclude(span, unit.clause.verdict as Exclusion);
          continue;
        }
        if (unit.kind === 'silent') continue;
        const voice =
          quoted?.source === 'chief_constable' || quoted?.source === 'policing_body'
            ? quoted.source
            : spoken;
        const parts: ClaimParts = {
          block,
          sentence,
          previous,
          span,
          unit,
          voice,
          quoted: quoted?.source === 'chief_constable' || quoted?.source === 'policing_body',
          joint: block.voice === 'joint',
          under,
          own: own.length > 0 ? numbers.named(span) : [],
          sentenceKeys: own,
          paragraphKeys,
          topics: memory.current(cut.slice(trimmed.start, trimmed.end), cut),
        };
        const claim = buildClaim(parts, { segmented, lexicon, setting, dates });
        if (claim) {
          result.claims.push(claim);
          for (const key of claim.recommendations) result.mentioned.add(key);
        }
      }
      previous = sentence;
    }
  }
  return result;
}
