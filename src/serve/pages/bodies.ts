import { markup } from '../../export/index.js';
import { paths } from '../links.js';
import { counted } from '../parts/words.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';
import { regionsOf } from './matrix.js';

/** All bodies of the gazetteer, also those of which nothing is held. */
export async function bodiesView(site: Site): Promise<View> {
  const held = new Map((await site.store.forces()).map((force) => [force.id, force]));
  const regions = regionsOf(site);
  const known = site.lexicon.rows.bodies.map(({ id, name, policingBodies }) => ({
    id,
    name,
    policingBody: policingBodies.at(-1)?.name ?? null,
    region: regions.get(id) ?? null,
    documents: held.get(id)?.documents ?? 0,
    claims: held.get(id)?.claims ?? 0,
  }));
  const strange = [...held.values()]
    .filter(({ id }) => !known.some((one) => one.id === id))
    .map(({ id, name, documents, claims }) => ({
      id,
      name,
      policingBody: null,
      region: null,
      documents,
      claims,
    }));
  const bodies = [...known, ...strange].sort((a, b) => (a.name < b.name ? -1 : 1));
  const speaking = bodies.filter(({ documents }) => documents > 0).length;
  return {
    path: paths.bodies,
    title: 'Bodies',
    trail: [],
    data: { bodies },
    table: {
      columns: ['force_id', 'force', 'policing_body', 'region', 'documents', 'claims'],
      rows: bodies.map((one) => [
        one.id,
        one.name,
        one.policingBody,
        one.region,
        one.documents,
        one.claims,
      ]),
    },
    command: 'section55 forces',
    sql: null,
    body: (href) => markup`
<p>Of ${counted(speaking, 'body', 'bodies')} of ${bodies.length} a response is held.</p>
<div class="wide" role="region" aria-label="Bodies" tabindex="0"><table>
<thead><tr><th scope="col">Force</th><th scope="col">Policing body</th><th scope="col">Region</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Claims</th></tr></thead>
<tbody>
${bodies.map((one) => markup`<tr><th scope="row"><a href="${href(paths.body(one.id))}">${one.name}</a></th><td>${one.policingBody ?? ''}</td><td>${one.region ?? ''}</td><td class="number">${one.documents === 0 ? 'none held' : one.documents}</td><td class="number">${one.claims}</td></tr>\n`)}</tbody></table></div>`,
  };
}
