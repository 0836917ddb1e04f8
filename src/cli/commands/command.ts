import type { Command } from 'commander';
import type { Context } from '../context.js';

/** How a command's file fits into the program: it adds itself and says what to do when it is called. */
export type AddCommand = (program: Command, handle: Handle) => void;

/**
 * Wraps what a command does: `work` gets the context made from the global options, then the command's own arguments.
 * What it gives back is the exit code; nothing means all is well.
 */
export type Handle = <A extends unknown[]>(
  work: (context: Context, ...args: A) => Promise<number> | Promise<void>,
) => (...args: [...A, Command]) => Promise<void>;
