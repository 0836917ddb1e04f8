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
  setting: {
    inspections: readonly InspectionRef[];
    inspectionAt: (offset: number) => string | null;
  },
  lexicon: Lexicon,
): Recommendation[] {
  const records: Recommendation[] = listed.map((item) => ({
    key: item.key,
    kind: item.kind,
    number: item.number,
    label: item.label,
    inspection: setting.inspectionAt(item.labelSpan.start) ?? 'document:1',
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
  for (const inspection of setting.inspections) {
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
