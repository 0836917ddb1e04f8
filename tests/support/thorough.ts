/**
 * Whether tests that try many files or kill many processes do so in full, as `.ci/run` has them (it sets
 * SECTION55_THOROUGH=1). Otherwise they try a part of the same, so that `npm test` stays under five minutes.
 */
export const THOROUGH = process.env.SECTION55_THOROUGH === '1';
