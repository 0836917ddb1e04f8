import { CLOCK_VALUES, CLOCK_WORDS } from '../../compare/index.js';
import {
  COMPARISON_POSITIONS,
  POSITION_MEANINGS,
  PUBLISHED_BASIS_MEANINGS,
  RECOMMENDATION_KIND_MEANINGS,
} from '../../model/index.js';
import { boolean, date, integer, list, oneOf, optional, text } from './field.js';
import { defineTable } from './table.js';

const INSPECTION_KEY = {
  fields: ['inspection_id'],
  table: 'inspections',
  references: ['inspection_id'],
};

export const INSPECTIONS = defineTable({
  name: 'inspections',
  title: 'Inspections',
  meaning: 'A row for each inspection report that a document answers.',
  primaryKey: ['inspection_id'],
  fields: {
    inspection_id: text(
      'id in the catalogue; for a report known from one document only, `document:1` and the like with the beginning of that document’s hash',
    ),
    title: optional(text('its title: the catalogue’s, else as the document gives it')),
    published: optional(date('when the report was published')),
    catalogued: boolean('whether the catalogue knows it'),
    bodies_asked: optional(
      integer('number of bodies that the report is about; missing where it is not catalogued'),
    ),
    bodies_held: integer('number of bodies of which a response is held'),
    documents_held: integer('number of documents held that answer it'),
  },
});

export const RECOMMENDATIONS = defineTable({
  name: 'recommendations',
  title: 'Recommendations',
  meaning: 'A row for each recommendation, area for improvement or cause of concern of a report.',
  primaryKey: ['inspection_id', 'recommendation'],
  foreignKeys: [INSPECTION_KEY],
  fields: {
    inspection_id: text('the report'),
    recommendation: text('its key: `4`, `afi:1`, `coc:1`, `coc:1/2`'),
    kind: oneOf(RECOMMENDATION_KIND_MEANINGS, 'what kind of request it is'),
    number: text('its number in arabic digits'),
    asks: optional(text('what it asks: the catalogue’s own words, else those of a document')),
    due: optional(date('until when')),
    addressed_to_forces: optional(boolean('whether it asks something of forces')),
    source: oneOf(
      { catalogue: 'it stands in the catalogue', document: 'only documents name it' },
      'where it is known from',
    ),
  },
});

export const POSITION_VALUES: Readonly<Record<string, string>> = Object.fromEntries(
  COMPARISON_POSITIONS.map((position) => [position, POSITION_MEANINGS[position]]),
);

export const POSITIONS = defineTable({
  name: 'positions',
  title: 'What each response says on each recommendation',
  meaning:
    'A row for each body and recommendation, also where nothing is held. A position is what a response says, never what is so.',
  primaryKey: ['inspection_id', 'force_id', 'recommendation'],
  foreignKeys: [
    {
      fields: ['inspection_id', 'recommendation'],
      table: 'recommendations',
      references: ['inspection_id', 'recommendation'],
    },
    { fields: ['document_id'], table: 'documents', references: ['document_id'] },
  ],
  fields: {
    inspection_id: text('the report'),
    force_id: text('the police area'),
    force_name: text('name of its force'),
    recommendation: text('key of the recommendation'),
    position: oneOf(POSITION_VALUES, 'what the response says, taken together'),
    speakers_differ: boolean('chief officer and policing body give the same part another status'),
    other_responses: boolean('the body has answered more than once; the newest answer is shown'),
    document_id: optional(text('the document that is shown; missing where none is held')),
    response_date: optional(date('the date written on that document')),
    claims: integer('number of claims that the position rests on'),
    claim_ids: list('their ids, see table claims'),
    quotes: optional(text('their words, each in quotation marks')),
  },
});

export const CLOCK = defineTable({
  name: 'clock',
  title: 'Days after publication (section 55)',
  meaning:
    'A row for each document and report that it answers. Comments are to be published within a period of 56 days that begins with the day of the report; no value is a verdict.',
  primaryKey: ['document_id', 'inspection_id'],
  foreignKeys: [
    INSPECTION_KEY,
    { fields: ['document_id'], table: 'documents', references: ['document_id'] },
  ],
  fields: {
    document_id: text('the document'),
    inspection_id: text('the report'),
    forces: list('ids of the forces that answer'),
    report_published: optional(date('when the report was published')),
    last_day_56: optional(date('day 56, counting the day of the report as day 1')),
    last_day_57: optional(date('day 57, the last day by the reading that is common in practice')),
    date: optional(date('the date that was counted to')),
    date_basis: optional(
      oneOf(
        {
          ...PUBLISHED_BASIS_MEANINGS,
          letter_date: 'the date written on it: not that of its publication',
        },
        'where that date is known from',
      ),
    ),
    day: optional(integer('number of that day; missing where a date has no day')),
    value: oneOf(
      Object.fromEntries(CLOCK_VALUES.map((value) => [value, CLOCK_WORDS[value]])),
      'where that day stands',
    ),
    dated_before_report: boolean('the date lies before the report’s: one of the two is wrong'),
  },
});
