import type { Span } from '../../model/index.js';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:19|20)\\d{2}(?:\\s?[/–-]\\s?\\d{2,4})?';
const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?)?${MONTH}(?:\\s${YEAR})?`;
const COUNT = '(?:\\d{1,3}|one|two|three|four|five|six|nine|ten|twelve|eighteen|few)';
const UNIT = '(?:days?|weeks?|months?|quarters?|(?:financial |calendar |academic )?years?)';

/**
 * Over which time something was counted: "since April 2025", "between May and July", "in 2024/25", "in the year to March
 * 2025", "in the last twelve months", "a month". A date by which something is to come ("by March 2026") is none.
 */
const PERIOD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    `(?:between|from)\\s${DATE}\\s(?:and|to|until)\\s${DATE}`,
    `(?:in|during|over|for|since)\\s(?:the\\s)?(?:(?:financial|calendar|academic|performance|current|same)\\s)?(?:year|quarter|period|months?)\\s(?:(?:ending|ended|to|of|from|since)\\s)?(?:${DATE}|${YEAR})(?:\\s(?:and|to)\\s${DATE})?`,
    `(?:in|during|over|within|for)\\s(?:the\\s|its\\s|their\\s|our\\s)?(?:last|past|previous|first|latest|preceding|most recent|final)\\s(?:${COUNT}\\s)?${UNIT}(?:\\s(?:of|to)\\s(?:${DATE}|${YEAR}))?`,
    `(?:since|in|during|over|for|as at|at(?: the)? end of|throughout)\\s(?:the\\s(?:end|start|beginning|summer|autumn|spring|winter)\\sof\\s)?(?:${DATE}|${YEAR}|q[1-4](?:\\s${YEAR})?)`,
    `(?:per|a|an|each|every)\\s(?:day|week|fortnight|month|quarter|year)`,
    '(?:so far )?this (?:financial )?(?:year|quarter|month)|last (?:financial )?(?:year|quarter|month)|(?:year[ -])?to date',
    '(?:annually|yearly|quarterly|monthly|weekly|daily)',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Every period that a text names, in its order; offsets in UTF-16 units of the text. */
export function findPeriods(text: string): Span[] {
  return [...text.matchAll(PERIOD)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

/** A mark between a figure and a period is as far as so many units: beyond it another clause begins. */
const MARK = 60;

/** The period that stands nearest to a figure, or null; one beyond a comma or semicolon is further away. */
export function periodOf(figure: Span, periods: readonly Span[], text: string): Span | null {
  const distance = (period: Span) => {
    const [from, to] =
      period.start >= figure.end ? [figure.end, period.start] : [period.end, figure.start];
    return to - from + MARK * (text.slice(from, to).match(/[,;:]/g)?.length ?? 0);
  };
  return periods.reduce<Span | null>(
    (best, period) => (best === null || distance(period) < distance(best) ? period : best),
    null,
  );
}
