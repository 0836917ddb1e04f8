import type { PublishedBasis } from './provenance.js';
import type {
  BodyType,
  ComparisonPosition,
  Exclusion,
  Firmness,
  Fit,
  Link,
  RecommendationKind,
  Speaker,
  Status,
  Subject,
  TextLayer,
} from './vocabulary.js';

/*
 * What each word of the closed lists means, in one line: for README.md and for the codebook of an export. The types see
 * to it that none is left out; data/CODEBOOK.md says more.
 */

export const STATUS_MEANINGS: Record<Status, string> = {
  completed: 'the act is said to be done, or the state to be in force',
  in_progress: 'begun and not finished; also a pilot',
  planned: 'an act to come that they bind themselves to, with or without a date',
  awaiting: 'cannot begin or end until someone outside the force and its policing body acts',
  not_done: 'said to be absent, incomplete or missed',
  declined: 'will not act, or disagrees; with or without a reason',
  not_applicable: 'said not to concern this force',
  oversight:
    'the policing body will watch, ask or report; often the very answer that section 55 asks for',
  acknowledged: 'a finding or recommendation is accepted; no act is stated',
  unclear: 'effort without result, a hedge, or words that may be read two ways',
};

export const POSITION_MEANINGS: Record<ComparisonPosition, string> = {
  says_completed: 'what was asked is said to be done',
  mixed: 'parts of what was asked stand differently',
  says_in_progress: 'what was asked is said to be under way',
  says_planned: 'it is said that it will be done',
  says_awaiting: 'it is said to wait for someone else',
  says_not_done: 'it is said not to be done',
  says_declined: 'the response declines it or disagrees',
  says_not_applicable: 'the response says that it does not apply',
  nearby_only: 'acts are stated that are near to what was asked, none that was asked',
  oversight_or_acknowledged_only: 'it is watched over or accepted; no act of the force is stated',
  unclear: 'only unclear statements',
  mentioned_no_act: 'the recommendation is spoken of, no act is stated',
  not_mentioned: 'the response answers the inspection and does not speak of this recommendation',
  not_addressed_to_forces: 'the recommendation asks something of others',
  no_document: 'no response of this body is held (comparisons only)',
  unreadable: 'a document is held that could not be read (comparisons only)',
};

export const EXCLUSION_MEANINGS: Record<Exclusion, string> = {
  hmicfrs_finding: 'what the inspectorate found, quoted or retold',
  recommendation_text: 'the words of a recommendation',
  other_body: 'acts of partners, other forces or government',
  background: 'courtesy, context, values',
  checklist: 'instructions and tick lists of a form',
  other_language: 'a part in another language than English',
  personal_or_case_detail: 'details of persons or cases, which are never shown as claims',
  artefact: 'page furniture, captions and signatures',
};

export const FIRMNESS_MEANINGS: Record<Firmness, string> = {
  plain: 'asserted without more',
  hedged: 'weakened: "largely", "we aim to", "where possible"',
  emphatic: 'strengthened: "in full", "every one"',
};

export const SPEAKER_MEANINGS: Record<Speaker, string> = {
  chief_constable: 'the words of the chief officer or the force',
  policing_body: 'the words of the policing body (commissioner, mayor, MOPAC, City authority)',
  unknown: 'nothing shows whose words they are',
};

export const SUBJECT_MEANINGS: Record<Subject, string> = {
  force: 'an act or state of the force',
  policing_body: 'an act or state of the policing body',
  collaboration: 'an act or state of a collaboration that the force is in',
  unknown: 'nothing shows whose act or state it is',
};

export const LINK_MEANINGS: Record<Link, string> = {
  heading: 'it stands under a heading that names the recommendation',
  number: 'its own words name the number',
  row: 'it stands in a row of a table or form that names the recommendation',
  topic: 'its topic is that of the recommendation',
  similarity: 'its words are like those of the recommendation',
  none: 'it was linked to no recommendation',
};

export const FIT_MEANINGS: Record<Fit, string> = {
  asked: 'the act that was asked, or a named part of it',
  nearby: 'an act on the same subject that was not asked',
  general: 'about no one recommendation',
};

export const RECOMMENDATION_KIND_MEANINGS: Record<RecommendationKind, string> = {
  recommendation: 'a recommendation, also one under a cause of concern',
  area_for_improvement: 'an area for improvement',
  cause_of_concern: 'a cause of concern',
};

export const BODY_TYPE_MEANINGS: Record<BodyType, string> = {
  PCC: 'police and crime commissioner',
  PFCC: 'police, fire and crime commissioner',
  Mayor: 'mayor who does that office’s work',
  MOPAC: 'Mayor’s Office for Policing and Crime, London',
  PoliceAuthority: 'Common Council of the City of London, as police authority',
};

export const TEXT_LAYER_MEANINGS: Record<TextLayer, string> = {
  native: 'the format holds the words themselves',
  embedded: 'a scan with words laid under it by whoever made it',
  ocr: 'words read from a picture by OCR here',
  mixed: 'some pages in one way, some in another',
  none: 'no words',
};

export const PUBLISHED_BASIS_MEANINGS: Record<PublishedBasis, string> = {
  page: 'the page on which it stood says so',
  file_metadata: 'the metadata of the file say so',
  archive_capture: 'a copy in a web archive: published by then',
};
