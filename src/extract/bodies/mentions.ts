import { type BodyType, overlaps, type Span } from '../../model/index.js';
import { type Gazetteer, isAbbreviation, type Phrase, TITLES, type Title } from './gazetteer.js';
import { isCommissioner, misspeltArea } from './misspelling.js';
import { type Token, tokensOf } from './tokens.js';

/** A place where a force, a policing body or an area is named. */
export interface Mention extends Span {
  kind: 'force' | 'body' | 'area' | 'host';
  /** Ids of the areas that it can mean. */
  ids: string[];
  /** A name that several share, or an ambiguous abbreviation: counts only beside better evidence. */
  shared: boolean;
  /** Type that the words give the policing body; null where they do not. */
  type: BodyType | null;
  /** False where the name is misspelt. */
  exact: boolean;
}

/** A token run that matched, as a half-open range of token indexes. */
interface Found<T> {
  from: number;
  to: number;
  item: T;
  exact: boolean;
}

const LINKS = new Set(['for', 'of', 'the', 'ln', 'yr']);
const POLICE = new Set(['pollce', 'constabulary', 'heddlu', 'forces', 'force']);

function capitalsAgree(phrase: Phrase, tokens: readonly Token[]): boolean {
  if (isAbbreviation(phrase.name)) {
    return tokens.every(
      (token) => token.text === token.text.toUpperCase() || token.text === phrase.name,
    );
  }
  return tokens.every(
    (token, i) =>
      /^[\p{Lu}\d&]/u.test(token.text) ||
      !/\p{Lu}/u.test(phrase.name.split(/[\s-]+/)[i]?.[0] ?? 'A'),
  );
}

function findPhrases(
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  wanted: (phrase: Phrase) => boolean,
): Found<Phrase>[] {
  const found: Found<Phrase>[] = [];
  for (let from = 0; from < tokens.length; ) {
    const match = gazetteer.phrases
      .get(tokens[from]?.folded ?? '')
      ?.find(
        (phrase) =>
          wanted(phrase) &&
          phrase.words.every((word, i) => tokens[from + i]?.folded === word) &&
          capitalsAgree(phrase, tokens.slice(from, from + phrase.words.length)),
      );
    if (match) found.push({ from, to: from + match.words.length, item: match, exact: true });
    from += match?.words.length ?? 1;
  }
  return found;
}

/** "Commissioner", misspelt or not. */
function sameTitleWord(token: Token | undefined, word: string): boolean {
  if (!token) return false;
  if (token.folded === word) return true;
  return word === 'commlssloner' && isCommissioner(token.folded);
}

export function findTitles(tokens: readonly Token[]): Found<Title>[] {
  const found: Found<Title>[] = [];
  for (let from = 0; from < tokens.length; ) {
    const title = TITLES.find(
      ({ words }) =>
        words.every((word, i) => sameTitleWord(tokens[from + i], word)) &&
        (words.length > 1 || /^\p{Lu}/u.test(tokens[from]?.text ?? '')),
    );
    if (title) found.push({ from, to: from + title.words.length, item: title, exact: true });
    from += title?.words.length ?? 1;
  }
  return found;
}

