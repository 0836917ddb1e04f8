import { clockOf } from '../../compare/index.js';
import { fileName, type Markup, markup, redact, STATUS_WORDS } from '../../export/index.js';
import {
  type Claim,
  EXCLUSION_MEANINGS,
  type Excluded,
  type ResponseRecord,
  SPEAKER_MEANINGS,
} from '../../model/index.js';
import { type Href, paths, slugOfDocument } from '../links.js';
import { claimCards, notes, speakerWords } from '../parts/claims.js';
import { statusMark } from '../parts/marks.js';
import { type Marked, runsOf } from '../parts/spans.js';
import { clockWords, counted, date, recommendationLink } from '../parts/words.js';
import { type Quoted, quotedOf } from '../quotes.js';
import { documentReviewForms } from '../review/forms.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';

/** Whether a path is that of an entry of an archive or mail: `all.zip!a.pdf`. */
function isEntry(source: string): boolean {
  return /\.[a-z0-9]{2,5}!/i.test(source);
}

/** A letter with its claims marked in place, what was set apart, and beside it the pictures of its pages. */
export async function letterView(site: Site, slug: string): Promise<View | null> {
  const record = await recordOf(site, `sha256:${slug}`);
  if (!record) return null;
  const quoted = quotedOf(record);
  const whole = site.mode === 'live' || site.withSources;
  const shown = site.mode === 'live' ? record : redact(record, { holders: null }).record;
  const bodies = record.forces.map(({ name }) => name).join(', ') || 'a body that was not found';
  return {
    path: paths.document(record.document.id),
    title: `Response of ${bodies}, ${record.responseDate === null ? 'undated' : `dated ${date(record.responseDate.value)}`}`,
    trail: [{ path: paths.documents, name: 'Documents' }],
    data: letterData(record, shown, quoted, whole),
    table: {
      columns: [
        'claim_id',
        'recommendations',
        'status',
        'speaker',
        'quote',
        'page',
        'start',
        'end',
        'confidence',
      ],
      rows: quoted.map(({ claim }) => [
        claim.id,
        claim.recommendations.join('; '),
        claim.status,
        claim.speaker,
        claim.quote,
        claim.evidence.page,
        claim.evidence.start,
        claim.evidence.end,
        claim.confidence,
      ]),
    },
    command: `section55 show ${slug.slice(0, 10)}`,
    sql: `SELECT * FROM claims_flat WHERE document_id = 'sha256:${slug}' ORDER BY start_offset`,
    body: (href) => markup`
${facts(site, record, href)}
${
  whole
    ? markup`<div class="letter-and-pages"><section class="letter" aria-labelledby="letter"><h2 id="letter">The letter, with ${counted(shown.claims.length, 'claim')} marked</h2>
<p class="note">Each claim has its status beside it. What is set apart, such as the inspectorate’s words, has a dotted line and says why. Keys: n next claim, p previous claim.</p>
${letterText(shown, href)}</section>
${pictures(site, record, href)}</div>`
    : markup`<section aria-labelledby="letter"><h2 id="letter">${counted(quoted.length, 'claim')} with the words around them</h2><p class="note">The whole letter is not shown here.</p>
${claimCards(quoted, { href, linked: true, anchored: true })}</section>`
}
<section aria-labelledby="why"><h2 id="why">Why each claim was read as it was</h2>
${quoted.map(({ claim }) => whyItem(claim, href))}</section>
${site.mode === 'live' ? documentReviewForms(record, href) : null}`,
  };
}

/** A record with its text; null if the document is not held. */
export function recordOf(site: Site, id: string): Promise<ResponseRecord | null> {
  return site.memory.recall(`record ${id}`, () => heldRecord(site, id));
}

async function heldRecord({ store }: Site, id: string): Promise<ResponseRecord | null> {
  for await (const record of store.records({ documentId: id, withText: true })) return record;
  return null;
}

