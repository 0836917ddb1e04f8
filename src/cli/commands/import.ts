import { failedFiles, importPaths, readManifest } from '../../batch/index.js';
import { UsageError, VERSION } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { EXIT, type Io, print, printJson, remark } from '../io.js';
import { defaultJobs, examples, positive } from '../options.js';
import { importSummary } from '../print/importSummary.js';
import { progressView } from '../print/progressLine.js';
import { reportPieces } from '../report.js';
import { writeWhole } from '../writeWhole.js';
import type { AddCommand } from './command.js';

interface Options {
  jobs: number;
  manifest?: string;
  retryFailed?: true;
  report?: string;
}

export const addImport: AddCommand = (program, handle) => {
  program
    .command('import')
    .argument('[path...]', 'files, folders to search for responses, or globs in quotes')
    .description('read responses and keep them in the store')
    .option(
      '--manifest <file>',
      'what is known of each file: CSV or JSON Lines with file, source_url, retrieved, published_on, published_on_basis, body, inspection, note',
    )
    .option('--retry-failed', 'read again what could not be read before')
    .option('--report <file>', 'write what came of each file, as JSON')
    .option('--jobs <n>', 'how many files to read at once', positive, defaultJobs())
    .addHelpText(
      'after',
      examples(
        'import letters/',
        "import 'letters/**/*.pdf' --store cse.sqlite",
        'import --manifest letters/manifest.csv --report report.json',
        'import --retry-failed',
        'import response.pdf --json',
      ),
    )
    .action(
      handle(async (context, paths: string[], options: Options) => {
        const { io, storePath } = context;
        const { jobs, report: reportPath } = options;
        if (paths.length === 0 && options.manifest === undefined && !options.retryFailed) {
          throw new UsageError('Name files or folders to import, a --manifest or --retry-failed.');
        }
        const lexicon = await context.lexicon();
        const manifest =
          options.manifest === undefined
            ? undefined
            : await readManifest(options.manifest, lexicon);
        return context.writing(async (store) => {
          await store.useCatalogue(lexicon);
          const files = options.retryFailed ? await failedFiles(store) : [];
          if (files.length === 0 && paths.length === 0 && !manifest) return nothingFailed(context);
          const pool = await context.createPool(jobs);
          const view = progressView(io);
          const stop = stopAtInterrupt(context);
          try {
            const report = await importPaths(paths, {
              store,
              pool,
              manifest,
              files,
              concurrency: jobs,
              identity: { rulePack: lexicon.hash, extractor: VERSION },
              onProgress: view.show,
              signal: stop.signal,
              ignore: [storePath, `${storePath}-wal`, `${storePath}-shm`],
            });
            view.end();
            if (reportPath !== undefined) {
              await writeWhole(reportPath, reportPieces(store, report));
            }
            const counts = await store.counts();
            const linked = await linkedDocuments(store);
            if (context.json) await printJson(io, { ...report, store: counts, linked });
            else await print(io, importSummary(report, counts, linked, storePath));
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

async function nothingFailed({ io, json }: { io: Io; json: boolean }): Promise<number> {
  if (json) await printJson(io, { failures: [], files: 0 });
  else await print(io, 'No file that failed is known: there is nothing to read again.');
  return EXIT.ok;
}

/** How many documents are the same response as another. */
async function linkedDocuments(store: Store): Promise<number> {
  const relations = await store.relations();
  return new Set(relations.flatMap(({ documentId, otherId }) => [documentId, otherId])).size;
}

/** The first interruption finishes the letters in hand, the second stops at once. */
function stopAtInterrupt({ io }: { io: Io }) {
  const controller = new AbortController();
  const end = io.onInterrupt(() => {
    if (controller.signal.aborted) return io.exit(EXIT.interrupted);
    controller.abort();
    remark(io, '\nFinishing the letters in hand; interrupt again to stop at once.');
  });
  return { signal: controller.signal, end };
}
