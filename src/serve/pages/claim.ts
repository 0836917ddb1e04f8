import {
  citeClaim,
  claimBibtex,
  claimCitation,
  describeDataset,
  type Markup,
  markup,
} from '../../export/index.js';
import type { PlacedReview } from '../../model/index.js';
import { type Href, paths } from '../links.js';
import { claimCard } from '../parts/claims.js';
import { date } from '../parts/words.js';
import { quotedOf } from '../quotes.js';
import { claimForm } from '../review/forms.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';
import { reasons, recordOf } from './letter.js';

/** One claim at an address of its own: its words, why it was read so, how to cite it, what people have said of it. */
export async function claimView(site: Site, id: string): Promise<View | null> {
  const { store } = site;
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  const [found] = await store.findClaims(id);
  const record = found && (await recordOf(site, found.record.document.id));
  if (!record) return null;
  const quoted = await site.memory.recall(`quoted ${record.document.id}`, () =>
    Promise.resolve(quotedOf(record)),
  );
  const at = quoted.findIndex(({ claim }) => claim.id === id);
  const one = quoted[at];
  // In a passage that looks like a case or a victim.
  if (!one) return null;
  const [previous, next] = [quoted[at - 1], quoted[at + 1]];
  const reviews = await store.reviews({ documentId: record.document.id, claimId: id });
  const cited = citeClaim(
    { claim: one.claim, record: { ...record, claims: [one.claim] } },
    await site.memory.recall('dataset', () => describeDataset(store)),
  );
  const plain = claimCitation(cited);
  const bibtex = claimBibtex(cited);
  const judged = reviews.map((review) => reviewData(review, site));
  return {
    path: paths.claim(id),
    title: `Claim ${id}`,
    trail: [
      { path: paths.documents, name: 'Documents' },
      { path: paths.document(record.document.id), name: record.forces[0]?.name ?? 'Response' },
    ],
    data: {
      claim: one.claim,
      before: one.before,
      after: one.after,
      documentId: record.document.id,
      file: one.fileName,
      citation: { plain, bibtex },
      reviews: judged,
    },
    table: null,
    command: `section55 explain ${id}`,
    sql: `SELECT * FROM claims_flat WHERE claim_id = '${id}'`,
    body: (href) => markup`
${claimCard(one, { href, linked: true })}
<nav class="neighbours" aria-label="Claims of the same letter">${previous ? markup`<a rel="prev" href="${href(paths.claim(previous.claim.id))}">Previous claim</a> ` : null}<a href="${href(paths.document(record.document.id))}#c-${id}">In its letter</a>${next ? markup` <a rel="next" href="${href(paths.claim(next.claim.id))}">Next claim</a>` : null}</nav>
<section aria-labelledby="why"><h2 id="why">Why it was read so</h2>${reasons(one.claim, href)}</section>
<section aria-labelledby="cite"><h2 id="cite">Cite it</h2>
<p id="citation" class="citation">${plain}</p><p><button type="button" data-copy="citation" hidden>Copy the citation</button></p>
<details><summary>BibTeX</summary><pre id="bibtex" tabindex="0">${bibtex}</pre></details></section>
${reviewsSection(judged, href)}
${site.mode === 'live' ? markup`<section class="reviewing" aria-labelledby="review"><h2 id="review">Review it</h2>${claimForm(one.claim, href, 'claim')}</section>` : null}`,
  };
}

/** What is told of a review: its note and reviewer only where they may be. */
function reviewData(
  { kind, at, by, note, from, withdrawn, fields }: PlacedReview,
  { mode, withReviewers }: Site,
) {
  const named = mode === 'live' || withReviewers;
  return {
    kind,
    at,
    ...(named ? { by } : {}),
    ...(named || kind === 'reply' ? { note, from } : {}),
    fields,
    withdrawn,
  };
}

function reviewsSection(
  reviews: readonly ReturnType<typeof reviewData>[],
  _href: Href,
): Markup | null {
  if (reviews.length === 0) return null;
  return markup`<section aria-labelledby="reviews"><h2 id="reviews">What people have said of it</h2><ul>${reviews.map(({ kind, at, by, note, from, withdrawn }) => markup`<li>${kind}${from ? ` of ${from}` : ''}, ${date(at.slice(0, 10))}${by === undefined ? '' : `, ${by}`}${note ? `: ${note}` : ''}${withdrawn ? ' (taken back)' : ''}</li>`)}</ul></section>`;
}
