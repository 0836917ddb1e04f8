import type { Claim, ResponseRecord } from '../../model/index.js';

/** Characters of a prefix or suffix: enough to find a quote again in a text that has changed a little. */
const AROUND = 32;

/** IRI of the reading text that offsets refer to. */
export function textIri(documentId: string): string {
  return `urn:section55:text:${documentId.replace(/^sha256:/, '')}`;
}

export function claimIri(claimId: string, documentId: string): string {
  return `urn:section55:claim:${claimId}:${documentId.replace(/^sha256:/, '').slice(0, 12)}`;
}

/**
 * A claim as an annotation of the W3C (https://www.w3.org/TR/annotation-model/): its quote by position and by its words.
 * There positions count characters (code points), not UTF-16 units as the tables do.
 * @param record as it may be published, with `document.text`.
 */
export function annotation(claim: Claim, record: ResponseRecord): object {
  const { document } = record;
  const text = document.text ?? '';
  const { start, end } = claim.evidence;
  const [from, to] = [codePoints(text, start), codePoints(text, end)];
  return {
    id: claimIri(claim.id, document.id),
    type: 'Annotation',
    motivation: 'classifying',
    body: [
      tag('status', claim.status),
      tag('speaker', claim.speaker),
      tag('fit', claim.fit),
      ...claim.forces.map((force) => tag('force', force)),
      ...(claim.inspection === null ? [] : [tag('inspection', claim.inspection)]),
      ...claim.recommendations.map((key) => tag('recommendation', key)),
      ...claim.topics.map((topic) => tag('topic', topic)),
    ],
    target: {
      source: {
        id: textIri(document.id),
        type: 'Text',
        format: document.mediaType,
        language: document.language,
        ...(document.provenance?.sourceUrl
          ? { 'dcterms:source': { id: document.provenance.sourceUrl } }
          : {}),
      },
      selector: [
        { type: 'TextPositionSelector', start: from, end: to },
        {
          type: 'TextQuoteSelector',
          exact: claim.quote,
          prefix: whole(text.slice(Math.max(0, start - AROUND), start)),
          suffix: whole(text.slice(end, end + AROUND)),
        },
      ],
    },
  };
}

function tag(key: string, value: string): object {
  return { type: 'TextualBody', purpose: 'tagging', value: `${key}:${value}` };
}

/** Number of characters (code points) before an offset in UTF-16 units. */
function codePoints(text: string, offset: number): number {
  const before = text.slice(0, offset);
  return offset - (before.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Without half a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

/** The pieces of a page of annotations before, between and after them. */
export const ANNOTATION_PAGE = {
  open: `{
  "@context": ["http://www.w3.org/ns/anno.jsonld", {"dcterms": "http://purl.org/dc/terms/"}],
  "id": "urn:section55:annotations",
  "type": "AnnotationPage",
  "items": [`,
  between: ',',
  close: '\n  ]\n}\n',
} as const;
