export { type ClaimCitation, citeClaim, claimBibtex, claimCitation } from './citation/claim.js';
export { datasetBibtex, datasetCitation } from './citation/dataset.js';
export { type Dataset, type DatasetNotes, describeDataset } from './describe/dataset.js';
export {
  type ExportCatalogue,
  type ExportOptions,
  type ExportReport,
  exportFolder,
} from './exportFolder.js';
export { jsonlLines, recordLine } from './jsonl.js';
