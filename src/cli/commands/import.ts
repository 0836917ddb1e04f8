import { importPaths } from '../../batch/index.js';
import { VERSION } from '../../model/index.js';
import { EXIT, print, printJson, remark } from '../io.js';
import { defaultJobs, examples, positive } from '../options.js';
import { importSummary } from '../print/importSummary.js';
import { progressView } from '../print/progressLine.js';
import type { AddCommand } from './command.js';

export const addImport: AddCommand = (program, handle) => {
  program
    .command('import')
    .argument('<path...>', 'files, or folders to search for responses')
    .description('read responses and keep them in the store')
    .option('--jobs <n>', 'how many files to read at once', positive, defaultJobs())
    .addHelpText(
      'after',
      examples(
        'import letters/',
        'import letters/ --store cse.sqlite',
        'import response.pdf --json',
      ),
    )
    .action(
      handle(async (context, paths: string[], { jobs }: { jobs: number }) => {
        const { io, storePath } = context;
        const lexicon = await context.lexicon();
        return context.writing(async (store) => {
          const pool = await context.createPool(jobs);
          const view = progressView(io);
          const stop = stopAtInterrupt(context);
          try {
            const report = await importPaths(paths, {
              store,
              pool,
              concurrency: jobs,
              identity: { rulePack: lexicon.hash, extractor: VERSION },
              onProgress: view.show,
              signal: stop.signal,
              ignore: [storePath, `${storePath}-wal`, `${storePath}-shm`],
            });
            view.end();
            const counts = await store.counts();
            if (context.json) await printJson(io, { ...report, store: counts });
            else await print(io, importSummary(report, counts, storePath));
            if (report.interrupted) return EXIT.interrupted;
            return report.failures.length > 0 ? EXIT.someFailed : EXIT.ok;
          } finally {
            view.end();
            stop.end();
            await pool.close();
          }
        });
      }),
    );
};

/** The first interruption finishes the letters in hand, the second stops at once. */
function stopAtInterrupt({ io }: { io: Parameters<typeof remark>[0] }) {
  const controller = new AbortController();
  const end = io.onInterrupt(() => {
    if (controller.signal.aborted) return io.exit(EXIT.interrupted);
    controller.abort();
    remark(io, '\nFinishing the letters in hand; interrupt again to stop at once.');
  });
  return { signal: controller.signal, end };
}
