import type { Command, Option } from 'commander';
import { program } from '../../src/cli/program.js';
import { CLOCK_VALUES, CLOCK_WORDS, POSITION_WORDS } from '../../src/compare/index.js';
import {
  COMPARISON_POSITIONS,
  EXCLUSION_MEANINGS,
  EXCLUSIONS,
  LIMITS,
  type LimitName,
  POSITION_MEANINGS,
  PROBLEM_CODES,
  PROBLEMS,
  STATUS_MEANINGS,
  STATUSES,
} from '../../src/model/index.js';
import { PROBLEM_MEANINGS } from './meanings.js';

/** A table in Markdown. Cells may hold Markdown; a bar within one is escaped. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function root(): Command {
  const nowhere = { write: () => true } as unknown as NodeJS.WritableStream;
  return program({ out: nowhere, err: nowhere, columns: 80 }, () => () => Promise.resolve());
}

/** The words after the name of a command: `<path...>`, `[inspection]`. */
function argumentsOf(command: Command): string {
  const words = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...words].join(' ');
}

export function commandTable(): string {
  const rows = root().commands.map((command) => [
    code(`section55 ${argumentsOf(command)}`),
    command.description(),
  ]);
  return table(['command', 'what it does'], rows);
}

/** Defaults that depend on the machine, in words. */
const DEFAULT_WORDS: Readonly<Record<string, string>> = {
  '--jobs': 'number of processors, 4 at most, fewer if memory is short',
};

function optionRow(owner: string, option: Option): string[] {
  const value: unknown = option.defaultValue;
  const words = typeof value === 'number' ? (DEFAULT_WORDS[option.long ?? ''] ?? `${value}`) : '';
  const default_ = typeof value === 'string' ? code(value) : words;
  const choices = option.argChoices ? `; one of ${option.argChoices.map(code).join(', ')}` : '';
  return [owner, code(option.flags), `${option.description}${choices}`, default_];
}

export function optionTable(): string {
  const program_ = root();
  const rows = [
    ...program_.options.map((option) => optionRow('every command', option)),
    ...program_.commands.flatMap((command) =>
      command.options.map((option) => optionRow(code(command.name()), option)),
    ),
  ];
  return table(['command', 'option', 'meaning', 'default'], rows);
}

export function problemTable(): string {
  const rows = PROBLEM_CODES.map((name) => [
    code(name),
    PROBLEMS[name].severity,
    PROBLEM_MEANINGS[name],
    PROBLEMS[name].remedy,
  ]);
  return table(['code', 'severity', 'meaning', 'remedy'], rows);
}

/** An amount as people say it: 20 s, 25 MB (of 10^6 or of 2^20 bytes, whichever is whole). */
function amount(value: number, unit: string): string {
  if (unit === 'ms') return `${value / 1_000} s`;
  if (unit === 'bytes') return `${value % 2 ** 20 === 0 ? value / 2 ** 20 : value / 1e6} MB`;
  return `${value.toLocaleString('en-GB')} ${unit}`;
}

export function limitTable(): string {
  const rows = (Object.keys(LIMITS) as LimitName[]).map((name) => {
    const { default: value, unit, help } = LIMITS[name];
    return [code(name), amount(value, unit), help];
  });
  return table(['limit', 'default', 'what happens at it'], rows);
}

export function statusTable(): string {
  return table(
    ['status', 'what is claimed'],
    STATUSES.map((status) => [code(status), STATUS_MEANINGS[status]]),
  );
}

export function positionTable(): string {
  return table(
    ['position', 'shown as', 'meaning'],
    COMPARISON_POSITIONS.map((position) => [
      code(position),
      POSITION_WORDS[position],
      POSITION_MEANINGS[position],
    ]),
  );
}

export function exclusionTable(): string {
  return table(
    ['reason', 'what is set apart'],
    EXCLUSIONS.map((reason) => [code(reason), EXCLUSION_MEANINGS[reason]]),
  );
}

export function clockTable(): string {
  return table(
    ['value', 'shown as'],
    CLOCK_VALUES.map((value) => [code(value), CLOCK_WORDS[value]]),
  );
}

/** The generated parts of README.md by the name in their markers. */
export const SECTIONS: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  options: optionTable,
  statuses: statusTable,
  positions: positionTable,
  exclusions: exclusionTable,
  problems: problemTable,
  clock: clockTable,
  limits: limitTable,
};

/**
 * Puts the generated parts between their markers, `<!-- generated: name -->` and `<!-- end: name -->`.
 * @throws {Error} if a marker is missing.
 */
export function withGenerated(markdown: string): string {
  return Object.entries(SECTIONS).reduce((text, [name, make]) => {
    const [open, close] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const start = text.indexOf(open);
    const end = text.indexOf(close);
    if (start < 0 || end < start) throw new Error(`README.md has no markers for ${name}`);
    return `${text.slice(0, start + open.length)}\n${make()}\n${text.slice(end)}`;
  }, markdown);
}
