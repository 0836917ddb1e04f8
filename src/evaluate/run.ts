import { z } from 'zod';
import {
  FITS,
  PartialDate,
  type ResponseRecord,
  SPEAKERS,
  STATUSES,
  SUBJECTS,
} from '../model/index.js';
import { jointRight, type Matching } from './match.js';
import type { LetterScore } from './scoreLetter.js';

/** `right`: span, status, speaker and link. `partly`: on a gold claim. `extra`: where the gold has none. */
const VERDICTS = ['right', 'partly', 'extra', 'debatable'] as const;

const SavedClaim = z.strictObject({
  id: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  status: z.enum(STATUSES),
  speaker: z.enum(SPEAKERS),
  reported: z.boolean(),
  subject: z.enum(SUBJECTS),
  recommendations: z.array(z.string()),
  fit: z.enum(FITS),
  topics: z.array(z.string()),
  claimDate: PartialDate.nullable(),
  dueDate: PartialDate.nullable(),
  verdict: z.enum(VERDICTS),
});
export type SavedClaim = z.infer<typeof SavedClaim>;

/** A run as it is kept, to compare a later one with. */
export const SavedRun = z.strictObject({
  format: z.literal(1),
  extractor: z.string().nullable(),
  rulePack: z.string().nullable(),
  /** Head figures by name. */
  figures: z.record(z.string(), z.number().nullable()),
  letters: z.record(
    z.string(),
    z.strictObject({ force: z.string().nullable(), claims: z.array(SavedClaim) }),
  ),
});
export type SavedRun = z.infer<typeof SavedRun>;

/** Fields in which a claim with the same id may have changed. */
const COMPARED = [
  'status',
  'speaker',
  'reported',
  'subject',
  'fit',
  'topics',
  'claimDate',
  'dueDate',
] as const;

export interface ClaimDifference {
  letter: string;
  force: string | null;
  claim: SavedClaim;
}

export interface ClaimChange extends ClaimDifference {
  fields: { field: (typeof COMPARED)[number]; before: string; after: string }[];
  /** The verdict that it had before. */
  before: SavedClaim['verdict'];
}

/** What one run has that another had not. Claims are the same if their ids are. */
export interface RunChanges {
  gained: ClaimDifference[];
  lost: ClaimDifference[];
  changed: ClaimChange[];
  /** Letters that only one of the runs has: their claims are in no list. */
  lettersAdded: string[];
  lettersGone: string[];
  figures: { name: string; before: number | null; after: number | null }[];
}

/** The run as it is kept: the claims of every letter that could be read, in the order of the letters' ids. */
export function savedRun(
  letters: readonly LetterScore[],
  figures: Record<string, number | null>,
): SavedRun {
  const provenance = letters.find(({ record }) => record !== null)?.record?.provenance;
  const kept = letters.flatMap(({ id, record, matching }) =>
    record && matching
      ? [[id, { force: record.force?.id ?? null, claims: keptClaims(record, matching) }] as const]
      : [],
  );
  return {
    format: 1,
    extractor: provenance?.extractor ?? null,
    rulePack: provenance?.rulePack ?? null,
    figures,
    letters: Object.fromEntries(kept),
  };
}

function keptClaims(record: ResponseRecord, matching: Matching): SavedClaim[] {
  return record.claims.map((claim) => ({
    id: claim.id,
    start: claim.evidence.start,
    end: claim.evidence.end,
    quote: claim.quote,
    status: claim.status,
    speaker: claim.speaker,
    reported: claim.reported,
    subject: claim.subject,
    recommendations: claim.recommendations,
    fit: claim.fit,
    topics: claim.topics,
    claimDate: claim.claimDate?.value ?? null,
    dueDate: claim.dueDate?.value ?? null,
    verdict: verdictOn(claim, matching),
  }));
}

function verdictOn(
  claim: ResponseRecord['claims'][number],
  matching: Matching,
): SavedClaim['verdict'] {
  if (matching.debatable.includes(claim)) return 'debatable';
  const met = (matching.met.get(claim) ?? []).filter((gold) => !gold.optional);
  if (met.length === 0) return 'extra';
  return met.some((gold) => jointRight({ gold, claim })) ? 'right' : 'partly';
}

/** Compares two runs by the ids of their claims. */
export function compareRuns(before: SavedRun, after: SavedRun): RunChanges {
  const changes: RunChanges = {
    gained: [],
    lost: [],
    changed: [],
    lettersAdded: Object.keys(after.letters).filter((id) => !(id in before.letters)),
    lettersGone: Object.keys(before.letters).filter((id) => !(id in after.letters)),
    figures: Object.entries(after.figures).map(([name, value]) => ({
      name,
      before: before.figures[name] ?? null,
      after: value,
    })),
  };
  for (const [letter, now] of Object.entries(after.letters)) {
    const then = before.letters[letter];
    if (!then) continue;
    const { force } = now;
    const old = new Map(then.claims.map((claim) => [claim.id, claim]));
    for (const claim of now.claims) {
      const earlier = old.get(claim.id);
      old.delete(claim.id);
      if (!earlier) {
        changes.gained.push({ letter, force, claim });
        continue;
      }
      const fields = COMPARED.flatMap((field) => {
        const [was, is] = [shown(earlier[field]), shown(claim[field])];
        return was === is ? [] : [{ field, before: was, after: is }];
      });
      if (fields.length > 0) {
        changes.changed.push({ letter, force, claim, fields, before: earlier.verdict });
      }
    }
    for (const claim of old.values()) changes.lost.push({ letter, force, claim });
  }
  return changes;
}

function shown(value: string | boolean | readonly string[] | null): string {
  if (Array.isArray(value)) return [...value].sort().join(', ') || 'none';
  return value === null ? 'none' : String(value);
}
