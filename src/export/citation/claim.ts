import type { FoundClaim } from '../../store/index.js';
import type { Dataset } from '../describe/dataset.js';
import { fileName } from '../privacy/redact.js';
import { bibtexEntry, verbatim } from './bibtex.js';
import { dateWords, recommendationWords } from './words.js';

/** All that a citation of a claim holds; null is "not known". */
export interface ClaimCitation {
  claimId: string;
  quote: string;
  page: number;
  /** Whose words they are: the office, never the person. */
  speaker: string;
  /** The office that answers, and the force that it oversees. */
  policingBody: string | null;
  force: string | null;
  responseDate: string | null;
  inspection: { id: string | null; title: string | null; published: string | null };
  recommendations: string[];
  document: {
    id: string;
    fileName: string | null;
    sourceUrl: string | null;
    retrieved: string | null;
  };
  dataset: { title: string; version: string; doi: string | null };
}

const SPEAKERS = {
  chief_constable: 'in the words of the chief officer or the force',
  policing_body: 'in the words of the policing body',
  unknown: 'it is not clear in whose words',
};

export function citeClaim({ claim, record }: FoundClaim, dataset: Dataset): ClaimCitation {
  const { document } = record;
  const inspection = record.inspections.find(({ ref }) => ref === claim.inspection) ?? null;
  const own = claim.forces[0];
  const place = Math.max(
    0,
    record.forces.findIndex(({ id }) => id === own),
  );
  const isJoint = record.policingBodies.length === record.forces.length;
  return {
    claimId: claim.id,
    quote: claim.quote,
    page: claim.evidence.page,
    speaker: `${SPEAKERS[claim.speaker]}${claim.reported ? ', passing on what another has said' : ''}`,
    policingBody: record.policingBodies[isJoint ? place : 0]?.name ?? null,
    force: record.forces[place]?.name ?? null,
    responseDate: record.responseDate?.value ?? null,
    inspection: {
      id: claim.inspection,
      title: inspection?.catalogue?.title ?? inspection?.title ?? null,
      published: inspection?.catalogue?.published ?? inspection?.published?.value ?? null,
    },
    recommendations: claim.recommendations,
    document: {
      id: document.id,
      fileName: document.source === undefined ? null : fileName(document.source),
      sourceUrl: document.provenance?.sourceUrl ?? null,
      retrieved: document.provenance?.retrieved ?? null,
    },
    dataset: { title: dataset.title, version: dataset.version, doi: dataset.doi },
  };
}

/** The citation in plain words, with all that is needed to find the quote again. */
export function claimCitation(cited: ClaimCitation): string {
  const { document, dataset } = cited;
  const on = cited.recommendations.map(recommendationWords).join(' and ');
  const found = [
    ...(document.sourceUrl === null ? [] : [document.sourceUrl]),
    ...(document.retrieved === null ? [] : [`obtained ${dateWords(document.retrieved)}`]),
    ...(document.fileName === null ? [] : [`file ${document.fileName}`]),
    document.id,
  ];
  return [
    `${office(cited)}, ${titled(cited)}${on === '' ? '' : `, on ${on}`}, p. ${cited.page}: “${cited.quote}” (${cited.speaker}).`,
    `Document: ${found.join(', ')}.`,
    `${dataset.title}, version ${dataset.version}${dataset.doi === null ? '' : `, https://doi.org/${dataset.doi}`}, claim ${cited.claimId}.`,
  ].join(' ');
}

export function claimBibtex(cited: ClaimCitation): string {
  const { document, dataset } = cited;
  const on = cited.recommendations.map(recommendationWords).join(' and ');
  return bibtexEntry(`section55-${cited.claimId}`, [
    ['author', verbatim(office(cited))],
    ['title', verbatim(`${titled(cited).replace(/^response/, 'Response')}`)],
    ['year', cited.responseDate?.slice(0, 4) ?? null],
    ['date', cited.responseDate],
    ['pages', `${cited.page}`],
    ['url', document.sourceUrl],
    ['urldate', document.retrieved],
    [
      'note',
      `${on === '' ? '' : `On ${on}: `}“${cited.quote}” (${cited.speaker}). Document ${document.id}. ${dataset.title}, version ${dataset.version}, claim ${cited.claimId}`,
    ],
  ]);
}

function office({ policingBody, force }: ClaimCitation): string {
  if (policingBody === null) return force ?? 'A body that is not known';
  return force === null ? policingBody : `${policingBody} (${force})`;
}

function titled({ responseDate, inspection }: ClaimCitation): string {
  const dated = responseDate === null ? 'undated' : `dated ${dateWords(responseDate)}`;
  const published = inspection.published === null ? '' : ` (${dateWords(inspection.published)})`;
  const title = inspection.title ?? inspection.id;
  return `response ${dated} to HMICFRS${title === null ? '' : `, “${title}”${published}`}`;
}
