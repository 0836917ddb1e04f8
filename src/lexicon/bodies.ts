import { z } from 'zod';
import { BODY_TYPES, PartialDate } from '../model/index.js';
import { RowId, Verified } from './common.js';

/** One form that the policing body of an area had, with the months between which it had it. */
export const PolicingBodyForm = z.strictObject({
  /** Canonical name of the body in this form. */
  name: z.string().min(1),
  type: z.enum(BODY_TYPES),
  /** First month; null where it is older than anything that is read. */
  from: PartialDate.nullable(),
  /** Last month; null where it still holds. Two forms may share the month of the change. */
  to: PartialDate.nullable(),
  note: z.string().optional(),
});
export type PolicingBodyForm = z.infer<typeof PolicingBodyForm>;

/** A name that means this force only together with something else that does. */
const AmbiguousAlias = z.strictObject({ text: z.string().min(1), rule: z.string().min(1) });

/** A unit or arrangement that the force shares with others. */
const Collaboration = z.strictObject({
  names: z.array(z.string().min(1)).min(1),
  /** Ids of the other forces. */
  with: z.array(RowId).min(1),
});

/** One police area: its force, and its policing body over time. A row of `bodies.json`. */
export const BodyRow = z.strictObject({
  id: RowId,
  /** Canonical name of the force. */
  name: z.string().min(1),
  /** ONS police force area code and name. */
  onsCode: z.string().min(1).nullable(),
  onsName: z.string().min(1).nullable(),
  nation: z.enum(['England', 'Wales']),
  /** What the area covers, in words. */
  area: z.string().min(1),
  /** Other names of the force that mean no other. */
  aliases: z.array(z.string().min(1)),
  ambiguousAliases: z.array(AmbiguousAlias),
  policeUkId: z.string().nullable(),
  hmicfrsRegion: z.strictObject({ name: z.string(), verified: Verified }).nullable(),
  /** Title of the chief officer; "Commissioner" in London. */
  chiefOfficer: z.enum(['Chief Constable', 'Commissioner']),
  /** Oldest first. */
  policingBodies: z.array(PolicingBodyForm).min(1),
  /** Other names of the policing body, its office or the authority around it, of any time. */
  policingBodyAliases: z.array(z.string().min(1)),
  /** Titles that several areas share ("Deputy Mayor for Policing and Crime"): never enough alone. */
  sharedPolicingBodyAliases: z.array(z.string().min(1)),
  policingBodiesVerified: Verified,
  /** Hosts of the policing body, the present one first. */
  webHosts: z.array(z.string().min(1)),
  webHostsVerified: Verified.nullable(),
  /** Hosts of the force itself, as they stand in e-mail addresses. */
  forceHosts: z.array(z.string().min(1)),
  collaborations: z.array(Collaboration),
  wikidata: z.strictObject({ force: z.string().nullable(), policingBody: z.string().nullable() }),
  notes: z.string().optional(),
});
export type BodyRow = z.infer<typeof BodyRow>;

/** A body that no section 55 response comes from, but which reports address. A row of `other-bodies.json`. */
export const OtherBodyRow = z.strictObject({
  id: RowId,
  name: z.string().min(1),
  kind: z.enum(['police', 'government', 'organisation', 'group']),
  aliases: z.array(z.string().min(1)),
  ambiguousAliases: z.array(AmbiguousAlias),
  /** Who oversees it, for police bodies. */
  oversight: z.string().nullable(),
  /** How section 55 or another law applies to it, as far as known. */
  law: z.string().nullable(),
  verified: Verified,
});
export type OtherBodyRow = z.infer<typeof OtherBodyRow>;

/** Where a police area lies on a map of tiles of one size. A row of `areas.json`; its id is that of a row of bodies. */
export const AreaRow = z.strictObject({
  id: RowId,
  region: z.string().min(1),
  shortName: z.string().min(1).max(12),
  /** From the left and from the top, each from 0. */
  column: z.int().min(0),
  row: z.int().min(0),
});
export type AreaRow = z.infer<typeof AreaRow>;
