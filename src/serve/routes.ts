import { slugOfDocument, slugOfKey } from './links.js';
import { aboutView } from './pages/about.js';
import { answerView } from './pages/answer.js';
import { bodiesView } from './pages/bodies.js';
import { bodyView } from './pages/body.js';
import { claimView } from './pages/claim.js';
import { documentsView } from './pages/documents.js';
import { failuresView, frontView, inspectionsOf } from './pages/front.js';
import { letterView } from './pages/letter.js';
import { comparisonOf, matrixView } from './pages/matrix.js';
import { queueView } from './pages/queue.js';
import { recommendationView } from './pages/recommendation.js';
import { searchView } from './pages/search.js';
import { topicsView, topicView } from './pages/topics.js';
import type { Site } from './site.js';
import type { Query, View } from './view.js';

/** The parts of an address that a page is about, in their order; not encoded. */
export type Params = readonly string[];

/** One kind of page. */
export interface Route {
  /** Pattern of its address: `:name` stands for one part. '' is the front page; others end in a slash. */
  pattern: string;
  /** One sentence: what it gives. */
  about: string;
  /** What may be asked of it after `?`, each with its meaning. */
  query?: Readonly<Record<string, string>>;
  /** Only with a server: it needs what is asked of it, or takes reviews. */
  liveOnly?: true;
  /** Null where there is no such page. */
  view(site: Site, params: Params, query: Query): Promise<View | null>;
  /** Every page of this kind that the store fills: for a static site. */
  all(site: Site): AsyncIterable<Params>;
}

async function* once(): AsyncGenerator<Params> {
  yield [];
}

/** Inspections with a page: those that the catalogue knows and a held document answers. */
async function heldInspections(site: Site): Promise<string[]> {
  return (await inspectionsOf(site)).filter(({ catalogued }) => catalogued).map(({ ref }) => ref);
}

/** Every kind of page, in the order in which they are described. */
export const ROUTES: readonly Route[] = [
  {
    pattern: '',
    about: 'What is held, the failures first, and the inspections that are answered.',
    view: (site) => frontView(site),
    all: once,
  },
  {
    pattern: 'inspections/:inspection/',
    about: 'The matrix of an inspection: bodies by recommendations.',
    query: {
      region: 'only bodies of this region',
      position: 'only bodies with a cell of this position',
      speaker:
        'only bodies with a cell in the words of this speaker; with `position`, both of one cell',
    },
    view: (site, [inspection = ''], query) => matrixView(site, inspection, query),
    async *all(site) {
      for (const inspection of await heldInspections(site)) yield [inspection];
    },
  },
  {
    pattern: 'inspections/:inspection/bodies/:force/',
    about: 'What one body’s response says on each recommendation, with its words.',
    view: (site, [inspection = '', force = '']) => answerView(site, inspection, force),
    async *all(site) {
      for (const inspection of await heldInspections(site)) {
        const comparison = await comparisonOf(site, inspection);
        for (const { force } of comparison?.rows ?? []) yield [inspection, force.id];
      }
    },
  },
  {
    pattern: 'inspections/:inspection/recommendations/:recommendation/',
    about: 'Every body’s words on one recommendation, and a map. `coc:1/2` is written `coc-1.2`.',
    view: (site, [inspection = '', key = '']) => recommendationView(site, inspection, key),
    async *all(site) {
      for (const inspection of await heldInspections(site)) {
        const comparison = await comparisonOf(site, inspection);
        for (const { key } of comparison?.columns ?? []) {
          yield [inspection, decodeURIComponent(slugOfKey(key))];
        }
      }
    },
  },
  {
    pattern: 'bodies/',
    about: 'All bodies, also those of which nothing is held.',
    view: (site) => bodiesView(site),
    all: once,
  },
  {
    pattern: 'bodies/:force/',
    about: 'One body: its responses over time, the days of section 55, what it promised and when.',
    view: (site, [force = '']) => bodyView(site, force),
    async *all({ store, lexicon }) {
      const held = (await store.forces()).map(({ id }) => id);
      for (const id of new Set([...lexicon.rows.bodies.map((row) => row.id), ...held])) yield [id];
    },
  },
  {
    pattern: 'topics/',
    about: 'The topics of the catalogue, with how much is said on each.',
    view: (site) => topicsView(site),
    all: once,
  },
  {
    pattern: 'topics/:topic/',
    about: 'What every body says on a topic, across inspections, and a map.',
    view: (site, [topic = '']) => topicView(site, topic),
    async *all({ lexicon }) {
      for (const { id } of lexicon.rows.topics) yield [id];
    },
  },
  {
    pattern: 'documents/',
    about: 'Every document that is held.',
    view: (site) => documentsView(site),
    all: once,
  },
  {
    pattern: 'documents/:document/',
    about: 'A letter with its claims; the document by the hex digits of its id.',
    view: (site, [document = '']) =>
      /^[0-9a-f]{64}$/.test(document) ? letterView(site, document) : Promise.resolve(null),
    async *all({ store }) {
      for (const { documentId } of await store.documents()) yield [slugOfDocument(documentId)];
    },
  },
  {
    pattern: 'claims/:claim/',
    about: 'One claim: its words, why it was read so, its citation and reviews.',
    view: (site, [claim = '']) => claimView(site, claim),
    async *all({ store }) {
      for (const { claimId } of await store.claims()) yield [claimId];
    },
  },
  {
    pattern: 'failures/',
    about: 'Files that could not be read, each with what to do.',
    view: (site) => failuresView(site),
    all: once,
  },
  {
    pattern: 'search/',
    about: 'Full-text search over letters and claims.',
    query: {
      q: 'the words',
      force: 'only this force (its id)',
      inspection: 'only this inspection (its id)',
      status: 'only claims of this status',
      speaker: 'only claims in the words of this speaker',
    },
    liveOnly: true,
    view: (site, _params, query) => searchView(site, query),
    all: once,
  },
  {
    pattern: 'review/',
    about: 'Claims that nobody has judged, the least certain first.',
    query: { skip: 'how many to pass over' },
    liveOnly: true,
    view: (site, _params, query) => queueView(site, query),
    all: once,
  },
  {
    pattern: 'about/',
    about: 'What the words and letters mean, and what is left out.',
    view: (site) => aboutView(site),
    all: once,
  },
];

/** The address of a page from its pattern. */
export function pathOf(pattern: string, params: Params): string {
  let n = 0;
  return pattern.replace(/:\w+/g, () => encodeURIComponent(params[n++] ?? ''));
}

/** The page at an address, '' or ending in a slash; null where no pattern fits. */
export function routeAt(path: string): { route: Route; params: string[] } | null {
  const parts = path.split('/');
  for (const route of ROUTES) {
    const wanted = route.pattern.split('/');
    if (wanted.length !== parts.length) continue;
    if (!wanted.every((part, n) => part.startsWith(':') || part === parts[n])) continue;
    const params = parts.filter((_, n) => wanted[n]?.startsWith(':'));
    if (params.some((part) => part === '')) continue;
    try {
      return { route, params: params.map((part) => decodeURIComponent(part)) };
    } catch {
      return null;
    }
  }
  return null;
}
