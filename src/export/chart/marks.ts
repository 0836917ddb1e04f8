import type { ComparisonPosition, Status } from '../../model/index.js';

/** How a surface is filled: told apart without colour. `none` is outlined only. */
export type Fill = 'solid' | 'hatch' | 'dots' | 'lines' | 'cross' | 'bars' | 'none';

/** How a word of a closed list is drawn: by a letter of its own, and by a filling. */
export interface Mark {
  letter: string;
  fill: Fill;
}

/** Silences are outlined only, and have no capital letter. No filling is a verdict. */
export const POSITION_MARKS: Readonly<Record<ComparisonPosition, Mark>> = {
  says_completed: { letter: 'C', fill: 'solid' },
  mixed: { letter: 'M', fill: 'cross' },
  says_in_progress: { letter: 'U', fill: 'hatch' },
  says_planned: { letter: 'W', fill: 'dots' },
  says_awaiting: { letter: 'A', fill: 'lines' },
  says_not_done: { letter: 'N', fill: 'bars' },
  says_declined: { letter: 'D', fill: 'bars' },
  says_not_applicable: { letter: 'X', fill: 'none' },
  nearby_only: { letter: 'R', fill: 'none' },
  oversight_or_acknowledged_only: { letter: 'O', fill: 'none' },
  unclear: { letter: '?', fill: 'none' },
  mentioned_no_act: { letter: 'm', fill: 'none' },
  not_mentioned: { letter: '–', fill: 'none' },
  not_addressed_to_forces: { letter: '·', fill: 'none' },
  no_document: { letter: '∅', fill: 'none' },
  unreadable: { letter: '!', fill: 'none' },
};

export const STATUS_MARKS: Readonly<Record<Status, Mark>> = {
  completed: { letter: 'C', fill: 'solid' },
  in_progress: { letter: 'U', fill: 'hatch' },
  planned: { letter: 'W', fill: 'dots' },
  awaiting: { letter: 'A', fill: 'lines' },
  not_done: { letter: 'N', fill: 'bars' },
  declined: { letter: 'D', fill: 'bars' },
  not_applicable: { letter: 'X', fill: 'none' },
  oversight: { letter: 'O', fill: 'none' },
  acknowledged: { letter: 'K', fill: 'none' },
  unclear: { letter: '?', fill: 'none' },
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  completed: 'completed',
  in_progress: 'in progress',
  planned: 'planned',
  awaiting: 'awaiting others',
  not_done: 'not done',
  declined: 'declined',
  not_applicable: 'does not apply',
  oversight: 'oversight',
  acknowledged: 'acknowledged',
  unclear: 'unclear',
};
