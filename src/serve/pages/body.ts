import { CLOCK_WORDS, type ClockValue } from '../../compare/index.js';
import { fileName, type Markup, markup, STATUS_WORDS } from '../../export/index.js';
import type { ClockRow, TimelineRow } from '../../store/index.js';
import { type Href, paths } from '../links.js';
import { speakerWords } from '../parts/claims.js';
import { statusMark } from '../parts/marks.js';
import { counted, date, recommendationLink } from '../parts/words.js';
import { type Quoted, quotesOf } from '../quotes.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';

/** A promise: an act to come, and the later letters that return to its topic. */
interface Promised {
  quoted: Quoted;
  responseDate: string | null;
  returnedTo: string | null;
}

/** One body: its responses over time, the days of section 55, what it promised and when. */
export async function bodyView(site: Site, force: string): Promise<View | null> {
  const { store, lexicon } = site;
  const row = lexicon.rows.bodies.find(({ id }) => id === force);
  const documents = (await store.documents()).filter(({ forces }) => forces.includes(force));
  const [first] = documents;
  if (!row && !first) return null;
  const name = row?.name ?? first?.forceNames[first.forces.indexOf(force)] ?? force;
  const [clock, told, quotes] = await Promise.all([
    store.clock({ force }),
    store.timeline(force),
    quotesOf(
      store,
      documents.map(({ documentId }) => documentId),
    ),
  ]);
  const promises = promisesOf(told, quotes);
  const topics = topicsOf(told, lexicon.rows.topics);
  const responses = documents
    .map((document) => ({
      document,
      clock: clock.filter(({ documentId }) => documentId === document.documentId),
    }))
    .sort((a, b) => ((a.document.responseDate ?? '9') < (b.document.responseDate ?? '9') ? -1 : 1));
  return {
    path: paths.body(force),
    title: name,
    trail: [{ path: paths.bodies, name: 'Bodies' }],
    data: {
      force: { id: force, name },
      policingBodies: row?.policingBodies ?? [],
      responses: responses.map(({ document, clock: days }) => ({
        documentId: document.documentId,
        file: fileName(document.source),
        responseDate: document.responseDate,
        inspections: document.inspections,
        claims: document.claims,
        clock: days.map(clockData),
      })),
      promises: promises.map(({ quoted, responseDate, returnedTo }) => ({
        claimId: quoted.claim.id,
        responseDate,
        status: quoted.claim.status,
        dueDate: quoted.claim.dueDate?.value ?? null,
        quote: quoted.claim.quote,
        returnedTo,
      })),
      topics,
    },
    table: {
      columns: ['response_date', 'inspection', 'day', 'clock', 'claims', 'document_id', 'file'],
      rows: responses.flatMap(({ document, clock: days }) =>
        (days.length > 0 ? days : [null]).map((day) => [
          document.responseDate,
          day?.inspection ?? null,
          day?.day ?? null,
          day?.value ?? null,
          document.claims,
          document.documentId,
          fileName(document.source),
        ]),
      ),
    },
    command: `section55 timeline ${force}`,
    sql: `SELECT * FROM section55_clock WHERE force_id = '${force.replace(/'/g, "''")}' ORDER BY response_date`,
    body: (href) => markup`
<dl class="facts">${row ? markup`<div><dt>Policing body</dt><dd>${row.policingBodies.map(({ name: body, from, to }, n) => markup`${n > 0 ? '; ' : null}${body}${from === null && to === null ? null : ` (${from === null ? '' : `from ${date(from)}`}${to === null ? '' : ` to ${date(to)}`})`}`)}</dd></div><div><dt>Area</dt><dd>${row.area}</dd></div>` : null}</dl>
<section aria-labelledby="responses"><h2 id="responses">Responses, by their dates</h2>
${
  responses.length === 0
    ? markup`<p>No document of this body is held. That is no refusal.</p>`
    : markup`<div class="wide" role="region" aria-label="Table of responses" tabindex="0"><table>
<thead><tr><th scope="col">Response</th><th scope="col">Report</th><th scope="col">Day of the 56, day 1 being publication</th><th scope="col" class="number">Claims</th></tr></thead><tbody>
${responses.map(({ document, clock: days }) => markup`<tr><th scope="row"><a href="${href(paths.document(document.documentId))}">${date(document.responseDate)}</a><span class="note">${fileName(document.source)}</span></th><td>${document.inspections.map((ref) => reportLink(ref, force, href))}</td><td>${days.map((day) => markup`<div>${dayWords(day)}</div>`)}</td><td class="number">${document.claims}</td></tr>\n`)}</tbody></table></div>
<p class="note">Counted to the day of publication where it is known, else to the date written on the response, which is not when it was published. Day 56 is the last by the words of the Act, day 57 by the common reading. No value is a verdict.</p>`
}</section>
<section aria-labelledby="promises"><h2 id="promises">What is promised: ${counted(promises.length, 'claim')}</h2>
${promises.length === 0 ? markup`<p>No claim of an act to come.</p>` : markup`<ul class="promises">${promises.map((one) => promiseItem(one, href))}</ul>`}</section>
<section aria-labelledby="topics"><h2 id="topics">Topics</h2>
${topics.length === 0 ? markup`<p>None of the topics of the catalogue.</p>` : markup`<ul>${topics.map(({ topic, name: words, claims }) => markup`<li><a href="${href(paths.topic(topic))}#b-${force}">${words}</a>: ${counted(claims, 'claim')}</li>`)}</ul>`}</section>`,
  };
}

