// In place of the pipeline: ingests, and gives a record of nothing but lengths. Needs `npm run build`.
import { readDocument } from '../../dist/ingest/index.js';

export { documentsWithin, takeOut } from '../../dist/ingest/index.js';

export async function readLetter(bytes, _lexicon, options) {
  const { text, textLayer, pages, layout, problems } = await readDocument(bytes, options);
  return {
    characters: text.length,
    textLayer,
    pages: pages.length,
    blocks: layout.length,
    problems,
  };
}
