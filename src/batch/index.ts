export { type ImportOptions, importPaths, type Reader } from './importRun.js';
export { type Manifest, readManifest } from './manifest.js';
export { drawPage } from './picture/drawPage.js';
export { createReaderPool, type ReaderPool, type ReaderPoolOptions } from './pool.js';
export type { FileResult, ImportProgress } from './progress.js';
export { readFileWithin } from './reader/readFile.js';
export type { FailedFile, ImportReport } from './report.js';
export { failedFiles } from './retry.js';
export { type Walk, walk } from './walk.js';
