import type { Lexicon } from '../lexicon/index.js';
import {
  type Given,
  type Problem,
  problem,
  ResponseRecord,
  SCHEMA_VERSION,
  type SourceDocument,
  VERSION,
} from '../model/index.js';
import { segment } from '../segment/index.js';
import { findResponder } from './bodies/index.js';
import { extractClaims } from './claims/index.js';
import { withGivenBody, withGivenInspection } from './given.js';
import { findInspections, findResponseDate } from './inspection/index.js';
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

/**
 * Everything that a document says, as one record. Pure: the same document, packs and words of a manifest give the same
 * record.
 */
export function extractRecord(
  document: SourceDocument,
  lexicon: Lexicon,
  given: Given | null = null,
): ResponseRecord {
  const responseDate = findResponseDate(document, lexicon);
  const responder = findResponder(document, lexicon, { date: responseDate?.value ?? null });
  const who = withGivenBody(responder.forces, given, lexicon);
  const { forces } = who;
  const ids = forces.map((force) => force.id);
  const commissionerIsChief = lexicon.rows.bodies.some(
    (body) => body.id === ids[0] && body.chiefOfficer === 'Commissioner',
  );
  const segmented = segment(document, lexicon, { commissionerIsChief, responders: ids });
  const answered = findInspections(document, forces, responseDate, lexicon);
  const what = withGivenInspection(answered.inspections, given, lexicon);
  const { inspections } = what;
  const problems = what.inspections.some(({ catalogue }) => catalogue !== null)
    ? answered.problems.filter(({ code }) => code !== 'inspection_not_found')
    : answered.problems;
  const listed = listRecommendations(
    document,
    inspections[0]?.published?.value ?? inspections[0]?.catalogue?.published ?? null,
  );
  const mentions = mentionsInDocument(document);
  const found = extractClaims(segmented, lexicon, {
    responders: ids,
    commissionerIsChief,
    responseDate: responseDate?.value ?? null,
    inspections,
    mentions,
    listed,
  });
  const recommendations = recommendationRecords(document, listed, inspections, lexicon);
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
      problems: [
        ...document.problems,
        ...forceProblems(ids),
        ...who.problems,
        ...problems,
        ...what.problems,
      ],
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
