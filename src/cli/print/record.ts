import { PROBLEMS, type ResponseRecord } from '../../model/index.js';
import { counted, shortId, spoken } from './words.js';

/** Who answers what, when: the head of a letter as it is shown. */
export function recordHead(record: ResponseRecord): string {
  const { document } = record;
  const lines = [
    ['Document', `${document.source ?? '(no path)'}  ${shortId(document.id)}`],
    ['Force', record.forces.map((force) => force.name).join(', ') || 'not found'],
    [
      'Policing body',
      record.policingBodies
        .map(({ name, officeHolder }) => (officeHolder ? `${name} (${officeHolder.name})` : name))
        .join(', ') || 'not found',
    ],
    ['Dated', record.responseDate?.value ?? 'no date found'],
    ...record.inspections.map((inspection) => [
      'Answers',
      `${inspection.catalogue?.title ?? inspection.title ?? 'a report without title'} (${inspection.ref})`,
    ]),
    [
      'Holds',
      `${counted(record.claims.length, 'claim')}; ${counted(record.excluded.length, 'passage')} set apart`,
    ],
    ...document.problems.map(({ code, message }) => [
      'Look at',
      `${spoken(code)}: ${message} ${PROBLEMS[code].remedy}`,
    ]),
  ];
  return lines.map(([label, value]) => `${`${label}:`.padEnd(15)}${value}`).join('\n');
}