/** Whether nothing but a line end, a comma or a dash parts two tokens. */
function adjoin(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (!left || !right) return false;
  const gap = text.slice(left.end, right.start);
  return gap.length <= 60 && /^[\s,|/*_#–-]*$/.test(gap) && !/\n\s*\n\s*\n/.test(gap);
}

interface Scan {
  text: string;
  tokens: Token[];
  gazetteer: Gazetteer;
  areaFrom: Map<number, Found<Phrase>>;
  areaTo: Map<number, Found<Phrase>>;
  mentions: Mention[];
}

function addMention(
  scan: Scan,
  kind: Mention['kind'],
  from: number,
  to: number,
  area: Found<Phrase>,
  type: BodyType | null,
): void {
  const start = scan.tokens[from]?.start ?? 0;
  const last = scan.tokens[to - 1];
  const end = (last?.end ?? start) - (/['’‘`´]s?$/i.exec(last?.text ?? '')?.[0].length ?? 0);
  const { ids, shared } = area.item;
  scan.mentions.push({ start, end, kind, ids, shared, type, exact: area.exact });
}

/** Words of the longest area name, "Devon, Cornwall and the Isles of Scilly", and one more. */
const LONGEST = 8;

/** An area that begins at a token, spelt right or wrong. */
function areaAt(scan: Scan, from: number): Found<Phrase> | null {
  const exact = scan.areaFrom.get(from);
  if (exact) return exact;
  for (let length = LONGEST; length >= 1; length--) {
    const words = scan.tokens.slice(from, from + length);
    if (words.length < length || !/^[\p{Lu}\d]/u.test(words[0]?.text ?? '')) continue;
    const item = misspeltArea(
      words.map((word) => word.folded),
      scan.gazetteer.areas,
    );
    if (item) return { from, to: from + length, item, exact: false };
  }
  return null;
}

/** An area that ends right before a token. */
function areaBefore(scan: Scan, to: number): Found<Phrase> | null {
  const exact = scan.areaTo.get(to);
  if (exact) return exact;
  for (let length = LONGEST; length >= 1; length--) {
    const words = scan.tokens.slice(Math.max(0, to - length), to);
    if (words.length < length || !/^[\p{Lu}\d]/u.test(words[0]?.text ?? '')) continue;
    const item = misspeltArea(
      words.map((word) => word.folded),
      scan.gazetteer.areas,
    );
    if (item) return { from: to - length, to, item, exact: false };
  }
  return null;
}

/** "Police and Crime Commissioner for Norfolk [and Suffolk]", "Norfolk's Police and Crime Commissioner". */
function joinTitle(scan: Scan, title: Found<Title>): void {
  const { text, tokens } = scan;
  const type = title.item.type;
  let next = title.to;
  while (next < title.to + 3 && LINKS.has(tokens[next]?.folded ?? '')) next++;
  const linked = next > title.to;
  const after = adjoin(text, tokens[next - 1], tokens[next]) ? areaAt(scan, next) : null;
  const before = adjoin(text, tokens[title.from - 1], tokens[title.from])
    ? areaBefore(scan, title.from)
    : null;
  // A bare "Commissioner" or "Mayor" takes an area only in a fixed form: "Staffordshire Commissioner", "Mayor of".
  const after2 = after && (linked || (type !== null && type !== 'Mayor')) ? after : null;
  const before2 = before && (type !== 'Mayor' || title.to - title.from > 1) ? before : null;
  if (before2 && !(linked && after2)) {
    addMention(scan, 'body', before2.from, title.to, before2, type);
    return;
  }
  if (!after2) return;
  addMention(scan, 'body', title.from, after2.to, after2, type);
  for (let end = after2.to; tokens[end]?.folded === 'and'; ) {
    const other = scan.areaFrom.get(end + 1);
    if (!other) return;
    addMention(scan, 'body', title.from, other.to, other, type);
    end = other.to;
  }
}

const HOST = /[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,5}/gi;

function findHosts(text: string, gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(HOST)) {
    const host = match[0].toLowerCase().replace('.pnn.police.', '.police.');
    const labels = host.split('.');
    const known = labels
      .map((_, i) => gazetteer.hosts.get(labels.slice(i).join('.')))
      .find((entry) => entry !== undefined);
    const id = known?.id ?? areaInHost(host, gazetteer);
    if (id === null) continue;
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'host',
      ids: [id],
      shared: known?.of === 'force' || known === undefined,
      type: null,
      exact: known !== undefined,
    });
  }
  return mentions;
}

/** "opcc-norfolk.gov.uk": an unknown host that holds the name of an area beside that of an office. */
function areaInHost(host: string, gazetteer: Gazetteer): string | null {
  if (!/pcc|pfcc|police|commissioner/.test(host)) return null;
  const squashed = host.replace(/[^a-z]/g, '');
  const ids = new Set<string>();
  for (const phrase of gazetteer.areas) {
    const name = phrase.name.toLowerCase().replace(/[^a-z]/g, '');
    if (name.length > 4 && squashed.includes(name)) for (const id of phrase.ids) ids.add(id);
  }
  return ids.size === 1 ? ([...ids][0] as string) : null;
}

