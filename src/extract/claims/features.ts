/**
 * What the classifier sees of a sentence: shared by its training (scripts/train-classifier.ts) and its use
 * (secondOpinion.ts). Kept apart from the rules' own analysis on purpose, so that the second opinion does not repeat
 * the mistakes of the first. A change here needs a new model: a test compares the features that it was trained on.
 */

/** A map, not an object: a letter may hold the word "constructor". */
function mapOf(entries: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}

const WORD =
  /\d{1,20}(?:[.,:/]\d{1,20}){0,6}(?:%|st\b|nd\b|rd\b|th\b)?|\p{L}[\p{L}\p{M}\p{N}]{0,40}(?:[-'][\p{L}\p{N}]{1,40}){0,4}|[?:;]/gu;
const MONTH =
  /^(?:january|february|march|april|june|july|august|september|october|november|december)$/;
/** Words that stand for one another here: whose name it is does not tell what is asserted. */
const SAME = mapOf({
  constabulary: 'force',
  pcc: 'commissioner',
  pfcc: 'commissioner',
  hmicfrs: 'inspectorate',
  hmic: 'inspectorate',
  hmi: 'inspectorate',
  inspector: 'inspectors',
  cannot: 'can not',
  "can't": 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
});
const SHORT = mapOf({ ve: 'have', ll: 'will', re: 'are', m: 'am', d: 'would' });

/** Auxiliaries by what they tell: tense and modality, not person. */
const AUXILIARY = mapOf({
  has: 'have',
  have: 'have',
  had: 'had',
  having: 'having',
  is: 'be',
  are: 'be',
  am: 'be',
  was: 'was',
  were: 'was',
  be: 'inf',
  been: 'been',
  being: 'being',
  will: 'will',
  shall: 'will',
  would: 'would',
  should: 'should',
  ought: 'should',
  must: 'should',
  can: 'can',
  could: 'could',
  may: 'may',
  might: 'may',
  do: 'do',
  does: 'do',
  did: 'did',
});
const NEGATIVE = /^(?:not|no|never|none|neither|nor|nothing|nobody|without|unable|yet)$/;
const IRREGULAR = new Set(
  (
    'become begun bought brought built chosen come cut done drawn driven fallen felt found given gone got grown had ' +
    'heard held kept known laid led left lost made met overseen paid put read redrawn rewritten risen run said seen ' +
    'sent set shown sought spent split spoken stood taken taught thought told understood undertaken withdrawn won written'
  ).split(' '),
);
const NOT_PARTICIPLE =
  /^(?:need|indeed|hundred|speed|feed|proceed|succeed|exceed|red|bed|shed|embed)$/;
const NOT_PROGRESSIVE =
  /^(?:during|nothing|anything|something|everything|being|training|policing|meeting|finding|building|thing|bring|recording|vetting|briefing)$/;
/** Words that may stand inside a verb group. */
const INSIDE =
  /^(?:not|never|also|now|already|still|fully|largely|currently|since|yet|just|all|both|each|only|either)$|^\p{L}{2,}ly$/u;

/** Lower-case words; numbers, months and some names are replaced by a sign for their kind. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const match of text
    .replace(/[’‘]/g, "'")
    .replace(/\bn\/a\b/gi, 'notapplicable')
    .matchAll(WORD)) {
    const lower = match[0].toLowerCase();
    if (/^\d/.test(lower)) words.push(/^(?:19|20)\d\d$/.test(lower) ? '#year' : '#');
    else if (MONTH.test(lower)) words.push('#month');
    else {
      const same = SAME.get(lower);
      const parts = /^(.{1,60}?)(n't|'(?:ve|ll|re|m|d))$/.exec(lower);
      if (same) words.push(...same.split(' '));
      else if (parts?.[1] && parts[2]) words.push(parts[1], SHORT.get(parts[2].slice(1)) ?? 'not');
      else words.push(lower.replace(/'s?$/, ''));
    }
  }
  return words;
}

function headForm(word: string): string {
  if (IRREGULAR.has(word)) return 'PP';
  if (/ed$/.test(word) && word.length > 3 && !NOT_PARTICIPLE.test(word)) return 'PP';
  if (/ing$/.test(word) && word.length > 4 && !NOT_PROGRESSIVE.test(word)) return 'ING';
  return word === 'to' ? 'TO' : 'X';
}

/** Verb groups as chains of signs: "has not yet been adopted" is `have+not+been+PP`. */
function chainsOf(words: readonly string[]): string[] {
  const chains: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const first = AUXILIARY.get(words[i] ?? '');
    if (!first || first === 'inf') continue;
    const chain = [first];
    let at = i + 1;
    for (; at < words.length && at < i + 9; at++) {
      const word = words[at] ?? '';
      const auxiliary = AUXILIARY.get(word);
      if (auxiliary) chain.push(auxiliary);
      else if (NEGATIVE.test(word)) chain.push(word === 'yet' ? 'yet' : 'not');
      else if (!INSIDE.test(word)) break;
    }
    chain.push(headForm(words[at] ?? ''));
    chains.push(chain.join('+'));
    i = at - 1;
  }
  return chains;
}

/** A word without its ending, so that "accepts", "accepted" and "acceptance" meet: its first letters, six at most. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ations?|ing|ed|es|s|e|ance|ment)$/, '').slice(0, 6);
}

/** Who a sentence is about, from its first words: the first that stands there. */
const OPENERS: readonly (readonly [string, RegExp])[] = [
  [
    'asks',
    /\b(?:forces|chief constables|constables|police forces|all forces)\b.{0,60}\b(?:should|must|ought)\b/,
  ],
  ['forces', /^(?:all |most |many |some |other |police )*(?:forces|chief constables)\b/],
  [
    'inspectorate',
    /^(?:.{0,30} )?(?:inspectorate|inspectors|inspection|report|regulator|you|your)\b/,
  ],
  ['i', /^(?:\w+ ){0,5}?(?:i|my)\b/],
  ['we', /^(?:\w+ ){0,5}?(?:we|our)\b/],
  ['commissioner', /^(?:\w+ ){0,4}?(?:commissioner|mayor|office|deputy mayor)\b/],
  ['chief', /^(?:\w+ ){0,4}?(?:chief constable|chief officer|deputy chief|assistant chief)\b/],
  ['force', /^(?:\w+ ){0,4}?(?:force|police|officers|staff|teams?|supervisors|service)\b/],
  ['pronoun', /^(?:this|it|these|they|that|there)\b/],
];

/** Words that tell the same here; beginnings of words. A sentence of another writer seldom has the very words of ours. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  [
    'accept',
    /^(?:accept|agree|concur|recogni[sz]|acknowledg|conced|admit|concede|share|endorse|commit|concerns?$|findings?$)/,
  ],
  [
    'refuse',
    /^(?:declin|reject|disagree|disput|refus|oppos|dissent|disproportionate|unwilling|caution|contest|refute|unnecessary)/,
  ],
  [
    'watch',
    /^(?:monitor|scrutin|oversee|oversight|hold(?:ing)?$|account$|assurance|seek$|sought|challeng|question|report(?:s|ed|ing)?$|updat|asked|board|panel|satisf|progress$)/,
  ],
  [
    'await',
    /^(?:await|wait|pending|depend|subject$|relian|contingent|unless$|until$|once$|issu|publish|supplier|vendor|nationa)/,
  ],
  [
    'done',
    /^(?:adopt|implement|complet|embedded|introduc|establish|appoint|recruit|launch|issued|trained|approved|agreed|updated|revis|rewritten|achieved|place|live$|already|closed|deliver(?:ed)?$)/,
  ],
  [
    'going',
    /^(?:underway|ongoing|under$|way$|continu|begun|began|started|developing|drafting|rolling|pilot|trial|embedding|progressing|testing|reviewing|halfway|part$)/,
  ],
  [
    'ahead',
    /^(?:plan|intend|intention|next$|forthcoming|schedul|future|due$|later$|aim|commenc|expected|propos|spring|summer|autumn|winter|shortly|soon$|tomorrow)/,
  ],
  [
    'lack',
    /^(?:lack|miss|fail|fell$|short$|outstand|incomplete|absen|gap|behind|overdue|inconsist|backlog|weak|yet$|still$|remain|poor|none$|only$|inadequate|insufficient)/,
  ],
  [
    'vague',
    /^(?:consider|explor|effort|activit|focus|support|strengthen|improv|robust|broad|general|appropriate|ensur|various|range|steps?$|look(?:ing)?$|understood|aligned|positive|work$|enhanc|strong)/,
  ],
  [
    'apply',
    /^(?:appl(?:y|ies|icable)|relevan|pertain|concern(?:s|ed)?$|addressed|directed|notapplicable|relates?$|irrelevant|bear)/,
  ],
  [
    'found',
    /^(?:found|finds?$|identif|highlight|conclud|notes?$|noted|recommend|observ|criticis|inspect)/,
  ],
  [
    'courtesy',
    /^(?:welcom|thank|grateful|hope|pleas|sincerely|letter|dear|opportunity|priorit|publication|seriously|regret|respon)/,
  ],
  [
    'partner',
    /^(?:council|health|cps$|partner|government|ministry|minister|home$|college|npcc|court|prosecut|ambulance|nhs$|ofsted|school)/,
  ],
];

const MOST_WORDS = 120;
/** UTF-16 units; a sentence of a run-on table may be of any length. */
const MOST_CHARACTERS = 2000;

function lengthOf(words: readonly string[]): string {
  if (words.length < 4) return 'few';
  if (words.length < 9) return 'short';
  return words.length < 30 ? 'usual' : 'long';
}

function endOf(text: string): string {
  if (/[.!]["'”’)]{0,2}\s{0,3}$/.test(text)) return 'stop';
  if (/\?\s{0,3}$/.test(text)) return 'question';
  return /:\s{0,3}$/.test(text) ? 'colon' : 'open';
}

/**
 * Features of a sentence or clause, each once, in a fixed order: words (stop words too: "has", "will" and "not" are
 * the signal), pairs of words, verb chains, and signs of form. Words after the 120th are not read.
 */
export function featuresOf(sentence: string): string[] {
  const text = sentence.slice(0, MOST_CHARACTERS);
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const features = new Set<string>();
  for (const word of words) features.add(word);
  const padded = ['^', ...words, '$'];
  for (let i = 0; i + 1 < padded.length; i++) features.add(`${padded[i]} ${padded[i + 1]}`);
  const stems = words.map(stemOf);
  for (const stem of stems) features.add(`~${stem}`);
  for (let i = 0; i + 1 < stems.length; i++) features.add(`~${stems[i]} ${stems[i + 1]}`);
  for (let i = 0; i + 2 < stems.length; i++) features.add(`~${stems[i]} _ ${stems[i + 2]}`);
  const chains = chainsOf(words);
  for (const chain of chains) features.add(`AUX:${chain}`);
  features.add(`AUX1:${chains[0] ?? 'none'}`);
  const opening = words.slice(0, 14).join(' ');
  const subject = OPENERS.find(([, pattern]) => pattern.test(opening))?.[0] ?? 'other';
  features.add(`SUBJECT:${subject}`);
  features.add(`SUBJECT:${subject}+${chains[0] ?? 'none'}`);
  for (const [kind, pattern] of KINDS) {
    if (!words.some((word) => pattern.test(word))) continue;
    features.add(`KIND:${kind}`);
    features.add(`KIND:${kind}+${subject}`);
    features.add(`KIND:${kind}+${chains[0] ?? 'none'}`);
  }
  if (words.some((word) => NEGATIVE.test(word))) features.add('NEG');
  if (chains.some((chain) => chain.startsWith('will'))) features.add('WILL');
  features.add(`LENGTH:${lengthOf(words)}`);
  features.add(`END:${endOf(text)}`);
  return [...features];
}
