import { type Markup, markup, STATUS_WORDS } from '../../export/index.js';
import {
  type Claim,
  EXCLUSION_MEANINGS,
  EXCLUSIONS,
  FIT_MEANINGS,
  FITS,
  type ResponseRecord,
  SPEAKERS,
  STATUSES,
} from '../../model/index.js';
import { type Href, paths, slugOfDocument } from '../links.js';
import { SPEAKER_WORDS } from '../parts/words.js';

const SELECTED = markup` selected`;

type Options = readonly (readonly [value: string, words: string])[];

function select(id: string, name: string, label: string, options: Options, chosen: string): Markup {
  return markup`<div><label for="${id}-${name}">${label}</label> <select id="${id}-${name}" name="${name}">${options.map(([value, words]) => markup`<option value="${value}"${value === chosen ? SELECTED : null}>${words}</option>`)}</select></div>`;
}

function input(id: string, name: string, label: string, value: string, hint = ''): Markup {
  return markup`<div><label for="${id}-${name}">${label}</label> <input id="${id}-${name}" name="${name}" value="${value}"${hint === '' ? null : markup` aria-describedby="${id}-${name}-hint"`}>${hint === '' ? null : markup` <span class="note" id="${id}-${name}-hint">${hint}</span>`}</div>`;
}

const STATUS_OPTIONS: Options = STATUSES.map((status) => [status, STATUS_WORDS[status]]);
const SPEAKER_OPTIONS: Options = SPEAKERS.map((speaker) => [speaker, SPEAKER_WORDS[speaker]]);
const DATE_HINT = '2026-03-31, 2026-03, 2026 or none';

function who(id: string): Markup {
  return markup`<div><label for="${id}-by">Your name, which is kept with the review</label> <input id="${id}-by" name="by" required autocomplete="name" data-reviewer></div>`;
}

/** Judges a claim. What is not changed is confirmed with the rest. `next`: where to go afterwards. */
export function claimForm(claim: Claim, href: Href, next: 'queue' | 'claim'): Markup {
  const id = `f-${claim.id}`;
  return markup`<form class="review" method="post" action="${href(`${paths.review}claims/${claim.id}`)}" data-review aria-label="Review of this claim">
<input type="hidden" name="next" value="${next}">
${who(id)}
<fieldset><legend>Correct what is wrong</legend>
${select(id, 'status', 'Status', STATUS_OPTIONS, claim.status)}
${select(id, 'speaker', 'In the words of', SPEAKER_OPTIONS, claim.speaker)}
${input(id, 'recommendations', 'Recommendations', claim.recommendations.join(' ') || 'none', 'keys with spaces between them, or none')}
${select(
  id,
  'fit',
  'Fit',
  FITS.map((fit) => [fit, FIT_MEANINGS[fit]]),
  claim.fit,
)}
${input(id, 'claimDate', 'Since', claim.claimDate?.value ?? 'none', DATE_HINT)}
${input(id, 'dueDate', 'By', claim.dueDate?.value ?? 'none', DATE_HINT)}
</fieldset>
${select(id, 'why', 'If it is no claim, why', [['', 'no reason given'], ...EXCLUSIONS.map((why): [string, string] => [why, EXCLUSION_MEANINGS[why]])], '')}
${input(id, 'note', 'Note or reply', '')}
${input(id, 'from', 'If it is a reply, whose', '')}
<p class="actions"><button name="action" value="confirm" data-key="c">Right as shown</button> <button name="action" value="correct" data-key="s">Save corrections</button> <button name="action" value="reject" data-key="x">It is no claim</button> <button name="action" value="note">Only the note</button> <button name="action" value="reply">Keep as a reply of the body</button></p>
<p class="note">Keys, outside of the fields: c right as shown, s save corrections, x no claim${next === 'queue' ? ', n next' : ''}.</p>
</form>`;
}

/** Judges the document's own fields, and adds a claim that was missed. */
export function documentReviewForms(record: ResponseRecord, href: Href): Markup {
  const slug = slugOfDocument(record.document.id);
  const action = href(`${paths.review}documents/${slug}`);
  const forces = record.forces.map(({ id }) => id).join(' ');
  return markup`<section class="reviewing" aria-labelledby="reviewing"><h2 id="reviewing">Review this letter</h2>
<details><summary>Who answers, and when: right, or corrected</summary>
<form class="review" method="post" action="${action}" data-review aria-label="Review of the document’s own fields">
${who('f-document')}
${input('f-document', 'force', 'Force', forces, 'its id, as on the page of bodies')}
${input('f-document', 'responseDate', 'Date written on it', record.responseDate?.value ?? 'none', DATE_HINT)}
${input('f-document', 'inspection', 'Inspection', record.inspections[0]?.ref ?? 'none', 'its id, or none')}
${input('f-document', 'note', 'Note or reply', '')}
${input('f-document', 'from', 'If it is a reply, whose', '')}
<p class="actions"><button name="action" value="confirm">Right as shown</button> <button name="action" value="correct">Save corrections</button> <button name="action" value="note">Only the note</button> <button name="action" value="reply">Keep as a reply of the body</button></p>
</form></details>
<details><summary>Add a claim that was missed</summary>
<form class="review" method="post" action="${action}" data-review aria-label="A claim that was missed">
${who('f-added')}
<div><label for="f-added-quote">Its exact words</label> <textarea id="f-added-quote" name="quote" rows="3" required data-quote></textarea> <span class="note">Copy them from the letter; words that are marked there come here by themselves.</span></div>
${select('f-added', 'status', 'Status', STATUS_OPTIONS, 'completed')}
${select('f-added', 'speaker', 'In the words of', SPEAKER_OPTIONS, 'chief_constable')}
${input('f-added', 'recommendations', 'Recommendations', 'none', 'keys with spaces between them, or none')}
${input('f-added', 'note', 'Note', '')}
<p class="actions"><button name="action" value="add">Add the claim</button></p>
</form></details></section>`;
}
