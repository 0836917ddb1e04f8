import type { Lexicon } from '../lexicon/index.js';
import {
  type InspectionRef,
  makeEvidence,
  type Recommendation,
  type SourceDocument,
} from '../model/index.js';
import type { ListedRecommendation } from './recommendations/index.js';

/** Recommendations that the document lists, then those of the catalogue that it does not, by inspection. */
export function recommendationRecords(
  document: SourceDocument,
  listed: readonly ListedRecommendation[],
  inspections: readonly InspectionRef[],
  lexicon: Lexicon,
): Recommendation[] {
  const records: Recommendation[] = listed.map((item) => ({
    key: item.key,
    kind: item.kind,
    number: item.number,
    label: item.label,
    inspection: inspectionOf(item, inspections),
    due: item.due
      ? {
          value: item.due.value,
          basis: item.due.basis,
          evidence: makeEvidence(document, item.due.start, item.due.end),
        }
      : null,
    text: item.textSpan ? document.text.slice(item.textSpan.start, item.textSpan.end) : null,
    source: 'document',
    evidence: makeEvidence(document, item.labelSpan.start, item.labelSpan.end),
  }));
  for (const inspection of inspections) {
    const row = lexicon.rows.inspections.find((i) => i.id === inspection.ref);
    for (const entry of row?.recommendations ?? []) {
      if (records.some((r) => r.key === entry.key && r.inspection === inspection.ref)) continue;
      records.push({
        key: entry.key,
        kind: entry.kind,
        number: entry.number,
        label: entry.number,
        inspection: inspection.ref,
        due: entry.due ? { value: entry.due, basis: 'stated', evidence: null } : null,
        text: entry.paraphrase,
        source: 'catalogue',
        evidence: null,
      });
    }
  }
  return records;
}

/** With several inspections in one paper, a number belongs to the one named last before it. */
function inspectionOf(item: ListedRecommendation, inspections: readonly InspectionRef[]): string {
  const before = inspections.filter(
    (i) => i.evidence !== null && i.evidence.start <= item.labelSpan.start,
  );
  return (before[before.length - 1] ?? inspections[0])?.ref ?? 'document:1';
}
