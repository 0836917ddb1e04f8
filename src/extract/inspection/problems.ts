import { type DateValue, type InspectionRef, type Problem, problem } from '../../model/index.js';
import { agree, dayNumber, surelyBefore } from './dayNumber.js';

/** A response comes weeks after a report: a year between them is more likely a slip of the pen. */
const YEAR = 366;

/** What is odd about the inspections of a document and their dates. */
export function inspectionProblems(
  inspections: readonly InspectionRef[],
  responseDate: DateValue | null,
): Problem[] {
  const problems: Problem[] = [];
  if (inspections.length > 1) {
    const refs = inspections.map((inspection) => inspection.ref).join(', ');
    problems.push(
      problem('several_inspections', `It answers ${inspections.length} inspections: ${refs}.`),
    );
  }
  for (const { title, published, catalogue } of inspections) {
    if (!catalogue) {
      const message = title ? `Not in the catalogue: "${title}".` : 'No inspection is named.';
      problems.push(problem('inspection_not_found', message));
    }
    if (published && catalogue?.published && !agree(published.value, catalogue.published)) {
      problems.push(
        problem(
          'publication_date_differs',
          `The document says ${published.value}; the catalogue has ${catalogue.published} for ${catalogue.id}.`,
        ),
      );
    }
    const day = catalogue?.published ?? published?.value ?? null;
    if (!day || !responseDate) continue;
    const dates = `Dated ${responseDate.value}; the report was published ${day}.`;
    if (surelyBefore(responseDate.value, day)) {
      problems.push(problem('date_before_publication', dates));
    } else if (dayNumber(responseDate.value) - dayNumber(day) > YEAR) {
      problems.push(problem('date_long_after_publication', dates));
    }
  }
  return problems;
}
