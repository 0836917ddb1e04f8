import type { ComparisonPosition } from '../model/index.js';
import type { CellFlag, Comparison } from './comparison.js';

/** Stands over every table of positions. */
export const TABLE_HEADER = 'What the response says';

/** Stands under every table of positions or claims. */
export const STANDING_LINE = 'A claim is not compliance.';

/** Each position as people read it: what a response says, never what is so. */
export const POSITION_WORDS: Record<ComparisonPosition, string> = {
  says_completed: 'says completed',
  mixed: 'mixed: parts differ',
  says_in_progress: 'says under way',
  says_planned: 'says will do',
  says_awaiting: 'says awaiting others',
  says_not_done: 'says not done',
  says_declined: 'says declines',
  says_not_applicable: 'says does not apply',
  nearby_only: 'related activity only',
  oversight_or_acknowledged_only: 'monitored or acknowledged only',
  unclear: 'unclear',
  mentioned_no_act: 'mentioned, no act stated',
  not_mentioned: 'not mentioned',
  not_addressed_to_forces: 'not addressed to forces',
  no_document: 'no document held',
  unreadable: 'document unreadable',
};

export const FLAG_WORDS: Record<CellFlag, string> = {
  speakers_differ: 'chief officer and policing body differ',
  several_documents: 'more than one response; the newest is shown',
};

/** What a comparison rests on, in one sentence or three: to be said before any count. */
export function basisText({ basis }: Pick<Comparison, 'basis'>): string {
  const counted = (count: number, one: string, more = `${one}s`) =>
    `${count} ${count === 1 ? one : more}`;
  const same =
    basis.duplicates > 0 ? ` (${basis.duplicates} more are the same responses again)` : '';
  const unread =
    basis.unreadableFiles > 0
      ? ` ${counted(basis.unreadableFiles, 'file')} in the store could not be read and may be an answer.`
      : '';
  return `It rests on ${counted(basis.documents, 'document')}${same} of ${counted(basis.bodies, 'body', 'bodies')}, of ${basis.bodiesAsked} that the report is about.${unread}`;
}
