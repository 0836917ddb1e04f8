import { compareByTopic, type TopicCell } from '../../compare/index.js';
import { type Mark, type Markup, markup, STATUS_MARKS, STATUS_WORDS } from '../../export/index.js';
import { STATUSES, type Status } from '../../model/index.js';
import type { FlatClaim } from '../../store/index.js';
import { type Href, paths } from '../links.js';
import { claimCards } from '../parts/claims.js';
import { statusLegend, statusMark } from '../parts/marks.js';
import { type Tile, tileMap } from '../parts/tileMap.js';
import { counted, date } from '../parts/words.js';
import { type Quoted, quotesOf } from '../quotes.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';

/** Topics of the catalogue, with how much is said on each. */
export async function topicsView({ store, lexicon }: Site): Promise<View> {
  const stats = await store.stats({ once: true }, ['topic']);
  const topics = lexicon.rows.topics.map(({ id, name }) => {
    const row = stats.groups.topic?.find(({ value }) => value === id);
    return {
      id,
      name,
      claims: row?.claims ?? 0,
      documents: row?.documents ?? 0,
      bodies: row?.bodies ?? 0,
    };
  });
  return {
    path: paths.topics,
    title: 'Topics',
    trail: [],
    data: { topics },
    table: {
      columns: ['topic', 'name', 'claims', 'documents', 'bodies'],
      rows: topics.map((one) => [one.id, one.name, one.claims, one.documents, one.bodies]),
    },
    command: 'section55 stats --by topic',
    sql: null,
    body: (href) => markup`
<p>A topic goes across inspections: what was asked about it in one report and again in the next.</p>
<div class="wide" role="region" aria-label="Topics" tabindex="0"><table><thead><tr><th scope="col">Topic</th><th scope="col" class="number">Claims</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Bodies</th></tr></thead><tbody>
${topics.map((one) => markup`<tr><th scope="row"><a href="${href(paths.topic(one.id))}">${one.name}</a></th><td class="number">${one.claims}</td><td class="number">${one.documents}</td><td class="number">${one.bodies}</td></tr>\n`)}</tbody></table></div>`,
  };
}

/** One body on a topic: of its claims response that speaks of it. */
type BodyOnTopic = { force: string; name: string } & TopicCell;

/** What every body says on a topic, in its claims response that speaks of it, whatever report that answers. */
export async function topicView(site: Site, topic: string): Promise<View | null> {
  const { store, lexicon } = site;
  const row = lexicon.rows.topics.find(({ id }) => id === topic);
  if (!row) return null;
  const { rows } = await compareByTopic(store, lexicon, [topic]);
  const bodies = rows.flatMap(({ force, cells }) =>
    cells.map((cell): BodyOnTopic => ({ ...cell, force: force.id, name: force.name })),
  );
  const quotes = await quotesOf(
    store,
    bodies.flatMap(({ claims }) => claims.map(({ documentId }) => documentId)),
  );
  const statuses = STATUSES.filter((status) =>
    bodies.some(({ claims }) => claims.some((claim) => claim.status === status)),
  );
  return {
    path: paths.topic(topic),
    title: row.name,
    trail: [{ path: paths.topics, name: 'Topics' }],
    data: {
      topic: { id: row.id, name: row.name },
      bodies: bodies.map(({ force, name, responseDate, claims, earlier }) => ({
        force: { id: force, name },
        responseDate,
        claims: claims.flatMap(({ claimId }) => claimData(quotes.get(claimId))),
        earlierClaims: earlier.map(({ claimId, responseDate: date, status }) => ({
          claimId,
          responseDate: date,
          status,
        })),
      })),
    },
    table: {
      columns: [
        'force',
        'response_date',
        'inspection',
        'recommendations',
        'claim_id',
        'status',
        'speaker',
        'quote',
        'page',
        'document_id',
      ],
      rows: bodies.flatMap(({ name, responseDate, claims }) =>
        claims.flatMap(({ claimId }) => {
          const quoted = quotes.get(claimId);
          if (!quoted) return [];
          const { claim, documentId } = quoted;
          return [
            [
              name,
              responseDate,
              claim.inspection,
              claim.recommendations.join('; '),
              claim.id,
              claim.status,
              claim.speaker,
              claim.quote,
              claim.evidence.page,
              documentId,
            ],
          ];
        }),
      ),
    },
    command: `section55 claims --topic ${topic}`,
    sql: `SELECT * FROM claimsflat WHERE '; ' || topics || '; ' LIKE '%; ${topic}; %' ORDER BY force_names, response_date`,
    body: (href) => markup`
<p>Of ${counted(bodies.length, 'body', 'bodies')} a response that is held speaks of it. What follows is from the newest of each that does, whatever report it answers.</p>
<section class="mapped" aria-labelledby="map"><h2 id="map">Map</h2>
${mapOf(site, bodies)}
<p class="note">M: claims of several statuses. No letter: no claim on it in the documents held.</p>
${statusLegend(statuses)}</section>
<section aria-labelledby="words"><h2 id="words">In their words</h2>
<div class="side-by-side">${bodies.map((body) => card(body, quotes, href))}</div></section>`,
  };
}

