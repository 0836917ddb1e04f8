export { type BarChart, barChart, barSvg, barText } from './chart/bars.js';
export { matrixSvg } from './chart/matrix.js';
export { type Timeline, timelineOf } from './chart/timeline.js';
export { timelineSvg } from './chart/timelineSvg.js';
export { type ClaimCitation, citeClaim, claimBibtex, claimCitation } from './citation/claim.js';
export { datasetBibtex, datasetCitation } from './citation/dataset.js';
export { type Dataset, type DatasetNotes, describeDataset } from './describe/dataset.js';
export {
  type ExportCatalogue,
  type ExportOptions,
  type ExportReport,
  exportFolder,
} from './exportFolder.js';
export { comparisonPage } from './html/comparisonPage.js';
export { type QuoteContext, quoteContexts } from './html/contexts.js';
export { jsonlLines, recordLine } from './jsonl.js';
