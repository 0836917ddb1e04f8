import fc from 'fast-check';
import type { Lexicon } from '../../src/lexicon/index.js';

/*
 * Letters put together at random: the words that the rules know, in places where they were not expected, beside words
 * that nobody writes. They need make no sense; the laws hold for any text.
 */

const FORCES = ['Barsetshire', 'Loamshire', 'Midsomer', 'South Riding', 'Newminster', 'Gwernydd'];
const DATES = ['18 December 2025', 'March 2026', '31/07/2026', 'last autumn', '2025/26', '1st May'];
const REPORTS = [
  'HMICFRS inspection of the police response to group-based child sexual exploitation: a progress report',
  'Vetting, misconduct and misogyny in the police service',
  'Recommendation 4 of the report published on 24 October 2025',
];
const ODD = [
  '\u00ad',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\u0000',
  '\ud83d\ude94',
  'e\u0301',
  'ﬁ',
  '\u00a0',
  '…',
  '“',
  '’',
  '\r',
  '**',
  '- ',
  '\u2028',
  'ŵ',
  '</script>',
  '\\',
  '|',
  '1.',
  '(a) ',
  'Rec. ',
];

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'the',
      'force',
      'we',
      'has',
      'not',
      'will',
      'adopted',
      'Hydrant',
      'flag',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);

function sentence(lexicon: Lexicon): fc.Arbitrary<string> {
  const known = lexicon.rows.cues.flatMap((row) => [...row.examples, ...row.counterExamples]);
  const force = fc.constantFrom(...FORCES);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(force, fc.constantFrom(...DATES), fc.constantFrom(...REPORTS))
        .map(([name, date, report]) => `${name} Police answered ${report} on ${date}.`),
    },
    { weight: 2, arbitrary: fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')) },
  );
}

function block(lexicon: Lexicon): fc.Arbitrary<string> {
  const one = sentence(lexicon);
  const number = fc.integer({ min: 0, max: 40 });
  const heading = fc.constantFrom(...lexicon.rows.headings.flatMap((row) => row.examples));
  const row = fc.array(one, { minLength: 1, maxLength: 4 }).map((cells) => cells.join('\t'));
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array(one, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
    },
    { weight: 2, arbitrary: heading },
    { weight: 2, arbitrary: fc.tuple(heading, one).map(([label, text]) => `${label}: ${text}`) },
    {
      weight: 2,
      arbitrary: fc.tuple(number, one).map(([n, text]) => `Recommendation ${n}. ${text}`),
    },
    {
      weight: 2,
      arbitrary: fc.array(row, { minLength: 2, maxLength: 4 }).map((rows) => rows.join('\n')),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(one, { maxLength: 4 })
        .map((items) => items.map((item) => `- ${item}`).join('\n')),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'Page 1 of 2',
        '\f',
        'Yours sincerely',
        'Police and Crime Commissioner for Midsomer',
        'A. N. Other',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...DATES) },
  );
}

/** The text of a letter of up to fourteen blocks. */
export function letters(lexicon: Lexicon): fc.Arbitrary<string> {
  const joint = fc.constantFrom('\n\n', '\n\n', '\n', '\r\n\r\n', '\n\f\n');
  return fc
    .array(fc.tuple(block(lexicon), joint), { maxLength: 14 })
    .map((blocks) => blocks.flat().join(''));
}