function reportLink(ref: string, force: string, href: Href): Markup {
  return ref.startsWith('document:')
    ? markup`<div>a report that the catalogue does not know</div>`
    : markup`<div><a href="${href(paths.answer(ref, force))}">${ref}</a></div>`;
}

function clockData({
  inspection,
  day,
  day56,
  day57,
  value,
  counted: date,
  countedBasis,
  datedBefore,
}: ClockRow) {
  return {
    inspection,
    day,
    day56,
    day57,
    value,
    countedTo: date,
    basis: countedBasis,
    datedBeforeReport: datedBefore === 1,
  };
}

function dayWords({ day, value, countedBasis, datedBefore }: ClockRow): string {
  if (datedBefore === 1) return 'not known: dated before the report was published';
  const words = CLOCK_WORDS[value as ClockValue] ?? value;
  return `${day === null ? '' : `day ${day}: `}${words}${countedBasis === 'letter_date' ? ', by the date written on it' : ''}`;
}

/** Acts to come, those with a date first, by it. */
function promisesOf(told: readonly TimelineRow[], quotes: ReadonlyMap<string, Quoted>): Promised[] {
  return told
    .filter(({ status }) => status === 'planned' || status === 'awaiting')
    .flatMap(({ claimId, responseDate, returnedTo }) => {
      const quoted = quotes.get(claimId);
      return quoted ? [{ quoted, responseDate, returnedTo }] : [];
    })
    .sort((a, b) =>
      (a.quoted.claim.dueDate?.value ?? '9') < (b.quoted.claim.dueDate?.value ?? '9') ? -1 : 1,
    );
}

function promiseItem(
  { quoted: { claim, documentId }, responseDate, returnedTo }: Promised,
  href: Href,
): Markup {
  const on =
    claim.inspection === null
      ? null
      : claim.recommendations.map(
          (key) => markup`, on ${recommendationLink(claim.inspection as string, key, href)}`,
        );
  return markup`<li>${statusMark(claim.status)} <strong>${STATUS_WORDS[claim.status]}${claim.dueDate ? `, by ${date(claim.dueDate.value)}` : ', no date'}</strong>${on}: “<a href="${href(paths.document(documentId))}#c-${claim.id}">${claim.quote}</a>” <span class="note">${speakerWords(claim)}; response ${date(responseDate)}${
    returnedTo === null
      ? ''
      : `; later letters on the topic: ${returnedTo
          .split(',')
          .map((one) => date(one))
          .join(', ')}`
  }</span></li>\n`;
}

function topicsOf(told: readonly TimelineRow[], rows: readonly { id: string; name: string }[]) {
  return rows.flatMap(({ id, name }) => {
    const claims = told.filter(({ topics }) => topics?.split('; ').includes(id)).length;
    return claims === 0 ? [] : [{ topic: id, name, claims }];
  });
}
