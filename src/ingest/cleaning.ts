import type { SourceDocument } from '../model/index.js';
import { groupLines } from './blocks.js';
import { joinBrokenSentences } from './brokenSentences.js';
import { lineRoles } from './furniture.js';
import { collectWords } from './hyphen.js';
import { pageSpans, writeReadingText } from './readingText.js';
import { type SourceText, sourceLines } from './sourceText.js';
import { wordBoxes } from './wordBoxes.js';
import { wrapWidth } from './wrap.js';

/** The part of a {@link SourceDocument} that cleaning makes. */
export type Cleaned = Pick<SourceDocument, 'text' | 'layout' | 'offsetMap' | 'pages' | 'boxes'>;

/**
 * From printed lines to the reading text: page furniture out of the way, wrapped lines and broken words and
 * sentences joined, tables to cells, marks of Markdown and HTML dropped. Each edit is traced to the source.
 */
export function cleanSource(input: SourceText): Cleaned {
  const { lines: allLines, pageCount } = sourceLines(input);
  const lines = input.markup ? withoutQuoteMarks(allLines) : allLines;
  const roles = lineRoles(lines, pageCount);
  const body = lines.filter((_, index) => roles[index] === 'body');
  const words = collectWords(input.source);
  const { source, markup } = input;
  const grouped = groupLines({ source, markup, lines, roles, width: wrapWidth(body), words });
  const { traced, layout } = writeReadingText(joinBrokenSentences(grouped, words), markup);
  const boxes = wordBoxes(input, traced.runs);
  return {
    text: traced.text,
    layout,
    offsetMap: [...traced.runs],
    pages: pageSpans(input, traced, pageCount),
    ...(boxes ? { boxes } : {}),
  };
}

type Lines = ReturnType<typeof sourceLines>['lines'];

/** Without the `>` of Markdown quotations; a line of nothing else is an empty line. */
function withoutQuoteMarks(lines: Lines): Lines {
  const kept: Lines = [];
  let blanks = 0;
  for (const line of lines) {
    const mark = /^(?:>[ \t]?){1,6}/.exec(line.text)?.[0].length ?? 0;
    const blanksBefore = line.blanksBefore + blanks;
    if (mark === line.text.length) {
      blanks = blanksBefore + 1;
      continue;
    }
    blanks = 0;
    const text = line.text.slice(mark).trimStart();
    kept.push(
      mark === 0
        ? { ...line, blanksBefore }
        : { ...line, text, start: line.end - text.length, blanksBefore },
    );
  }
  return kept;
}
