#!/usr/bin/env node
import type { Io } from './io.js';
import { run } from './program.js';

/** A reader that has gone away (`| head`) is no fault: be quiet and stop. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode);
    throw error;
  });
}

const plain = process.env.NO_COLOR || process.env.TERM === 'dumb';
const io: Io = {
  out: process.stdout,
  err: process.stderr,
  errIsTty: process.stderr.isTTY === true,
  colour: process.stdout.isTTY === true && !plain,
  columns: process.stdout.columns || 80,
  // Asked for only when something is to be read: opening the input keeps a process alive.
  get input() {
    return { stream: process.stdin, isTty: process.stdin.isTTY === true };
  },
  env: process.env,
  onInterrupt(handler) {
    process.on('SIGINT', handler);
    return () => process.off('SIGINT', handler);
  },
  exit: (code) => process.exit(code),
};

process.exitCode = await run(process.argv.slice(2), io);
