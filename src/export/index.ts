export { type BarChart, barChart, barSvg, barText } from './chart/bars.js';
export { type Mark, POSITION_MARKS, STATUS_MARKS, STATUS_WORDS } from './chart/marks.js';
export { matrixSvg } from './chart/matrix.js';
export { type Timeline, timelineOf } from './chart/timeline.js';
export { timelineSvg } from './chart/timelineSvg.js';
export { type ClaimCitation, citeClaim, claimBibtex, claimCitation } from './citation/claim.js';
export { datasetBibtex, datasetCitation } from './citation/dataset.js';
export { dateWords, recommendationWords } from './citation/words.js';
export { GENERATOR } from './describe/datapackage.js';
export { type Dataset, type DatasetNotes, describeDataset } from './describe/dataset.js';
export {
  type ExportCatalogue,
  type ExportOptions,
  type ExportReport,
  exportFolder,
} from './exportFolder.js';
export { writeChecksums } from './folder/checksums.js';
export { SITE_FILE } from './folder/ownFolder.js';
export { type MadeFolder, makeFolder } from './folder/wholeFolder.js';
export { comparisonPage } from './html/comparisonPage.js';
export { type QuoteContext, quoteContexts } from './html/contexts.js';
export { jsonlLines, recordLine } from './jsonl.js';
export { Markup, markup } from './markup.js';
export { fileName, freelyMasked, redact } from './privacy/redact.js';
