import { type ResponseRecord, sameGiven } from '../../model/index.js';
import type { Cause } from './difference.js';

/**
 * Why two readings of the same bytes may differ by themselves. The same version, rules and manifest read the same: then
 * there is no cause, and all that differs is by review.
 */
export function causesOfReading(a: ResponseRecord, b: ResponseRecord): Cause[] {
  const causes: Cause[] = [];
  if (a.provenance.extractor !== b.provenance.extractor) causes.push('version');
  if (a.provenance.rulePack !== b.provenance.rulePack) causes.push('rules');
  if (!sameGiven(a.provenance.given, b.provenance.given)) causes.push('manifest');
  return causes;
}

/** The causes of a difference that is not by review. */
export function byReading(a: ResponseRecord, b: ResponseRecord): Cause[] {
  const causes = causesOfReading(a, b);
  return causes.length > 0 ? causes : ['unknown'];
}

/** Each cause once, in the order in which they are listed. */
export function together(lists: readonly (readonly Cause[])[]): Cause[] {
  return [...new Set(lists.flat())];
}