function letterData(
  record: ResponseRecord,
  shown: ResponseRecord,
  quoted: readonly Quoted[],
  whole: boolean,
) {
  const { document, forces, policingBodies, responseDate, inspections, positions } = shown;
  return {
    document: {
      id: document.id,
      file: fileName(record.document.source ?? ''),
      mediaType: document.mediaType,
      language: document.language,
      problems: document.problems,
      ...(whole ? { text: document.text } : {}),
    },
    forces,
    policingBodies,
    responseDate,
    inspections,
    claims: quoted.map(({ claim, before, after }) => ({ ...claim, before, after })),
    ...(whole ? { excluded: shown.excluded } : {}),
    positions,
  };
}

function facts({ mode }: Site, record: ResponseRecord, href: Href): Markup {
  const { document, forces, policingBodies, inspections, responseDate } = record;
  return markup`<dl class="facts">
<div><dt>Force</dt><dd>${forces.length === 0 ? 'not found' : forces.map(({ id, name }) => markup`<a href="${href(paths.body(id))}">${name}</a> `)}</dd></div>
<div><dt>Policing body</dt><dd>${policingBodies.map(({ name, officeHolder }) => `${name}${officeHolder === null ? '' : ` (${officeHolder.name})`}`).join('; ') || 'not found'}</dd></div>
<div><dt>Dated</dt><dd>${date(responseDate?.value ?? null)}</dd></div>
${inspections.map((inspection) => {
  const title = inspection.catalogue?.title ?? inspection.title ?? 'a report without a title';
  const published = inspection.catalogue?.published ?? inspection.published?.value ?? null;
  const clock = clockOf(published, {
    publishedOn: document.provenance?.publishedOn ?? null,
    letterDate: responseDate?.value ?? null,
  });
  return markup`<div><dt>Answers</dt><dd>${inspection.catalogue ? markup`<a href="${href(paths.inspection(inspection.ref))}">${title}</a>` : title}, published ${date(published, 'on a day that is not known')}; ${clockWords(clock)}</dd></div>\n`;
})}<div><dt>File</dt><dd>${fileName(document.source ?? '')}, ${counted(document.pages.length, 'page')}${document.provenance?.sourceUrl ? markup`, from ${document.provenance.sourceUrl}` : null}${mode === 'live' && !isEntry(document.source ?? '') ? markup`, <a href="${href(`documents/${slugOfDocument(document.id)}/original`)}" download>the file itself</a>` : null}</dd></div>
${document.problems.length === 0 ? null : markup`<div><dt>To look at</dt><dd><ul>${document.problems.map(({ code, message }) => markup`<li><code>${code}</code> ${message}</li>`)}</ul></dd></div>`}</dl>`;
}

/** `labelled`: it says why it is set apart; what follows for the same reason need not say it again. */
type Mark = { claim: Claim } | { excluded: Excluded; labelled: boolean };

/** Whether a passage is set apart for the reason of the one before it, in the same block. */
function follows(before: Excluded | undefined, { why, evidence }: Excluded, text: string): boolean {
  if (!before || before.why !== why || before.evidence.end > evidence.start) return false;
  return !/\n{2}/.test(text.slice(before.evidence.end, evidence.start));
}

function letterText(record: ResponseRecord, href: Href): Markup {
  const { text = '', pages } = record.document;
  const marks: Marked<Mark>[] = [
    ...record.claims.map((claim) => ({
      start: claim.evidence.start,
      end: claim.evidence.end,
      value: { claim },
    })),
    ...record.excluded.map((excluded, n) => ({
      start: excluded.evidence.start,
      end: excluded.evidence.end,
      value: { excluded, labelled: !follows(record.excluded[n - 1], excluded, text) },
    })),
  ];
  const starts = new Map(pages.map(({ start, number }) => [start, number]));
  let voice: string | null = null;
  let at = 0;
  const blocks: Markup[] = [];
  for (const block of text.split(/(\n{2,})/)) {
    const [start, end] = [at, at + block.length];
    at = end;
    if (block.trim() === '') continue;
    const page = [...starts].find(([begin]) => begin >= start && begin < end);
    if (page)
      blocks.push(markup`<p class="page-number" id="page-${page[1]}">Page ${page[1]}</p>\n`);
    const here = marks.filter((mark) => mark.start < end && mark.end > start);
    const speaker = here.flatMap(({ value }) => ('claim' in value ? [value.claim.speaker] : []))[0];
    if (speaker && speaker !== voice) {
      voice = speaker;
      blocks.push(markup`<p class="voice">${SPEAKER_MEANINGS[speaker]}:</p>\n`);
    }
    blocks.push(
      markup`<p class="block">${runsOf({ start, end }, here).map((run) => drawn(text.slice(run.start, run.end), run.over, run.start, run.end, href))}</p>\n`,
    );
  }
  return markup`<div class="text" lang="${record.document.language === 'cy' ? 'cy' : 'en'}">${blocks}</div>`;
}

