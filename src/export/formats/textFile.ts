import { closeSync, openSync, writeSync } from 'node:fs';

/** A file of text that is written piece by piece. */
export class TextFile {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(text: string): void {
    writeSync(this.#file, text);
  }

  close(): void {
    closeSync(this.#file);
  }
}
