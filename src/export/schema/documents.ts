import {
  BODY_TYPE_MEANINGS,
  EXCLUSION_MEANINGS,
  PROBLEM_CODES,
  PROBLEMS,
  PUBLISHED_BASIS_MEANINGS,
  TEXT_LAYER_MEANINGS,
} from '../../model/index.js';
import { date, integer, list, number, oneOf, optional, personal, text } from './field.js';
import { defineTable } from './table.js';

export const DOCUMENTS = defineTable({
  name: 'documents',
  title: 'Documents',
  meaning:
    'A row for each document that was read: what it is, who answers in it and where it was found.',
  primaryKey: ['document_id'],
  fields: {
    document_id: text('sha256: and the hash of the bytes of the file'),
    file_name: text('the file’s own name; the folders on the computer it lay on are left out'),
    media_type: text('what the file is, by its content'),
    language: text('ISO 639-1 code of the language of most of its words'),
    text_layer: oneOf(TEXT_LAYER_MEANINGS, 'where its words come from'),
    ocr_confidence: optional(
      number('mean confidence of OCR over the pages read so, 0 to 1; missing where there is none'),
    ),
    pages: integer('number of its pages'),
    characters: integer('length of the reading text in UTF-16 units'),
    forces: list('ids of the forces that answer'),
    force_names: list('their names, in the same order'),
    policing_bodies: list('the policing bodies that answer, as they are called in the document'),
    policing_body_types: list('what kind of body each of them is, in the same order'),
    office_holders: personal(list('who signs or speaks as the policing body')),
    response_date: optional(
      date('the date written on it: when it was written, which is not when it was published'),
    ),
    response_date_basis: optional(
      oneOf(
        { stated: 'the document says so', implied: 'it follows from what the document says' },
        'whether the date is stated',
      ),
    ),
    inspections: list('ids of the inspections that it answers, see table inspections'),
    claims: integer('number of claims that are exported'),
    case_passages_left_out: integer(
      'passages that look like a case or a victim, which are left out of everything',
    ),
    problems: list('codes of what was noticed in reading it'),
    source_url: optional(text('where it was found on the web')),
    retrieved: optional(date('when it was fetched')),
    published_on: optional(date('when the response was published, by the manifest of its import')),
    published_on_basis: optional(oneOf(PUBLISHED_BASIS_MEANINGS, 'where that is known from')),
    same_response_as: optional(
      text('id of a document that is the same response (word for word, nearly, or translated)'),
    ),
    extractor: text('version of section55 that read it'),
    rule_pack: text('sha256: and the hash of the rule packs that it was read with'),
  },
});

export const UNREAD_FILES = defineTable({
  name: 'unread_files',
  title: 'Files that could not be read',
  meaning:
    'A row for each file that was considered and could not be read; each of them may be an answer.',
  primaryKey: ['number'],
  fields: {
    number: integer('its place in this list'),
    file_name: text('the file’s own name'),
    document_id: optional(text('hash of its bytes, where they could be had')),
    code: oneOf(
      Object.fromEntries(PROBLEM_CODES.map((code) => [code, PROBLEMS[code].remedy])),
      'why it could not be read; with what to do about it',
    ),
  },
});

export const BODIES = defineTable({
  name: 'bodies',
  title: 'Police areas',
  meaning:
    'A row for each police area of the gazetteer, whether or not anything of it is held: for joining and reconciling.',
  primaryKey: ['force_id'],
  fields: {
    force_id: text('id of the police area and its force'),
    force_name: text('name of the force'),
    ons_code: optional(text('code of the police force area of the Office for National Statistics')),
    policing_body: optional(text('name of its present policing body')),
    policing_body_type: optional(oneOf(BODY_TYPE_MEANINGS, 'what kind of body it is')),
    documents: integer('number of documents held in which it answers'),
  },
});

export const EXCLUSIONS = defineTable({
  name: 'exclusions',
  title: 'Passages set apart',
  meaning:
    'A row for each passage that a hasty reader could take for a claim and that is none, with the reason.',
  primaryKey: ['document_id', 'ordinal'],
  foreignKeys: [{ fields: ['document_id'], table: 'documents', references: ['document_id'] }],
  fields: {
    document_id: text('the document'),
    ordinal: integer('its place in the document, from 1'),
    why: oneOf(EXCLUSION_MEANINGS, 'why it is no claim'),
    text: optional(text('its words; missing where it is furniture, which may hold addresses')),
    start_offset: integer('where it begins in the reading text'),
    end_offset: integer('where it ends: the first unit after it'),
    page: integer('page on which it begins'),
  },
});
