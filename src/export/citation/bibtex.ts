/** Fields of an entry in their order; those without a value are left out. */
export type BibtexFields = readonly (readonly [name: string, value: string | null])[];

/** Characters that TeX takes for commands, and what stands for them. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Fields that hold addresses, in which nothing is escaped but what would end the field. */
const VERBATIM = new Set(['url', 'doi']);

/** An entry of type `misc`, which BibTeX and BibLaTeX both know. Letters beyond ASCII stay as they are, in UTF-8. */
export function bibtexEntry(key: string, fields: BibtexFields): string {
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name} = {${fieldText(name, value)}},`],
  );
  return [`@misc{${key.replace(/[^A-Za-z0-9:.-]/g, '-')},`, ...lines, '}'].join('\n');
}

/** Words that BibTeX is to leave as they are written: the name of a body is no person's. */
export function verbatim(value: string): string {
  return `${OPEN}${value}${CLOSE}`;
}

const OPEN = '\u0001';
const CLOSE = '\u0002';

function fieldText(name: string, value: string): string {
  if (VERBATIM.has(name))
    return value.replace(/[{}\s\\]/g, (character) => encodeURIComponent(character));
  return value
    .replace(/\s+/g, ' ')
    .replace(/[\\{}$&%#_~^]/g, (character) => ESCAPES[character] ?? character)
    .replaceAll(OPEN, '{')
    .replaceAll(CLOSE, '}');
}
