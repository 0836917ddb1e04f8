export { jsonlLines, recordLine } from './jsonl.js';
