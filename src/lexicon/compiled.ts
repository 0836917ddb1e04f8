import type { BodyRow } from './bodies.js';
import type { Lexicon } from './load.js';
import { compilePattern, type Macros, patternSource } from './pattern.js';
import type { ActorClass, CueRow, HeadingRow, TopicRow, Voice } from './schemas.js';
import { view } from './view.js';

function alternation(names: Iterable<string>): string {
  const escaped = [...new Set(names)]
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) =>
      name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ (?:and|&) /g, ' (?:and|&) '),
    );
  return escaped.length > 0 ? `(?:${escaped.join('|')})` : '(?!)';
}

/** Names by which a force goes, without those that other forces share. */
export function forceNames(body: BodyRow): string[] {
  return [body.name, ...body.aliases];
}

/** "Loamshire" of "Loamshire Police": as a subject it means the force. */
export function shortName(body: BodyRow): string {
  return body.name
    .replace(/\s(?:police(?: service)?|constabulary)$/i, '')
    .replace(/^heddlu\s/i, '');
}

/** Names by which a policing body goes, in all of its forms. */
export function policingBodyNames(body: BodyRow): string[] {
  return [...body.policingBodies.map((form) => form.name), ...body.policingBodyAliases];
}

/** Macros of the packs with the names of the gazetteer; `responders` are ids of the responding forces. */
export function macrosFor(lexicon: Lexicon, responders: readonly string[] | 'all'): Macros {
  const own = lexicon.rows.bodies.filter(
    (body) => responders === 'all' || responders.includes(body.id),
  );
  const others = lexicon.rows.bodies.filter((body) => !own.includes(body));
  const macros = new Map(lexicon.rows.macros.map((row) => [row.id, row.pattern]));
  macros.set('forceName', alternation(own.flatMap(forceNames)));
  macros.set('ownArea', alternation(responders === 'all' ? [] : own.map(shortName)));
  macros.set('otherArea', alternation(others.map(shortName)));
  macros.set('bodyName', alternation(own.flatMap(policingBodyNames)));
  macros.set('otherForceName', alternation(others.flatMap(forceNames)));
  macros.set(
    'otherBodyName',
    alternation(lexicon.rows.otherBodies.flatMap((row) => [row.name, ...row.aliases])),
  );
  return macros;
}

export interface CompiledHeading {
  row: HeadingRow;
  voice: Voice;
  /** Matches a whole heading, numbers and final colon taken off. */
  whole: RegExp;
}

const FORCE_TOKEN = 'forcename';
const BODY_TOKEN = 'bodyname';

const namePatterns = view((lexicon) => {
  const all = (names: string[]) =>
    new RegExp(`(?<![A-Za-z])(?:${alternation(names)})(?![A-Za-z])`, 'gi');
  return {
    forces: all(lexicon.rows.bodies.flatMap(forceNames)),
    bodies: all(lexicon.rows.bodies.flatMap(policingBodyNames)),
  };
});

/**
 * A heading with the names of forces and bodies replaced by one word each. A hundred names in each of fifty patterns
 * would take seconds to compile; so they are looked for once.
 */
export function withoutNames(heading: string, lexicon: Lexicon): string {
  const { forces, bodies } = namePatterns(lexicon);
  return heading.replace(bodies, BODY_TOKEN).replace(forces, FORCE_TOKEN);
}

/** Headings compiled to match whole lines. */
export const headingsOf = view((lexicon): CompiledHeading[] => {
  const macros = new Map(macrosFor(lexicon, 'all'));
  macros.set('forceName', FORCE_TOKEN);
  macros.set('bodyName', BODY_TOKEN);
  // A heading that names both offices is neither's alone.
  const rows = [...lexicon.rows.headings].sort(
    (a, b) => Number(b.voice === 'joint') - Number(a.voice === 'joint'),
  );
  return rows.map((row) => ({
    row,
    voice: row.voice,
    whole: new RegExp(`^(?:${row.patterns.map((p) => patternSource(p, macros)).join('|')})$`, 'i'),
  }));
});

export interface CompiledActor {
  id: string;
  class: ActorClass;
  /** Matches at the end of a subject phrase's core or as the whole of it. */
  whole: RegExp;
  anywhere: RegExp;
}

