import type { FacetCount, FlatClaim, Found, LetterHit, Snippet } from '../../store/index.js';
import { table } from './table.js';
import { counted, reviewMark, shortId, spoken } from './words.js';

/** So many values of a facet are shown. */
const MOST_VALUES = 8;

/** A snippet in one line; what was looked for stands between angle quotes, which need no colour to be seen. */
function marked({ text, matches }: Snippet): string {
  let at = 0;
  let line = '';
  for (const [start, end] of matches) {
    line += `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
  }
  return (line + text.slice(at)).replace(/\s+/g, ' ').trim();
}

/** Claims with the words that were looked for, and how they spread. */
export function foundClaims(found: Found<FlatClaim & { snippet: Snippet }>, width: number): string {
  const rows = found.hits.map((claim) => [
    claim.forceNames.join('\n') || 'not found',
    `${spoken(claim.status)}\n(${spoken(claim.speaker)}${claim.reported ? ', reported' : ''})${reviewMark(claim.reviewState)}`,
    marked(claim.snippet),
    `${claim.source}\np. ${claim.page}\n${shortId(claim.claimId)}`,
  ]);
  const shown = `${heading('Claims', found, 'claim')}\n`;
  if (rows.length === 0) return shown;
  const heads = ['Force', 'What the response says', 'Words', 'Where'];
  const { status = [], force, inspection } = found.facets;
  return `${shown}${table(heads, rows, width)}\n${facets({ status, force, inspection })}\n`;
}

/** Pages of letters with a piece around the words. */
export function foundLetters(found: Found<LetterHit>, width: number): string {
  const rows = found.hits.map((hit) => [
    `${hit.forceNames.join('\n') || 'not found'}\n${hit.responseDate ?? 'undated'}`,
    marked(hit.snippet),
    `${hit.source}\np. ${hit.page}\n${shortId(hit.documentId)}`,
  ]);
  const shown = `${heading('Letters', found, 'page')}\n`;
  if (rows.length === 0) return shown;
  const { force, inspection } = found.facets;
  return `${shown}${table(['Force', 'Words', 'Where'], rows, width)}\n${facets({ force, inspection })}\n`;
}

function heading(title: string, { total, documents, hits }: Found<unknown>, noun: string): string {
  const listed = hits.length < total ? `; the ${hits.length} best are listed` : '';
  return `${title}: ${counted(total, noun)} in ${counted(documents, 'document')}${listed}.`;
}

function facets(all: Record<string, readonly FacetCount[]>): string {
  return Object.entries(all)
    .filter(([, counts]) => counts.length > 0)
    .map(([name, counts]) => {
      const shown = counts.slice(0, MOST_VALUES).map(({ value, count }) => {
        return `${name === 'status' ? spoken(value) : value} ${count}`;
      });
      const more = counts.length - shown.length;
      return `By ${name}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    })
    .join('\n');
}
