export { mentionsInDocument } from './causes.js';
export { type ListedRecommendation, listRecommendations } from './listed.js';
export { findRecommendationMentions } from './mentions.js';
export { makeKey, type RecommendationKey, type RecommendationMention } from './types.js';
