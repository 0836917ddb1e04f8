import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/extract/claims/tokens.js';
import { findVerbGroups, type VerbGroup } from '../../src/extract/claims/verbGroups.js';
import { loadLexicon, verbFormsOf } from '../../src/lexicon/index.js';

const forms = verbFormsOf(loadLexicon());

/** Clauses and how their first finite verb must be read: modal, perfect, progressive, passive, negated, past. */
const ROWS: [clause: string, head: string, signs: string][] = [
  ['The force has adopted the wording.', 'adopted', 'perfect'],
  ['We have not yet fully adopted it.', 'adopted', 'perfect negated'],
  ["We haven't finished the review.", 'finished', 'perfect negated'],
  ['It will also be incorporated in the plan.', 'incorporated', 'modal passive'],
  ['We will be piloting the tool.', 'piloting', 'modal progressive'],
  ['Work has been completed.', 'completed', 'perfect passive'],
  [
    'The change had not, at the time of writing, been made.',
    'made',
    'perfect passive negated past',
  ],
  ['We are embedding it.', 'embedding', 'progressive'],
  ['The policy is being rewritten.', 'rewritten', 'progressive passive'],
  ['The flag was switched on in May.', 'switched', 'passive past'],
  ['The board approved the strategy.', 'approved', 'past'],
  ['Our analysts use the template.', 'use', ''],
  ['The team uses it.', 'uses', ''],
  ['The force does not record this.', 'record', 'negated'],
  ["They can't search the system.", 'search', 'modal negated'],
  ['There is a plan in place.', 'be', 'copula'],
  ['The force has a plan.', 'have', 'copula'],
  ['The form is to be amended.', 'amended', 'modal passive'],
  ['We are going to train all staff.', 'train', 'modal'],
  ['Staff should have been told.', 'told', 'modal perfect passive'],
  ["We've moved to the new form.", 'moved', 'perfect'],
  ['The course never took place.', 'took', 'past'],
];

function signsOf(group: VerbGroup): string {
  return [
    group.modal && 'modal',
    group.perfect && 'perfect',
    group.progressive && 'progressive',
    group.passive && 'passive',
    group.copula && 'copula',
    group.negated && 'negated',
    group.past && 'past',
  ]
    .filter(Boolean)
    .join(' ');
}

describe('findVerbGroups', () => {
  it.each(ROWS)('%s', (clause, head, signs) => {
    const group = findVerbGroups(tokenise(clause), forms).find((g) => g.finite);
    expect(group && { head: group.head, signs: signsOf(group) }).toEqual({ head, signs });
  });

  it.each([
    'a board chaired by an officer',
    'policies, training and guidance',
    'May 2025',
    'further training for staff',
  ])('sees no finite verb in "%s"', (words) => {
    expect(findVerbGroups(tokenise(words), forms).filter((g) => g.finite)).toEqual([]);
  });
});
