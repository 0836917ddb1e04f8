// In place of the pipeline: a document is a number of pages, each of which takes 600 ms of OCR. Needs `npm run build`.
import { setTimeout as pause } from 'node:timers/promises';

export { documentsWithin, takeOut } from '../../../dist/ingest/index.js';

export async function readLetter(bytes, _lexicon, { onOcrPage }) {
  for (let page = Number(Buffer.from(bytes).toString()); page > 0; page--) {
    onOcrPage();
    await pause(600);
  }
  return {};
}
