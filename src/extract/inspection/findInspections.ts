import { type InspectionRow, type Lexicon, topicsOf } from '../../lexicon/index.js';
import {
  type DateValue,
  type ForceRef,
  type InspectionRef,
  makeEvidence,
  type PartialDate,
  type Problem,
  type SourceDocument,
} from '../../model/index.js';
import { topicsIn } from '../claims/topics.js';
import { type DateMention, findDates } from '../dates/index.js';
import { dateValue } from './dateSetting.js';
import { agree } from './dayNumber.js';
import { statedDeadline } from './deadline.js';
import { type Linked, linkInspection } from './link.js';
import { inspectionProblems } from './problems.js';
import { PublishedDates } from './published.js';
import { type Head, severalHeads } from './severalHeads.js';
import { similarities } from './similarity.js';
import { type TitleCandidate, titleCandidates } from './titles.js';
import { mendScan, tellsSubject } from './titleText.js';

export interface FoundInspections {
  /** At least one; an inspection that the catalogue does not know has the ref `document:1`, `document:2`. */
  inspections: InspectionRef[];
  problems: Problem[];
}

interface Choice {
  candidate: TitleCandidate;
  linked: Linked | null;
  score: number;
}

/** How much a likeness to the catalogue adds to what the place of a title says. */
const LIKENESS = 10;

/** Below this weight a candidate is a passing line. */
const PASSING = 1.5;

/** Weight from which a title is one that the document answers, not one that it speaks of. */
const ANSWERED = 8;

/** Only subject lines and fields are taken apart. */
const SPLIT_FROM = 7.5;

/** "PEEL 2023-25 and Public Disorder Tranche 1": a subject line that names two inspections. */
function splitPairs(candidates: readonly TitleCandidate[], lexicon: Lexicon): TitleCandidate[] {
  const likeness = (text: string) =>
    Math.max(0, ...[...similarities(text, lexicon).values()].map((value) => value));
  return candidates.flatMap((candidate) => {
    if (candidate.weight < SPLIT_FROM) return [candidate];
    for (const and of candidate.text.matchAll(/(?:,)?\s(?:and|&)\s(?=\p{Lu})/gu)) {
      const right = candidate.text.slice(and.index + and[0].length);
      const left = candidate.text.slice(0, and.index);
      if (!tellsSubject(left) || !tellsSubject(right)) continue;
      if (likeness(right) < 0.5 || likeness(candidate.text) + 0.1 > likeness(right)) continue;
      const part = (from: number, to: number): TitleCandidate => {
        const start = candidate.start + from;
        return {
          ...candidate,
          start,
          end: candidate.start + to,
          text: candidate.text.slice(from, to),
          enumerated: true,
          weight: candidate.weight + 1,
        };
      };
      return [part(0, and.index), part(and.index + and[0].length, candidate.text.length)];
    }
    return [candidate];
  });
}

/** Units around a title in which the kind of report may be said. */
const AROUND = 160;

function choices(
  document: SourceDocument,
  candidates: readonly TitleCandidate[],
  dates: PublishedDates,
  forces: readonly ForceRef[],
  responseDate: DateValue | null,
  lexicon: Lexicon,
): Choice[] {
  // A page without a date of its own still bears one that tells the year.
  const known = responseDate ?? firstDate(document);
  return candidates
    .map((candidate) => {
      const title = { start: candidate.start, end: candidate.end };
      const published = dates.find({ title, catalogue: null, deadline: null });
      const linked = linkInspection(
        {
          title: candidate.text,
          published: published?.value ?? null,
          responseDate: known?.value ?? null,
          around: document.text.slice(
            Math.max(0, candidate.start - AROUND),
            candidate.end + AROUND,
          ),
          forces,
        },
        lexicon,
      );
      const { weight, rank } = candidate;
      // A line far down ("Related pages") may be like some title and yet be another paper's.
      const trust = weight < PASSING ? LIKENESS / 2 : LIKENESS;
      return { candidate, linked, score: weight + rank + trust * (linked?.likeness ?? 0) };
    })
    .sort((a, b) => b.score - a.score || a.candidate.start - b.candidate.start);
}

/** No title is stated: the words of the opening and the date of a report in it may still tell which it is. */
function linkByOpening(
  document: SourceDocument,
  responseDate: DateValue | null,
  lexicon: Lexicon,
): InspectionRow | null {
  const opening = document.text.slice(0, 1_800);
  const dates = findDates(opening, { reference: responseDate?.value ?? null });
  let best: { row: InspectionRow; score: number } | null = null;
  for (const sentence of opening.split(/(?<=[.!?])\s+|\n+/)) {
    if (sentence.length < 20) continue;
    for (const [row, likeness] of similarities(sentence, lexicon)) {
      if (row.scope !== 'national' || !row.published) continue;
      const published = row.published;
      const dated = dates.some(({ value }) => value.length > 4 && agree(value, published));
      const recent = responseDate !== null && daysAfter(responseDate.value, published);
      const score = likeness + (dated ? 0.3 : 0) + (recent ? 0.15 : -0.1);
      if (!best || score > best.score) best = { row, score };
    }
  }
  return best && best.score > 0.75 ? best.row : null;
}

