import { stringify } from 'yaml';
import type { Dataset } from './dataset.js';

/** CITATION.cff: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md */
export function citationFile(dataset: Dataset): string {
  const obtained = dataset.obtained
    ? ` Based on documents obtained between ${dataset.obtained.from} and ${dataset.obtained.to}.`
    : '';
  return stringify(
    {
      'cff-version': '1.2.0',
      message: 'If you use this dataset, please cite it as below.',
      type: 'dataset',
      title: dataset.title,
      abstract: `What ${dataset.documents} documents of ${dataset.bodies} bodies say, with their words. A claim is not compliance.${obtained}`,
      authors: dataset.authors.map(author),
      version: dataset.version,
      ...(dataset.doi === null ? {} : { doi: dataset.doi }),
      ...(dataset.licence === null ? {} : { license: dataset.licence }),
      ...(dataset.url === null ? {} : { url: dataset.url }),
    },
    { lineWidth: 0 },
  );
}

/** "Trollope, Anna" is a person; anything without a comma is a body or group. */
function author(name: string): object {
  const [family, given] = name.split(/,\s{0,3}/, 2);
  return given ? { 'family-names': family, 'given-names': given } : { name };
}
