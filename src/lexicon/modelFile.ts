import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { PackError } from '../model/index.js';

/** A trained model that comes with the program, in data/classifier/. */
export class ModelFile<T> {
  private readonly path: string;
  private known: string | null = null;

  constructor(
    name: string,
    private readonly schema: z.ZodType<T>,
  ) {
    this.path = fileURLToPath(new URL(`../../data/classifier/${name}`, import.meta.url));
  }

  private text(): string {
    if (this.known !== null) return this.known;
    try {
      this.known = readFileSync(this.path, 'utf8').trim();
    } catch (error) {
      throw new PackError(`${this.path}: cannot be read: ${(error as Error).message}`);
    }
    return this.known;
  }

  /** SHA-256 in hex: part of the lexicon's hash. */
  hash(): string {
    return createHash('sha256').update(this.text()).digest('hex');
  }

  /** @throws {PackError} when the file is missing or no such model. */
  read(): T {
    let value: unknown;
    try {
      value = JSON.parse(this.text());
    } catch (error) {
      if (error instanceof PackError) throw error;
      throw new PackError(`${this.path}: is not JSON: ${(error as Error).message}`);
    }
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new PackError(
      `${this.path}: field ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`,
    );
  }
}
