import { Command } from 'commander';
import { VERSION } from '../model/index.js';
import { addChart } from './commands/chart.js';
import { addCite } from './commands/cite.js';
import { addClaims } from './commands/claims.js';
import { addClock } from './commands/clock.js';
import type { AddCommand, Handle } from './commands/command.js';
import { addCompare } from './commands/compare.js';
import { addCoverage } from './commands/coverage.js';
import { addDiff } from './commands/diff.js';
import { addDocuments } from './commands/documents.js';
import { addDue } from './commands/due.js';
import { addEvaluate } from './commands/evaluate.js';
import { addExplain } from './commands/explain.js';
import { addExport } from './commands/export.js';
import { addExtract } from './commands/extract.js';
import { addFigures } from './commands/figures.js';
import { addForces } from './commands/forces.js';
import { addImport } from './commands/import.js';
import { addImports } from './commands/imports.js';
import { addInspections } from './commands/inspections.js';
import { addPublish } from './commands/publish.js';
import { addQuery } from './commands/query.js';
import { addRecommendations } from './commands/recommendations.js';
import { addRemove } from './commands/remove.js';
import { addReview } from './commands/review.js';
import { addSearch } from './commands/search.js';
import { addServe } from './commands/serve.js';
import { addShow } from './commands/show.js';
import { addStats } from './commands/stats.js';
import { addTimeline } from './commands/timeline.js';
import { addWording } from './commands/wording.js';
import { Context, PARTS, type Parts } from './context.js';
import { reportFault } from './faults.js';
import { EXIT, type Io } from './io.js';
import { examples, gather } from './options.js';

/** Every command, in the order in which help lists them. */
const COMMANDS: readonly AddCommand[] = [
  addImport,
  addImports,
  addExtract,
  addCompare,
  addServe,
  addPublish,
  addChart,
  addClaims,
  addSearch,
  addStats,
  addCoverage,
  addClock,
  addDue,
  addTimeline,
  addWording,
  addFigures,
  addShow,
  addExplain,
  addReview,
  addDiff,
  addDocuments,
  addForces,
  addInspections,
  addRecommendations,
  addQuery,
  addExport,
  addCite,
  addRemove,
  addEvaluate,
];

/**
 * Runs one command line. Never rejects.
 * @param args the words after the program's name.
 * @returns the exit code: see {@link EXIT}.
 */
export async function run(args: readonly string[], io: Io, parts: Parts = PARTS): Promise<number> {
  let code: number = EXIT.ok;
  const handle: Handle =
    <A extends unknown[]>(work: (context: Context, ...own: A) => Promise<number> | Promise<void>) =>
    async (...given: [...A, Command]) => {
      const command = given.at(-1) as Command;
      const own = given.slice(0, -1) as unknown as A;
      code = (await work(new Context(io, parts, command), ...own)) ?? EXIT.ok;
    };
  try {
    await program(io, handle).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return reportFault(io, error);
  }
}

/** The program with all its commands; `handle` says what becomes of their actions. */
export function program(io: Pick<Io, 'out' | 'err' | 'columns'>, handle: Handle): Command {
  const root = new Command('section55')
    .description(
      'Reads the responses of police and crime commissioners to HMICFRS reports (section 55, Police Act 1996) and compares what they say has been done.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .option('--store <file>', 'the store (or set SECTION55_STORE; default ./section55.sqlite)')
    .option('--packs <dir>', 'add the rule packs of a folder (may be repeated)', gather)
    .option(
      '--only-packs <dir>',
      'use the rule packs of a folder in place of those that come along',
    )
    .option('--json', 'the same as --format json')
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'section55: ')),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Run section55 --help, or --help after a command, for examples.')
    .exitOverride()
    .addHelpText(
      'after',
      `${examples('import letters/', 'compare', 'claims --topic iicsa_definition --status completed')}

A claim is not compliance: section55 tells what a response says, with its words.
Exit codes: 0 all well, 1 usage or store error, 2 some files failed, 130 interrupted.`,
    );
  for (const add of COMMANDS) add(root, handle);
  return root;
}
