export { mentionsInDocument } from './causes.js';
export { type ListedRecommendation, listRecommendations } from './listed.js';
export type { RecommendationKey, RecommendationMention } from './types.js';
