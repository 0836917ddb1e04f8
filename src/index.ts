/**
 * The library. Everything here is documented where it is defined; nothing else is public.
 *
 * @example
 * import { loadLexicon, readLetter } from 'section55';
 * const record = await readLetter(bytes, loadLexicon());
 * for (const claim of record.claims) console.log(claim.status, claim.quote);
 */
export { createReaderPool, importPaths, type ReaderPool, readManifest } from './batch/index.js';
export {
  clockOf,
  compare,
  compareByTopic,
  type Difference,
  diff,
  type Snapshot,
  type TopicComparison,
} from './compare/index.js';
export {
  barChart,
  barSvg,
  citeClaim,
  claimBibtex,
  claimCitation,
  comparisonPage,
  describeDataset,
  exportFolder,
  jsonlLines,
  matrixSvg,
  quoteContexts,
  timelineOf,
  timelineSvg,
} from './export/index.js';
export { toSourceOffset } from './ingest/index.js';
export { type Lexicon, type LoadOptions, loadLexicon } from './lexicon/index.js';
export * from './model/index.js';
export { documentsWithin, readLetter, takeOut } from './pipeline.js';
export {
  applyReviews,
  claimValues,
  documentValues,
  reviewClaim,
  reviewDocument,
  withdrawal,
} from './review/index.js';
export { openStore, type Store } from './store/index.js';
