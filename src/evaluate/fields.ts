import type { ResponseRecord } from '../model/index.js';
import type { GoldDocument } from './gold.js';

/** One value of a response: where it stands in the gold and in the record, and when the two are the same. */
interface FieldSpec {
  gold(gold: GoldDocument): string | null;
  found(record: ResponseRecord): string | null;
  /**
   * `words`: letter case, punctuation, white space and "&" do not matter. `person`: nor do forms of address before a
   * name, which annotators keep or leave. `exact`: every character does.
   */
  same: 'words' | 'person' | 'exact';
}

/** Every field that is scored. Of several forces, bodies and inspections, the first. */
const FIELDS = {
  force: { gold: (g) => g.force, found: (r) => r.force?.name ?? null, same: 'words' },
  policing_body: {
    gold: (g) => g.policing_body,
    found: (r) => r.policingBody?.name ?? null,
    same: 'words',
  },
  policing_body_type: {
    gold: (g) => g.policing_body_type,
    found: (r) => r.policingBody?.type ?? null,
    same: 'exact',
  },
  office_holder: {
    gold: (g) => g.commissioner,
    found: (r) => r.policingBody?.officeHolder ?? null,
    same: 'person',
  },
  response_date: {
    gold: (g) => g.response_date,
    found: (r) => r.responseDate?.value ?? null,
    same: 'exact',
  },
  inspection_title: {
    gold: (g) => g.inspection_title,
    found: (r) => r.inspection?.title ?? null,
    same: 'words',
  },
  inspection_published: {
    gold: (g) => g.inspection_published,
    found: (r) => r.inspection?.published?.value ?? null,
    same: 'exact',
  },
  stated_deadline: {
    gold: (g) => g.stated_deadline,
    found: (r) => r.inspection?.statedDeadline?.value ?? null,
    same: 'exact',
  },
} as const satisfies Record<string, FieldSpec>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** `missing`: the gold has a value, the record none. `invented`: the other way round. */
export type FieldVerdict = 'right' | 'missing' | 'invented' | 'different';

export interface FieldResult {
  field: FieldName;
  gold: string | null;
  found: string | null;
  verdict: FieldVerdict;
}

/** Letters and digits of a text, "&" read as "and". */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "Dr", "Canon", "Col (Retd)", "Cllr": how a person is addressed, not what they are called. */
const ADDRESS =
  /^(?:(?:the|rt|right|hon|honourable|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|cllr|councillor|alderman|canon|rev|revd|rev['’]d|reverend|lt|col|colonel|major|capt|captain|brigadier|commodore)\b\.?\s{1,3}|\(retd?\)\s{1,3}){1,5}(?=\S)/i;

/** The name of a person without the form of address. */
function nameOnly(name: string): string {
  return name.replace(ADDRESS, '');
}

function isSame(how: FieldSpec['same'], expected: string, found: string): boolean {
  if (how === 'exact') return expected === found;
  const [one, other] = how === 'person' ? [nameOnly(expected), nameOnly(found)] : [expected, found];
  return folded(one) === folded(other);
}

/** Compares one field; a document that could not be read (`null`) has none of its fields right. */
export function scoreField(
  field: FieldName,
  gold: GoldDocument,
  record: ResponseRecord | null,
): FieldResult {
  const spec: FieldSpec = FIELDS[field];
  const expected = spec.gold(gold);
  const found = record ? spec.found(record) : null;
  const verdict = (): FieldVerdict => {
    if (!record || (expected !== null && found === null)) return 'missing';
    if (expected === null || found === null) return expected === found ? 'right' : 'invented';
    return isSame(spec.same, expected, found) ? 'right' : 'different';
  };
  return { field, gold: expected, found, verdict: verdict() };
}
