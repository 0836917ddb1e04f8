import { CommanderError } from 'commander';
import { DocumentProblem, StoreError, UsageError } from '../model/index.js';
import { EXIT, type Io, remark } from './io.js';

/**
 * Says what went wrong in one sentence and what to do next, never with a stack trace.
 * @returns the exit code.
 */
export function reportFault(io: Io, error: unknown): number {
  // Commander has written its message already; asking for help or the version is no fault.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.fault;
  if (error instanceof UsageError) {
    remark(io, `section55: ${error.message}`);
    remark(io, 'Run section55 --help, or --help after a command, for examples.');
    return EXIT.fault;
  }
  if (error instanceof StoreError || error instanceof DocumentProblem) {
    remark(io, `section55: ${error.message}`);
    return EXIT.fault;
  }
  const message = error instanceof Error ? error.message : String(error);
  remark(io, `section55: a defect of section55, not of your files: ${oneLine(message)}`);
  remark(io, 'Please report it with the command that you ran; what was saved before is safe.');
  return EXIT.fault;
}

function oneLine(message: string): string {
  return message.split(/\r?\n/, 1)[0] ?? '';
}
