import { createHash } from 'node:crypto';
import type {
  Claim,
  DateValue,
  Excluded,
  Position,
  Problem,
  Recommendation,
  ResponseRecord,
} from '../../src/model/index.js';
import { makeEvidence } from '../../src/model/index.js';

/** Invented areas with the names that the factory gives them. */
const AREAS: Record<string, { force: string; body: string; holder: string | null }> = {
  barsetshire: {
    force: 'Barsetshire Constabulary',
    body: 'Police and Crime Commissioner for Barsetshire',
    holder: 'Septimus Arabin',
  },
  loamshire: {
    force: 'Loamshire Police',
    body: 'Police and Crime Commissioner for Loamshire',
    holder: null,
  },
  midsomer: {
    force: 'Midsomer Constabulary',
    body: 'Police and Crime Commissioner for Midsomer',
    holder: 'Joyce Raglan',
  },
  polchester: {
    force: 'Polchester Police',
    body: 'Police and Crime Commissioner for Polchester',
    holder: null,
  },
};

export interface ClaimPlan {
  quote: string;
  status?: Claim['status'];
  speaker?: Claim['speaker'];
  recommendations?: string[];
  fit?: Claim['fit'];
  parts?: string[];
  topics?: string[];
  firmness?: Claim['firmness'];
  reported?: boolean;
  because?: string[];
  /** A date by which it is promised, as precise as this. */
  due?: string;
}

export interface RecordPlan {
  /** Areas that respond together; the first gives the policing body. */
  areas?: string[];
  date?: string | null;
  inspection?: string;
  title?: string;
  catalogued?: boolean;
  recommendations?: string[];
  claims?: ClaimPlan[];
  /** Sentences that are excluded. */
  excluded?: { text: string; why: Excluded['why'] }[];
  /** Position by recommendation key; claims linked to the key with fit "asked" are its claims. */
  positions?: Record<string, Position['position']>;
  problems?: Problem[];
  rulePack?: string;
  extractor?: string;
  /** Words that make the document another one. */
  salt?: string;
}

/** Builds a whole and lawful record of an invented letter: every span is found in its text. */
export function makeRecord(plan: RecordPlan = {}): ResponseRecord {
  const areas = (plan.areas ?? ['barsetshire']).map((id) => ({ id, ...areaOf(id) }));
  const first = areas[0] as (typeof areas)[number];
  const title = plan.title ?? 'An inspection of group-based child sexual exploitation';
  const ref = plan.inspection ?? 'group-cse-2025';
  const date = plan.date === undefined ? '2025-12-18' : plan.date;
  const claims = plan.claims ?? [];
  const text = [
    `${first.body}${first.holder ? `, ${first.holder}` : ''}`,
    areas.map((area) => area.force).join(' and '),
    date ?? 'undated',
    title,
    ...(plan.recommendations ?? []).map((key) => `Recommendation ${key}`),
    ...(plan.excluded ?? []).map((passage) => passage.text),
    ...claims.map((claim) => claim.quote),
    plan.salt ?? 'Yours faithfully',
  ].join('\n\n');
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const pages = [
    { number: 1, start: 0, end: text.length, textLayer: 'native' as const, ocrConfidence: null },
  ];
  const paged = { text, pages };
  const find = (words: string) => {
    const start = text.indexOf(words);
    return makeEvidence(paged, start, start + words.length);
  };
  const responseDate: DateValue | null =
    date === null ? null : { value: date, basis: 'stated', evidence: find(date) };
  const forces = areas.map((area) => ({
    id: area.id,
    name: area.force,
    evidence: find(area.force),
  }));
  const holder = first.holder ? { name: first.holder, evidence: find(first.holder) } : null;
  const body = { name: first.body, type: 'PCC' as const, evidence: find(first.body) };
  const inspection = {
    ref,
    title,
    published: null,
    statedDeadline: null,
    evidence: find(title),
    catalogue: plan.catalogued === false ? null : { id: ref, title, published: '2025-10-24' },
  };
  const recommendations = (plan.recommendations ?? []).map(
    (key): Recommendation => ({
      key,
      kind: 'recommendation',
      number: key,
      label: `Recommendation ${key}`,
      inspection: ref,
      due: null,
      text: null,
      source: 'document',
      evidence: find(`Recommendation ${key}`),
    }),
  );
  const made = claims.map((claim): Claim => {
    const evidence = find(claim.quote);
    const keys = claim.recommendations ?? [];
    return {
      id: createHash('sha256')
        .update(`${id} ${evidence.start} ${evidence.end} ${keys.join(',')}`)
        .digest('hex')
        .slice(0, 16),
      quote: claim.quote,
      evidence,
      sentence: evidence,
      context: [],
      status: claim.status ?? 'completed',
      firmness: claim.firmness ?? 'plain',
      speaker: claim.speaker ?? 'policing_body',
      reported: claim.reported ?? false,
      subject: 'force',
      forces: areas.map((area) => area.id),
      inspection: ref,
      recommendations: keys,
      linkedBy: keys.length > 0 ? 'number' : 'none',
      fit: claim.fit ?? (keys.length > 0 ? 'asked' : 'general'),
      parts: claim.parts ?? [],
      topics: claim.topics ?? [],
      claimDate: null,
      dueDate: claim.due ? { value: claim.due, basis: 'stated', evidence } : null,
      figures: [],
      confidence: 0.9,
      because: (claim.because ?? ['the words say so']).map((words) => ({
        rule: 'cue.test',
        text: words,
        evidence,
      })),
    };
  });
  return {
    schemaVersion: 1,
    document: {
      id,
      mediaType: 'text/plain',
      pages,
      characters: text.length,
      textLayer: 'native',
      language: 'en',
      problems: plan.problems ?? [],
      text,
    },
    forces,
    policingBodies: [{ ...body, officeHolder: holder }],
    force: forces[0] ?? null,
    policingBody: { ...body, officeHolder: holder?.name ?? null },
    responseDate,
    inspections: [inspection],
    inspection,
    recommendations,
    claims: made,
    excluded: (plan.excluded ?? []).map(({ text: words, why }) => ({ evidence: find(words), why })),
    positions: areas.flatMap((area) =>
      Object.entries(plan.positions ?? {}).map(
        ([recommendation, position]): Position => ({
          recommendation,
          inspection: ref,
          force: area.id,
          position,
          claims: made
            .filter((claim) => claim.recommendations.includes(recommendation))
            .map((claim) => claim.id),
        }),
      ),
    ),
    provenance: {
      extractor: plan.extractor ?? '0.1.0',
      rulePack: plan.rulePack ?? `sha256:${'a'.repeat(64)}`,
    },
  };
}

function areaOf(id: string) {
  const area = AREAS[id];
  if (!area) throw new Error(`no invented area is called ${id}`);
  return area;
}

/** Drops what the store leaves out of a record: its reading text. */
export function withoutText(record: ResponseRecord, source: string): ResponseRecord {
  const { text: _text, ...document } = record.document;
  return { ...record, document: { ...document, source } };
}
