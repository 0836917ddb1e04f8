import type { ProblemCode } from '../../src/model/index.js';

/*
 * What each code of a problem means, in one line, for README.md. The types see to it that none is left out; those of
 * the record's own words are in src/model/meanings.ts.
 */

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
