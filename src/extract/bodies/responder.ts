import type { BodyRow, Lexicon } from '../../lexicon/index.js';
import {
  type ForceRef,
  makeEvidence,
  type PartialDate,
  type PolicingBodyRef,
  type Reason,
  type SourceDocument,
} from '../../model/index.js';
import { zonesOf } from '../letter/zones.js';
import { formAt } from './form.js';
import { gazetteerOf } from './gazetteer.js';
import { findMentions } from './mentions.js';
import { findOfficeHolder } from './officeHolder.js';
import { STRONG, scoresOf, type Weighed, weighMentions } from './weigh.js';

/** Who answers: several in a joint response, none where no known body can be made out. */
export interface Responder {
  forces: ForceRef[];
  /** One for each force, in the same order. */
  policingBodies: PolicingBodyRef[];
  reasons: Reason[];
}

/** Below this nothing but passing mentions of an area was seen. */
const FLOOR = 1;

/** How much of the first body's score another needs to be a second author. */
const JOINT_SHARE = 0.6;

function byWeight(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || a.mention.start - b.mention.start;
}

/** Ids of the responding areas, the strongest first. */
function responders(weighed: readonly Weighed[]): string[] {
  const scores = [...scoresOf(weighed)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = scores;
  if (!first || first[1] < FLOOR) return [];
  const strong = new Set(
    weighed
      .filter(({ mention, weight }) => mention.kind === 'body' && weight >= STRONG)
      .map(({ mention }) => mention.ids[0]),
  );
  // Two forces named as often in running text, and nothing else: either may be the author.
  if (second && first[1] < STRONG && second[1] > first[1] * 0.8) return [];
  return scores
    .filter(([id, score], i) => i === 0 || (strong.has(id) && score >= first[1] * JOINT_SHARE))
    .map(([id]) => id);
}

function refsOf(
  document: SourceDocument,
  row: BodyRow,
  weighed: readonly Weighed[],
  date: PartialDate | null,
): { force: ForceRef; body: Omit<PolicingBodyRef, 'officeHolder'>; reasons: Reason[] } {
  const own = weighed.filter(({ mention }) => mention.ids[0] === row.id).sort(byWeight);
  const best = own[0] as Weighed;
  const evidenceOf = ({ mention }: Weighed) => makeEvidence(document, mention.start, mention.end);
  const naming = own.find(({ mention }) => mention.kind === 'force') ?? best;
  const body = own.find(({ mention }) => mention.kind === 'body') ?? best;
  const typed = own.find(({ mention }) => mention.kind === 'body' && mention.type !== null);
  const form = formAt(row, date, typed?.mention.type ?? null);
  const reasons: Reason[] = own.slice(0, 3).map((item) => ({
    rule: `responder.${item.mention.kind}`,
    text: `${row.name}: named in ${item.where}`,
    evidence: evidenceOf(item),
  }));
  if (row.policingBodies.length > 1) {
    const why = date === null ? 'as it names itself, or its latest form' : `its form at ${date}`;
    reasons.push({ rule: 'responder.form', text: `${form.name}: ${why}`, evidence: null });
  }
  return {
    force: { id: row.id, name: row.name, evidence: evidenceOf(naming) },
    body: { name: form.name, type: form.type, evidence: evidenceOf(body) },
    reasons,
  };
}

/**
 * Finds who answers in a document: letterhead, title, signature, running header and web address say it; those written
 * to, inspectors, copies and forces named in passing do not. `date` (of the response) chooses between the forms that
 * a policing body had over time.
 */
export function findResponder(
  document: SourceDocument,
  lexicon: Lexicon,
  options: { date?: PartialDate | null } = {},
): Responder {
  const gazetteer = gazetteerOf(lexicon);
  const lines = zonesOf(document);
  const mentions = findMentions(document.text, gazetteer);
  const weighed = weighMentions(document, lines, mentions);
  const rows = responders(weighed).map((id) => gazetteer.rows.get(id) as BodyRow);
  const found = rows.map((row) => refsOf(document, row, weighed, options.date ?? null));
  const holders = found.map(({ body }, i) =>
    findOfficeHolder(document, lines, mentions, rows[i] as BodyRow, body.type, rows.length > 1),
  );
  return {
    forces: found.map(({ force }) => force),
    policingBodies: found.map(({ body }, i) => ({ ...body, officeHolder: holders[i] ?? null })),
    reasons: found.flatMap(({ reasons }) => reasons),
  };
}
