export {
  applyReviews,
  type Placed,
  type ReviewCatalogue,
  type Reviewed,
} from './applyReviews.js';
export { foldedWords } from './fold.js';
export { locate } from './locate.js';
export {
  type ClaimJudgement,
  type DocumentJudgement,
  isWhole,
  type Reviewer,
  reviewClaim,
  reviewDocument,
  withdrawal,
} from './makeReview.js';
export { inOrder } from './order.js';
export { claimValues, documentValues, sameValue } from './values.js';
