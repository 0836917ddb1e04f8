import type { ComparisonPosition, Exclusion, ProblemCode, Status } from '../../src/model/index.js';

/*
 * What each word of the closed lists means, in one line, for README.md. The types see to it that none is left out;
 * data/CODEBOOK.md says more.
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

export const PROBLEM_MEANINGS: Record<ProblemCode, string> = {
  missing: 'there is no file at this path',
  unreadable_file: 'the system does not let it be read, or it is a folder',
  empty: 'it has no bytes, or no words',
  unsupported_type: 'its content is of no kind that is read, whatever its name says',
  encrypted: 'a password is needed to open it',
  damaged: 'its structure is broken and nothing could be read',
  no_text_layer: 'no page has words, and OCR finds none',
  too_large: 'more bytes than the limit',
  too_many_pages: 'more pages than the limit',
  too_much_text: 'more characters than the limit',
  unpacks_too_large:
    'it unpacks to more bytes than the limit, or is packed tighter than any letter',
  too_many_entries: 'more parts in one archive, mail or Word document than the limit',
  nested_too_deep: 'archives in archives, or parts of its markup in each other, beyond the limit',
  too_many_elements: 'more elements of markup in a web page or Word document than the limit',
  unsafe_name: 'the name of an entry leads out of its archive',
  unsafe_markup: 'its XML declares a document type or entities, which no word processor writes',
  timed_out: 'reading it took longer than the limit; the reader was killed',
  out_of_memory: 'reading it took more memory than the limit; the reader was killed',
  reader_crashed: 'the reader died of it',
  partly_damaged: 'it was read, but something in it is broken',
  pages_without_text: 'it was read, but some pages have no words',
  several_responses: 'the page holds more than one response, read as if they were one',
  low_ocr_confidence: 'it was read by OCR, which is unsure of some pages',
  force_not_found: 'no force or policing body of the packs could be found in it',
  inspection_not_found: 'the inspection that it answers could not be found in the catalogue',
  body_differs: 'the manifest of the import and the document name different bodies',
  inspection_differs: 'the manifest of the import and the document name different inspections',
  date_before_publication: 'the letter says that it is older than the report',
  date_long_after_publication:
    'the letter says that it is more than a year younger than the report',
  publication_date_differs: 'letter and catalogue disagree on when the report came out',
  unknown_recommendation_number: 'a number is answered that the report does not have',
  several_inspections: 'it answers more than one report',
};
