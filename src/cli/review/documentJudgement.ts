import type { BodyRow, Lexicon } from '../../lexicon/index.js';
import {
  DOCUMENT_FIELDS,
  type DocumentField,
  type DocumentValues,
  type ResponseRecord,
  type Review,
  UsageError,
} from '../../model/index.js';
import { documentValues, type Reviewer, reviewDocument } from '../../review/index.js';
import { spanOf } from './claimJudgement.js';
import { DOCUMENT_OPTIONS, dateOption, type ReviewOptions, wordsOption } from './options.js';
import type { Target } from './target.js';

/** The reviews of a document's own fields that the options ask for; none if they ask for none. */
export function documentReviews(
  { record, extracted }: Target,
  options: ReviewOptions,
  lexicon: Lexicon,
  who: Reviewer,
): Review[] {
  const { note, reply, from } = options;
  const machine = documentValues(extracted);
  const given = DOCUMENT_OPTIONS.some((name) => options[name] !== undefined) || options.inspection;
  if (given) {
    const set = corrections(documentValues(record), options, lexicon);
    const fields = Object.keys(set) as DocumentField[];
    if (fields.length === 0) {
      throw new UsageError('--words show a value: give the value too, such as --force.');
    }
    const values = { ...documentValues(record), ...set };
    const span = options.words === undefined ? null : spanOf(record, options.words, '--words');
    return [reviewDocument(record, { kind: 'correct', fields, values, machine, span, note }, who)];
  }
  if (options.confirm) return [fieldsConfirmed(record, extracted, who, note)];
  if (reply !== undefined) {
    return [reviewDocument(record, { kind: 'reply', note: reply, from }, who)];
  }
  if (note !== undefined) return [reviewDocument(record, { kind: 'note', note }, who)];
  return [];
}

/** Who answers what, and when, is right as it stands. */
export function fieldsConfirmed(
  record: ResponseRecord,
  extracted: ResponseRecord,
  who: Reviewer,
  note?: string,
): Review {
  return reviewDocument(
    record,
    {
      kind: 'confirm',
      fields: DOCUMENT_FIELDS,
      values: documentValues(record),
      machine: documentValues(extracted),
      note,
    },
    who,
  );
}

function corrections(
  before: DocumentValues,
  options: ReviewOptions,
  lexicon: Lexicon,
): Partial<DocumentValues> {
  const { force, policingBody, bodyType, officeHolder, inspection } = options;
  const set: Partial<DocumentValues> = {};
  if (options.responseDate) {
    set.responseDate = dateOption(options.responseDate, '--response-date');
  }
  if (force) {
    const rows = [...new Set(force)].map((name) => bodyOf(name, lexicon));
    const date = set.responseDate ?? before.responseDate;
    set.forces = rows.map(({ id, name }) => ({ id, name }));
    set.policingBodies = rows.map((row) => formAt(row, date));
    // Another body has another holder of its office.
    set.officeHolders = rows.map(() => null);
  }
  if (policingBody !== undefined) {
    if (force && force.length > 1) {
      throw new UsageError('Of a joint response give the forces: their policing bodies follow.');
    }
    set.policingBodies = [namedBody(policingBody, bodyType, lexicon)];
    set.officeHolders = set.officeHolders ?? [null];
  } else if (bodyType !== undefined) {
    const [first] = set.policingBodies ?? before.policingBodies;
    if (!first) throw new UsageError('--body-type needs --policing-body: none is known.');
    set.policingBodies = [
      { name: first.name, type: bodyType },
      ...(set.policingBodies ?? before.policingBodies).slice(1),
    ];
  }
  if (officeHolder !== undefined) {
    const others = set.officeHolders ?? before.officeHolders;
    set.officeHolders = [wordsOption(officeHolder), ...others.slice(1)];
  }
  if (inspection !== undefined) {
    set.inspections = inspectionsWith(before.inspections, inspection, lexicon);
  }
  if (options.inspectionTitle !== undefined) {
    set.inspectionTitle = wordsOption(options.inspectionTitle);
  }
  if (options.inspectionPublished !== undefined) {
    const published = dateOption(options.inspectionPublished, '--inspection-published');
    set.inspectionPublished = published;
  }
  return set;
}

