/** What each view is for: the part of the database that people ask. Views rest on the current reading, after all reviews. */
export const VIEW_MEANINGS: Readonly<Record<string, string>> = {
  claims_flat:
    'A row for each claim, with its document, bodies and report beside it. A claim is not compliance.',
  documents_flat: 'A row for each document that is held.',
  positions_flat:
    'A row for each responding force and recommendation that its response has a position on.',
  response_matrix:
    'A row for each body and recommendation, also where nothing is said or held: the kinds of silence are kept apart.',
  coverage: 'A row for each body that a report is about, with what is held of it.',
  section55_clock:
    'A row for each response, force and report: the day of the 56, by both readings. No value is a verdict.',
  changes_over_time:
    'A row for each force, topic and response: what was said before, and what is said then.',
  shared_wording:
    'A row for each claim with a run of words that a response of another force has as well, and run.',
  figures_flat: 'A row for each number that a response offers.',
  failures_flat: 'A row for each path of a file that could not be read.',
  reviews_flat: 'A row for each review, with where it stands now.',
  inspections_flat:
    'A row for each report of the catalogue, or that a held document answers by an earlier one.',
  recommendations_flat:
    'A row for each recommendation of the catalogue, or that only documents name.',
  relations_flat:
    'A row for each pair of documents that are one response; of one text held several times, the least id with each other.',
  bodies_asked: 'A row for each report and body that it is about.',
  claim_bodies:
    'A row for each claim and force that it is about: its own forces, else those that answer.',
};

/** What each table holds: the views are made of them. */
export const TABLE_MEANINGS: Readonly<Record<string, string>> = {
  documents: 'A row for each document that is held, by the hash of its bytes.',
  texts: 'Reading texts, to which all offsets refer, each once.',
  sources: 'Every path at which a document was seen.',
  provenance: 'What the manifest of an import says of a document at a path.',
  extractions:
    'Every reading of a document by a version and rule packs; the current one is what all views speak of.',
  pages: 'Pages of a reading.',
  problems: 'What is to be looked at in a reading.',
  forces: 'Forces that answer in a document.',
  policing_bodies: 'Policing bodies that answer in a document.',
  inspections: 'Reports that a document answers.',
  recommendations: 'Recommendations that a document names or answers.',
  claims: 'What a response asserts of an act or state. Of the current reading after all reviews.',
  claim_recommendations: 'Recommendations that a claim is linked to.',
  claim_forces: 'Forces that a claim is about, where it names some of them.',
  claim_topics: 'Topics of a claim.',
  claim_parts: 'Parts of a recommendation that a claim is about.',
  claim_figures: 'Numbers in a claim.',
  claim_quotes: 'Quotes of current claims, for full-text search.',
  claim_runs: 'Runs of words in current claims, by which shared wording is found.',
  claim_reviews: 'What people’s reviews made of a claim.',
  excluded: 'Passages that were set apart and are no claims.',
  positions: 'What the claims of a response add up to on a recommendation.',
  position_claims: 'Claims that a position rests on.',
  letter_pages: 'Texts of current pages, for full-text search.',
  letters_fts: 'Full-text index (FTS5) of letter_pages: WHERE letters_fts MATCH ... .',
  claims_fts: 'Full-text index (FTS5) of claim_quotes: WHERE claims_fts MATCH ... .',
  failures: 'Files that could not be read.',
  failure_sources: 'Paths of files that could not be read.',
  relations: 'Documents that are one response, each pair once.',
  responses: 'Which documents of a force answer a report, and which of them counts.',
  duplicates: 'Documents that do not count, being the same response as another.',
  fingerprints: 'By what a document is known as the same response as another.',
  fingerprint_bands: 'Bands of fingerprints, by which like ones are found.',
  imports: 'Runs of section55 import.',
  import_files: 'What came of each file of a recent run.',
  reviews: 'What people say of what was read: written once, never changed or deleted.',
  review_places: 'Where a review stands in the current reading.',
  document_reviews: 'What people’s reviews made of a document.',
  reviewed_records: 'Records after all reviews, where these change them.',
  catalogue: 'The rule packs of which the catalogue in the next tables comes: one row.',
  catalogue_bodies: 'Police areas of the catalogue, with the present policing body.',
  catalogue_inspections: 'Reports of the catalogue.',
  catalogue_inspection_forces:
    'Forces that a report of the catalogue is about, where it is about some of them.',
  catalogue_recommendations: 'Recommendations of the catalogue.',
  catalogue_parts: 'Parts of a recommendation of the catalogue.',
  catalogue_topics: 'Topics of the catalogue.',
  derived: 'By which rules the tables that are worked out from others were filled.',
};
