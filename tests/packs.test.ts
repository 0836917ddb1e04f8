import { describe, expect, it } from 'vitest';
import { type AnalysisRules, analyseSentence } from '../src/extract/claims/analyse.js';
import { classifySubject } from '../src/extract/claims/subject.js';
import {
  actorsOf,
  type CompiledCue,
  cuesOf,
  headingsOf,
  loadLexicon,
  matches,
  topicsOf,
  verbFormsOf,
} from '../src/lexicon/index.js';
import { headingVoice } from '../src/segment/index.js';
import { KNOWN } from './support/knownPackGaps.js';

/*
 * Every row of the rule packs carries examples and counter-examples: here they are tried. A gap is a row of
 * support/knownPackGaps.ts, which may only grow shorter.
 */

const lexicon = loadLexicon();
const rules: AnalysisRules = {
  cues: cuesOf(lexicon),
  actors: actorsOf(lexicon, []),
  forms: verbFormsOf(lexicon),
};

/**
 * Whether a cue takes a sentence. As an example: it governs some clause, even if another cue decides there; or the
 * clause has its verdict without any cue, since a sentence that asks or reports is known by its grammar before. As a
 * counter-example: it decides; to be outranked is a way of not holding.
 */
function fires({ row, pattern }: CompiledCue, sentence: string, isExample: boolean): boolean {
  if (row.verdict === 'pseudo') return pattern !== null && matches(pattern, sentence);
  const clauses = analyseSentence(sentence, rules, {
    afterReport: isExample && row.subjects?.includes('report') === true,
    fragments: true,
    answering: true,
    voice: row.subjects?.includes('policing_body')
      ? 'policing_body'
      : (row.voices?.[0] ?? 'chief_constable'),
    person: 'policing_body',
  });
  return clauses.some(({ hit, others, verdict }) => {
    if (hit?.row.id === row.id) return true;
    if (!isExample) return false;
    return (
      others.some((other) => other.row.id === row.id) ||
      (hit === null && verdict === row.verdict && verdict !== 'none')
    );
  });
}

/** A heading stands in a document, or in a field or column head where its row says so. */
function standsAsHeading(text: string, id: string): boolean {
  const field = headingsOf(lexicon).some(({ row }) => row.id === id && row.fieldOnly === true);
  return headingVoice(text, lexicon, { commissionerIsChief: false, field })?.id === id;
}

interface Row {
  id: string;
  examples: readonly string[];
  counterExamples: readonly string[];
}

type Holds = (id: string, text: string, isExample: boolean) => boolean;

/** Each kind of pack with how one of its rows is tried on a text. */
const trials: { kind: string; rows: readonly Row[]; holds: Holds }[] = [
  {
    kind: 'cues',
    rows: lexicon.rows.cues,
    holds: (id, text, isExample) =>
      rules.cues.some((cue) => cue.row.id === id && fires(cue, text, isExample)),
  },
  {
    kind: 'topics',
    rows: lexicon.rows.topics,
    holds: (id, text) =>
      topicsOf(lexicon).some((topic) => topic.row.id === id && matches(topic.strong, text)),
  },
  { kind: 'headings', rows: lexicon.rows.headings, holds: (id, text) => standsAsHeading(text, id) },
  {
    kind: 'actors',
    rows: lexicon.rows.actors,
    holds: (id, text) =>
      classifySubject(text, rules.actors) ===
      lexicon.rows.actors.find((row) => row.id === id)?.class,
  },
];

const tried = new Map<string, string[]>();

/** Wrong examples of a row, in the words of the list of known gaps. */
function faultsOf(kind: string, row: Row, holds: Holds): string[] {
  const name = `${kind} ${row.id}`;
  const faults = tried.get(name) ?? [
    ...row.examples.filter((text) => !holds(row.id, text, true)).map((text) => `misses: ${text}`),
    ...row.counterExamples
      .filter((text) => holds(row.id, text, false))
      .map((text) => `takes: ${text}`),
  ];
  tried.set(name, faults);
  return faults.map((fault) => `${row.id} ${fault}`);
}

describe.each(trials)('the rows of $kind', ({ kind, rows, holds }) => {
  it('are there', () => expect(rows.length).toBeGreaterThan(5));

  it.each(rows.map((row): [string, Row] => [row.id, row]))('%s', (_, row) => {
    const faults = faultsOf(kind, row, holds);
    expect(faults.filter((fault) => !KNOWN.has(fault))).toEqual([]);
  });
});

it('no gap that has been closed is still on the list', () => {
  const faults = new Set(
    trials.flatMap(({ kind, rows, holds }) => rows.flatMap((row) => faultsOf(kind, row, holds))),
  );
  expect([...KNOWN].filter((known) => !faults.has(known))).toEqual([]);
});
