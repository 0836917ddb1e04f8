/** The world as a command sees it: so that tests can look on, and nothing but main.ts touches `process`. */
export interface Io {
  /** Data: what was asked for. */
  out: NodeJS.WritableStream;
  /** Everything else: progress, warnings, errors. */
  err: NodeJS.WritableStream;
  /** Whether a person looks at `err` as it is written. */
  errIsTty: boolean;
  /** Whether `out` takes colour. */
  colour: boolean;
  /** Width of the terminal in characters. */
  columns: number;
  /** Where a person answers; without it nobody can be asked. */
  input?: { stream: NodeJS.ReadableStream; isTty: boolean };
  env: Readonly<Record<string, string | undefined>>;
  /** Calls the handler at each interruption (Ctrl-C) until the function that it gives back is called. */
  onInterrupt(handler: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Exit codes of every command. */
export const EXIT = { ok: 0, fault: 1, someFailed: 2, interrupted: 130 } as const;

const ESCAPE = String.fromCharCode(27);
const COLOUR = /^\[\d{1,3}m/;

/**
 * Makes text harmless for a terminal: a document may hold control or direction-changing characters, and a terminal
 * would obey them. Tab and line end are let through, and with `colour` the sequences that set one.
 */
export function harmless(text: string, colour = false): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, (character, offset: number) => {
    if (character === '\n' || character === '\t') return character;
    const isColour = character === ESCAPE && COLOUR.test(text.slice(offset + 1, offset + 6));
    return colour && isColour ? character : '\ufffd';
  });
}

/** Writes words for people to `out`, with a line end, and waits while the reader is slow. */
export async function print(io: Io, text: string): Promise<void> {
  await write(io.out, `${harmless(text, io.colour)}\n`);
}

/** Writes a remark to `err`, with a line end. */
export function remark(io: Pick<Io, 'err'>, text: string): void {
  io.err.write(`${harmless(text)}\n`);
}

/** Writes data as it is, and waits while the reader is slow. */
export async function write(stream: NodeJS.WritableStream, data: string): Promise<void> {
  if (!stream.write(data)) await new Promise((resolve) => stream.once('drain', resolve));
}

/** Writes a value as indented JSON. */
export async function printJson(io: Io, value: unknown): Promise<void> {
  await write(io.out, `${JSON.stringify(value, null, 2)}\n`);
}