/** Topics that a paper must speak of to be known by them alone. */
const TOPICS_ENOUGH = 3;

/**
 * A page without a title still speaks of what one report asked: the national inspection on most of whose topics it
 * speaks, the latest before its date.
 */
function linkByTopics(
  document: SourceDocument,
  reference: DateValue | null,
  lexicon: Lexicon,
): InspectionRow | null {
  const spoken = new Set(topicsIn(document.text, topicsOf(lexicon), []));
  let best: { row: InspectionRow; topics: number } | null = null;
  for (const row of lexicon.rows.inspections) {
    const { published } = row;
    if (row.scope !== 'national' || !published) continue;
    if (reference !== null && reference.value < published) continue;
    const topics = new Set(
      row.recommendations.map(({ topic }) => topic).filter((topic) => topic && spoken.has(topic)),
    ).size;
    const later = best !== null && topics === best.topics && published > (best.row.published ?? '');
    if (topics >= TOPICS_ENOUGH && (best === null || topics > best.topics || later))
      best = { row, topics };
  }
  return best?.row ?? null;
}

/** Within the half year in which a report is answered. */
function daysAfter(response: PartialDate, published: PartialDate): boolean {
  const months = (date: PartialDate) =>
    Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 6);
  const between = months(response) - months(published);
  return between >= 0 && between <= 6;
}

/** Dates of a document; those without a year are reckoned from another of its dates. */
function datesOf(document: SourceDocument, reference: DateValue | null): DateMention[] {
  return findDates(document.text, { reference: reference?.value ?? null });
}

/** The first date in the opening: that of a web page tells the year of those that follow. */
function firstDate(document: SourceDocument): DateValue | null {
  const mention = findDates(document.text.slice(0, 1_500)).find(({ value }) => value.length === 10);
  return mention ? dateValue(document, mention) : null;
}

/**
 * The inspections that a document answers, the main one first: title and dates as the document states them, linked
 * to the catalogue by title, date and the force they concern.
 */
export function findInspections(
  document: SourceDocument,
  forces: readonly ForceRef[],
  responseDate: DateValue | null,
  lexicon: Lexicon,
): FoundInspections {
  const deadline = statedDeadline(document, datesOf(document, responseDate), responseDate);
  const mentions = datesOf(document, responseDate ?? deadline ?? firstDate(document));
  const dates = new PublishedDates(document, mentions, responseDate);
  const found = choices(
    document,
    splitPairs(titleCandidates(document, lexicon), lexicon),
    dates,
    forces,
    responseDate,
    lexicon,
  );
  const [first] = found;
  const chosen: Choice[] = first ? [first] : [];
  const heads = severalHeads(document, headsOf(found, forces, lexicon));
  for (const other of found.slice(1)) {
    const head = heads.find(({ start }) => start === other.candidate.start);
    // Dates of the other parts say nothing of it.
    const choice = head ? { ...other, linked: head.linked } : other;
    const enumerated = other.candidate.enumerated && other.candidate.weight >= ANSWERED;
    const known = chosen.some(
      ({ candidate, linked }) =>
        overlap(candidate, choice.candidate) ||
        (linked !== null && linked.row === choice.linked?.row),
    );
    if ((enumerated || head) && !known) chosen.push(choice);
  }
  chosen.sort((a, b) => a.candidate.start - b.candidate.start);
  let unknown = 0;
  const told = heads.length > 0 ? new PublishedDates(document, mentions, null) : dates;
  const inspections: InspectionRef[] = (chosen.length > 0 ? chosen : [null]).map((choice) => {
    const row =
      choice?.linked?.row ??
      (chosen.length < 2 && (choice?.candidate.weight ?? 0) < ANSWERED - 3.5
        ? linkByOpening(document, responseDate, lexicon)
        : null) ??
      (chosen.length < 2
        ? linkByTopics(document, responseDate ?? firstDate(document), lexicon)
        : null);
    const title = choice ? { start: choice.candidate.start, end: choice.candidate.end } : null;
    const catalogue = row?.published ?? null;
    const published = told.find({ title, catalogue, deadline });
    return {
      ref: row?.id ?? `document:${++unknown}`,
      title: choice ? mendScan(choice.candidate.text.replace(/\s+/g, ' ')) : null,
      published,
      statedDeadline: deadline,
      evidence: title
        ? makeEvidence(document, title.start, title.end)
        : (published?.evidence ?? null),
      catalogue: row ? { id: row.id, title: row.title, published: row.published } : null,
    };
  });
  return { inspections, problems: inspectionProblems(inspections, responseDate) };
}

/** Titles with the rows that they are like, whatever the dates beside them. */
function headsOf(found: readonly Choice[], forces: readonly ForceRef[], lexicon: Lexicon): Head[] {
  return found.flatMap(({ candidate: { start, end, text } }) => {
    const clues = { title: text, published: null, responseDate: null, around: '', forces };
    const linked = linkInspection(clues, lexicon);
    return linked?.row.scope === 'national' ? [{ start, end, linked }] : [];
  });
}

function overlap(a: TitleCandidate, b: TitleCandidate): boolean {
  return a.start < b.end && b.start < a.end;
}