const actorCache = new WeakMap<Lexicon, Map<string, CompiledActor[]>>();

/** Actors in the order of trial; the responders' own names count as the force's and the body's. */
export function actorsOf(lexicon: Lexicon, responders: readonly string[]): CompiledActor[] {
  const byResponder = actorCache.get(lexicon) ?? new Map<string, CompiledActor[]>();
  actorCache.set(lexicon, byResponder);
  const key = responders.length === 0 ? 'all' : [...responders].sort().join(' ');
  const known = byResponder.get(key);
  if (known) return known;
  const macros = macrosFor(lexicon, responders.length === 0 ? 'all' : responders);
  const compiled = [...lexicon.rows.actors]
    .sort((a, b) => a.rank - b.rank)
    .map((row) => {
      const body = row.patterns.map((p) => patternSource(p, macros)).join('|');
      return {
        id: row.id,
        class: row.class,
        whole: new RegExp(`^(?:${body})$`, 'i'),
        anywhere: compilePattern(row.patterns, macros),
      };
    });
  byResponder.set(key, compiled);
  return compiled;
}

export interface CompiledCue {
  row: CueRow;
  pattern: RegExp | null;
  terminators: RegExp | null;
}

/** Cues with their patterns and terminators, in the order of their ids. */
export const cuesOf = view((lexicon): CompiledCue[] => {
  const macros = macrosFor(lexicon, 'all');
  const standard = lexicon.rows.terminators.flatMap((row) => row.words);
  return lexicon.rows.cues.map((row) => {
    const terminators = row.direction === 'sentence' ? [] : (row.terminators ?? standard);
    return {
      row,
      pattern: row.patterns ? compilePattern(row.patterns, macros) : null,
      terminators: terminators.length > 0 ? terminatorPattern(terminators) : null,
    };
  });
});

/** Terminators may be punctuation, which has no word boundary of its own. */
function terminatorPattern(words: readonly string[]): RegExp {
  const parts = words.map((word) =>
    /^\w/.test(word)
      ? `(?<![A-Za-z])${patternSource(word, new Map())}(?![A-Za-z])`
      : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(parts.join('|'), 'gi');
}

export interface CompiledTopic {
  row: TopicRow;
  strong: RegExp;
  weak: RegExp | null;
  nearby: RegExp | null;
}

export const topicsOf = view((lexicon): CompiledTopic[] => {
  const macros = macrosFor(lexicon, 'all');
  const optional = (phrases: readonly string[]) =>
    phrases.length > 0 ? compilePattern(phrases, macros) : null;
  return lexicon.rows.topics.map((row) => ({
    row,
    strong: compilePattern(row.strong, macros),
    weak: optional(row.weak),
    nearby: optional(row.nearby),
  }));
});

export interface CompiledPart {
  id: string;
  name: string;
  terms: RegExp;
}

/** Parts of catalogued recommendations, by `inspection id` + blank + `recommendation key`. */
export const partsOf = view((lexicon): Map<string, CompiledPart[]> => {
  const macros = macrosFor(lexicon, 'all');
  const parts = new Map<string, CompiledPart[]>();
  for (const inspection of lexicon.rows.inspections) {
    for (const recommendation of inspection.recommendations) {
      parts.set(
        `${inspection.id} ${recommendation.key}`,
        recommendation.parts.map((part) => ({
          id: part.id,
          name: part.name,
          terms: compilePattern(part.terms ?? [part.name], macros),
        })),
      );
    }
  }
  return parts;
});

export interface Abbreviations {
  always: ReadonlySet<string>;
  beforeNumber: ReadonlySet<string>;
}

export const abbreviationsOf = view((lexicon): Abbreviations => {
  const words = (id: string) =>
    lexicon.rows.abbreviations.filter((row) => row.id === id).flatMap((row) => row.words);
  return {
    always: new Set([...words('always'), ...words('month')]),
    beforeNumber: new Set(words('number')),
  };
});

export const languagesOf = view((lexicon): { id: string; words: ReadonlySet<string> }[] =>
  lexicon.rows.languages.map((row) => ({ id: row.id, words: new Set(row.words) })),
);
