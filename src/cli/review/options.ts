import { type Command, Option } from 'commander';
import {
  BODY_TYPES,
  type BodyType,
  EXCLUSIONS,
  type Exclusion,
  FITS,
  type Fit,
  SPEAKERS,
  type Speaker,
  STATUSES,
  type Status,
  SUBJECTS,
  type Subject,
  UsageError,
} from '../../model/index.js';
import { gather, positive } from '../options.js';

/** What can be said in one call of `review`. */
export interface ReviewOptions {
  confirm?: true;
  confirmAll?: true;
  reject?: true;
  why?: Exclusion;
  add?: string;
  note?: string;
  reply?: string;
  from?: string;
  status?: Status;
  speaker?: Speaker;
  subject?: Subject;
  fit?: Fit;
  recommendation?: string[];
  part?: string[];
  topic?: string[];
  claimDate?: string;
  dueDate?: string;
  inspection?: string;
  force?: string[];
  policingBody?: string;
  bodyType?: BodyType;
  officeHolder?: string;
  responseDate?: string;
  inspectionTitle?: string;
  inspectionPublished?: string;
  words?: string;
  by?: string;
  list?: true;
  lost?: true;
  undo?: string;
  export?: string;
  import?: string;
  exportGold?: string;
  limit?: number;
}

/** The options that give a claim another value, and those that give one to a document. */
export const CLAIM_OPTIONS = [
  'status',
  'speaker',
  'subject',
  'fit',
  'recommendation',
  'part',
  'topic',
  'claimDate',
  'dueDate',
] as const satisfies readonly (keyof ReviewOptions)[];
export const DOCUMENT_OPTIONS = [
  'force',
  'policingBody',
  'bodyType',
  'officeHolder',
  'responseDate',
  'inspectionTitle',
  'inspectionPublished',
  'words',
] as const satisfies readonly (keyof ReviewOptions)[];

export function addReviewOptions(command: Command): Command {
  return command
    .option('--by <name>', 'who reviews (or set SECTION55_REVIEWER)')
    .option('--confirm', 'the claim, or the document’s own fields, are right as they stand')
    .option('--confirm-all', 'the document’s fields and each of its claims that nobody has judged')
    .option('--reject', 'it is no claim, and does not count')
    .addOption(new Option('--why <reason>', 'why it is no claim').choices(EXCLUSIONS))
    .option('--add <quote>', 'a claim of the document that was missed, by its exact words')
    .option('--note <text>', 'words beside the claim or document')
    .option('--reply <text>', 'what the body itself answers (with --from)')
    .option('--from <body>', 'whose reply it is')
    .addOption(new Option('--status <status>', 'what is claimed').choices(STATUSES))
    .addOption(new Option('--speaker <speaker>', 'whose words').choices(SPEAKERS))
    .addOption(new Option('--subject <subject>', 'whose act or state').choices(SUBJECTS))
    .addOption(new Option('--fit <fit>', 'how it fits what was asked').choices(FITS))
    .option('--recommendation <key>', 'what it is linked to, or none (may be repeated)', gather)
    .option('--part <part>', 'part of the recommendation, or none (may be repeated)', gather)
    .option('--topic <topic>', 'id of a topic, or none (may be repeated)', gather)
    .option('--claim-date <date>', 'since when, or none')
    .option('--due-date <date>', 'until when, or none')
    .option(
      '--inspection <id>',
      'the inspection of a claim; of a document the one that it answers, or none, or OLD=NEW',
    )
    .option('--force <force>', 'the force that answers in the document (may be repeated)', gather)
    .option('--policing-body <name>', 'the policing body; that of the force if left out')
    .addOption(new Option('--body-type <type>', 'its kind').choices(BODY_TYPES))
    .option('--office-holder <name>', 'who holds the office, or none')
    .option('--response-date <date>', 'the date written on the document, or none')
    .option('--inspection-title <title>', 'title of the report as the document gives it, or none')
    .option('--inspection-published <date>', 'publication of the report as it gives it, or none')
    .option('--words <quote>', 'the words of the document that show the value')
    .option('--list', 'list reviews, with what has become of them')
    .option('--lost', 'list reviews whose words were not found again')
    .option('--undo <review>', 'take a review back; it stays in the list')
    .option('--export <file>', 'write all reviews, a line of JSON each')
    .option('--import <file>', 'keep the reviews of such a file')
    .option('--export-gold <dir>', 'write documents that are reviewed whole as gold for evaluate')
    .option('--limit <n>', 'at most so many in the queue', positive);
}

/** A list, or none for an empty one. */
export function listOption(values: readonly string[]): string[] {
  return values.length === 1 && values[0] === 'none' ? [] : [...new Set(values)];
}

/** Words, or none. */
export function wordsOption(value: string): string | null {
  return value === 'none' ? null : value;
}

/** A date option: a day, month or year, or none. */
export function dateOption(value: string, option: string): string | null {
  if (value === 'none') return null;
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value)) {
    throw new UsageError(
      `${option} takes a day, a month or a year (2025-12-18, 2025-12, 2025) or none, not ${value}.`,
    );
  }
  return value;
}
