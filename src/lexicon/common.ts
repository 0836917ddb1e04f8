import { z } from 'zod';

/** Ids are stable, lower case and safe in file names and URLs. */
export const RowId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.:/-]*$/, 'must be lower case letters, digits and - _ . : /');

/** How well a fact of a pack is known, and from where. */
export const Verified = z.strictObject({
  state: z.enum(['verified', 'partly', 'unverified']),
  /** Where it was seen; "own knowledge" where it was not. */
  basis: z.string().min(1),
});
export type Verified = z.infer<typeof Verified>;
