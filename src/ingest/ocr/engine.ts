import type { Block } from 'tesseract.js';
import { asSharp, type Raster } from './raster.js';
import { type OcrThread, takeThread } from './thread.js';

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

/** Reads pictures, one at a time. It is to be closed. */
export interface OcrEngine {
  /** The words of an upright picture at about 200 dots an inch; none if it cannot be read. */
  read(raster: Raster): Promise<OcrWord[]>;
  close(): void;
}

/**
 * Tesseract, in a thread that begins with the first picture and dies with the process. It fetches nothing.
 * Reading throws {InternalError} if it cannot be started.
 */
export function openOcr(): OcrEngine {
  let thread: OcrThread | null = null;
  const drop = async () => {
    await thread?.end();
    thread = null;
  };
  return {
    async read(raster) {
      if (thread?.isSpent) await drop();
      const png = await asSharp(raster).png({ compressionLevel: 1 }).toBuffer();
      for (;;) {
        thread ??= await takeThread();
        const { isFresh } = thread;
        try {
          return wordsOf(await thread.recognize(png));
        } catch {
          await drop();
          // What one picture has left behind may spoil the next: it is at fault only if a fresh thread fails on it.
          if (isFresh) return [];
        }
      }
    },
    close() {
      thread?.release();
      thread = null;
    },
  };
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
