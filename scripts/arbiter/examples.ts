import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GoldDocument } from '../../src/evaluate/gold.js';
import { Locator } from '../../src/evaluate/locate.js';
import { meets, shared } from '../../src/evaluate/pairing.js';
import { analyseSentence } from '../../src/extract/claims/analyse.js';
import { secondOpinion } from '../../src/extract/claims/secondOpinion.js';
import { readSentences, type SentenceReading } from '../../src/extract/claims/sentences.js';
import { signsOf } from '../../src/extract/claims/signs.js';
import { understand } from '../../src/extract/extractRecord.js';
import { readDocument } from '../../src/ingest/index.js';
import {
  ARBITER_LABELS,
  type ArbiterLabel,
  actorsOf,
  cuesOf,
  type Lexicon,
  verbFormsOf,
} from '../../src/lexicon/index.js';
import { type Exclusion, type Span, STATUSES } from '../../src/model/index.js';
import { readExamples } from '../classifier/sentences.js';
import { assertionLetter, readAssertionRows } from './assertionLetters.js';

/** A clause with what a person read in it. */
export interface ArbiterExample {
  /** Letter from which it comes, so that a fold holds whole letters. */
  letter: string;
  text: string;
  /** What the rules read. */
  verdict: string;
  label: ArbiterLabel;
  /** Why a tempting passage is no claim, by the gold. */
  why: Exclusion | null;
  /** Labels that count as right. */
  also: ArbiterLabel[];
  signs: string[];
  weight: number;
}

/** What the arbiter learns from of a gold file. */
interface Gold {
  id: string;
  claims: Pick<GoldDocument['claims'][number], 'quote' | 'status' | 'status_also' | 'optional'>[];
  not_claims: { quote: string; why: Exclusion }[];
}

function labelAt(gold: Gold, places: (Span | null)[], span: Span) {
  const met = gold.claims
    .map((claim, i) => ({ claim, place: places[i] ?? null }))
    .filter(({ place }) => place && meets(span, place));
  met.sort((a, b) => shared(b.place as Span, span) - shared(a.place as Span, span));
  return met[0]?.claim ?? null;
}

/** A letter with the places of what its gold quotes. */
interface Annotated {
  gold: Gold;
  places: (Span | null)[];
  tempting: { span: Span; why: Exclusion }[];
  text: string;
}

/** Labels of what is no claim: which of them is the arbiter's own affair. */
const NO_CLAIMS = ARBITER_LABELS.filter(
  (label) => !(STATUSES as readonly string[]).includes(label),
);
function labelOfNone(why: Exclusion | undefined): ArbiterLabel {
  return NO_CLAIMS.find((label) => label === why) ?? 'none';
}

/** To take a tempting passage for a claim is worse than to miss a claim. */
const TEMPTING = 4;

/** Clauses of a document that may be claims, each with the label of the gold claim that it is part of. */
async function examplesOfDocument(
  bytes: Uint8Array,
  gold: Gold,
  lexicon: Lexicon,
): Promise<ArbiterExample[]> {
  const { segmented, setting } = understand(await readDocument(bytes), lexicon);
  const { text } = segmented.document;
  const locator = new Locator(text);
  const places = gold.claims.map((claim) => locator.find(claim.quote));
  const tempter = new Locator(text);
  const tempting = gold.not_claims.flatMap(({ quote, why }) => {
    const span = tempter.find(quote);
    return span ? [{ span, why }] : [];
  });
  const examples: ArbiterExample[] = [];
  for (const reading of readSentences(segmented, lexicon, setting)) {
    if (reading.kind === 'apart') continue;
    examples.push(...ofReading(reading, { gold, places, tempting, text }, lexicon));
  }
  return examples;
}

function ofReading(
  reading: SentenceReading,
  { gold, places, tempting, text }: Annotated,
  lexicon: Lexicon,
): ArbiterExample[] {
  return reading.clauses.flatMap((clause) => {
    const { start, end } = clause.clause;
    const words = reading.text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const to = end - (words.length - words.trimEnd().length);
    const span = { start: reading.sentence.start + from, end: reading.sentence.start + to };
    if (span.end <= span.start) return [];
    const claim = labelAt(gold, places, span);
    // Debatable ones teach nothing sure.
    if (claim?.optional) return [];
    const tempted = claim ? undefined : tempting.find((one) => meets(span, one.span));
    const setting = {
      ...reading,
      topics: reading.topicsOf(words),
      place: span.start / text.length,
      opinion: secondOpinion(words.trim(), lexicon),
    };
    return [
      {
        letter: gold.id,
        text: words,
        verdict: clause.verdict,
        label: claim?.status ?? labelOfNone(tempted?.why),
        also: claim ? [claim.status, ...(claim.status_also ?? [])] : NO_CLAIMS,
        signs: signsOf(clause, reading.text, setting, text),
        why: tempted?.why ?? null,
        weight: tempted ? TEMPTING : 1,
      } satisfies ArbiterExample,
    ];
  });
}

