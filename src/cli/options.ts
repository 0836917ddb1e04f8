import { availableParallelism, totalmem } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { LIMITS } from '../model/index.js';

/** Reads a whole number of at least 1. */
export function positive(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(value);
}

/** Each reader process may hold several hundred MB: more than these are not for a desk computer. */
const MOST_JOBS = 4;

/** How many files are read at once: as many as the machine has processors, and memory for their readers. */
export function defaultJobs(): number {
  const fitting = Math.floor(totalmem() / LIMITS.memoryBytes.default);
  return Math.max(1, Math.min(MOST_JOBS, availableParallelism(), fitting));
}

/** Gathers an option that may be given several times. */
export function gather(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** `--format text|json`, which every command that reads has; `--json` is short for the latter. */
export function formatOption(formats: readonly string[] = ['text', 'json']): Option {
  return new Option('--format <format>', 'how to print').choices(formats).default(formats[0]);
}

/** Examples under the help of a command, one to a line. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ section55 ${line}`).join('\n')}`;
}

/** Reads the number of a port; 0 is any that is free. */
export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return Number(value);
}
