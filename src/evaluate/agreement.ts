import type { GoldClaim, GoldDocument } from './gold.js';
import { Locator } from './locate.js';
import { accepts } from './match.js';
import { pairUp } from './pairing.js';
import { ratio } from './tally.js';

/** How far two labellings of the same things agree. */
export interface LabelAgreement {
  /** Things that both labelled. */
  n: number;
  same: number;
  /** Cohen's kappa; null where there is nothing to correct for (no pairs, or only one label). */
  kappa: number | null;
}

/** How far two people agree on the same documents: what no program can be asked to surpass. */
export interface Agreement {
  documents: string[];
  /** Documents that only one of them read, or that could not be read. */
  left: string[];
  /** Claims of each that count, those that both have, and 2 × both / (first + second). */
  claims: { first: number; second: number; both: number; f1: number | null };
  status: LabelAgreement;
  /** Pairs in which at least one accepts the other's status, as `status_also` says. */
  statusAccepted: { count: number; n: number };
  speaker: LabelAgreement;
  /** Quotes that do not stand in the reading text. */
  quotesNotFound: number;
}

/**
 * Cohen's kappa (1960): (po − pe) / (1 − pe), with the agreement that is expected if each labels by their own habits
 * alone. Null where pe is 1 or there are no pairs.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const labels = new Set(pairs.flat());
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  let expected = 0;
  for (const label of labels) {
    const first = pairs.filter(([a]) => a === label).length / n;
    const second = pairs.filter(([, b]) => b === label).length / n;
    expected += first * second;
  }
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Compares two annotations of the same documents. Quotes are paired one to one where they meet softly; a claim that
 * either person calls debatable counts in no figure of claims, but its labels are compared.
 * @param texts reading text by document id.
 */
export function measureAgreement(
  texts: ReadonlyMap<string, string>,
  first: readonly GoldDocument[],
  second: readonly GoldDocument[],
): Agreement {
  const result: Agreement = {
    documents: [],
    left: [],
    claims: { first: 0, second: 0, both: 0, f1: null },
    status: { n: 0, same: 0, kappa: null },
    statusAccepted: { count: 0, n: 0 },
    speaker: { n: 0, same: 0, kappa: null },
    quotesNotFound: 0,
  };
  const paired: [GoldClaim, GoldClaim][] = [];
  const others = new Map(second.map((gold) => [gold.id, gold]));
  for (const one of first) {
    const other = others.get(one.id);
    const text = texts.get(one.id);
    // The first folder may hold many more: that is no news.
    if (!other) continue;
    others.delete(one.id);
    if (text === undefined) {
      result.left.push(one.id);
      continue;
    }
    result.documents.push(one.id);
    paired.push(...compareClaims(text, one, other, result));
  }
  result.left.push(...others.keys());
  const { claims } = result;
  claims.f1 = ratio(2 * claims.both, claims.first + claims.second);
  result.status = labelAgreement(paired.map(([a, b]) => [a.status, b.status]));
  result.speaker = labelAgreement(paired.map(([a, b]) => [a.speaker, b.speaker]));
  result.statusAccepted = {
    count: paired.filter(([a, b]) => accepts(a, b.status) || accepts(b, a.status)).length,
    n: paired.length,
  };
  return result;
}

/** Adds the claim counts of one document and gives the pairs. */
function compareClaims(
  text: string,
  one: GoldDocument,
  other: GoldDocument,
  result: Agreement,
): [GoldClaim, GoldClaim][] {
  const spansOf = (gold: GoldDocument) => {
    const locator = new Locator(text);
    return gold.claims.map(({ quote }) => locator.find(quote));
  };
  const a = spansOf(one);
  const b = spansOf(other);
  result.quotesNotFound += [...a, ...b].filter((span) => span === null).length;
  const pairs = pairUp(a, b);
  const { claims } = result;
  const paired: [GoldClaim, GoldClaim][] = [];
  const taken = new Set<number>();
  one.claims.forEach((claim, i) => {
    const j = pairs.get(i);
    const partner = j === undefined ? undefined : other.claims[j];
    if (j === undefined || !partner) {
      if (!claim.optional) claims.first++;
      return;
    }
    taken.add(j);
    paired.push([claim, partner]);
    if (claim.optional || partner.optional) return;
    claims.first++;
    claims.second++;
    claims.both++;
  });
  claims.second += other.claims.filter((claim, j) => !taken.has(j) && !claim.optional).length;
  return paired;
}

function labelAgreement(pairs: [string, string][]): LabelAgreement {
  const same = pairs.filter(([a, b]) => a === b).length;
  return { n: pairs.length, same, kappa: cohenKappa(pairs) };
}
