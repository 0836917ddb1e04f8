import type { Claim, Evidence, ResponseRecord } from '../../model/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { shortId, spoken } from '../print/words.js';
import { wrap } from '../print/wrap.js';
import type { AddCommand } from './command.js';
import { resolveClaim } from './resolveClaim.js';

export const addExplain: AddCommand = (program, handle) => {
  program
    .command('explain')
    .argument('<claim>', 'id of a claim, or its beginning')
    .description('say which words and rules led to a claim')
    .addOption(formatOption())
    .addHelpText('after', examples('explain 1a2b3c4d5e', 'explain 1a2b3c4d5e --json'))
    .action(
      handle(async (context, named: string) => {
        const { claim, record } = await context.reading((store) => resolveClaim(store, named));
        if (context.json) {
          const { id, source } = record.document;
          return printJson(context.io, { document: { id, source }, ...claim });
        }
        return print(context.io, explanation(claim, record, context.io.columns));
      }),
    );
};

/** Why a claim is what it is, from its own record: the section, cue, scope and rule, and the second opinion. */
function explanation(claim: Claim, record: ResponseRecord, width: number): string {
  const indented = (text: string) => wrap(text, width - 3).map((line) => `   ${line}`);
  const reasons = claim.because.flatMap((reason, n) => [
    `${n + 1}. ${reason.rule}`,
    ...indented(reason.text),
    ...(reason.evidence ? indented(where(reason.evidence)) : []),
  ]);
  const context = claim.context.flatMap((evidence) => indented(where(evidence)));
  return [
    ...wrap(`“${claim.quote}”`, width),
    `${record.document.source ?? shortId(record.document.id)}, page ${claim.evidence.page}, offsets ${claim.evidence.start} to ${claim.evidence.end}, claim ${claim.id}`,
    '',
    `Status:        ${spoken(claim.status)} (${claim.firmness})`,
    `Speaker:       ${spoken(claim.speaker)}${claim.reported ? ', passing on the word of another' : ''}`,
    `Subject:       ${spoken(claim.subject)}`,
    `Linked to:     ${linked(claim)}`,
    `Topics:        ${claim.topics.join(', ') || 'none'}`,
    `Dates:         claimed ${claim.claimDate?.value ?? 'none'}, due ${claim.dueDate?.value ?? 'none'}`,
    `Confidence:    ${claim.confidence.toFixed(2)}`,
    '',
    'Because:',
    ...(reasons.length > 0 ? reasons : ['   no reason was recorded']),
    ...(context.length > 0 ? ['', 'Read with:', ...context] : []),
  ].join('\n');
}

function linked(claim: Claim): string {
  if (claim.recommendations.length === 0) return 'no recommendation';
  const keys = claim.recommendations.join(', ');
  const parts = claim.parts.length > 0 ? `, part ${claim.parts.join(', ')}` : '';
  return `${keys} of ${claim.inspection ?? 'an unknown inspection'}${parts}, by ${claim.linkedBy} (${claim.fit})`;
}

function where(evidence: Evidence): string {
  return `“${evidence.text}” (page ${evidence.page}, ${evidence.start} to ${evidence.end})`;
}
