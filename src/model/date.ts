import { z } from 'zod';
import { Evidence } from './evidence.js';

/**
 * A calendar date at the precision at which it was given: `2025-12-18`, `2025-12` or `2025`.
 * The length is the precision; a day is never invented. Such strings order correctly as text.
 */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
export type PartialDate = z.infer<typeof PartialDate>;

/** `stated`: the document's own words say it. `implied`: worked out, e.g. "within three months" of a date. */
export const DateValue = z.strictObject({
  value: PartialDate,
  basis: z.enum(['stated', 'implied']),
  evidence: Evidence.nullable(),
});
export type DateValue = z.infer<typeof DateValue>;
