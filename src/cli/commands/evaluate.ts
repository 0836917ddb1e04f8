import PQueue from 'p-queue';
import { walk } from '../../batch/index.js';
import {
  assemble,
  type Corpus,
  type EvaluateOptions,
  type EvaluationFailures,
  evaluate,
  type Reading,
  readGold,
  readHere,
  readRun,
  writeRun,
} from '../../evaluate/index.js';
import { UsageError } from '../../model/index.js';
import type { Context } from '../context.js';
import { EXIT, print, printJson, remark } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { evaluationText } from '../print/evaluation.js';
import type { AddCommand } from './command.js';

interface Options {
  documents: string;
  gold: string;
  errors?: true;
  rules?: true;
  save?: string;
  against?: string;
  agreement?: string;
  jobs?: number;
}

export const addEvaluate: AddCommand = (program, handle) => {
  program
    .command('evaluate')
    .description('measure what is found against what people found in the same documents')
    .requiredOption('--documents <dir>', 'the documents; the name of each is the id of its gold')
    .requiredOption('--gold <dir>', 'the gold files (*.json)')
    .option('--errors', 'list every error')
    .option('--rules', 'tell what each cue and the confidence are worth')
    .option('--save <file>', 'keep the run, to compare a later one with')
    .option('--against <file>', 'claims gained, lost and changed since a kept run')
    .option('--agreement <dir>', 'a second annotation: how far two people agree')
    .option(
      '--jobs <n>',
      'read in so many processes of their own, with limits; else in this one',
      positive,
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'evaluate --documents letters/ --gold gold/',
        'evaluate --documents letters/ --gold gold/ --errors --rules',
        'evaluate --documents letters/ --gold gold/ --save before.json',
        'evaluate --documents letters/ --gold gold/ --against before.json',
        'evaluate --documents letters/ --gold gold/ --agreement second/ --json',
      ),
    )
    .action(
      handle(async (context, options: Options) => {
        // Everything that can be refused is refused before the letters are read.
        const corpus = await findCorpus(options);
        const settings = await settingsOf(context, options);
        const readings = await readAll(context, corpus, options.jobs);
        const { evaluation, run } = evaluate(readings, corpus, settings);
        if (options.save !== undefined) await writeRun(options.save, run);
        if (context.json) await printJson(context.io, evaluation);
        else await print(context.io, evaluationText(evaluation, context.io.columns));
        if (options.save !== undefined) remark(context.io, `Run written to ${options.save}.`);
        return someFailed(evaluation.failures) ? EXIT.someFailed : EXIT.ok;
      }),
    );
};

async function findCorpus({ documents, gold }: Options): Promise<Corpus> {
  const goldDocuments = await readGold(gold);
  const found = await walk([documents]);
  const [first] = found.unreachable;
  if (first) throw new UsageError(first.problem.message);
  if (found.files.length === 0) throw new UsageError(`There are no documents in ${documents}.`);
  const corpus = assemble(found.files, goldDocuments);
  if (corpus.both.length === 0) {
    throw new UsageError(
      `No document in ${documents} has the name of a gold file in ${gold}: x.pdf goes with the gold that has the id x.`,
    );
  }
  return corpus;
}

async function settingsOf(context: Context, options: Options): Promise<EvaluateOptions> {
  return {
    ...(options.errors ? { errors: true } : {}),
    ...(options.rules ? { rules: await context.lexicon() } : {}),
    ...(options.against === undefined ? {} : { against: await readRun(options.against) }),
    ...(options.agreement === undefined ? {} : { second: await readGold(options.agreement) }),
  };
}

/** Reads the documents in the order of the gold: here, or in as many reader processes as are asked for. */
async function readAll(
  context: Context,
  { both }: Corpus,
  jobs: number | undefined,
): Promise<Reading[]> {
  if (jobs === undefined) {
    const lexicon = await context.lexicon();
    const readings: Reading[] = [];
    for (const { gold, file } of both) {
      readings.push({ gold, outcome: await readHere(file, lexicon) });
    }
    return readings;
  }
  const pool = await context.createPool(jobs);
  try {
    const queue = new PQueue({ concurrency: jobs });
    return await queue.addAll(
      both.map(({ gold, file }) => async () => ({ gold, outcome: await pool.read(file) })),
    );
  } finally {
    await pool.close();
  }
}

/** Gold without its document is as bad as a document that cannot be read; documents without gold are no fault. */
function someFailed({ unread, goldWithoutDocument }: EvaluationFailures): boolean {
  return unread.length > 0 || goldWithoutDocument.length > 0;
}
