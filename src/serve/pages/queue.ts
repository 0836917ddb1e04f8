import { markup } from '../../export/index.js';
import { paths } from '../links.js';
import { claimCard } from '../parts/claims.js';
import { counted } from '../parts/words.js';
import { quotesOf } from '../quotes.js';
import { claimForm } from '../review/forms.js';
import type { Site } from '../site.js';
import type { Query, View } from '../view.js';

/** Claims that the page after this one can list. */
const LISTED = 50;

/** Claims that nobody has judged, the least certain first, one at a time. */
export async function queueView(site: Site, query: Query): Promise<View> {
  const claims = await site.store.reviewQueue({ limit: LISTED });
  const skipped = Number(query.get('skip') ?? 0);
  const at = Number.isInteger(skipped) && skipped >= 0 ? Math.min(skipped, claims.length) : 0;
  const row = claims[at];
  const quotes = row ? await quotesOf(site.store, [row.documentId]) : new Map();
  const quoted = row ? quotes.get(row.claimId) : undefined;
  const saved = query.get('saved');
  return {
    path: paths.review,
    title: 'Review: the least certain claims first',
    trail: [],
    data: {
      queue: claims.map(({ claimId, documentId, confidence, status }) => ({
        claimId,
        documentId,
        confidence,
        status,
      })),
    },
    table: {
      columns: ['claim_id', 'document_id', 'confidence', 'status', 'speaker'],
      rows: claims.map((one) => [
        one.claimId,
        one.documentId,
        one.confidence,
        one.status,
        one.speaker,
      ]),
    },
    command: 'section55 review',
    sql: null,
    body: (href) => markup`
${saved === null ? null : markup`<p class="saved" role="status">The review is kept.</p>`}
${
  quoted
    ? markup`<p>${at === 0 ? 'The least certain' : `${counted(at, 'claim')} passed over; the next`} of the claims that nobody has judged${claims.length === LISTED ? '' : `; ${counted(claims.length - at, 'claim')} to look at`}.</p>
${claimCard(quoted, { href, linked: true })}
${claimForm(quoted.claim, href, 'queue')}
<p><a rel="next" href="${href(`${paths.review}?skip=${at + 1}`)}">Pass over to the next</a></p>`
    : row
      ? markup`<p>The passage of this claim looks like a case or a victim: judge it in <a href="${href(paths.document(row.documentId))}">its letter</a>.</p><p><a rel="next" href="${href(`${paths.review}?skip=${at + 1}`)}">Pass over to the next</a></p>`
      : markup`<p>Every claim has been judged${at > 0 ? ' or passed over' : ''}. <a href="${href(paths.review)}">To the beginning</a></p>`
}`,
  };
}
