import {
  CAUSES,
  type Cause,
  type ClaimDifference,
  type Difference,
  type DocumentRef,
  POSITION_WORDS,
  STANDING_LINE,
} from '../../compare/index.js';
import { fieldWords, valueWords } from './review.js';
import { table } from './table.js';
import { counted, shortId, spoken } from './words.js';
import { wrap } from './wrap.js';

const CAUSE_WORDS: Record<Cause, string> = {
  document: 'another document is held',
  version: 'read by another version',
  rules: 'read with other rule packs',
  manifest: 'read with another manifest',
  review: 'judged by a person',
  unknown: 'no cause is known',
};

/** What is other, by cause, then as lists; each list is cut at `most`. */
export function differenceText(difference: Difference, width: number, most: number): string {
  const { a, b, documents, claims, positions, byCause } = difference;
  const sides = [a, b].map(
    (side) =>
      `${side.label}: ${counted(side.documents, 'document')}, ${counted(side.claims, 'claim')}`,
  );
  const head = [`A ${sides[0]}`, `B ${sides[1]}`].flatMap((line) => wrap(line, width)).join('\n');
  const causes = CAUSES.filter((cause) => Object.values(byCause[cause]).some((n) => n > 0));
  if (causes.length === 0) return `${head}\n\nNothing differs.`;
  const counts = table(
    ['Why', 'Documents', 'Claims', 'Positions'],
    causes.map((cause) => [
      CAUSE_WORDS[cause],
      ...(['documents', 'claims', 'positions'] as const).map((kind) =>
        String(byCause[cause][kind]),
      ),
    ]),
    width,
  );
  const list = (title: string, lines: readonly (readonly string[])[]) =>
    lines.length === 0
      ? []
      : [
          [
            `${title}: ${lines.length}`,
            ...lines.slice(0, most).flatMap((parts) => wrapped(parts, width)),
            ...(lines.length > most
              ? [`  and ${lines.length - most} more: --limit, or --json`]
              : []),
          ].join('\n'),
        ];
  const own = (list: readonly ClaimDifference[]) =>
    list.filter((claim) => !claim.causes.includes('document'));
  return [
    head,
    counts,
    ...list(
      'Documents added',
      documents.added.map((one) => [documentLine(one)]),
    ),
    ...list(
      'Documents removed',
      documents.removed.map((one) => [documentLine(one)]),
    ),
    ...list(
      'Documents changed',
      documents.changed.map((one) => [documentLine(one), ...one.fields.map(fieldLine)]),
    ),
    ...list(
      'Positions changed',
      positions.map((one) => [
        `${one.forceName}, ${one.inspection} ${one.recommendation}: ${POSITION_WORDS[one.before]} -> ${POSITION_WORDS[one.after]} ${because(one.causes)}`,
      ]),
    ),
    ...list('Claims gained in documents that both hold', own(claims.gained).map(claimLines)),
    ...list('Claims lost in documents that both hold', own(claims.lost).map(claimLines)),
    ...list(
      'Claims changed',
      claims.changed.map((one) => [...claimLines(one), ...one.fields.map(fieldLine)]),
    ),
    STANDING_LINE,
  ].join('\n\n');
}

/** The first line as an item, the others under it. */
function wrapped(parts: readonly string[], width: number): string[] {
  return parts.flatMap((part, n) => {
    const indent = n === 0 ? 2 : 6;
    return wrap(part, width - indent - 2).map(
      (line, m) => `${' '.repeat(m === 0 ? indent : indent + 2)}${line}`,
    );
  });
}

function documentLine({ forceNames, responseDate, source, documentId }: DocumentRef): string {
  const who = forceNames.join(', ') || 'force not found';
  return `${who}, ${responseDate ?? 'undated'}: ${source} (${shortId(documentId)})`;
}

function claimLines(claim: ClaimDifference): string[] {
  const keys = claim.recommendations.join(', ') || 'no recommendation';
  return [
    `“${claim.quote}” ${because(claim.causes)}`,
    `${spoken(claim.status)}, ${keys}; ${claim.source}, page ${claim.page}, claim ${shortId(claim.claimId)}`,
  ];
}

function fieldLine(change: {
  field: string;
  before: unknown;
  after: unknown;
  causes: Cause[];
}): string {
  const { field, before, after, causes } = change;
  return `${fieldWords(field)}: ${valueWords(before)} -> ${valueWords(after)} ${because(causes)}`;
}

function because(causes: readonly Cause[]): string {
  return `[${causes.map((cause) => CAUSE_WORDS[cause]).join('; ')}]`;
}
