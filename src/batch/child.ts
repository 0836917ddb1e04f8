import type { Lexicon } from '../lexicon/index.js';
import { loadLexicon } from '../lexicon/index.js';
import {
  type ContainedDocument,
  DocumentProblem,
  type Given,
  type Limits,
  PackError,
  problem,
  type ResponseRecord,
} from '../model/index.js';
import type { ReaderConfig, ReaderMessage, ReadRequest } from './reader/messages.js';
import { guardAgainstOrphanhood } from './reader/orphanGuard.js';
import { documentIdOf, readFileWithin } from './reader/readFile.js';

/*
 * A reader process: reads one file at a time and sends what came of it. Parsers can hang or exhaust memory on a bad
 * file and no try/catch helps against that, so the parent may kill this process at any moment; it holds no state.
 */

/** What a reader needs of the pipeline. */
interface Pipeline {
  readLetter(
    bytes: Uint8Array,
    lexicon: Lexicon,
    options?: { limits?: Partial<Limits>; given?: Given | null; onOcrPage?: () => void },
  ): Promise<ResponseRecord>;
  documentsWithin(bytes: Uint8Array, limits?: Partial<Limits>): Promise<ContainedDocument[] | null>;
  takeOut(
    bytes: Uint8Array,
    entry: readonly string[],
    limits?: Partial<Limits>,
  ): Promise<Uint8Array>;
}

const config = JSON.parse(process.argv[2] ?? '{}') as ReaderConfig;
guardAgainstOrphanhood(process.ppid);
// Every answer is awaited. What nobody awaits are leftovers of pdfjs from a file already given up (one damaged file in
// a few hundred leaves some); they must not kill the reader of the next file.
process.on('unhandledRejection', () => undefined);

try {
  const pipelineUrl = config.pipeline ?? new URL('../pipeline.js', import.meta.url).href;
  const pipeline = (await import(pipelineUrl)) as Pipeline;
  const lexicon = loadLexicon({ packs: config.packs, onlyPacks: config.onlyPacks });
  const read = (bytes: Uint8Array, given: Given | null = null, onOcrPage?: () => void) =>
    pipeline.readLetter(bytes, lexicon, {
      limits: config.limits,
      given,
      ...(onOcrPage ? { onOcrPage } : {}),
    });
  await warmUp(read);
  process.on('message', (request: ReadRequest) => {
    // The parent allows more time for each page of OCR.
    const onOcrPage = () => send({ kind: 'ocr_page', job: request.job });
    void answer(request, pipeline, (bytes, given) => read(bytes, given, onOcrPage));
  });
  send({ kind: 'ready' });
} catch (error) {
  if (!(error instanceof PackError)) throw error;
  send({ kind: 'pack_error', message: error.message });
}

/**
 * Reads a letter of two sentences. Much is loaded and compiled only when the first letter needs it, which takes seconds
 * on a busy machine: that must not count against the time of a document.
 */
async function warmUp(read: (bytes: Uint8Array) => Promise<unknown>): Promise<void> {
  const letter =
    'Dear Home Secretary,\n\nThe Constabulary has adopted the definition in recommendation 1. ' +
    'The training will be completed by March 2026 and has not yet been reviewed.\n';
  await read(Buffer.from(letter)).catch(() => undefined);
}

async function answer(
  { job, path, entry, given }: ReadRequest,
  pipeline: Pipeline,
  read: (bytes: Uint8Array, given: Given | null) => Promise<ResponseRecord>,
): Promise<void> {
  let documentId: string | null = null;
  try {
    const file = await readFileWithin(path, config.limits);
    const bytes = await pipeline.takeOut(file, entry ?? [], config.limits);
    documentId = documentIdOf(bytes);
    send({ kind: 'hashed', job, documentId });
    const contains = entry === null ? await pipeline.documentsWithin(bytes, config.limits) : null;
    if (contains) {
      send({ kind: 'container', job, documentId, contains });
      return;
    }
    send({ kind: 'record', job, documentId, record: await read(bytes, given ?? null) });
  } catch (error) {
    send({ kind: 'problem', job, documentId, problem: problemOf(error) });
  }
}

/** A fault of the document is its problem; anything else is a defect of ours, recorded with the document. */
function problemOf(error: unknown) {
  if (error instanceof DocumentProblem) return error.problem;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return problem('reader_crashed', `The reader failed on it (${detail.slice(0, 300)}).`);
}

function send(message: ReaderMessage): void {
  process.send?.(message);
}
