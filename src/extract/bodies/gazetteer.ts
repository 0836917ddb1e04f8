import { type BodyRow, view } from '../../lexicon/index.js';
import type { BodyType } from '../../model/index.js';
import { foldedWords } from './tokens.js';

/** What a phrase of the gazetteer names. */
type PhraseKind = 'force' | 'body' | 'area';

export interface Phrase {
  kind: PhraseKind;
  words: string[];
  /** As the pack writes it: capitals of the pack must be capitals in the document. */
  name: string;
  /** Ids of the areas it can mean: more than one is never enough alone. */
  ids: string[];
  /** An ambiguous or shared name: never enough alone, even with one id. */
  shared: boolean;
}

/** A title that makes a policing body of an area name beside it. */
export interface Title {
  words: string[];
  type: BodyType | null;
}

/** Phrases by their first word, longest first. */
type PhraseIndex = ReadonlyMap<string, Phrase[]>;

export interface Gazetteer {
  phrases: PhraseIndex;
  rows: ReadonlyMap<string, BodyRow>;
  /** Every area phrase, for misspellings. */
  areas: Phrase[];
  hosts: ReadonlyMap<string, { id: string; of: 'body' | 'force' }>;
}

const POLICE_WORDS =
  /^heddlu\s|\s{1,2}(?:county constabulary|constabulary|police service|police)$|^the (?=met$)/i;

/** Title of a policing body, office or authority, to be taken off an alias to leave the area. */
const BODY_WORDS = new RegExp(
  [
    /^(?:office of the )?(?:police(?:,? (?:fire )?and crime| & crime)? commissioner|opfcc|opcc|pfcc|pcc)(?: for)?(?: the)? /,
    /(?:'s)? (?:police(?:,? fire and crime|,? crime and victims'| and crime| & crime)? commissioner|opfcc|opcc|pfcc|pcc|pcvc|commissioner)$/,
    /^(?:police(?:, fire)? and crime commissioner for|mayor of) /,
    / (?:mayoral )?combined authority$/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'i',
);

/** `OPCC`, `WMP`, `SRMCA`: an abbreviation, to be matched by its capitals. */
export function isAbbreviation(name: string): boolean {
  return /^[A-Z][A-Za-z&]{1,6}$/.test(name) && (name.match(/[A-Z]/g)?.length ?? 0) >= 2;
}

/** Area names that the names of a row are built of: "Norfolk", "York and North Yorkshire", "Beds". */
function areaNames(row: BodyRow): string[] {
  const names = new Set<string>();
  for (const name of [row.name, ...row.aliases]) {
    const area = name.replace(POLICE_WORDS, '');
    if (!isAbbreviation(area) && area.length > 2) names.add(area);
  }
  for (const name of [...row.policingBodies.map((form) => form.name), ...row.policingBodyAliases]) {
    const area = name.replace(BODY_WORDS, '');
    if (area !== name && !isAbbreviation(area) && area.length > 2) names.add(area);
  }
  return [...names];
}

function phrasesOf(row: BodyRow): Omit<Phrase, 'words'>[] {
  const ids = [row.id];
  const areas = areaNames(row);
  const bare = new Set(areas.map((area) => area.toLowerCase()));
  const forces = [row.name, ...row.aliases].filter((name) => !bare.has(name.toLowerCase()));
  const bodies = [...row.policingBodies.map((form) => form.name), ...row.policingBodyAliases];
  return [
    ...forces.map((name) => ({ kind: 'force' as const, name, ids, shared: false })),
    ...row.ambiguousAliases.map(({ text: name }) => ({
      kind: 'force' as const,
      name,
      ids,
      shared: true,
    })),
    ...bodies.map((name) => ({ kind: 'body' as const, name, ids, shared: false })),
    ...row.sharedPolicingBodyAliases.map((name) => ({
      kind: 'body' as const,
      name,
      ids,
      shared: true,
    })),
    ...areas.map((name) => ({ kind: 'area' as const, name, ids, shared: false })),
  ];
}

function compile(rows: readonly BodyRow[]): Gazetteer {
  const byName = new Map<string, Phrase>();
  const hosts = new Map<string, { id: string; of: 'body' | 'force' }>();
  for (const row of rows) {
    for (const phrase of phrasesOf(row)) {
      const words = foldedWords(phrase.name);
      const key = `${phrase.kind} ${words.join(' ')}`;
      const known = byName.get(key);
      if (!known) byName.set(key, { ...phrase, words });
      else if (!known.ids.includes(row.id)) known.ids = [...known.ids, row.id];
    }
    for (const host of row.webHosts) hosts.set(host.toLowerCase(), { id: row.id, of: 'body' });
    for (const host of row.forceHosts) hosts.set(host.toLowerCase(), { id: row.id, of: 'force' });
  }
  const phrases = new Map<string, Phrase[]>();
  for (const phrase of byName.values()) {
    const first = phrase.words[0];
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
  }
  // Of equal length a body goes before a force before a bare area.
  const order: PhraseKind[] = ['body', 'force', 'area'];
  for (const list of phrases.values()) {
    list.sort(
      (a, b) => b.words.length - a.words.length || order.indexOf(a.kind) - order.indexOf(b.kind),
    );
  }
  return {
    phrases,
    rows: new Map(rows.map((row) => [row.id, row])),
    areas: [...byName.values()].filter((phrase) => phrase.kind === 'area'),
    hosts,
  };
}

/** All names of the bodies pack, indexed for one pass over a text. Compiled once per lexicon. */
export const gazetteerOf = view((lexicon) => compile(lexicon.rows.bodies));

/** Titles, longest first. "Commissioner" alone says nothing of the type. */
export const TITLES: readonly Title[] = (
  [
    ['Police, Fire and Rescue and Crime Commissioner', 'PFCC'],
    ['Commissioner for Police, Fire and Rescue and Crime', 'PFCC'],
    ['Commissioner for Police, Fire and Crime', 'PFCC'],
    ['Police, Fire and Crime Commissioners', 'PFCC'],
    ['Police, Fire and Crime Commissioner', 'PFCC'],
    ['Police, Fire, Crime Commissioner', 'PFCC'],
    ['Police and Fire and Crime Commissioner', 'PFCC'],
    ['Police, Crime and Victims Commissioner', 'PCC'],
    ['Police and Crime Commissioners', 'PCC'],
    ['Police and Crime Commissioner', 'PCC'],
    ['Police Crime Commissioner', 'PCC'],
    ['Police Commissioner', 'PCC'],
    ['Comisiynydd yr Heddlu a Throseddu', 'PCC'],
    ['Comisiynydd Heddlu a Throseddu', 'PCC'],
    ['Comisiynydd Heddlu a Throsedd', 'PCC'],
    ['Mayoral Combined Authority', 'Mayor'],
    ['Combined Authority', 'Mayor'],
    ['Mayor', 'Mayor'],
    ['OPFCC', 'PFCC'],
    ['PFCCs', 'PFCC'],
    ['PFCC', 'PFCC'],
    ['OPCC', 'PCC'],
    ['PCVC', 'PCC'],
    ['PCCs', 'PCC'],
    ['PCC', 'PCC'],
    ['Commissioner', null],
  ] as const
).map(([name, type]) => ({ words: foldedWords(name), type }));
