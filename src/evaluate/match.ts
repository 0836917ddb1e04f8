import type { Claim, ResponseRecord, Span } from '../model/index.js';
import type { GoldClaim, GoldDocument } from './gold.js';
import { Locator } from './locate.js';
import { meets, pairUp, shared } from './pairing.js';

export { meets } from './pairing.js';

export interface Pair {
  gold: GoldClaim;
  claim: Claim;
}

/** A gold claim that was found, with its prediction. */
export interface FoundPair extends Pair {
  /** The prediction is the partner of another gold claim already: it counts for recall only. */
  lent: boolean;
}

/** How the claims of one record meet those of its gold. */
export interface Matching {
  /** Each gold claim that was found, with the prediction that is likest to it. */
  pairs: FoundPair[];
  missed: GoldClaim[];
  /** Predictions that meet no gold claim. */
  extra: Claim[];
  /** Predictions that meet only debatable gold claims: neither right nor wrong. */
  debatable: Claim[];
  /** Predictions that meet a gold claim that counts, each with all gold claims that it meets. */
  right: Claim[];
  met: Map<Claim, GoldClaim[]>;
  /** Predictions on a span that the gold says is no claim. */
  falseAttributions: { claim: Claim; why: string; quote: string }[];
  tempting: number;
  /** Gold quotes that do not stand in the reading text. */
  lost: string[];
}

/**
 * Matches predictions with gold by CODEBOOK.md section 9: first one to one, the likest spans first; a gold claim that
 * is left over takes the prediction that shares most with it, though it is another's partner.
 */
export function matchClaims(record: ResponseRecord, gold: GoldDocument, strict = false): Matching {
  const text = record.document.text ?? '';
  const { claims } = record;
  const spans = claims.map((claim) => claim.evidence);
  const result: Matching = {
    pairs: [],
    missed: [],
    extra: [],
    debatable: [],
    right: [],
    met: new Map(),
    falseAttributions: [],
    tempting: gold.not_claims.length,
    lost: [],
  };
  const locator = new Locator(text);
  const located = gold.claims.map((claim) => ({ gold: claim, span: locator.find(claim.quote) }));
  for (const { gold: claim, span } of located) if (!span) result.lost.push(claim.quote);
  const counted = located.filter(({ gold: claim }) => !claim.optional);
  const partners = pairUp(
    counted.map(({ span }) => span),
    spans,
    strict,
  );
  counted.forEach(({ gold: claim, span }, i) => {
    const partner = partners.get(i);
    const own = partner === undefined ? undefined : claims[partner];
    const found = own ?? likest(claims, span, strict);
    if (found) result.pairs.push({ gold: claim, claim: found, lent: own === undefined });
    else result.missed.push(claim);
  });
  for (const claim of claims) {
    const met = located
      .filter(({ span }) => span && meets(claim.evidence, span, strict))
      .map(({ gold: one }) => one);
    result.met.set(claim, met);
    if (met.some((one) => !one.optional)) result.right.push(claim);
    else if (met.length > 0) result.debatable.push(claim);
    else result.extra.push(claim);
  }
  const tempting = new Locator(text);
  for (const { quote, why } of gold.not_claims) {
    const span = tempting.find(quote);
    if (!span) {
      result.lost.push(quote);
      continue;
    }
    const claim = claims.find((c) => meets(c.evidence, span));
    if (claim) result.falseAttributions.push({ claim, why, quote });
  }
  return result;
}

function likest(claims: readonly Claim[], span: Span | null, strict: boolean): Claim | undefined {
  if (!span) return undefined;
  return claims
    .filter((claim) => meets(claim.evidence, span, strict))
    .sort((a, b) => shared(b.evidence, span) - shared(a.evidence, span))[0];
}

/** Whether a gold claim takes this status: its own, or one that careful people would accept too. */
export function accepts(gold: GoldClaim, status: Claim['status']): boolean {
  return status === gold.status || (gold.status_also ?? []).includes(status);
}

/** Whether the status of a prediction is one that the gold accepts. */
export function statusRight({ gold, claim }: Pair): boolean {
  return accepts(gold, claim.status);
}

/** Whether a prediction is linked to exactly the recommendations of the gold. */
export function linkRight({ gold, claim }: Pair): boolean {
  return sameSet(goldKeys(gold), claim.recommendations);
}

/** Whether status, speaker and recommendations are all right. */
export function jointRight(pair: Pair): boolean {
  return statusRight(pair) && pair.claim.speaker === pair.gold.speaker && linkRight(pair);
}

/** Recommendation numbers of gold as keys of the record: "1/2" is recommendation 2 under cause of concern 1. */
export function goldKey(number: string, kind: string): string {
  if (/^(?:afi|coc):/.test(number)) return number;
  if (kind === 'area_for_improvement') return `afi:${number}`;
  if (kind === 'cause_of_concern') return `coc:${number}`;
  return number.includes('/') ? `coc:${number}` : number;
}

/** Keys of the recommendations that a gold claim is about. */
export function goldKeys(gold: GoldClaim): string[] {
  return [...new Set(gold.recommendations.map((number) => goldKey(number, 'recommendation')))];
}

/** Whether two lists hold the same labels, in whatever order. */
export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((label) => b.includes(label));
}
