import { z } from 'zod';
import { STATUSES } from '../model/index.js';

/** A phrase in the notation of pattern.ts. */
const Phrase = z.string().min(1);
const Id = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/);

/** Whose words a part of the document is. `unmarked` leaves the enclosing section's voice. */
export const VOICES = [
  'chief_constable',
  'policing_body',
  'joint',
  'inspectorate_finding',
  'recommendation_text',
  'checklist',
  'meta',
  'background',
  'unmarked',
] as const;
export type Voice = (typeof VOICES)[number];

/** Headings, form labels and column heads. */
export const HeadingRow = z.strictObject({
  id: Id,
  voice: z.enum(VOICES),
  /** The whole heading, without number and final colon, must match one of them. */
  patterns: z.array(Phrase).min(1),
  /** Only as a column head or form label, where the words are too common for a heading. */
  fieldOnly: z.boolean().optional(),
  /** Gives its voice only to text in the first person: "What the force says" may open a summary by others. */
  firstPerson: z.boolean().optional(),
  /** Holds for short lines only: the next sentence of running text is the paper's own again. */
  untilProse: z.boolean().optional(),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).min(1),
});
export type HeadingRow = z.infer<typeof HeadingRow>;

/** What is counted to tell whose words a block is: see src/segment/speakerSigns.ts. */
export const SpeakerSignRow = z.strictObject({
  id: Id,
  about: z.string().optional(),
  of: z.enum(['text', 'heading']),
  words: z.array(Phrase).min(1),
  /** Case is not ignored. */
  cased: z.boolean().optional(),
  /** Matches inside words too. */
  bare: z.boolean().optional(),
});
export type SpeakerSignRow = z.infer<typeof SpeakerSignRow>;

export const MacroRow = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z_]*$/),
  pattern: Phrase,
});
export const WordListRow = z.strictObject({
  id: Id,
  about: z.string().optional(),
  words: z.array(z.string()).min(1),
});
export const VerbRow = z.strictObject({
  id: Id,
  about: z.string().optional(),
  words: z.array(z.string()).optional(),
  forms: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
});

/** Who can be the subject of a clause. */
export const ACTOR_CLASSES = [
  'force',
  'policing_body',
  'collaboration',
  'inspectorate',
  'report',
  'other_body',
  'all_forces',
  'ask',
  'we',
  'pronoun',
  'thing',
  'none',
] as const;
export type ActorClass = (typeof ACTOR_CLASSES)[number];

export const ActorRow = z.strictObject({
  id: Id,
  class: z.enum(ACTOR_CLASSES),
  /** Lower ranks are tried first. */
  rank: z.int().min(1),
  patterns: z.array(Phrase).min(1),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).min(1),
});
export type ActorRow = z.infer<typeof ActorRow>;

/** What the auxiliary chain of a clause must look like for a cue to hold. Absent keys do not matter. */
export const VerbShape = z.strictObject({
  modal: z.boolean().optional(),
  /** will, shall, is to */
  future: z.boolean().optional(),
  perfect: z.boolean().optional(),
  progressive: z.boolean().optional(),
  passive: z.boolean().optional(),
  copula: z.boolean().optional(),
  negated: z.boolean().optional(),
  past: z.boolean().optional(),
  present: z.boolean().optional(),
});

/** What a cue leads to: a status, or one of the verdicts that make no claim. */
export const CUE_VERDICTS = [
  ...STATUSES,
  'none',
  'hmicfrs_finding',
  'recommendation_text',
  'other_body',
  'background',
  'pseudo',
] as const;
export type CueVerdict = (typeof CUE_VERDICTS)[number];

/**
 * One cue (trigger) of the ConText family. `rank`: of the cues that govern a clause the lowest rank decides;
 * at equal rank the longest. `pseudo` cues hide the words that they match from the others.
 */
export const CueRow = z.strictObject({
  id: z.string().regex(/^cue\.[a-z_]+\.[a-z0-9-]+$/),
  verdict: z.enum(CUE_VERDICTS),
  rank: z.int().min(1).max(99),
  patterns: z.array(Phrase).min(1).optional(),
  /** `clause`: governs the clause it stands in. `forward`/`backward`: to the next terminator. `sentence`: all of it. */
  direction: z.enum(['clause', 'forward', 'backward', 'sentence']),
  /** Phrases that end the scope; those of `terminators.json` when left out. */
  terminators: z.array(Phrase).optional(),
  verb: VerbShape.optional(),
  subjects: z.array(z.enum(ACTOR_CLASSES)).optional(),
  /** Holds only in the words of these speakers. */
  voices: z.array(z.enum(['chief_constable', 'policing_body'])).optional(),
  notSubjects: z.array(z.enum(ACTOR_CLASSES)).optional(),
  /** Holds only in fragments without a finite verb (cells, fields). */
  fragment: z.boolean().optional(),
  /** A fragment cue that need not open the fragment. */
  anywhere: z.boolean().optional(),
  /** Holds only where an answer is given: the chief officer's words, or words under a recommendation number. */
  answering: z.boolean().optional(),
  /** Plain words for `section55 explain`. */
  reason: z.string().min(1),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).min(1),
});
export type CueRow = z.infer<typeof CueRow>;

export const TopicRow = z.strictObject({
  id: Id,
  name: z.string(),
  /** One is enough for the topic. */
  strong: z.array(Phrase).min(1),
  /** Count only beside a heading, number or other sign of the topic. */
  weak: z.array(Phrase),
  /** Acts that are about the subject but are not what is asked. */
  nearby: z.array(Phrase),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).min(1),
});
export type TopicRow = z.infer<typeof TopicRow>;

/** Weight of one sign of a claim's confidence, in logits. */
export const ConfidenceRow = z.strictObject({ id: z.string().min(1), weight: z.number() });
