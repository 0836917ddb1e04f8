import type { BodyRow } from '../../lexicon/index.js';
import {
  type BodyType,
  makeEvidence,
  type OfficeHolder,
  type SourceDocument,
} from '../../model/index.js';
import type { Cell } from '../letter/lines.js';
import { lineIndexAt, type ZonedLine, zoneAt } from '../letter/zones.js';
import type { Mention } from './mentions.js';
import { nameAtEnd, nameAtStart, type PersonName, signedName } from './names.js';
import { type TitleSpan, titleSpans } from './titleSpans.js';

interface Candidate extends PersonName {
  weight: number;
  deputy: boolean;
}

/** A name in passing ("the Commissioner, Jo Lane, was told") counts less than one that signs or heads the paper. */
const PASSING = 5;

const EARLIER = /\b(?:former|then|previous|late|predecessor,?|ex-)\s{0,3}(?:the\s{0,2})?$/i;

/** Fields whose value is the one who signs: "Commissioner", "Signed", "Reply approved by", "From". */
const FIELD =
  /^(?:[A-Z]?\d{1,2}[.)]\s{1,2}|[A-Z][.)]\s{1,2})?(?:signatory|from|by|signature|commissioner|for (?:and on behalf of )?the (?:police(?:,? fire)? (?:and|&) crime )?commissioner|name(?: of (?:the )?(?:pf?cc|commissioner|mayor))?|(?:the )?(?:police(?:,? fire)? (?:and|&) crime commissioner|pf?cc|mayor)|llofnodwyd gan.{0,14}|(?:[\w'’-]{2,20}\s){0,4}?(?:signed|approved|authori[sz]ed|agreed|submitted|made|cleared)(?: off)?(?: by)?)\s{0,3}(?:[:\t]\s{0,3}|$)/i;

/** The same without a colon: the box of a form that stood beside the name, or the line under a heading. */
const BOX = /^(?:signature|signed|by)\s{1,3}(?=\p{Lu}(?:\p{Ll}|\.\s?\p{Lu}\p{Ll}))/iu;

/** An authority speaks by the one who chairs it. */
const CHAIR =
  /^(?:[^:]{3,30}:\s[^:]{3,60}\s)?chair(?:man|woman|person)?(?: of the (?:authority|board|council))?\s{0,3}[:\t]\s{0,3}/i;

const FOR_ANOTHER = /^(?:p\.?p\b|per pro\b)/i;

/** A date behind the name of who signs. */
const DATED =
  /,?\s{1,4}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?(?:\sof)?\s\p{Lu}\p{Ll}{2,8},?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/u;

/** Another office after the name: whoever it is does not answer as the policing body. */
const OTHER_OFFICE =
  /\b(?:officer|constable|inspector|superintendent|chief executive|director|manager|clerk|adviser|head of|HMI\b|HMCIC)/i;

/** The rank of a police officer before the name: "Cdr F. Abelard", "T/DCI Lane". */
const RANK =
  /^(?:[ADT]\/)?(?:cdr|commander|d?\/?(?:(?:ch(?:ief)?\.?\s)?supt|(?:ch(?:ief)?\.?\s)?insp|sgt|sergeant|c\/?insp)|[ad]cc|dc[is]|dac|pc|ps)\.?\s/i;

/** The cell of a line in the same column as another cell; a line of one cell has only the first column. */
function columnOf(line: ZonedLine | undefined, column: number): Cell | undefined {
  return line?.cells[column];
}

class Search {
  readonly candidates: Candidate[] = [];
  constructor(
    readonly document: SourceDocument,
    readonly lines: readonly ZonedLine[],
  ) {}

  add(name: PersonName | null, weight: number, deputy: boolean): void {
    if (!name) return;
    const before = this.document.text.slice(Math.max(0, name.start - 40), name.start);
    if (/\b(?:chief constable|inspector|HMI|constable),?\s{1,3}(?:\w{1,5}\.?\s)?$/i.test(before))
      return;
    if (EARLIER.test(before)) return;
    this.candidates.push({ ...name, weight, deputy });
  }

  private lineIndex(offset: number): number {
    return lineIndexAt(this.lines, offset);
  }

  /** Names before and after one title: on its line, or on the lines above and below in the same column. */
  beside(title: TitleSpan): void {
    const index = this.lineIndex(title.start);
    const line = this.lines[index];
    if (!line || line.caption) return;
    if (['addressee', 'copies', 'salutation'].includes(zoneAt(line, title.start))) return;
    if (EARLIER.test(this.document.text.slice(Math.max(0, title.start - 30), title.start))) return;
    const column = line.cells.findLastIndex((cell) => cell.start <= title.start);
    const cell = line.cells[column];
    if (!cell) return;
    const own = line.text.length < 100 ? 9 : PASSING;
    const lead = this.document.text.slice(cell.start, title.start);
    if (lead.trim() === '' || /^(?:\(?(?:the|your)\)?)\s{1,2}$/i.test(lead)) {
      // "Mayor announces new patrols" is a headline and heads no signature.
      const goesOn = /^\s{1,2}(?!for\b|of\b|and\b)\p{Ll}/u.test(
        this.document.text.slice(title.end, title.end + 6),
      );
      if (!goesOn) this.above(index, column, title);
    } else {
      const joined = lead.replace(
        /[\s,(–—:-]{1,4}(?:the\s{1,2})?$|,?\s{1,2}(?:as|is|was)\s{1,2}(?:the\s{1,2})?$/i,
        '',
      );
      // "Jane Lane (JL) - PCC, chair": the initials under which minutes have her.
      const named = joined.replace(/\s\([A-Z]{2,4}\)$/, '');
      if (joined !== lead) this.add(nameAtEnd(named, cell.start), own, title.deputy);
    }
    this.following(title, own);
  }

  private above(index: number, column: number, title: TitleSpan): void {
    const group = this.lines[index]?.group ?? 0;
    for (let i = index - 1, seen = 0; i >= 0 && seen < 3; i--) {
      const line = this.lines[i] as ZonedLine;
      if (line.caption) continue;
      const cell = columnOf(line, column);
      if (group - line.group > 2 || zoneAt(line, cell?.start ?? line.start) === 'addressee') return;
      // A bracketed repetition of the name, or letters after it, may stand between.
      const name = cell && signedName(cell.text, cell.start);
      if (name) {
        const strong = line.zone === 'signature' || line.zone === 'footer' ? 10 : 9;
        this.add(name, strong - seen - (cell.text.startsWith('(') ? 3 : 0), title.deputy);
        // The line above a bracketed short form has the full one.
        if (!cell.text.startsWith('(')) return;
      } else if (line.text.length > 40) return;
      seen++;
    }
  }

  private following(title: TitleSpan, own: number): void {
    const index = this.lineIndex(title.end - 1);
    const line = this.lines[index];
    if (!line) return;
    const cell = line.cells.findLast((other) => other.start < title.end);
    if (!cell) return;
    const rest = this.document.text.slice(title.end, cell.end);
    const link = /^(?:\s{0,2}\([A-Z]{2,6}\))?[\s,:–—(-]{1,4}/.exec(rest);
    if (link) {
      const name = nameAtStart(rest.slice(link[0].length), title.end + link[0].length);
      // "Signed for the Commissioner: Jo Lane, Chief Executive".
      const office = name
        ? this.document.text.slice(name.end, Math.min(cell.end, name.end + 40))
        : '';
      if (!/^,\s/.test(office) || !OTHER_OFFICE.test(office)) this.add(name, own - 1, title.deputy);
    }
    if (rest.trim() !== '') return;
    const next = this.lines[index + 1];
    if (!next || next.caption || next.group !== line.group) return;
    const below = columnOf(next, line.cells.indexOf(cell));
    const after = this.lines[index + 2];
    if (after && after.group === next.group && OTHER_OFFICE.test(after.text)) return;
    if (below) this.add(signedName(below.text, below.start), 7, title.deputy);
  }

  /** "Signed by: Jo Lane, Deputy Mayor", with the value on the same line, in the next cell or on the next line. */
  fields(type: BodyType): void {
    this.lines.forEach((line, index) => {
      if (line.caption || ['addressee', 'copies'].includes(line.zone)) return;
      line.cells.forEach((cell, column) => {
        const chair = type === 'PoliceAuthority' ? CHAIR.exec(cell.text) : null;
        const label = (FIELD.exec(cell.text) ?? BOX.exec(cell.text) ?? chair)?.[0].length;
        if (label === undefined || cell.text.length > 140) return;
        const next = this.lines[index + 1];
        const below = next?.caption ? undefined : (columnOf(next, column) ?? next?.cells[0]);
        const inside = label < cell.text.length;
        const value = inside ? cell : (line.cells[column + 1] ?? below);
        if (!value || OTHER_OFFICE.test(cell.text.slice(0, label))) return;
        const start = inside ? cell.start + label : value.start;
        const words = this.document.text.slice(start, value.end);
        if (OTHER_OFFICE.test(words) || RANK.test(words.trim())) return;
        const name = nameAtStart(words, start);
        if (
          name &&
          /^\.?\s{0,2}(?:$|[,(–-]|\d{1,2}[./]\d|OBE|MBE|CBE)/.test(words.slice(name.end - start))
        )
          this.add(name, 8, /\b(?:deputy|dirprwy)\b/i.test(words));
      });
    });
  }

  /** "I, Jo Lane, ...". */
  firstPerson(): void {
    for (const match of this.document.text.matchAll(/\bI, (?=\p{Lu})/gu)) {
      const start = match.index + match[0].length;
      const name = nameAtStart(this.document.text.slice(start, start + 80), start);
      if (name && this.document.text[name.end] === ',') this.add(name, 9, false);
    }
  }

  /** "Jo Lane was replying to ...": a web page that writes of the office holder in the third person. */
  quoted(): void {
    const speech = /\s{1,2}(?:said|says|commented|added|was replying|replied|responded|wrote)\b/g;
    for (const match of this.document.text.matchAll(speech)) {
      const from = Math.max(0, match.index - 60);
      this.add(nameAtEnd(this.document.text.slice(from, match.index), from), 4, false);
    }
  }

  /** A signature without a title: a lone name below a closing formula, or below the last prose. */
  untitled(): void {
    this.lines.forEach((line, index) => {
      if (line.caption || line.cells.length > 1) return;
      // Who signs "pp" signs for the one named below.
      // "Jo Lane, 22nd May 2023".
      const bare = line.text.replace(DATED, '');
      const name = FOR_ANOTHER.test(bare) ? null : signedName(bare, line.start);
      if (!name) return;
      const next = this.lines[index + 1];
      if (
        next &&
        next.zone !== 'copies' &&
        next.group - line.group <= 1 &&
        OTHER_OFFICE.test(next.text) &&
        next.text.length < 160
      )
        return;
      const previous = this.lines[index - 1];
      if (line.zone === 'signature') this.add(name, 6, false);
      else if (
        line.zone === 'body' &&
        previous &&
        previous.group !== line.group &&
        previous.text.length > 40
      ) {
        this.add(name, 4, false);
      }
    });
  }
}

const OTHER_OFFICES = /\b(?:chief constable|inspector of constabulary|HMI)\b/gi;

/** The words around every mention of an office that no policing body has. */
function otherOffices(text: string): string[] {
  return [...text.matchAll(OTHER_OFFICES)].map(({ index, 0: office }) =>
    text.slice(Math.max(0, index - 60), index + office.length + 60),
  );
}

/** Letters behind a name. */
const HONOURS = '(?:[OMCK]BE|[QK]PM|JP|[QK]C|DL|MP|TD|BA|MA|BSc|MSc|PhD)';

/** The same person named beside another office anywhere in the document. */
function holdsOtherOffice(offices: readonly string[], name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s{1,3}');
  const office =
    '(?:(?:temporary |deputy |assistant )?chief constable|inspector of constabulary|HMI)';
  // On the next line the office stands alone: in a list of fields it is the label of somebody else.
  const after = `(?:,?[ ]{1,3}|,\\s{1,3})(?:the\\s|our\\s|my\\s)?${office}|[,]?[ ]{0,3}\\n\\s{0,3}${office}(?:[ ]{0,3}(?:\\n|$)|,|\\sof\\b|\\sfor\\b)`;
  const beside = new RegExp(
    `${office}[,:]?\\s{1,3}(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\\.?\\s)?${escaped}|${escaped}(?:\\s${HONOURS}){0,3}(?:${after})`,
    'i',
  );
  return offices.some((words) => beside.test(words));
}

function suits(title: TitleSpan, row: BodyRow, type: BodyType, joint: boolean): boolean {
  if (title.ids.length > 0 && !title.ids.includes(row.id)) return false;
  if (joint && title.ids.length === 0) return false;
  if (row.chiefOfficer === 'Commissioner') return title.mayor;
  if (title.mayor) return type === 'Mayor' || type === 'MOPAC';
  return !(title.bare && type === 'Mayor');
}

/**
 * The person who signs or speaks as the policing body; a deputy only where no principal does. Never the one written
 * to, an inspector or a chief officer, nor what a caption says that a signature reads.
 */
export function findOfficeHolder(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  mentions: readonly Mention[],
  row: BodyRow,
  type: BodyType,
  joint: boolean,
): OfficeHolder | null {
  const search = new Search(document, lines);
  for (const title of titleSpans(document.text, mentions)) {
    if (suits(title, row, type, joint)) search.beside(title);
  }
  if (!joint) {
    search.fields(type);
    search.firstPerson();
    search.quoted();
    search.untitled();
  }
  const rank = (person: Candidate) =>
    (person.weight > PASSING ? 100 : 0) + (person.deputy ? 0 : 50) + person.weight;
  const ordered = search.candidates.sort((a, b) => rank(b) - rank(a));
  const offices = otherOffices(document.text);
  const refused = new Set<string>();
  for (const person of ordered) {
    if (refused.has(person.name)) continue;
    const spelt = isSpeltSmall(person.name, document.text, person.weight <= UNTITLED);
    if (!spelt && !isPlace(person, mentions, row) && !holdsOtherOffice(offices, person.name)) {
      const { name, start, end } = inFull(document.text, person);
      return { name, evidence: makeEvidence(document, start, end) };
    }
    refused.add(person.name);
  }
  return null;
}

/** Weight of a name that no title stands beside. */
const UNTITLED = 6;

/**
 * Whether the paper has the words of a name in small letters elsewhere, as it has those of a heading in capitals: all
 * of them, or where no title stands beside it (`any`) one.
 */
function isSpeltSmall(name: string, text: string, any: boolean): boolean {
  const words = name.split(/[\s.]+/).filter((word) => word.length > 3);
  if (any && /^\p{L}{2,}ing\b/u.test(name)) return true;
  const small = (word: string) =>
    new RegExp(`(?<![\\p{L}'’-])${word.toLowerCase()}(?![\\p{L}'’-])`, 'u').test(text);
  return words.length > 0 && (any ? words.some(small) : words.length > 1 && words.every(small));
}

/** "E Pugh-Davies" signs; elsewhere the paper has the person as "Eirian Pugh-Davies", once or always the same. */
function inFull(text: string, person: PersonName): PersonName {
  const [, initial, surname] =
    /^(\p{Lu})\.?(?:\s?\p{Lu}\.?)*\s(\p{Lu}[\p{L}'’-]+)$/u.exec(person.name) ?? [];
  if (initial === undefined || surname === undefined) return person;
  const full = new RegExp(
    `(?<![\\p{L}'’-])(${initial}\\p{Ll}[\\p{L}'’-]{1,20})[ \\t]${surname}(?![\\p{L}'’-])`,
    'gu',
  );
  const found = [...text.matchAll(full)];
  const [first] = found;
  if (first === undefined || found.some((other) => other[1] !== first[1])) return person;
  return nameAtStart(first[0], first.index) ?? person;
}

/** "Stoke Aldwick" looks like a name; so does the body's own area in a letterhead, one line above the office. */
function isPlace(person: PersonName, mentions: readonly Mention[], row: BodyRow): boolean {
  if (person.name.toLowerCase() === row.area.toLowerCase()) return true;
  return mentions.some(
    ({ kind, start, end }) =>
      (kind === 'area' || kind === 'force') && start <= person.start && person.end <= end,
  );
}
