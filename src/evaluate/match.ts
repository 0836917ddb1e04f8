import type { Claim, ResponseRecord, Span } from '../model/index.js';
import type { GoldClaim, GoldDocument } from './gold.js';
import { Locator, overlapShare } from './locate.js';

export interface Pair {
  gold: GoldClaim;
  claim: Claim;
}

/** How the claims of one record meet those of its gold. */
export interface Matching {
  /** Each gold claim that was found, with the prediction that overlaps it most. */
  pairs: Pair[];
  missed: GoldClaim[];
  /** Predictions that meet no gold claim. */
  extra: Claim[];
  /** Predictions that meet only debatable gold claims: neither right nor wrong. */
  debatable: Claim[];
  /** Predictions that meet a gold claim that counts. */
  right: Claim[];
  /** Predictions on a span that the gold says is no claim. */
  falseAttributions: { claim: Claim; why: string; quote: string }[];
  tempting: number;
  /** Gold quotes that do not stand in the reading text. */
  lost: string[];
}

/** `soft`: more than half of the shorter span is shared. `strict`: at least 90 % of either span is shared. */
export function meets(a: Span, b: Span, strict = false): boolean {
  const share = overlapShare(a, b);
  if (!strict) return share > 0.5;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared >= 0.9 * Math.max(a.end - a.start, b.end - b.start);
}

/** Matches predictions with gold by CODEBOOK.md section 9. */
export function matchClaims(record: ResponseRecord, gold: GoldDocument, strict = false): Matching {
  const text = record.document.text ?? '';
  const locator = new Locator(text);
  const result: Matching = { pairs: [], missed: [], extra: [], debatable: [], right: [], falseAttributions: [], tempting: 0, lost: [] };
  const located: { gold: GoldClaim; span: Span | null }[] = gold.claims.map((claim) => ({ gold: claim, span: locator.find(claim.quote) }));
  for (const { gold: claim, span } of located) {
    if (!span) result.lost.push(claim.quote);
    const candidates = span ? record.claims.filter((c) => meets(c.evidence, span, strict)) : [];
    const best = candidates.sort((a, b) => shared(b.evidence, span) - shared(a.evidence, span))[0];
    if (best) {
      if (!claim.optional) result.pairs.push({ gold: claim, claim: best });
    } else if (!claim.optional) result.missed.push(claim);
  }
  for (const claim of record.claims) {
    const met = located.filter(({ span }) => span && meets(claim.evidence, span, strict));
    if (met.some(({ gold: g }) => !g.optional)) result.right.push(claim);
    else if (met.length > 0) result.debatable.push(claim);
    else result.extra.push(claim);
  }
  const tempting = new Locator(text);
  for (const { quote, why } of gold.not_claims) {
    result.tempting++;
    const span = tempting.find(quote);
    if (!span) {
      result.lost.push(quote);
      continue;
    }
    const claim = record.claims.find((c) => meets(c.evidence, span));
    if (claim) result.falseAttributions.push({ claim, why, quote });
  }
  return result;
}

function shared(a: Span, b: Span | null): number {
  return b ? Math.min(a.end, b.end) - Math.max(a.start, b.start) : 0;
}

/** Whether the status of a prediction is one that the gold accepts. */
export function statusRight(pair: Pair): boolean {
  return pair.claim.status === pair.gold.status || (pair.gold.status_also ?? []).includes(pair.claim.status);
}

/** Recommendation numbers of gold as keys of the record: "1/2" is recommendation 2 under cause of concern 1. */
export function goldKey(number: string, kind: string): string {
  if (/^(?:afi|coc):/.test(number)) return number;
  if (kind === 'area_for_improvement') return `afi:${number}`;
  if (kind === 'cause_of_concern') return `coc:${number}`;
  return number.includes('/') ? `coc:${number}` : number;
}
