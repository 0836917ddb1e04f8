export {
  type ExportCatalogue,
  type ExportOptions,
  type ExportReport,
  exportFolder,
} from './exportFolder.js';
export { jsonlLines, recordLine } from './jsonl.js';
