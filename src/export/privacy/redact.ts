import { basename } from 'node:path';
import {
  type Claim,
  type DocumentProvenance,
  type Evidence,
  InternalError,
  overlaps,
  type ResponseRecord,
  type Span,
} from '../../model/index.js';
import { caseSpans } from './caseDetail.js';
import { contactSpans } from './contacts.js';
import { joined, masked } from './mask.js';
import { nameSpans } from './names.js';

export interface Redaction {
  /** The record as it may be published, with `document.text`. */
  record: ResponseRecord;
  /** What was left out, to be told. */
  left: { casePassages: number; claims: number; contacts: number; names: number };
}

export interface RedactOptions {
  /** Names to be left out, and with them all office holders; null to keep names. */
  holders: readonly string[] | null;
}

/**
 * A record as it may be published. Contact details are blotted out wherever they stand, quotes among them; passages
 * that look like a case or a victim are blotted out, and claims and exclusions in them dropped; with `holders` so are
 * names. Lengths stay, so that every offset still points to its words, and evidence still equals the text there. Of
 * its path only the file's own name stays.
 * @param record with `document.text`.
 */
export function redact(record: ResponseRecord, { holders }: RedactOptions): Redaction {
  const { text, source, provenance, ...document } = record.document;
  if (text === undefined) throw new InternalError('a record without text cannot be redacted');
  const cases = joined([
    ...caseSpans(text),
    ...record.excluded
      .filter(({ why }) => why === 'personal_or_case_detail')
      .map(({ evidence }) => evidence),
  ]);
  const contacts = joined(contactSpans(text));
  const names = holders === null ? [] : joined(nameSpans(text, holders));
  const spans = joined([...cases, ...contacts, ...names]);
  const isCase = (span: Span) => cases.some((found) => overlaps(found, span));
  const at = <E extends Evidence | null>(evidence: E): E =>
    evidence && { ...evidence, text: masked(evidence.text, evidence.start, spans) };
  const free = <T extends string | null>(words: T): T =>
    words === null ? words : (freelyMasked(words, holders) as T);
  const claims = record.claims.filter(({ evidence }) => !isCase(evidence));
  const kept = new Set(claims.map(({ id }) => id));
  const dated = <D extends { evidence: Evidence | null } | null>(date: D): D =>
    date && { ...date, evidence: at(date.evidence) };
  const inspection = <I extends ResponseRecord['inspection']>(ref: I): I =>
    ref && {
      ...ref,
      title: free(ref.title),
      published: dated(ref.published),
      statedDeadline: dated(ref.statedDeadline),
      evidence: at(ref.evidence),
    };
  const claim = (one: Claim): Claim => ({
    ...one,
    quote: masked(one.quote, one.evidence.start, spans),
    evidence: at(one.evidence),
    sentence: at(one.sentence),
    context: one.context.map(at),
    claimDate: dated(one.claimDate),
    dueDate: dated(one.dueDate),
    figures: one.figures.map(({ period, ...figure }) => ({
      ...figure,
      evidence: at(figure.evidence),
      ...(period ? { period: at(period) } : {}),
    })),
    because: one.because.map((reason) => ({
      ...reason,
      text: free(reason.text),
      evidence: at(reason.evidence),
    })),
  });
  return {
    record: {
      ...record,
      document: {
        ...document,
        problems: document.problems.map((problem) => ({
          ...problem,
          message: free(problem.message),
        })),
        ...(source === undefined ? {} : { source: free(fileName(source)) }),
        ...(provenance ? { provenance: redactProvenance(provenance, holders) } : {}),
        text: masked(text, 0, spans),
      },
      forces: record.forces.map((force) => ({ ...force, evidence: at(force.evidence) })),
      policingBodies: record.policingBodies.map((body) => ({
        ...body,
        officeHolder: holders ? null : body.officeHolder && dated(body.officeHolder),
        evidence: at(body.evidence),
      })),
      force: record.force && { ...record.force, evidence: at(record.force.evidence) },
      policingBody: record.policingBody && {
        ...record.policingBody,
        officeHolder: holders ? null : record.policingBody.officeHolder,
        evidence: at(record.policingBody.evidence),
      },
      responseDate: dated(record.responseDate),
      inspections: record.inspections.map(inspection),
      inspection: inspection(record.inspection),
      recommendations: record.recommendations.map((recommendation) => ({
        ...recommendation,
        due: dated(recommendation.due),
        label: free(recommendation.label),
        text: free(recommendation.text),
        evidence: at(recommendation.evidence),
      })),
      claims: claims.map(claim),
      excluded: record.excluded
        .filter(({ evidence }) => !isCase(evidence))
        .map((passage) => ({ ...passage, evidence: at(passage.evidence) })),
      positions: record.positions.map((position) => ({
        ...position,
        claims: position.claims.filter((id) => kept.has(id)),
      })),
    },
    left: {
      casePassages: cases.length,
      claims: record.claims.length - claims.length,
      contacts: contacts.length,
      names: names.length,
    },
  };
}

/** A note is anybody's words, and an address of the web with a name in it is of no use without the name. */
function redactProvenance(
  provenance: DocumentProvenance,
  holders: readonly string[] | null,
): DocumentProvenance {
  const { sourceUrl, note } = provenance;
  if (holders === null) return { ...provenance, note: note && freelyMasked(note, null) };
  const isNamed = sourceUrl !== null && nameSpans(sourceUrl, holders).length > 0;
  return { ...provenance, sourceUrl: isNamed ? null : sourceUrl, note: null };
}

/** Words that stand in no document, or are not known to: what is looked for in them is found by itself. */
export function freelyMasked(words: string, holders: readonly string[] | null): string {
  return masked(
    words,
    0,
    joined([
      ...caseSpans(words),
      ...contactSpans(words),
      ...(holders === null ? [] : nameSpans(words, holders)),
    ]),
  );
}

/** The own name of a file or of an entry of an archive (`all.zip!folder/a.pdf`), without the folders it lay in. */
export function fileName(source: string): string {
  return basename(source.split(/[!\\]/).at(-1) ?? source);
}
