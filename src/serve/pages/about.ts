import { STANDING_LINE } from '../../compare/index.js';
import { markup, STATUS_WORDS } from '../../export/index.js';
import {
  COMPARISON_POSITIONS,
  EXCLUSION_MEANINGS,
  EXCLUSIONS,
  SPEAKER_MEANINGS,
  SPEAKERS,
  STATUS_MEANINGS,
  STATUSES,
} from '../../model/index.js';
import { paths } from '../links.js';
import { positionLegend, statusMark } from '../parts/marks.js';
import { type Site, standingOf } from '../site.js';
import type { View } from '../view.js';

/** What the words and letters mean, what the pages rest on and what they leave out. */
export async function aboutView(site: Site): Promise<View> {
  const standing = await standingOf(site);
  const { withSources, withReviewers, mode } = site;
  return {
    path: paths.about,
    title: 'About these pages',
    trail: [],
    data: {
      held: standing,
      statuses: STATUS_MEANINGS,
      speakers: SPEAKER_MEANINGS,
      exclusions: EXCLUSION_MEANINGS,
    },
    table: {
      columns: ['status', 'meaning'],
      rows: STATUSES.map((status) => [status, STATUS_MEANINGS[status]]),
    },
    command: null,
    sql: null,
    body: () => markup`
<p>A program reads the responses of policing bodies to HMICFRS reports and finds what each says has been done, with the exact words, the page and whose words they are. ${STANDING_LINE} It reads wrongly at times: open the sentence in its letter before you rely on it.</p>
<p>A body of which no document is held has not refused anything: it may have answered in a paper that is not here. Bodies stand in the order of their names, which is no ranking.</p>
<h2>What a claim says: its status</h2>
<dl class="meanings">${STATUSES.map((status) => markup`<div><dt>${statusMark(status)} ${STATUS_WORDS[status]}</dt><dd>${STATUS_MEANINGS[status]}</dd></div>\n`)}</dl>
<h2>What a response says on a recommendation</h2>
${positionLegend(COMPARISON_POSITIONS)}
<h2>Whose words</h2>
<dl class="meanings">${SPEAKERS.map((speaker) => markup`<div><dt>${speaker.replaceAll('_', ' ')}</dt><dd>${SPEAKER_MEANINGS[speaker]}</dd></div>\n`)}</dl>
<h2>What is set apart and is no claim</h2>
<dl class="meanings">${EXCLUSIONS.map((why) => markup`<div><dt>${why.replaceAll('_', ' ')}</dt><dd>${EXCLUSION_MEANINGS[why]}</dd></div>\n`)}</dl>
<h2>What is left out</h2>
<p>Contact details are blotted out (█), and passages that look like a case or a victim are left out, in every quotation${mode === 'live' ? '; whole letters are shown as they are, since only this machine sees them' : ''}.${mode === 'static' ? ` ${withSources ? 'Letters are shown whole.' : 'Of each letter only the claims are shown, with a sentence either side.'} ${withReviewers ? '' : 'Reviewers are not named.'}` : ''}</p>
<h2>For programs</h2>
<p>${mode === 'live' ? 'Every page has an address under /api/v1/ that gives what it shows as JSON: data/api.md of the program describes them.' : 'Beside every page lies what it shows as data.json, and as data.csv where it is a table.'}</p>`,
  };
}
