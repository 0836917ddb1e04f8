import { z } from 'zod';

/**
 * The closed list of what can be wrong with a document. Each code has a row in README.md and a
 * test that reaches it. `error`: nothing could be read. `warning`: it was read, but look at it.
 */
export const PROBLEMS = {
  missing: {
    severity: 'error',
    remedy: 'Check the path; the file may have been moved or deleted.',
  },
  unreadable_file: { severity: 'error', remedy: 'Check that you may read the file.' },
  empty: { severity: 'error', remedy: 'The file has no content: download it again.' },
  unsupported_type: {
    severity: 'error',
    remedy: 'Save it as PDF, Word document, web page or plain text, and import that.',
  },
  encrypted: { severity: 'error', remedy: 'Save a copy without a password and import that.' },
  damaged: { severity: 'error', remedy: 'The file is damaged or cut short: download it again.' },
  no_text_layer: {
    severity: 'error',
    remedy:
      'Neither a text layer nor OCR gives a word: scan it again at 200 to 300 dots an inch, or type it.',
  },
  too_large: { severity: 'error', remedy: 'Split the file, or raise the limit if you trust it.' },
  too_many_pages: { severity: 'error', remedy: 'Import only the pages of the response.' },
  too_much_text: { severity: 'error', remedy: 'Import only the pages of the response.' },
  unpacks_too_large: {
    severity: 'error',
    remedy: 'If you trust it, unpack it yourself and import what is in it.',
  },
  too_many_entries: {
    severity: 'error',
    remedy: 'If you trust it, unpack it yourself and import the responses in it.',
  },
  nested_too_deep: {
    severity: 'error',
    remedy: 'Unpack it yourself, or print the document to a PDF, and import that.',
  },
  too_many_elements: {
    severity: 'error',
    remedy: 'Print the document to a PDF and import that.',
  },
  unsafe_name: {
    severity: 'error',
    remedy: 'Distrust the archive; if you need the file, take it out yourself and import it.',
  },
  unsafe_markup: {
    severity: 'error',
    remedy: 'Distrust the file; if you know where it is from, print it to a PDF and import that.',
  },
  timed_out: { severity: 'error', remedy: 'Print the document to a new PDF and import that.' },
  out_of_memory: { severity: 'error', remedy: 'Print the document to a new PDF and import that.' },
  reader_crashed: { severity: 'error', remedy: 'Print the document to a new PDF and import that.' },
  partly_damaged: {
    severity: 'warning',
    remedy: 'Part of the file could not be read: compare with the original.',
  },
  pages_without_text: {
    severity: 'warning',
    remedy: 'Some pages are empty, or pictures in which OCR finds no words: look at them.',
  },
  low_ocr_confidence: {
    severity: 'warning',
    remedy: 'OCR may have misread words on some pages: compare quotes with the original.',
  },
  several_responses: {
    severity: 'warning',
    remedy: 'Save each response as a file of its own and import those in its place.',
  },
  force_not_found: {
    severity: 'warning',
    remedy: 'No known force or policing body is named: check the bodies pack.',
  },
  inspection_not_found: {
    severity: 'warning',
    remedy: 'The inspection is not in the catalogue: add it with --packs.',
  },
  body_differs: {
    severity: 'warning',
    remedy: 'The manifest names another body than the document: check which is right.',
  },
  inspection_differs: {
    severity: 'warning',
    remedy: 'The manifest names another inspection than the document: check which is right.',
  },
  date_before_publication: {
    severity: 'warning',
    remedy: 'The response is dated before the report was published: check both dates.',
  },
  date_long_after_publication: {
    severity: 'warning',
    remedy: 'The response is dated more than a year after the report: the year may be a slip.',
  },
  publication_date_differs: {
    severity: 'warning',
    remedy: 'The document gives another publication date than the catalogue: check both.',
  },
  unknown_recommendation_number: {
    severity: 'warning',
    remedy: 'A number is answered that the catalogued inspection does not have.',
  },
  several_inspections: {
    severity: 'warning',
    remedy: 'The document answers more than one inspection: check which claim belongs to which.',
  },
} as const satisfies Record<string, { severity: 'error' | 'warning'; remedy: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const Problem = z.strictObject({
  code: z.enum(PROBLEM_CODES),
  severity: z.enum(['error', 'warning']),
  /** What was seen, in one sentence; the remedy is in {@link PROBLEMS}. */
  message: z.string().min(1),
});
export type Problem = z.infer<typeof Problem>;

/** Builds a problem with the severity that its code has. */
export function problem(code: ProblemCode, message: string): Problem {
  return { code, severity: PROBLEMS[code].severity, message };
}

/** Thrown by readers when nothing of a document can be read; the batch records it and goes on. */
export class DocumentProblem extends Error {
  override name = 'DocumentProblem';
  readonly problem: Problem;
  constructor(code: ProblemCode, message: string) {
    super(message);
    this.problem = problem(code, message);
  }
}