function bodyOf(named: string, lexicon: Lexicon): BodyRow {
  const wanted = named.toLowerCase();
  const row = lexicon.rows.bodies.find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted,
  );
  if (row) return row;
  const near = lexicon.rows.bodies.filter(({ id, name }) =>
    `${id} ${name.toLowerCase()}`.includes(wanted),
  );
  const [only] = near;
  if (only && near.length === 1) return only;
  const names = near.map(({ id }) => id).join(', ');
  throw new UsageError(
    names === ''
      ? `No force of the packs is called ${named}: add it to a pack (--packs).`
      : `${named} may mean ${names}: name one of them.`,
  );
}

type Body = DocumentValues['policingBodies'][number];

/** The form that the policing body had at a date; without one, that which it has now. */
function formAt({ policingBodies }: BodyRow, date: string | null): Body {
  const then = policingBodies.find(
    ({ from, to }) =>
      date !== null &&
      (!from || from <= date) &&
      // A month ends after all of its days.
      (!to || date.slice(0, to.length) <= to),
  );
  const form = (date === null ? null : then) ?? policingBodies.find(({ to }) => to === null);
  const last = form ?? (policingBodies.at(-1) as BodyRow['policingBodies'][number]);
  return { name: last.name, type: last.type };
}

function namedBody(name: string, type: Body['type'] | undefined, lexicon: Lexicon): Body {
  const wanted = name.toLowerCase();
  const form = lexicon.rows.bodies
    .flatMap(({ policingBodies }) => policingBodies)
    .find((one) => one.name.toLowerCase() === wanted);
  if (form) return { name: form.name, type: type ?? form.type };
  if (type) return { name, type };
  throw new UsageError(
    `No policing body of the packs is called ${name}: give --force in its place, or say its kind with --body-type.`,
  );
}

type Inspections = DocumentValues['inspections'];

/** `ID`, `none` or `OLD=NEW`: the first of two names is one that the document answers now. */
function inspectionsWith(before: Inspections, given: string, lexicon: Lexicon): Inspections {
  const [first = '', second] = given.split('=');
  const refs = before.map(({ ref }) => ref);
  if (second === undefined && refs.length > 1) {
    throw new UsageError(
      `The document answers ${refs.join(', ')}: say which is wrong, as --inspection ${refs[0]}=${given}.`,
    );
  }
  const old = second === undefined ? refs[0] : first;
  if (second !== undefined && !refs.includes(first)) {
    throw new UsageError(
      `The document does not answer ${first}, but ${refs.join(', ') || 'none'}.`,
    );
  }
  const others = before.filter(({ ref }) => ref !== old);
  const now = inspectionOf(second ?? first, others, lexicon);
  if (old === undefined) return [now];
  return before.map((one) => (one.ref === old ? now : one));
}

function inspectionOf(named: string, others: Inspections, lexicon: Lexicon): Inspections[number] {
  if (named === 'none') {
    const taken = new Set(others.map(({ ref }) => ref));
    let n = 1;
    while (taken.has(`document:${n}`)) n++;
    return { ref: `document:${n}`, catalogue: null };
  }
  const rows = lexicon.rows.inspections;
  const fitting = rows.filter(({ id }) => id.startsWith(named));
  const row =
    rows.find(({ id }) => id === named) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (!row) {
    const ids = (fitting.length > 1 ? fitting : rows).map(({ id }) => id).join(', ');
    throw new UsageError(`No inspection of the catalogue is called ${named}; it has ${ids}.`);
  }
  const { id, title, published } = row;
  return { ref: id, catalogue: { id, title, published } };
}
