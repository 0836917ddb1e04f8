export { extractRecord } from './extractRecord.js';
export { positionOf } from './positions.js';