/**
 * Every mention of a force, policing body or area of the pack, in order of place. A mention of a body takes the
 * place of the force inside it ("Thames Valley Police and Crime Commissioner"), either that of a bare area.
 */
export function findMentions(text: string, gazetteer: Gazetteer): Mention[] {
  const tokens = tokensOf(text);
  const areas = findPhrases(tokens, gazetteer, (phrase) => phrase.kind === 'area');
  const scan: Scan = {
    text,
    tokens,
    gazetteer,
    areaFrom: new Map(areas.map((area) => [area.from, area])),
    areaTo: new Map(areas.map((area) => [area.to, area])),
    mentions: [],
  };
  for (const title of findTitles(tokens)) joinTitle(scan, title);
  for (const kind of ['body', 'force'] as const) {
    for (const found of findPhrases(tokens, gazetteer, (phrase) => phrase.kind === kind)) {
      addMention(scan, kind, found.from, found.to, found, typeOf(found.item, gazetteer));
    }
  }
  for (const area of areas) {
    const police = POLICE.has(tokens[area.to]?.folded ?? '');
    if (police && adjoin(text, tokens[area.to - 1], tokens[area.to])) {
      addMention(scan, 'force', area.from, area.to + 1, area, null);
    } else {
      addMention(scan, 'area', area.from, area.to, area, null);
    }
  }
  misspeltForces(scan);
  return [...outermost(scan.mentions), ...findHosts(text, gazetteer)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

const RANK = { body: 0, force: 1, area: 2, host: 3 };

/** Drops a mention that lies in, or overlaps, one of a stronger kind; of two of a kind the longer one stays. */
function outermost(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  let cluster: Mention[] = [];
  let end = -1;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    if (mention.start >= end) {
      kept.push(...strongest(cluster));
      cluster = [];
    }
    cluster.push(mention);
    end = Math.max(end, mention.end);
  }
  return [...kept, ...strongest(cluster)];
}

function strongest(cluster: readonly Mention[]): Mention[] {
  if (cluster.length < 2) return [...cluster];
  const kept: Mention[] = [];
  const ordered = [...cluster].sort(
    (a, b) => RANK[a.kind] - RANK[b.kind] || b.end - b.start - (a.end - a.start),
  );
  for (const mention of ordered) {
    const clash = kept.find((other) => overlaps(mention, other));
    // "Commissioners for Norfolk and Suffolk" is a mention of each.
    const joint =
      clash &&
      clash.kind === mention.kind &&
      clash.start === mention.start &&
      clash.ids[0] !== mention.ids[0];
    if (!clash || joint) kept.push(mention);
  }
  return kept;
}

/** "Derbyshre Constabulary". */
function misspeltForces(scan: Scan): void {
  scan.tokens.forEach((token, index) => {
    if (token.folded !== 'constabulary' && token.folded !== 'pollce') return;
    if (!/^\p{Lu}/u.test(token.text) || !adjoin(scan.text, scan.tokens[index - 1], token)) return;
    const area = areaBefore(scan, index);
    if (area && !area.exact) addMention(scan, 'force', area.from, index + 1, area, null);
  });
}

/** The type that the pack's own name for a body has, where all forms of that name agree. */
function typeOf(phrase: Phrase, gazetteer: Gazetteer): BodyType | null {
  if (phrase.kind !== 'body' || phrase.ids.length !== 1) return null;
  const row = gazetteer.rows.get(phrase.ids[0] as string);
  const form = row?.policingBodies.find((body) => body.name === phrase.name);
  if (form) return form.type;
  if (/PFCC|Fire/.test(phrase.name)) return 'PFCC';
  if (/PCC|Police (?:and|&) Crime Commissioner/.test(phrase.name)) return 'PCC';
  if (/Mayor|Combined Authority|CA$/.test(phrase.name)) {
    return (
      row?.policingBodies.find((body) => body.type === 'Mayor' || body.type === 'MOPAC')?.type ??
      null
    );
  }
  return null;
}
