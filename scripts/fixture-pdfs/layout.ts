import { z } from 'zod';

/** How a letter is set as a PDF: `layout.json` beside its text. Every part of it can be left out. */
export const Layout = z.strictObject({
  /** Lines at the top of every page. Where the text repeats them, a new page begins. */
  letterhead: z.array(z.string()).default([]),
  /** Small line at the top of every page but the first. */
  runningHead: z.string().optional(),
  /** Small line at the bottom of every page; `{page}` and `{pages}` are filled in. */
  foot: z.string().optional(),
  /** Lines of the text that are set in bold (in Markdown, those with `#` are anyway). */
  headings: z.array(z.string()).default([]),
  /** Lines of the text that are furniture, which the PDF draws in its own place. */
  furniture: z.array(z.string()).default([]),
  serif: z.boolean().default(false),
  /** Whether tables are drawn with rules. */
  rules: z.boolean().default(false),
  /** Share of the width that each column of a table takes, by number of columns. */
  columns: z.record(z.string(), z.array(z.number())).default({}),
  /** Size of the type, in points. */
  size: z.number().default(10.5),
});
export type Layout = z.infer<typeof Layout>;
