import { UsageError } from '../../model/index.js';
import type { FoundClaim, Store } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { type Explained, explanation } from '../print/explanation.js';
import type { AddCommand } from './command.js';
import { resolveClaim } from './resolveClaim.js';

export const addExplain: AddCommand = (program, handle) => {
  program
    .command('explain')
    .argument('<claim>', 'id of a claim, or its beginning')
    .description('say which words and rules led to a claim, and what people have said of it')
    .addOption(formatOption())
    .addHelpText('after', examples('explain 1a2b3c4d5e', 'explain 1a2b3c4d5e --json'))
    .action(
      handle(async (context, named: string) => {
        const explained = await context.reading((store) => explain(store, named));
        if (context.json) {
          const { claim, record, machine, rejected, reviews } = explained;
          const { id, source } = record.document;
          const judged = reviews.length > 0 ? { rejected, machine, reviews } : {};
          return printJson(context.io, { document: { id, source }, ...claim, ...judged });
        }
        return print(context.io, explanation(explained, context.io.columns));
      }),
    );
};

/** The claim as it counts, beside what the program read; a rejected one is found as well. */
async function explain(store: Store, named: string): Promise<Explained> {
  const read = await store.findExtractedClaims(named);
  let found: FoundClaim;
  try {
    found = await resolveClaim(store, named);
  } catch (error) {
    const [only, second] = read;
    if (!(error instanceof UsageError) || !only || second) throw error;
    found = only;
  }
  const { claim, record } = found;
  const machine = read.find(
    (one) => one.claim.id === claim.id && one.record.document.id === record.document.id,
  );
  const reviews = await store.reviews({ documentId: record.document.id, claimId: claim.id });
  const isRejected =
    machine !== undefined &&
    !(await store.findClaims(claim.id)).some((one) => one.claim.id === claim.id);
  return { claim, record, machine: machine?.claim ?? null, rejected: isRejected, reviews };
}
