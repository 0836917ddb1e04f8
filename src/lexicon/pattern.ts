/**
 * The notation in which packs write phrases: a regular expression in which
 * - a space stands for any run of white space (at most 3 units),
 * - `'` matches straight and curly apostrophes, `-` also the non-breaking and the en dash,
 * - `{name}` is replaced by the macro of that name (packs: `macros.json`),
 * - word boundaries are added at both ends, and case is ignored.
 * Quantifiers must be bounded (`{0,3}`), so that matching stays linear; a test checks every row.
 */
export class PatternError extends Error {
  override name = 'PatternError';
}

export type Macros = ReadonlyMap<string, string>;

const MACRO = /\{([a-z][a-zA-Z_]{0,40})\}/g;

function expand(source: string, macros: Macros, depth = 0): string {
  if (depth > 5) throw new PatternError('macros refer to one another in a circle');
  return source.replace(MACRO, (_, name: string) => {
    const body = macros.get(name);
    if (body === undefined) throw new PatternError(`there is no macro {${name}}`);
    return `(?:${expand(body, macros, depth + 1)})`;
  });
}

/** The regular expression source of a phrase, without boundaries. */
export function patternSource(phrase: string, macros: Macros): string {
  const bare = phrase.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/[*+]|\{\d+,\}/.test(bare)) {
    throw new PatternError(
      `unbounded repetition (*, + or {n,}) in "${phrase}"; write {0,5} instead`,
    );
  }
  const marked = expand(phrase, macros);
  let out = '';
  let inClass = false;
  for (let i = 0; i < marked.length; i++) {
    const c = marked.charAt(i);
    if (c === '\\') {
      out += c + marked.charAt(++i);
      continue;
    }
    if (c === '[') inClass = true;
    if (c === ']') inClass = false;
    if (inClass) out += c;
    else if (c === ' ') out += '(?:\\s{1,3})';
    else if (c === "'") out += "['’‘]";
    else if (c === '-') out += '[-‐‑–]';
    else out += c;
  }
  return out;
}

/** Compiles one or several phrases into one global, case-blind expression with word boundaries. */
export function compilePattern(phrases: string | readonly string[], macros: Macros): RegExp {
  const list = typeof phrases === 'string' ? [phrases] : phrases;
  const body = list.map((phrase) => patternSource(phrase, macros)).join('|');
  try {
    // Without the u flag: case-blind matching of Unicode patterns takes V8 seconds to compile.
    return new RegExp(`(?<![A-Za-zÀ-ÿ0-9])(?:${body})(?![A-Za-zÀ-ÿ0-9])`, 'gi');
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error));
  }
}

/** All matches of a global expression in `text` as spans, left to right, never empty. */
export function spansOf(pattern: RegExp, text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  pattern.lastIndex = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0].length > 0) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** Whether a global expression matches anywhere in `text`. */
export function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}