/** A run of text within its marks. The name of a claim stands where the claim begins, its status where it ends. */
function drawn(
  words: string,
  over: readonly Marked<Mark>[],
  start: number,
  end: number,
  href: Href,
): Markup {
  return over.reduceRight<Markup>((inner, mark) => {
    if ('excluded' in mark.value) {
      const {
        labelled,
        excluded: { why },
      } = mark.value;
      const label =
        mark.start >= start && labelled
          ? markup`<span class="why">${EXCLUSION_MEANINGS[why]}:</span> `
          : null;
      return markup`<span class="excluded">${label}${inner}</span>`;
    }
    const { claim } = mark.value;
    const name =
      mark.start >= start && mark.start < end ? markup` id="c-${claim.id}" tabindex="-1"` : null;
    const label =
      mark.end <= end
        ? markup`<a class="status" href="${href(paths.claim(claim.id))}">${statusMark(claim.status)}<span class="word">${STATUS_WORDS[claim.status]}</span></a>`
        : null;
    return markup`<mark class="claim speaker-${claim.speaker}"${name}>${inner}</mark>${label}`;
  }, markup`${words}`);
}

function pictures(
  { mode, withSources }: Site,
  { document }: ResponseRecord,
  href: Href,
): Markup | null {
  const hasPages =
    document.mediaType === 'application/pdf' || document.mediaType.startsWith('image/');
  if (!hasPages || !(mode === 'live' || withSources)) return null;
  const slug = slugOfDocument(document.id);
  return markup`<section class="pages" aria-labelledby="pages" tabindex="0"><h2 id="pages">The pages as they are printed</h2>
${document.pages.map(({ number }) => markup`<figure><img loading="lazy" src="${href(`documents/${slug}/pages/${number}.png`)}" alt="Page ${number} as printed; its text stands beside it" width="620" data-page="${number}"><figcaption>Page ${number}</figcaption></figure>\n`)}</section>`;
}

function whyItem(claim: Claim, href: Href): Markup {
  return markup`<details class="why-claim"><summary>${statusMark(claim.status)} ${STATUS_WORDS[claim.status]}: “${claim.quote.length > 90 ? `${claim.quote.slice(0, 90)}…` : claim.quote}”</summary>
${reasons(claim, href)}<p><a href="${href(paths.claim(claim.id))}#cite">Its own address, and how to cite it</a></p></details>
`;
}

/** What a claim was read from: every step, with the words that it rests on. */
export function reasons(claim: Claim, href: Href): Markup {
  const links =
    claim.inspection === null || claim.recommendations.length === 0
      ? 'no recommendation'
      : claim.recommendations.map(
          (key, n) =>
            markup`${n > 0 ? ', ' : null}${recommendationLink(claim.inspection as string, key, href)}`,
        );
  return markup`<p>${speakerWords(claim)}${notes(claim)}; on ${links} (by ${claim.linkedBy}).</p>
<ol class="reasons">${claim.because.map(({ rule, text, evidence }) => markup`<li><code>${rule}</code> ${text}${evidence === null ? null : markup` <q>${evidence.text}</q>`}</li>\n`)}</ol>`;
}
