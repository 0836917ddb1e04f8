import {
  FIRMNESS_MEANINGS,
  FIT_MEANINGS,
  LINK_MEANINGS,
  REVIEW_STATE_MEANINGS,
  SPEAKER_MEANINGS,
  STATUS_MEANINGS,
  SUBJECT_MEANINGS,
} from '../../model/index.js';
import { boolean, date, integer, list, number, oneOf, optional, text } from './field.js';
import { defineTable } from './table.js';

const DATE_BASIS = {
  stated: 'the document says so',
  implied: 'it follows from what the document says',
};
const CLAIM_KEY = {
  fields: ['claim_id', 'document_id'],
  table: 'claims',
  references: ['claim_id', 'document_id'],
};

export const CLAIMS = defineTable({
  name: 'claims',
  title: 'Claims',
  meaning:
    'A row for each thing that a response asserts about an act or state, with its exact words. A claim is not compliance.',
  primaryKey: ['claim_id', 'document_id'],
  foreignKeys: [
    { fields: ['document_id'], table: 'documents', references: ['document_id'] },
    { fields: ['inspection_id'], table: 'inspections', references: ['inspection_id'] },
  ],
  fields: {
    claim_id: text('hash of document, span and recommendations: the same in later versions'),
    document_id: text('the document'),
    forces: list('ids of the forces that it is about'),
    force_names: list('names of the forces that answer in the document'),
    policing_bodies: list('policing bodies that answer in the document'),
    response_date: optional(date('the date written on the document')),
    inspection_id: optional(text('the report that it is about')),
    recommendations: list('keys of the recommendations that it is linked to'),
    linked_by: oneOf(LINK_MEANINGS, 'by which sign it was linked'),
    fit: oneOf(FIT_MEANINGS, 'how it fits what was asked'),
    parts: list('parts of the recommendation that it is about'),
    topics: list('ids of its topics'),
    status: oneOf(STATUS_MEANINGS, 'what is asserted'),
    firmness: oneOf(FIRMNESS_MEANINGS, 'how firmly'),
    speaker: oneOf(SPEAKER_MEANINGS, 'whose words they are'),
    reported: boolean('the speaker passes on another’s word'),
    subject: oneOf(SUBJECT_MEANINGS, 'whose act or state it is'),
    claim_date: optional(date('when the act is said to have been done or begun')),
    claim_date_basis: optional(oneOf(DATE_BASIS, 'whether that date is stated')),
    due_date: optional(date('until when it is said to be done')),
    due_date_basis: optional(oneOf(DATE_BASIS, 'whether that date is stated')),
    confidence: number(
      'how likely it is, by the program, that it is a claim and has this status, 0 to 1',
    ),
    quote: text('its exact words; what is left out shows as blocks █, one for each character'),
    sentence: text('the sentence that it stands in'),
    start_offset: integer('where the quote begins in the reading text'),
    end_offset: integer('where it ends: the first unit after it'),
    page: integer('page on which it begins'),
    page_end: integer('page on which it ends'),
    rules: list('names of the rules that led to it, in their order'),
    extractor: text('version of section55 that found it'),
    rule_pack: text('hash of the rule packs that it was found with'),
    review_state: optional(
      oneOf(
        REVIEW_STATE_MEANINGS,
        'what a person’s review made of it; missing where nobody has judged it',
      ),
    ),
  },
});

export const CLAIM_RECOMMENDATIONS = defineTable({
  name: 'claim_recommendations',
  title: 'Claims and recommendations',
  meaning: 'A row for each recommendation that a claim is linked to.',
  primaryKey: ['claim_id', 'document_id', 'recommendation'],
  foreignKeys: [
    CLAIM_KEY,
    {
      fields: ['inspection_id', 'recommendation'],
      table: 'recommendations',
      references: ['inspection_id', 'recommendation'],
    },
  ],
  fields: {
    claim_id: text('the claim'),
    document_id: text('the document'),
    inspection_id: text('the report'),
    recommendation: text('key of the recommendation'),
  },
});

export const CLAIM_TOPICS = defineTable({
  name: 'claim_topics',
  title: 'Claims and topics',
  meaning: 'A row for each topic of a claim.',
  primaryKey: ['claim_id', 'document_id', 'topic'],
  foreignKeys: [CLAIM_KEY],
  fields: {
    claim_id: text('the claim'),
    document_id: text('the document'),
    topic: text('id of the topic'),
  },
});

export const FIGURES = defineTable({
  name: 'figures',
  title: 'Figures',
  meaning: 'A row for each number that a claim offers, as the letter gives it.',
  primaryKey: ['claim_id', 'document_id', 'ordinal'],
  foreignKeys: [CLAIM_KEY],
  fields: {
    claim_id: text('the claim'),
    document_id: text('the document'),
    ordinal: integer('its place in the claim, from 1'),
    value: number('the number'),
    unit: text('what is counted or measured, in the letter’s words'),
    period: optional(text('over which time, in the words beside it; missing where none say so')),
    quote: text('the words that give it'),
    start_offset: integer('where they begin in the reading text'),
    end_offset: integer('where they end'),
  },
});
