import type { Dataset } from '../describe/dataset.js';
import { bibtexEntry, verbatim } from './bibtex.js';
import { dateWords } from './words.js';

/** A dataset in one sentence, as it stands in a list of sources. */
export function datasetCitation(dataset: Dataset): string {
  return [
    `${dataset.authors.join('; ')} (${dataset.year ?? 'n.d.'}).`,
    `${dataset.title} (version ${dataset.version}) [Data set].`,
    ...(dataset.doi === null ? [] : [`https://doi.org/${dataset.doi}.`]),
    ...(dataset.url === null ? [] : [`${dataset.url}.`]),
    ...(dataset.licence === null ? [] : [`${dataset.licence}.`]),
    basis(dataset),
  ].join(' ');
}

export function datasetBibtex(dataset: Dataset): string {
  return bibtexEntry(`section55-${dataset.version}`, [
    // A comma marks a person; a body is kept whole.
    [
      'author',
      dataset.authors.map((name) => (name.includes(',') ? name : verbatim(name))).join(' and '),
    ],
    ['title', verbatim(dataset.title)],
    ['year', dataset.year],
    ['version', dataset.version],
    ['howpublished', 'Data set'],
    ['doi', dataset.doi],
    ['url', dataset.url],
    ['note', basis(dataset)],
  ]);
}

function basis({ documents, bodies, obtained }: Dataset): string {
  const when = obtained
    ? ` obtained between ${dateWords(obtained.from)} and ${dateWords(obtained.to)}`
    : '';
  return `Based on ${documents} ${documents === 1 ? 'document' : 'documents'} of ${bodies} ${bodies === 1 ? 'body' : 'bodies'}${when}.`;
}
