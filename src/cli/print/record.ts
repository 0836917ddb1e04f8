import { CLOCK_BASIS_WORDS, clockOf, clockText } from '../../compare/index.js';
import { PROBLEMS, type ResponseRecord } from '../../model/index.js';
import { fieldWords } from './review.js';
import { counted, shortId, spoken } from './words.js';

/** What a manifest says of it, and where it stands by the clock: told only where there is a manifest. */
function provenanceLines(record: ResponseRecord): [string, string][] {
  const { provenance } = record.document;
  if (!provenance) return [];
  const { sourceUrl, retrieved, publishedOn, note } = provenance;
  const published = publishedOn && `${publishedOn.value} (${CLOCK_BASIS_WORDS[publishedOn.basis]})`;
  const found = [sourceUrl, retrieved && `on ${retrieved}`].filter(Boolean).join(' ');
  const report = record.inspection?.catalogue?.published ?? record.inspection?.published?.value;
  const clock = clockOf(report ?? null, {
    publishedOn,
    letterDate: record.responseDate?.value ?? null,
  });
  const lines: [string, string | null][] = [
    ['Published', published],
    ['Clock', clockText(clock)],
    ['Found at', found],
    ['Note', note],
  ];
  return lines.filter((line): line is [string, string] => Boolean(line[1]));
}

/** What people have judged of it; nothing where nobody has. */
function reviewLines({ review, claims }: ResponseRecord): [string, string][] {
  if (!review) return [];
  const judged = claims.filter((claim) => claim.review).length;
  const fields = review.corrected.map(fieldWords).join(', ');
  const own =
    review.state === null
      ? 'its own fields not yet'
      : `its own fields ${review.state}${fields === '' ? '' : ` (${fields})`}`;
  const rejected =
    review.rejected.length === 0 ? '' : `; ${counted(review.rejected.length, 'claim')} rejected`;
  return [
    [
      'Reviewed',
      `${own}; ${judged} of ${counted(claims.length, 'claim')} judged${rejected}; last ${review.at.slice(0, 10)}`,
    ],
  ];
}

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
    ...provenanceLines(record),
    ...record.inspections.map((inspection) => [
      'Answers',
      `${inspection.catalogue?.title ?? inspection.title ?? 'a report without title'} (${inspection.ref})`,
    ]),
    [
      'Holds',
      `${counted(record.claims.length, 'claim')}; ${counted(record.excluded.length, 'passage')} set apart`,
    ],
    ...reviewLines(record),
    ...document.problems.map(({ code, message }) => [
      'Look at',
      `${spoken(code)}: ${message} ${PROBLEMS[code].remedy}`,
    ]),
  ];
  return lines.map(([label, value]) => `${`${label}:`.padEnd(15)}${value}`).join('\n');
}
