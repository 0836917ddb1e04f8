import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Block, Worker } from 'tesseract.js';
import { InternalError } from '../../model/index.js';
import { asSharp, type Raster } from './raster.js';

/** A word that OCR has read; edges and base line in pixels of the raster that was read. */
export interface OcrWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  baseline: number;
  /** Height of its line from the lowest to the highest letter, in pixels. */
  lineHeight: number;
  /** 0 to 1. */
  confidence: number;
  /** Its line: number on the page, mean confidence, and letters in it. */
  line: { number: number; confidence: number; letters: number };
}

/** Reads pictures. One at a time; it must be closed, or the process does not end. */
export interface OcrEngine {
  /** The words of an upright picture at about 200 dots an inch; none if it cannot be read. */
  read(raster: Raster): Promise<OcrWord[]>;
  close(): Promise<void>;
}

/** A worker that has not loaded its data by then never will, in ms. */
const START_MS = 60_000;

/** After so many pictures a thread is replaced by a fresh one: tesseract gives memory back only at its end. */
const READS_PER_THREAD = 40;

/**
 * Tesseract with the English data that is installed with the program: it fetches nothing. It runs in a thread of this
 * process, which begins with the first picture and dies with the process.
 * Reading throws {InternalError} if it cannot be started.
 */
export function openOcr(): OcrEngine {
  let worker: Promise<Worker> | null = null;
  let reads = 0;
  const close = async () => {
    const open = worker;
    worker = null;
    reads = 0;
    await (await open?.catch(() => null))?.terminate();
  };
  return {
    async read(raster) {
      if (++reads > READS_PER_THREAD) await close();
      worker ??= startWorker();
      const png = await asSharp(raster).png({ compressionLevel: 1 }).toBuffer();
      const started = await worker;
      try {
        const { data } = await started.recognize(png, {}, { text: false, blocks: true });
        return wordsOf(data.blocks ?? []);
      } catch {
        return [];
      }
    },
    close,
  };
}

async function startWorker(): Promise<Worker> {
  const { createWorker, OEM, PSM } = (await import('tesseract.js')).default;
  const starting = createWorker('eng', OEM.LSTM_ONLY, {
    langPath: dataDirectory(),
    gzip: true,
    cacheMethod: 'none',
    // Without a handler one bad picture would end the process; the rejected promise says the same.
    errorHandler: () => undefined,
  });
  const worker = await withinStart(starting);
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_COLUMN,
    user_defined_dpi: '200',
  });
  return worker;
}

function dataDirectory(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
}

async function withinStart<T>(starting: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const error = new InternalError('OCR could not be started in time');
    timer = setTimeout(() => reject(error), START_MS);
  });
  try {
    return await Promise.race([starting, tooLate]);
  } catch (error) {
    if (error instanceof InternalError) throw error;
    throw new InternalError(`OCR could not be started: ${String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

function wordsOf(blocks: readonly Block[]): OcrWord[] {
  return blocks
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ lines }) => lines)
    .flatMap(({ words, baseline, rowAttributes, confidence: ofLine, text: whole }, number) => {
      const line = { number, confidence: share(ofLine), letters: whole.trim().length };
      const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0);
      return words.map(({ text, bbox, confidence }) => ({
        text: text.trim(),
        left: bbox.x0,
        top: bbox.y0,
        right: bbox.x1,
        bottom: bbox.y1,
        baseline: baseline.y0 + slope * ((bbox.x0 + bbox.x1) / 2 - baseline.x0),
        lineHeight: rowAttributes.rowHeight,
        confidence: share(confidence),
        line,
      }));
    })
    .filter(({ text }) => text !== '');
}

function share(percent: number): number {
  return Math.min(1, Math.max(0, percent / 100));
}
