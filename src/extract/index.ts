export { extractRecord } from './extractRecord.js';