/** All letters of a folder with `documents` and `gold`. */
export async function examplesOfFolder(
  folder: string,
  lexicon: Lexicon,
): Promise<ArbiterExample[]> {
  const examples: ArbiterExample[] = [];
  for (const name of readdirSync(join(folder, 'gold')).sort()) {
    const file = join(folder, 'documents', name.replace(/\.json$/, '.txt'));
    const gold = GoldDocument.parse(JSON.parse(readFileSync(join(folder, 'gold', name), 'utf8')));
    examples.push(...(await examplesOfDocument(readFileSync(file), gold, lexicon)));
  }
  return examples;
}

/** The rows of fixtures/specs/assertion.json, each in a small letter of its own. */
async function examplesOfSpecs(lexicon: Lexicon): Promise<ArbiterExample[]> {
  const examples: ArbiterExample[] = [];
  for (const row of readAssertionRows()) {
    const gold = { id: row.id, claims: row.expect, not_claims: [] };
    const all = await examplesOfDocument(
      new TextEncoder().encode(assertionLetter(row)),
      gold,
      lexicon,
    );
    // The letter around the row's text is the same for all rows.
    examples.push(...all.filter(({ text }) => row.text.includes(text.trim())));
  }
  return examples;
}

const SpeakerRows = z.array(
  z.object({
    id: z.string(),
    letter: z.string(),
    expect: z.array(z.object({ quote: z.string(), status: z.enum(STATUSES).optional() })),
    notClaims: z.array(z.string()),
  }),
);

/** The rows of fixtures/specs/speakers.json: whole letters, of which only the quoted passages are labelled. */
async function examplesOfSpeakers(root: string, lexicon: Lexicon): Promise<ArbiterExample[]> {
  const file = join(root, 'fixtures/specs/speakers.json');
  const examples: ArbiterExample[] = [];
  for (const row of SpeakerRows.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    const gold: Gold = {
      id: row.id,
      claims: row.expect.flatMap(({ quote, status }) => (status ? [{ quote, status }] : [])),
      not_claims: row.notClaims.map((quote) => ({ quote, why: 'background' as const })),
    };
    const all = await examplesOfDocument(new TextEncoder().encode(row.letter), gold, lexicon);
    examples.push(...all.filter(({ label, why }) => !NO_CLAIMS.includes(label) || why !== null));
  }
  return examples;
}

/** The letters of fixtures/letters, which the tests hold to their gold in every form. */
async function examplesOfFixtures(root: string, lexicon: Lexicon): Promise<ArbiterExample[]> {
  const folder = join(root, 'fixtures/letters');
  const examples: ArbiterExample[] = [];
  const slugs = readdirSync(folder).filter((slug) =>
    existsSync(join(folder, slug, 'expected.json')),
  );
  for (const slug of slugs.sort()) {
    const gold = GoldDocument.strip().parse(
      JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8')),
    );
    const source = ['source.txt', 'source.md']
      .map((name) => join(folder, slug, name))
      .find((name) => existsSync(name));
    if (source) examples.push(...(await examplesOfDocument(readFileSync(source), gold, lexicon)));
  }
  return examples;
}

/** All that the arbiter is trained on beside the development letters: in every fold, and never measured. */
export async function otherExamples(root: string, lexicon: Lexicon): Promise<ArbiterExample[]> {
  return [
    ...examplesOfSentences(lexicon, SENTENCE_WEIGHT),
    ...(await examplesOfSpecs(lexicon)),
    ...(await examplesOfSpeakers(root, lexicon)),
    ...(await examplesOfFixtures(root, lexicon)),
  ];
}

/** A labelled sentence without a letter around it tells less than a clause in its place. */
const SENTENCE_WEIGHT = 0.75;

/** The labelled sentences of the second opinion, read as they stand alone. */
function examplesOfSentences(lexicon: Lexicon, weight: number): ArbiterExample[] {
  const rules = {
    cues: cuesOf(lexicon),
    actors: actorsOf(lexicon, []),
    forms: verbFormsOf(lexicon),
  };
  return readExamples().examples.flatMap(({ text, label: told, why }, i) => {
    const label = why ? labelOfNone(why) : told;
    const voice = /\b(?:I|my|me)\b/.test(text) ? 'policing_body' : 'chief_constable';
    const clauses = analyseSentence(text, rules, {
      afterReport: false,
      fragments: true,
      voice,
      person: 'force',
      answering: true,
    });
    const [clause] = clauses;
    if (!clause || clauses.length > 1) return [];
    return [
      {
        letter: `sentence ${i % 10}`,
        text,
        verdict: clause.verdict,
        label,
        why: why ?? null,
        also: why ? NO_CLAIMS : [label],
        signs: signsOf(clause, text, null, text),
        weight: why ? 2 * weight : weight,
      } satisfies ArbiterExample,
    ];
  });
}
