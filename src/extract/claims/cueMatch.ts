import { type CompiledCue, type CueRow, spansOf } from '../../lexicon/index.js';
import { overlaps, type Span } from '../../model/index.js';
import type { Clause } from './clauses.js';
import type { SubjectClass } from './subject.js';

/** A cue that governs a clause, with the words that it matched (offsets of the sentence; null for verb-only cues). */
export interface CueHit {
  row: CueRow;
  span: Span | null;
}

/** A cue found in a sentence, with the span that it governs. */
interface Found {
  cue: CompiledCue;
  span: Span | null;
  scope: Span | null;
}

function scopeOf(cue: CompiledCue, span: Span, sentence: string): Span | null {
  const { direction } = cue.row;
  if (direction === 'clause') return null;
  if (direction === 'sentence' || !cue.terminators) return { start: 0, end: sentence.length };
  const ends = spansOf(cue.terminators, sentence);
  if (direction === 'forward') {
    const stop = ends.find((end) => end.start >= span.end);
    return { start: span.start, end: stop?.start ?? sentence.length };
  }
  const stop = ends.filter((end) => end.end <= span.start).at(-1);
  return { start: stop?.end ?? 0, end: span.end };
}

/** All cues of a sentence. Words under a pseudo-cue are hidden from the others. */
export function findCues(sentence: string, cues: readonly CompiledCue[]): Found[] {
  const hidden: Span[] = [];
  for (const cue of cues) {
    if (cue.row.verdict === 'pseudo' && cue.pattern) hidden.push(...spansOf(cue.pattern, sentence));
  }
  const found: Found[] = [];
  for (const cue of cues) {
    if (cue.row.verdict === 'pseudo') continue;
    if (!cue.pattern) {
      found.push({ cue, span: null, scope: null });
      continue;
    }
    for (const span of spansOf(cue.pattern, sentence)) {
      if (hidden.some((h) => h.start <= span.start && span.end <= h.end)) continue;
      if (hidden.some((h) => overlaps(h, span) && h.end - h.start >= span.end - span.start))
        continue;
      found.push({ cue, span, scope: scopeOf(cue, span, sentence) });
    }
  }
  return found;
}

function verbFits(row: CueRow, clause: Clause): boolean {
  if (!row.verb) return true;
  const group = clause.group;
  // Without a finite verb only what the cue rules out can be checked, and nothing is there to rule it out.
  if (!group) return Object.values(row.verb).every((wanted) => wanted === false);
  for (const [key, wanted] of Object.entries(row.verb)) {
    const value =
      key === 'modal'
        ? group.modal !== null
        : key === 'future'
          ? group.modal === 'will'
          : group[key as 'perfect'];
    if (value !== wanted) return false;
  }
  return true;
}

function governs(found: Found, clause: Clause, embedded: readonly Span[]): boolean {
  const { span, scope } = found;
  if (!span) return true;
  if (scope)
    return overlaps(scope, clause) && scope.start <= clause.end && clause.start < scope.end;
  // The matrix and relative clauses inside a clause have cues of their own that say nothing of it.
  if (embedded.some((e) => e.start <= span.start && span.start < e.end)) return false;
  return span.start < clause.end && span.end > clause.start && span.start >= clause.start - 1;
}

export interface ClauseContext {
  clause: Clause;
  subject: SubjectClass;
  voice: 'chief_constable' | 'policing_body';
  answering: boolean;
  /** Spans inside the clause whose cues do not count: its matrix, relative clauses, brackets. */
  embedded: readonly Span[];
}

/** The cues that govern a clause, the deciding one first: lowest rank, then longest, then leftmost. */
export function cuesFor(context: ClauseContext, found: readonly Found[]): CueHit[] {
  const { clause, subject } = context;
  const fragment = clause.group === null;
  const hits: CueHit[] = [];
  for (const one of found) {
    const { row } = one.cue;
    if ((row.fragment ?? false) && !fragment) continue;
    if (!row.fragment && clause.kind === 'fragment' && row.verb) continue;
    if (row.answering && !context.answering) continue;
    if (row.voices && !row.voices.includes(context.voice)) continue;
    // In the policing body's own words "we" can be its office.
    const own =
      subject === 'we' &&
      context.voice === 'policing_body' &&
      row.subjects?.includes('policing_body');
    if (row.subjects && !own && !row.subjects.includes(subject)) continue;
    if (row.notSubjects?.includes(subject)) continue;
    if (!verbFits(row, clause)) continue;
    if (!governs(one, clause, context.embedded)) continue;
    hits.push({ row, span: one.span });
  }
  const length = (hit: CueHit) => (hit.span ? hit.span.end - hit.span.start : 0);
  return hits.sort(
    (a, b) =>
      a.row.rank - b.row.rank ||
      length(b) - length(a) ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      (a.row.id < b.row.id ? -1 : 1),
  );
}
