import type { Table } from '../schema/index.js';
import type { Left } from '../writeCorpus.js';
import type { Dataset } from './dataset.js';
import type { Written } from './files.js';

/** The first file that somebody opens who was given an export. */
export function readMe(
  dataset: Dataset,
  tables: readonly Written<Table>[],
  left: Left,
  options: { withSources?: boolean | undefined; noNames?: boolean | undefined },
): string {
  const obtained = dataset.obtained
    ? ` They were obtained between ${dataset.obtained.from} and ${dataset.obtained.to}.`
    : '';
  return `# ${dataset.title}

Version ${dataset.version}. It rests on ${dataset.documents} documents of ${dataset.bodies} bodies; table \`inspections\` says how many bodies each report is about.${obtained}

A claim is what a response says, and not compliance. Where nothing is said or held, that is no refusal. Read the quotation, and check it against the letter, before you print it. CODEBOOK.md says what each column and word means.

| table | rows | what it is |
| --- | --- | --- |
${tables.map(({ table, rows }) => `| \`${table.name}\` | ${rows} | ${table.title} |`).join('\n')}

- \`csv/\`, \`parquet/\` and \`section55.sqlite\` hold the same tables; \`datapackage.json\` (Frictionless) and \`csv-metadata.json\` (CSV on the Web) describe the CSV files.
- \`records.jsonl\` holds everything that was found, a document on each line.
- \`annotations.jsonld\` holds each quotation as a W3C web annotation, by its position and by its words.
- \`CITATION.cff\` says how to cite it; \`sha256sum --check SHA256SUMS\` checks it.${options.withSources ? '\n- `texts/` holds the reading texts, to which all offsets refer.' : ''}

What is left out: ${left.contacts} contact details (e-mail, telephone, postal address, signature), ${left.casePassages} passages that look like a case or a victim, with ${left.claims} claims in them${options.noNames ? `, and the names of persons (${left.names} of them in the letters)` : ''}.${options.withSources ? '' : ' The letters themselves are not part of it.'}
`;
}
