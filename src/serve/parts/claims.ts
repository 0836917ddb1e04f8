import { type Markup, markup, STATUS_WORDS } from '../../export/index.js';
import { type Claim, SPEAKER_MEANINGS } from '../../model/index.js';
import { type Href, paths } from '../links.js';
import type { Quoted } from '../quotes.js';
import { statusMark } from './marks.js';
import { counted, date, recommendationLink } from './words.js';

export interface ClaimCardOptions {
  href: Href;
  /** Says also of which recommendation it is. Default false. */
  linked?: boolean;
  /** Makes it the place that links to the claim lead to: once on a page, where its letter is. Default false. */
  anchored?: boolean;
}

/** A claim's words between those around them, and what was read in them. */
export function claimCard(
  { claim, before, after, documentId, fileName }: Quoted,
  options: ClaimCardOptions,
): Markup {
  const { href } = options;
  const place = options.anchored ? markup` id="c-${claim.id}" tabindex="-1"` : null;
  return markup`<article class="claim speaker-${claim.speaker}"${place}>
<p class="what">${statusMark(claim.status)} <strong>${STATUS_WORDS[claim.status]}</strong>, ${speakerWords(claim)}${notes(claim)}</p>
<blockquote>${before}<mark>${claim.quote}</mark>${after}</blockquote>
<p class="where"><a href="${href(paths.claim(claim.id))}">Claim ${claim.id.slice(0, 8)}</a> <a href="${href(paths.document(documentId))}#c-${claim.id}">${fileName}, page ${claim.evidence.page}</a>${options.linked ? links(claim, href) : null}</p>
</article>
`;
}

function links({ inspection, recommendations }: Claim, href: Href): Markup | null {
  if (inspection === null || recommendations.length === 0) return null;
  return markup` on ${recommendations.map((key, n) => markup`${n > 0 ? ', ' : null}${recommendationLink(inspection, key, href)}`)}`;
}

/** Whose words they are: the office, never the person. */
export function speakerWords({ speaker, reported }: Pick<Claim, 'speaker' | 'reported'>): string {
  return `${SPEAKER_MEANINGS[speaker]}${reported ? ', passing on the word of another' : ''}`;
}

/** What else was read in it: dates, how it fits, how sure, and whether a person has looked. */
export function notes(claim: Claim): string {
  return [
    claim.firmness === 'plain' ? '' : claim.firmness,
    claim.claimDate ? `since ${date(claim.claimDate.value)}` : '',
    claim.dueDate ? `by ${date(claim.dueDate.value)}` : '',
    claim.fit === 'nearby' ? 'near to what was asked' : '',
    claim.review
      ? `${claim.review.state} by a person`
      : `confidence ${claim.confidence.toFixed(2)}`,
  ]
    .filter((words) => words !== '')
    .map((words) => `; ${words}`)
    .join('');
}

/** Claims one after the other; says how many were left out, and why. */
export function claimCards(
  quoted: readonly (Quoted | undefined)[],
  options: ClaimCardOptions,
): Markup {
  const shown = quoted.filter((one) => one !== undefined);
  const left = quoted.length - shown.length;
  return markup`${shown.map((one) => claimCard(one, options))}${left === 0 ? null : markup`<p class="note">${counted(left, 'claim')} left out: the passage looks like a case or a victim.</p>`}`;
}
