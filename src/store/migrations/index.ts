import { type Kysely, type Migration, sql } from 'kysely';
import * as initial from './0001-initial.js';
import * as bulk from './0002-bulk.js';
import * as questions from './0003-questions.js';
import * as reviews from './0005-reviews.js';
import * as wording from './0006-wording.js';
import * as periods from './0007-periods.js';

/** Marks the file as ours (`PRAGMA application_id`): "S55r" in ASCII. */
export const APPLICATION_ID = 0x53353572;

/** All migrations, oldest first. The names order as text; a released one is never changed or removed. */
const STEPS: readonly (readonly [name: string, up: (db: Kysely<unknown>) => Promise<void>])[] = [
  ['0001-initial', initial.up],
  ['0002-bulk', bulk.up],
  ['0003-questions', questions.up],
  ['0005-reviews', reviews.up],
  ['0006-wording', wording.up],
  ['0007-periods', periods.up],
];

/** Number of the newest schema that this version writes (`PRAGMA user_version`). */
export const SCHEMA_NUMBER = STEPS.length;

/** For kysely's Migrator: each step sets the schema number in the same transaction as its changes. */
export const MIGRATIONS: Record<string, Migration> = Object.fromEntries(
  STEPS.map(([name, up], index) => [
    name,
    {
      async up(db: Kysely<unknown>): Promise<void> {
        await up(db);
        await sql.raw(`PRAGMA application_id = ${APPLICATION_ID}`).execute(db);
        await sql.raw(`PRAGMA user_version = ${index + 1}`).execute(db);
      },
    },
  ]),
);
