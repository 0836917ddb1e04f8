export { type ClaimSetting, type ExtractedClaims, extractClaims } from './extractClaims.js';
