import type { Lexicon } from '../../lexicon/index.js';
import {
  type Claim,
  type Excluded,
  type Exclusion,
  type InspectionRef,
  makeEvidence,
  type PartialDate,
  type Span,
} from '../../model/index.js';
import type { SegmentedDocument } from '../../segment/index.js';
import { addDays, findDates } from '../dates/index.js';
import type { RecommendationMention } from '../recommendations/types.js';
import { buildClaim, type ClaimParts } from './buildClaim.js';
import type { ListedPlace } from './linking.js';
import { ruledReadings } from './secondLook.js';
import { readSentences, type SentenceReading } from './sentences.js';
import { trimUnit, type Unit, unitsOf } from './units.js';

export interface ClaimSetting {
  responders: readonly string[];
  commissionerIsChief: boolean;
  responseDate: PartialDate | null;
  inspections: readonly InspectionRef[];
  /** Of several inspections the one that a place is about. */
  inspectionAt: (offset: number) => string | null;
  mentions: readonly RecommendationMention[];
  /** Where the document lists each recommendation. */
  listed: readonly ListedPlace[];
  /** Who holds the office of the policing body, where the paper names the person. */
  officeHolder?: string | null;
}

export interface ExtractedClaims {
  claims: Claim[];
  excluded: Excluded[];
  /** Keys spoken of anywhere in the response itself, by number or topic. */
  mentioned: Set<string>;
}

function partsOf(reading: SentenceReading, unit: Unit, trimmed: Span): ClaimParts {
  const { block, sentence, previous, under, own, paragraphKeys, quoted, spoken, text } = reading;
  const span = { start: sentence.start + trimmed.start, end: sentence.start + trimmed.end };
  const source =
    quoted?.source === 'chief_constable' || quoted?.source === 'policing_body'
      ? quoted.source
      : null;
  return {
    block,
    sentence,
    previous,
    span,
    unit,
    voice: source ?? spoken,
    quoted: source !== null,
    joint: block.voice === 'joint',
    under,
    own: own.length > 0 ? reading.namedIn(span) : [],
    sentenceKeys: own,
    paragraphKeys,
    paragraphFirm: reading.paragraphFirm,
    topics: reading.topicsOf(text.slice(trimmed.start, trimmed.end)),
  };
}

/** Police Act 1996, section 55: comments are due within 56 days, the first of which is that of publication. */
const DAYS_TO_ANSWER = 55;

/** The date from which "in July" is counted: that of the response, or the last day on which it was due. */
function writtenAbout({ responseDate, inspections }: ClaimSetting): PartialDate | null {
  const [answered] = inspections;
  const published = answered?.published?.value ?? answered?.catalogue?.published ?? null;
  return responseDate ?? (published === null ? null : addDays(published, DAYS_TO_ANSWER));
}

/** Claims of a document, in the order of its text, and the passages that are set apart. */
export function extractClaims(
  segmented: SegmentedDocument,
  lexicon: Lexicon,
  setting: ClaimSetting,
): ExtractedClaims {
  const { document } = segmented;
  const dates = findDates(document.text, { reference: writtenAbout(setting) });
  const result: ExtractedClaims = { claims: [], excluded: [], mentioned: new Set() };
  const exclude = (span: Span, why: Exclusion) => {
    if (document.text.slice(span.start, span.end).trim() === '') return;
    result.excluded.push({ evidence: makeEvidence(document, span.start, span.end), why });
  };

  const readings = readSentences(segmented, lexicon, setting);
  for (const reading of ruledReadings(readings, lexicon, document.text)) {
    if (reading.kind === 'apart') {
      exclude(reading.span, reading.why);
      continue;
    }
    const { text, own, under } = reading;
    for (const key of [...own, ...under.keys]) result.mentioned.add(key);
    for (const unit of unitsOf(text, reading.ruled)) {
      const trimmed = trimUnit(text, unit);
      if (trimmed.end <= trimmed.start || unit.kind === 'silent') continue;
      const parts = partsOf(reading, unit, trimmed);
      if (unit.kind === 'apart') {
        exclude(parts.span, unit.clause.verdict as Exclusion);
        continue;
      }
      const claim = buildClaim(parts, { segmented, lexicon, setting, dates });
      if (!claim) continue;
      result.claims.push(claim);
      for (const key of claim.recommendations) result.mentioned.add(key);
    }
  }
  return result;
}
