import type { InspectionRef, SourceDocument } from '../../model/index.js';

const REPORT = /\breport\s(?<which>[A-D]|one|two|three|[1-3])(?![\p{L}\p{N}])/iu;
const PLACES = ['a', 'one', '1', 'b', 'two', '2', 'c', 'three', '3'];
/** A heading is this short. */
const HEADING = 120;

/** A place from which on a paper answers one of its inspections. */
interface Section {
  start: number;
  ref: string;
}

/**
 * Which inspection a place of the document is about. Of several, the one whose part it stands in ("PART ONE - REPORT
 * A"), else the one whose title was given last before it.
 */
export class InspectionSections {
  private readonly sections: Section[];

  constructor(
    document: SourceDocument,
    private readonly inspections: readonly InspectionRef[],
  ) {
    this.sections = inspections.length < 2 ? [] : sectionsOf(document, inspections);
  }

  at(offset: number): string | null {
    const section = this.sections.findLast(({ start }) => start <= offset);
    if (section) return section.ref;
    const before = this.inspections.findLast(
      ({ evidence }) => evidence !== null && evidence.start <= offset,
    );
    return (before ?? this.inspections[0])?.ref ?? null;
  }
}

/** Lines that name one report by its letter or number and are no list of the reports: each is named in two parts. */
function sectionsOf(document: SourceDocument, inspections: readonly InspectionRef[]): Section[] {
  const last = Math.max(...inspections.map(({ evidence }) => evidence?.end ?? 0));
  const sections: Section[] = [];
  for (const { kind, start, end } of document.layout) {
    if (kind === 'furniture' || kind === 'caption' || kind === 'cell' || start <= last) continue;
    const text = document.text.slice(start, end);
    if (text.length > HEADING || /[.;,]\s{0,2}$/u.test(text)) continue;
    const which = REPORT.exec(text)?.groups?.which?.toLowerCase();
    const ref = which && inspections[Math.floor(PLACES.indexOf(which) / 3)]?.ref;
    if (ref) sections.push({ start, ref });
  }
  return new Set(sections.map(({ ref }) => ref)).size > 1 ? sections : [];
}
