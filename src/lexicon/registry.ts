import type { z } from 'zod';
import { AreaRow, BodyRow, OtherBodyRow } from './bodies.js';
import { InspectionRow } from './inspections.js';
import * as rules from './schemas.js';

/** A field of a row that names the id of a row of another kind. */
export interface Reference {
  /** Path as it is printed in an error: `recommendations[0].topic`. */
  field: string;
  kind: string;
  id: string;
}

/** One kind of pack: where its rows stand in a packs directory and what a row may hold. */
export interface PackKind<Schema extends z.ZodType<{ id: string }>> {
  /** File below a packs directory (`bodies.json`), or every JSON file of a folder (`cues/*.json`). */
  file: string;
  /** Name of the array of rows in the file. */
  array: string;
  /** Strict schema of a row; rows of a kind are merged by `id`. */
  row: Schema;
  /** Ids of other rows that a row relies on. */
  references?: (row: z.infer<Schema>) => Reference[];
}

/** Keeps the row type of each entry while checking its shape. */
function packKind<Schema extends z.ZodType<{ id: string }>>(kind: PackKind<Schema>) {
  return kind;
}

/** Every kind of pack. A new kind is one entry here. */
export const PACK_KINDS = {
  bodies: packKind({
    file: 'bodies.json',
    array: 'bodies',
    row: BodyRow,
    references: (row) =>
      row.collaborations.flatMap((collaboration, i) =>
        collaboration.with.map((id, j) => ({
          field: `collaborations[${i}].with[${j}]`,
          kind: 'bodies',
          id,
        })),
      ),
  }),
  areas: packKind({
    file: 'areas.json',
    array: 'areas',
    row: AreaRow,
    references: (row) => [{ field: 'id', kind: 'bodies', id: row.id }],
  }),
  otherBodies: packKind({ file: 'other-bodies.json', array: 'otherBodies', row: OtherBodyRow }),
  inspections: packKind({
    file: 'inspections.json',
    array: 'inspections',
    row: InspectionRow,
    references: (row) => [
      ...row.forces.map((id, i) => ({ field: `forces[${i}]`, kind: 'bodies', id })),
      ...row.recommendations.flatMap((recommendation, i) => [
        ...(recommendation.topic === null
          ? []
          : [{ field: `recommendations[${i}].topic`, kind: 'topics', id: recommendation.topic }]),
        ...(recommendation.addressees ?? []).map((id, j) => ({
          field: `recommendations[${i}].addressees[${j}]`,
          kind: 'otherBodies',
          id,
        })),
        ...recommendation.related.map((related, j) => ({
          field: `recommendations[${i}].related[${j}].inspection`,
          kind: 'inspections',
          id: related.inspection,
        })),
      ]),
    ],
  }),
  topics: packKind({ file: 'topics.json', array: 'topics', row: rules.TopicRow }),
  headings: packKind({ file: 'headings.json', array: 'headings', row: rules.HeadingRow }),
  speakerSigns: packKind({
    file: 'speaker-signs.json',
    array: 'speakerSigns',
    row: rules.SpeakerSignRow,
  }),
  actors: packKind({ file: 'actors.json', array: 'actors', row: rules.ActorRow }),
  cues: packKind({ file: 'cues/*.json', array: 'cues', row: rules.CueRow }),
  macros: packKind({ file: 'macros.json', array: 'macros', row: rules.MacroRow }),
  abbreviations: packKind({
    file: 'abbreviations.json',
    array: 'abbreviations',
    row: rules.WordListRow,
  }),
  languages: packKind({ file: 'languages.json', array: 'languages', row: rules.WordListRow }),
  verbs: packKind({ file: 'verbs.json', array: 'verbs', row: rules.VerbRow }),
  confidence: packKind({
    file: 'confidence.json',
    array: 'confidence',
    row: rules.ConfidenceRow,
  }),
  terminators: packKind({ file: 'terminators.json', array: 'terminators', row: rules.WordListRow }),
};

export type PackKindName = keyof typeof PACK_KINDS;
export const PACK_KIND_NAMES = Object.keys(PACK_KINDS) as PackKindName[];

/** Row types by kind. */
export type LexiconRows = {
  [Kind in PackKindName]: z.infer<(typeof PACK_KINDS)[Kind]['row']>[];
};
