/**
 * The closed lists of words that the record uses. Definitions: data/CODEBOOK.md.
 * A value outside these lists cannot be stored, exported or shown.
 */

/** What a claim asserts of an act or state. */
export const STATUSES = [
  'completed',
  'in_progress',
  'planned',
  'awaiting',
  'not_done',
  'declined',
  'not_applicable',
  'oversight',
  'acknowledged',
  'unclear',
] as const;
export type Status = (typeof STATUSES)[number];

/** How firmly it is asserted. */
export const FIRMNESS = ['plain', 'hedged', 'emphatic'] as const;
export type Firmness = (typeof FIRMNESS)[number];

/** Whose words a claim is in. The inspectorate's words are never a claim. */
export const SPEAKERS = ['chief_constable', 'policing_body', 'unknown'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Whose act or state is spoken of. */
export const SUBJECTS = ['force', 'policing_body', 'collaboration', 'unknown'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** By which sign a claim was linked to its recommendations, strongest first. */
export const LINKS = ['heading', 'number', 'row', 'topic', 'similarity', 'none'] as const;
export type Link = (typeof LINKS)[number];

/** Whether the act is what was asked (or a named part of it), near to it, or about no one recommendation. */
export const FITS = ['asked', 'nearby', 'general'] as const;
export type Fit = (typeof FITS)[number];

/** Why a passage was set apart and is no claim. */
export const EXCLUSIONS = [
  'hmicfrs_finding',
  'recommendation_text',
  'other_body',
  'background',
  'checklist',
  'other_language',
  'personal_or_case_detail',
  'artefact',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export const RECOMMENDATION_KINDS = [
  'recommendation',
  'area_for_improvement',
  'cause_of_concern',
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

export const BODY_TYPES = ['PCC', 'PFCC', 'Mayor', 'MOPAC', 'PoliceAuthority'] as const;
export type BodyType = (typeof BODY_TYPES)[number];

/** What the claims of one response add up to for one recommendation. */
export const POSITIONS = [
  'says_completed',
  'mixed',
  'says_in_progress',
  'says_planned',
  'says_awaiting',
  'says_not_done',
  'says_declined',
  'says_not_applicable',
  'nearby_only',
  'oversight_or_acknowledged_only',
  'unclear',
  'mentioned_no_act',
  'not_mentioned',
  'not_addressed_to_forces',
] as const;
export type PositionValue = (typeof POSITIONS)[number];

/** Positions that only a comparison over many bodies can hold. */
export const COMPARISON_POSITIONS = [...POSITIONS, 'no_document', 'unreadable'] as const;
export type ComparisonPosition = (typeof COMPARISON_POSITIONS)[number];

export const TEXT_LAYERS = ['native', 'embedded', 'ocr', 'mixed', 'none'] as const;
export type TextLayer = (typeof TEXT_LAYERS)[number];
