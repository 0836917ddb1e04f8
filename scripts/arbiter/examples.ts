import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoldDocument } from '../../src/evaluate/gold.js';
import { Locator } from '../../src/evaluate/locate.js';
import { meets, shared } from '../../src/evaluate/pairing.js';
import { secondOpinion } from '../../src/extract/claims/secondOpinion.js';
import { readSentences, type SentenceReading } from '../../src/extract/claims/sentences.js';
import { signsOf } from '../../src/extract/claims/signs.js';
import { formOf } from '../../src/extract/claims/surroundings.js';
import { understand } from '../../src/extract/extractRecord.js';
import { readDocument } from '../../src/ingest/index.js';
import { ARBITER_LABELS, type ArbiterLabel, type Lexicon } from '../../src/lexicon/index.js';
import { type Exclusion, type Span, STATUSES } from '../../src/model/index.js';

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
  /** Not where its gold says that a careful reader may leave it out, or where nobody has labelled it. */
  teaches: boolean;
  /** What the second look may know of its form. */
  form: readonly number[];
}

/** What is read of a letter, in order. */
export type ExampleReading =
  | { kind: 'apart'; why: Exclusion }
  | { kind: 'sentence'; block: number; examples: ArbiterExample[] };

/** A letter with all its clauses, so that the second look can be trained on what stands around each. */
export interface LetterExamples {
  id: string;
  readings: ExampleReading[];
}

/** Clauses of letters that teach something. */
export function sureExamples(letters: readonly LetterExamples[]): ArbiterExample[] {
  return letters.flatMap(({ readings }) =>
    readings.flatMap((reading) =>
      reading.kind === 'apart' ? [] : reading.examples.filter(({ teaches }) => teaches),
    ),
  );
}

/** What the arbiter learns from of a gold file. */
export interface Gold {
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
export const NO_CLAIMS = ARBITER_LABELS.filter(
  (label) => !(STATUSES as readonly string[]).includes(label),
);
export function labelOfNone(why: Exclusion | undefined): ArbiterLabel {
  return NO_CLAIMS.find((label) => label === why) ?? 'none';
}

/** To take a tempting passage for a claim is worse than to miss a claim. */
const TEMPTING = 4;

/** Clauses of a document that may be claims, each with the label of the gold claim that it is part of. */
export async function letterOf(
  bytes: Uint8Array,
  gold: Gold,
  lexicon: Lexicon,
): Promise<LetterExamples> {
  const { segmented, setting } = understand(await readDocument(bytes), lexicon);
  const { text } = segmented.document;
  const locator = new Locator(text);
  const places = gold.claims.map((claim) => locator.find(claim.quote));
  const tempter = new Locator(text);
  const tempting = gold.not_claims.flatMap(({ quote, why }) => {
    const span = tempter.find(quote);
    return span ? [{ span, why }] : [];
  });
  const readings: ExampleReading[] = [];
  for (const reading of readSentences(segmented, lexicon, setting)) {
    readings.push(
      reading.kind === 'apart'
        ? { kind: 'apart', why: reading.why }
        : {
            kind: 'sentence',
            block: reading.block.index,
            examples: ofReading(reading, { gold, places, tempting, text }, lexicon),
          },
    );
  }
  return { id: gold.id, readings };
}

function ofReading(
  reading: SentenceReading,
  { gold, places, tempting, text }: Annotated,
  lexicon: Lexicon,
): ArbiterExample[] {
  return reading.clauses.flatMap((clause, index) => {
    const { start, end } = clause.clause;
    const words = reading.text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const to = end - (words.length - words.trimEnd().length);
    const span = { start: reading.sentence.start + from, end: reading.sentence.start + to };
    if (span.end <= span.start) return [];
    const claim = labelAt(gold, places, span);
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
        teaches: !claim?.optional,
        form: formOf(reading, index, setting.place),
      } satisfies ArbiterExample,
    ];
  });
}

/** All letters of a folder with `documents` and `gold`. */
export async function lettersOfFolder(folder: string, lexicon: Lexicon): Promise<LetterExamples[]> {
  const letters: LetterExamples[] = [];
  for (const name of readdirSync(join(folder, 'gold')).sort()) {
    const file = join(folder, 'documents', name.replace(/\.json$/, '.txt'));
    const gold = GoldDocument.parse(JSON.parse(readFileSync(join(folder, 'gold', name), 'utf8')));
    letters.push(await letterOf(readFileSync(file), gold, lexicon));
  }
  return letters;
}
