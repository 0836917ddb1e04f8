import { fileName, markup } from '../../export/index.js';
import { relatedTo } from '../../store/index.js';
import { paths } from '../links.js';
import { counted, date } from '../parts/words.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';

/** Every document that is held, by names of the forces. */
export async function documentsView({ store }: Site): Promise<View> {
  const documents = await store.documents();
  const related = relatedTo(await store.relations());
  const rows = documents.map((document) => ({
    documentId: document.documentId,
    file: fileName(document.source),
    forces: document.forceNames,
    responseDate: document.responseDate,
    inspections: document.inspections,
    claims: document.claims,
    problems: document.problems,
    sameResponseAs: (related.get(document.documentId) ?? []).map(({ documentId }) => documentId),
    reviewState: document.reviewState,
  }));
  return {
    path: paths.documents,
    title: 'Documents',
    trail: [],
    data: { documents: rows },
    table: {
      columns: [
        'document_id',
        'file',
        'forces',
        'response_date',
        'inspections',
        'claims',
        'problems',
        'same_response_as',
        'review_state',
      ],
      rows: rows.map((one) => [
        one.documentId,
        one.file,
        one.forces.join('; '),
        one.responseDate,
        one.inspections.join('; '),
        one.claims,
        one.problems.join('; '),
        one.sameResponseAs.join('; '),
        one.reviewState,
      ]),
    },
    command: 'section55 documents',
    sql: 'SELECT * FROM documents_flat ORDER BY force_names, response_date',
    body: (href) => markup`
<p>${counted(rows.length, 'document')}. <a href="${href(paths.failures)}">Files that could not be read</a></p>
<div class="wide" role="region" aria-label="Documents" tabindex="0"><table><thead><tr><th scope="col">File</th><th scope="col">Force</th><th scope="col">Dated</th><th scope="col">Answers</th><th scope="col" class="number">Claims</th><th scope="col">To look at</th></tr></thead><tbody>
${rows.map((one) => markup`<tr><th scope="row"><a href="${href(paths.document(one.documentId))}">${one.file}</a></th><td>${one.forces.join(', ') || 'not found'}</td><td>${date(one.responseDate)}</td><td>${one.inspections.join(', ')}</td><td class="number">${one.claims}</td><td>${one.problems.map((code) => code.replaceAll('_', ' ')).join(', ')}${one.sameResponseAs.length === 0 ? null : markup` the same response as ${one.sameResponseAs.map((id, n) => markup`${n > 0 ? ', ' : null}<a href="${href(paths.document(id))}">another document</a>`)}`}${one.reviewState === null ? null : ` ${one.reviewState} by a person`}</td></tr>\n`)}</tbody></table></div>`,
  };
}
