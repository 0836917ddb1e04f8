import { PROBLEMS, type Problem, type ResponseRecord } from '../model/index.js';
import type { FileResult } from './progress.js';

/** A file that could not be read, and what to do about it. */
export interface FailedFile {
  path: string;
  code: Problem['code'];
  message: string;
  remedy: string;
}

/** What an import came to. Lists are sorted by path or id, so that the same import gives the same report. */
export interface ImportReport {
  /** Number of the run, by which `section55 imports` shows it. */
  run: number;
  /** First, because they are what the user must act on. */
  failures: FailedFile[];
  /** Files in folders that are of no kind we read. */
  skipped: string[];
  /** Files found to read, and how many of them were finished. */
  files: number;
  finished: number;
  counts: Record<FileResult, number>;
  /** Letters read in this run that carry a warning. */
  warnings: { path: string; code: Problem['code']; message: string }[];
  /** Paths whose bytes differ from those of an earlier import, with the documents that were found there before. */
  changedFiles: { path: string; earlier: string[] }[];
  /** Ids of forces and refs of inspections in the letters read in this run (not those that were held already). */
  forces: string[];
  inspections: string[];
  /** The caller stopped it; running it again goes on from here. */
  interrupted: boolean;
}

/** Gathers a report while files are being finished in any order. */
export class ReportBuilder {
  readonly #failures: FailedFile[] = [];
  readonly #warnings: ImportReport['warnings'] = [];
  readonly #changed: ImportReport['changedFiles'] = [];
  readonly #forces = new Set<string>();
  readonly #inspections = new Set<string>();

  failed(path: string, problem: Problem): void {
    const { code, message } = problem;
    this.#failures.push({ path, code, message, remedy: PROBLEMS[code].remedy });
  }

  read(path: string, record: ResponseRecord): void {
    for (const { code, message } of record.document.problems) {
      this.#warnings.push({ path, code, message });
    }
    for (const force of record.forces) this.#forces.add(force.id);
    for (const inspection of record.inspections) {
      this.#inspections.add(
        inspection.catalogue ? inspection.ref : `${record.document.id} ${inspection.ref}`,
      );
    }
  }

  changed(path: string, earlier: string[]): void {
    if (earlier.length > 0) this.#changed.push({ path, earlier });
  }

  build(rest: Pick<ImportReport, 'run' | 'skipped' | 'files' | 'counts'>): ImportReport {
    const finished = Object.values(rest.counts).reduce((sum, count) => sum + count, 0);
    const byPath = <T extends { path: string }>(rows: T[]) =>
      rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return {
      run: rest.run,
      failures: byPath(this.#failures),
      skipped: rest.skipped,
      files: rest.files,
      finished,
      counts: { ...rest.counts },
      warnings: byPath(this.#warnings),
      changedFiles: byPath(this.#changed),
      forces: [...this.#forces].sort(),
      inspections: [...this.#inspections].sort(),
      interrupted: finished < rest.files,
    };
  }
}
