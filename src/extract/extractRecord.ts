import type { Lexicon } from '../lexicon/index.js';
import {
  type ForceRef,
  type Given,
  type InspectionRef,
  type Problem,
  problem,
  ResponseRecord,
  SCHEMA_VERSION,
  type SourceDocument,
  VERSION,
} from '../model/index.js';
import { type SegmentedDocument, segment } from '../segment/index.js';
import { findResponder } from './bodies/index.js';
import { type ClaimSetting, extractClaims } from './claims/index.js';
import { withGivenBody, withGivenInspection } from './given.js';
import { findInspections, findResponseDate, InspectionSections } from './inspection/index.js';
import { positionsOf } from './positions.js';
import { recommendationRecords } from './recommendationRecords.js';
import { listRecommendations, mentionsInDocument } from './recommendations/index.js';

function forceProblems(ids: readonly string[]): Problem[] {
  return ids.length > 0
    ? []
    : [
        problem(
          'force_not_found',
          'No force or policing body of the packs could be made out as the responder.',
        ),
      ];
}

/** A document with all that is known of it before its claims are read. */
export interface Understood {
  responder: ReturnType<typeof findResponder>;
  /** The responding forces, that of the manifest where the document names none. */
  forces: ForceRef[];
  responseDate: ReturnType<typeof findResponseDate>;
  segmented: SegmentedDocument;
  problems: Problem[];
  setting: ClaimSetting & {
    inspections: InspectionRef[];
    listed: ReturnType<typeof listRecommendations>;
  };
}

/** Who answers, when, which inspections and numbers, and whose words each block is. */
export function understand(
  document: SourceDocument,
  lexicon: Lexicon,
  given: Given | null = null,
): Understood {
  const responseDate = findResponseDate(document, lexicon);
  const responder = findResponder(document, lexicon, { date: responseDate?.value ?? null });
  const who = withGivenBody(responder.forces, given, lexicon);
  const responders = who.forces.map((force) => force.id);
  const commissionerIsChief = lexicon.rows.bodies.some(
    (body) => body.id === responders[0] && body.chiefOfficer === 'Commissioner',
  );
  const segmented = segment(document, lexicon, { commissionerIsChief, responders });
  const answered = findInspections(document, who.forces, responseDate, lexicon);
  const what = withGivenInspection(answered.inspections, given, lexicon);
  const { inspections } = what;
  const problems = inspections.some(({ catalogue }) => catalogue !== null)
    ? answered.problems.filter(({ code }) => code !== 'inspection_not_found')
    : answered.problems;
  const listed = listRecommendations(
    document,
    inspections[0]?.published?.value ?? inspections[0]?.catalogue?.published ?? null,
  );
  const sections = new InspectionSections(document, inspections);
  return {
    responder,
    forces: who.forces,
    responseDate,
    segmented,
    problems: [...forceProblems(responders), ...who.problems, ...problems, ...what.problems],
    setting: {
      responders,
      commissionerIsChief,
      responseDate: responseDate?.value ?? null,
      inspections,
      inspectionAt: (offset) => sections.at(offset),
      mentions: mentionsInDocument(document),
      listed,
      officeHolder: responder.policingBodies[0]?.officeHolder?.name ?? null,
    },
  };
}

/**
 * Everything that a document says, as one record. Pure: the same document, packs and words of a manifest give the same
 * record.
 */
export function extractRecord(
  document: SourceDocument,
  lexicon: Lexicon,
  given: Given | null = null,
): ResponseRecord {
  const understood = understand(document, lexicon, given);
  const { responder, forces, responseDate, segmented, problems, setting } = understood;
  const { responders: ids, inspections, listed } = setting;
  const found = extractClaims(segmented, lexicon, setting);
  const recommendations = recommendationRecords(document, listed, setting, lexicon);
  // A recommendation whose number or text the paper prints is spoken of, even if nothing is said of it.
  const mentioned = new Set([...found.mentioned, ...listed.map((item) => item.key)]);
  const [body] = responder.policingBodies;
  return ResponseRecord.parse({
    schemaVersion: SCHEMA_VERSION,
    document: {
      id: document.id,
      mediaType: document.mediaType,
      pages: document.pages,
      characters: document.text.length,
      textLayer: document.textLayer,
      language: segmented.language,
      problems: [...document.problems, ...problems],
      ...(document.boxes ? { boxes: document.boxes } : {}),
      text: document.text,
    },
    forces,
    policingBodies: responder.policingBodies,
    force: forces[0] ?? null,
    policingBody: body ? { ...body, officeHolder: body.officeHolder?.name ?? null } : null,
    responseDate,
    inspections,
    inspection: inspections[0] ?? null,
    recommendations,
    claims: found.claims,
    excluded: found.excluded,
    positions: positionsOf(ids, inspections, recommendations, found.claims, mentioned, lexicon),
    provenance: { extractor: VERSION, rulePack: lexicon.hash, ...(given ? { given } : {}) },
  } satisfies ResponseRecord);
}