function claimData(quoted: Quoted | undefined) {
  if (!quoted) return [];
  const { claim, before, after, documentId } = quoted;
  return [{ ...claim, before, after, documentId }];
}

const SEVERAL: Mark = { letter: 'M', fill: 'cross' };

function mapOf({ lexicon }: Site, bodies: readonly BodyOnTopic[]): Markup | null {
  const { areas, bodies: known } = lexicon.rows;
  const speaking = new Map(bodies.map((body): [string, Tile] => [body.force, tileOf(body)]));
  const silent: Tile = {
    mark: { letter: '', fill: 'none' },
    words: 'no claim on it in the documents held',
    link: null,
  };
  const tiles = new Map(areas.map(({ id }): [string, Tile] => [id, speaking.get(id) ?? silent]));
  return tileMap(
    areas,
    new Map(known.map(({ id, name }) => [id, name])),
    tiles,
    'Map of the police areas, each a tile of one size',
  );
}

/** One letter where all claims of its newest letter have one status. Numbers stand in the words. */
function tileOf({ force, claims }: BodyOnTopic): Tile {
  const statuses = [...new Set(claims.map(({ status }) => status))];
  const [only] = statuses;
  return {
    mark: statuses.length === 1 && only ? STATUS_MARKS[only] : SEVERAL,
    words: statuses
      .map((status) => `${STATUS_WORDS[status]} (${countOf(claims, status)})`)
      .join(', '),
    link: `#b-${force}`,
  };
}

function countOf(claims: readonly FlatClaim[], status: Status): number {
  return claims.filter((claim) => claim.status === status).length;
}

function card(
  { force, name, responseDate, claims, earlier }: BodyOnTopic,
  quotes: ReadonlyMap<string, Quoted>,
  href: Href,
): Markup {
  const statuses = STATUSES.filter((status) => countOf(claims, status) > 0);
  const earlierDates = [...new Set(earlier.map((claim) => date(claim.responseDate)))];
  return markup`<section class="card" aria-labelledby="b-${force}"><h3 id="b-${force}"><a href="${href(paths.body(force))}">${name}</a></h3>
<p class="note">Response ${responseDate === null ? 'undated' : `dated ${date(responseDate)}`}: ${statuses.map((status) => markup`${statusMark(status)} ${STATUS_WORDS[status]} (${countOf(claims, status)}) `)}</p>
${claimCards(
  claims.map(({ claimId }) => quotes.get(claimId)),
  { href, linked: true },
)}${earlier.length === 0 ? null : markup`<p class="note">${counted(earlier.length, 'claim')} in other responses (${earlierDates.join(', ')}): see <a href="${href(paths.body(force))}">${name}</a>.</p>`}</section>
`;
}
