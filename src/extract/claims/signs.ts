import type { AnalysedClause } from './analyse.js';
import { featuresOf } from './features.js';
import type { Opinion } from './secondOpinion.js';
import type { SentenceReading } from './sentences.js';

/** What the arbiter may know of where a clause stands; null for a sentence without a letter around it. */
export type Setting = Pick<
  SentenceReading,
  | 'block'
  | 'sentence'
  | 'spoken'
  | 'quoted'
  | 'under'
  | 'own'
  | 'paragraphKeys'
  | 'answering'
  | 'addressed'
  | 'before'
> & {
  /** Topics of the clause's own words, and those carried over to it. */
  topics: { own: readonly string[]; carried: readonly string[] };
  /** What the classifier of single sentences says of the clause. */
  opinion: Opinion | null;
  /** Share of the document's text that stands before the clause, 0 to 1. */
  place: number;
};

/** Words of headings that tell what a part of a paper is for. */
function headingSigns(setting: Setting, text: string): string[] {
  const last = setting.block.headings.at(-1);
  const label = setting.block.label;
  const words = [last, label].flatMap((span) => (span ? text.slice(span.start, span.end) : []));
  return words
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
    .slice(0, 12)
    .map((word) => `HEAD:${word.slice(0, 7)}`);
}

function verbSigns(clause: AnalysedClause): string[] {
  const { group, kind, subject } = clause.clause;
  const signs = [`KIND-OF-CLAUSE:${kind}`];
  if (!group) return [...signs, 'VERB:none'];
  const form = [
    group.modal ? `modal=${group.modal}` : '',
    group.perfect ? 'perfect' : '',
    group.progressive ? 'progressive' : '',
    group.passive ? 'passive' : '',
    group.copula ? 'copula' : '',
    group.past ? 'past' : '',
    group.present ? 'present' : '',
    group.negated ? 'negated' : '',
    group.bare ? 'bare' : '',
  ]
    .filter(Boolean)
    .join('+');
  signs.push(`VERB:${group.head}`, `FORM:${form}`, `FORM:${form}|${clause.subject}`);
  signs.push(`VERB:${group.head}|${clause.subject}`, `VERB:${group.head}|${form}`);
  const words = subject
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const last = words.at(-1);
  if (last) signs.push(`SUBJ:${last.slice(0, 8)}`);
  if (words[0]) signs.push(`SUBJ1:${words[0].slice(0, 8)}`);
  return signs;
}

function ruleSigns(clause: AnalysedClause): string[] {
  const { verdict, hit, others, subject, reporter, matrix } = clause;
  const cue = hit?.row.id ?? 'none';
  const signs = [
    `VERDICT:${verdict}`,
    `CUE:${cue}`,
    `SUBJECT:${subject}`,
    `VERDICT:${verdict}|SUBJECT:${subject}`,
    `RANK:${verdict}|${hit ? Math.floor(hit.row.rank / 10) : 'none'}`,
    `HIT:${hit === null ? 'none' : hit.span ? 'words' : 'grammar'}|${verdict}`,
  ];
  for (const other of others.slice(0, 4)) {
    signs.push(`OTHER:${other.row.verdict}`, `OTHER:${other.row.verdict}|${verdict}`);
  }
  if (matrix !== null) {
    signs.push(`REPORTER:${reporter}`, `REPORTER:${reporter}|${verdict}`);
    for (const word of matrix
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .slice(-6)) {
      if (word) signs.push(`MATRIX:${word.slice(0, 7)}`);
    }
  }
  return signs;
}

function placeSigns(clause: AnalysedClause, setting: Setting, text: string): string[] {
  const { block, sentence, spoken, quoted, under, own, paragraphKeys, answering, before, topics } =
    setting;
  const { verdict, hit } = clause;
  const voice = quoted?.source ?? spoken;
  const numbered = under.keys.length > 0 || own.length > 0 || paragraphKeys.length > 0;
  const topical = topics.own.length > 0 ? 'own' : topics.carried.length > 0 ? 'carried' : 'none';
  const signs = [
    `VOICE:${voice}`,
    `VOICE:${voice}|${verdict}`,
    `VOICE:${voice}|SUBJECT:${clause.subject}`,
    `CUE:${hit?.row.id ?? 'none'}|${voice}`,
    `ANSWERS:${answering}|${verdict}`,
    `ANSWERS:${answering}|${voice}|SUBJECT:${clause.subject}`,
    `CUE:${hit?.row.id ?? 'none'}|${answering}`,
    `NUMBER:${numbered}|${verdict}`,
    `ADDRESSED:${setting.addressed}`,
    `ADDRESSED:${setting.addressed}|${verdict}`,
    `TOPIC:${topical}`,
    `TOPIC:${topical}|${verdict}`,
    `NUMBER:${numbered}|TOPIC:${topical}|${voice}`,
    `LAYOUT:${block.layout.kind}|${verdict}`,
    `STATED:${block.voiceEvidence !== null}|${verdict}`,
    `BEFORE:${before[0] ?? 'start'}`,
    `BEFORE:${before[0] ?? 'start'}|${verdict}`,
    `PLACE:${Math.min(4, Math.floor(setting.place * 5))}`,
    `PLACE:${Math.min(4, Math.floor(setting.place * 5))}|${verdict}`,
  ];
  if (setting.opinion) {
    const { label, probability } = setting.opinion;
    const sure = probability > 0.7 ? 'surely' : probability > 0.4 ? 'fairly' : 'hardly';
    signs.push(`OPINION:${label}`, `OPINION:${label}|${sure}`, `OPINION:${label}|${verdict}`);
  }
  if (block.sentences[0]?.start === sentence.start) signs.push('FIRST-IN-BLOCK');
  if (block.sentences.at(-1)?.start === sentence.start) signs.push('LAST-IN-BLOCK');
  if (quoted && !quoted.source) signs.push('QUOTED:unknown');
  if (block.voice === 'joint') signs.push('JOINT');
  signs.push(...headingSigns(setting, text));
  return signs;
}

/**
 * Signs by which the arbiter weighs a clause: its words, its verb, what the cues say of it, and where it stands.
 * `text` is that of the document, `words` that of the sentence to which the clause's offsets refer. Each sign once,
 * in a fixed order; scripts/train-arbiter.ts learns the weights.
 */
export function signsOf(
  clause: AnalysedClause,
  words: string,
  setting: Setting | null,
  text: string,
): string[] {
  const { start, end } = clause.clause;
  const own = words.slice(start, end).trim();
  const signs = [
    'ALWAYS',
    ...featuresOf(own),
    ...ruleSigns(clause),
    ...verbSigns(clause),
    ...(setting ? placeSigns(clause, setting, text) : ['ALONE']),
  ];
  if (own.length < 0.8 * words.trim().length) {
    signs.push('PART-OF-SENTENCE');
    // Of the rest of the sentence only what it is about: who and what kind, no words.
    for (const feature of featuresOf(words)) {
      if (/^(?:KIND:[a-z]+$|SUBJECT:[a-z]+$|NEG|WILL)/.test(feature))
        signs.push(`WHOLE-${feature}`);
    }
  }
  return [...new Set(signs)];
}
