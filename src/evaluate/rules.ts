import type { Lexicon } from '../lexicon/index.js';
import { type Claim, STATUSES } from '../model/index.js';
import { accepts, type Matching } from './match.js';
import { judged } from './scoreClaims.js';
import type { LetterScore } from './scoreLetter.js';
import { ratio, type Share } from './tally.js';

/** A cue with less is to be mended or taken out (mission-systems.md section 5, after Snorkel). */
const LEAST_PRECISION = 0.8;
/** With fewer predictions a cue's precision says too little to flag it. */
const LEAST_PREDICTIONS = 5;
/** An example this short stands in any letter. */
const SHORTEST_EXAMPLE_WORDS = 4;

/** What one cue is worth on the letters of a run. */
export interface CueResult {
  id: string;
  /** Claims that it led to, without those on debatable gold. */
  n: number;
  right: number;
  /** On a gold claim, with a status that the gold does not accept. */
  wrongStatus: number;
  /** Where the gold has no claim. */
  noClaim: number;
  precision: number | null;
  /** Gold claims that were found through it. */
  covers: number;
  /** The same as a share of all gold claims. */
  coverage: number | null;
  flagged: boolean;
}

export interface ConfidenceBin {
  from: number;
  to: number;
  n: number;
  /** Those that are claims and have this status: what a confidence promises. */
  right: number;
  share: number | null;
  /** Those of which the speaker is right as well. */
  speakerToo: number;
}

export interface RuleReport {
  cues: CueResult[];
  /** Cues for a status that led to no claim at all; the others are there to prevent claims. */
  unused: string[];
  /** Gold claims whose wording is in no cue's examples: what the rules were not shown. */
  newWording: Share;
  /** Whether confidence keeps its promise: of the claims with 0.8 to 0.9, 80 to 90 % should be right. */
  reliability: ConfidenceBin[];
  /** Claims with a confidence above 0.9. */
  confident: Share;
  unclear: Share;
}

/** Reports on the cues and on confidence, over the letters that could be read. */
export function reportRules(letters: readonly LetterScore[], lexicon: Lexicon): RuleReport {
  const matchings = letters.flatMap(({ matching }) => (matching ? [matching] : []));
  const gold = letters.flatMap((letter) => letter.gold.claims).filter((one) => !one.optional);
  const claims = letters.flatMap(({ record }) => record?.claims ?? []);
  const cues = cueResults(matchings, gold.length);
  const used = new Set(claims.flatMap(cuesOfClaim));
  const isKnown = knownWording(lexicon);
  return {
    cues,
    unused: lexicon.rows.cues
      .filter(({ id, verdict }) => isStatus(verdict) && !used.has(id))
      .map(({ id }) => id),
    newWording: { count: gold.filter(({ quote }) => !isKnown(quote)).length, n: gold.length },
    reliability: reliability(matchings),
    confident: { count: claims.filter((one) => one.confidence > 0.9).length, n: claims.length },
    unclear: { count: claims.filter((one) => one.status === 'unclear').length, n: claims.length },
  };
}

function isStatus(verdict: string): boolean {
  return (STATUSES as readonly string[]).includes(verdict);
}

function cuesOfClaim(claim: Claim): string[] {
  const rules = claim.because.map(({ rule }) => rule).filter((rule) => rule.startsWith('cue.'));
  return [...new Set(rules)];
}

function cueResults(matchings: readonly Matching[], goldClaims: number): CueResult[] {
  const results = new Map<string, CueResult>();
  const resultOf = (id: string): CueResult => {
    const known = results.get(id) ?? {
      id,
      n: 0,
      right: 0,
      wrongStatus: 0,
      noClaim: 0,
      precision: null,
      covers: 0,
      coverage: null,
      flagged: false,
    };
    results.set(id, known);
    return known;
  };
  for (const matching of matchings) {
    for (const claim of judged(matching)) {
      const met = (matching.met.get(claim) ?? []).filter((gold) => !gold.optional);
      const isRight = met.some((gold) => accepts(gold, claim.status));
      for (const id of cuesOfClaim(claim)) {
        const result = resultOf(id);
        result.n++;
        if (isRight) result.right++;
        else if (met.length > 0) result.wrongStatus++;
        else result.noClaim++;
      }
    }
    for (const { claim } of matching.pairs) {
      for (const id of cuesOfClaim(claim)) resultOf(id).covers++;
    }
  }
  for (const result of results.values()) {
    result.precision = ratio(result.right, result.n);
    result.coverage = ratio(result.covers, goldClaims);
    result.flagged =
      result.n >= LEAST_PREDICTIONS &&
      result.precision !== null &&
      result.precision < LEAST_PRECISION;
  }
  return [...results.values()].sort(
    (a, b) => Number(b.flagged) - Number(a.flagged) || b.n - a.n || (a.id < b.id ? -1 : 1),
  );
}

/** Whether a quote is an example of a cue, holds one of some length, or is held by one. */
function knownWording(lexicon: Lexicon): (quote: string) => boolean {
  const examples = [
    ...new Set(lexicon.rows.cues.flatMap((row) => row.examples.map((example) => plain(example)))),
  ];
  return (quote) => {
    const words = plain(quote);
    const isLong = (text: string) => text.trim().split(' ').length >= SHORTEST_EXAMPLE_WORDS;
    return examples.some(
      (example) =>
        example === words ||
        (isLong(example) && words.includes(example)) ||
        (isLong(words) && example.includes(words)),
    );
  };
}

/** Words of a text in lower case, with one space before, after and between: whole words are compared. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function reliability(matchings: readonly Matching[]): ConfidenceBin[] {
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const bins = edges.slice(0, -1).map((from, i): ConfidenceBin => {
    return { from, to: edges[i + 1] ?? 1, n: 0, right: 0, share: null, speakerToo: 0 };
  });
  for (const matching of matchings) {
    for (const claim of judged(matching)) {
      const bin = bins.findLast(({ from }) => claim.confidence >= from);
      if (!bin) continue;
      bin.n++;
      const met = (matching.met.get(claim) ?? []).filter(
        (gold) => !gold.optional && accepts(gold, claim.status),
      );
      if (met.length > 0) bin.right++;
      if (met.some((gold) => gold.speaker === claim.speaker)) bin.speakerToo++;
    }
  }
  for (const bin of bins) bin.share = ratio(bin.right, bin.n);
  return bins;
}
