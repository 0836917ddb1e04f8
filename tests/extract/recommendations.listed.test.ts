import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mentionsInDocument } from '../../src/extract/recommendations/causes.js';
import { listRecommendations } from '../../src/extract/recommendations/listed.js';
import { readDocument } from '../../src/ingest/index.js';

/** Published letters lie beside the project and are no part of it. */
const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

/** A text as the reader of text files makes it: blank lines part blocks, tabs part cells, `#` marks headings. */
function documentOf(text: string) {
  return readDocument(new TextEncoder().encode(text));
}

interface Summary {
  key: string;
  label?: string;
  text?: string | null;
  due?: string | null;
}

async function list(source: string, published: string | null = null): Promise<Required<Summary>[]> {
  const document = await documentOf(source);
  return listRecommendations(document, published).map((listed) => ({
    key: listed.key,
    label: listed.label,
    text: listed.textSpan && document.text.slice(listed.textSpan.start, listed.textSpan.end),
    due: listed.due?.value ?? null,
  }));
}

const ASK = 'By 31 March 2026, all police forces should adopt the definition.';

describe('listRecommendations', () => {
  it.each<[string, string, Summary[]]>([
    [
      'rows numbered under a cause of concern',
      'Ref\tCause of concern / recommendation / AFI\tForce update\nCoC 1\tLists are a cause of concern.\tAccepted.\n1.1\tCheck the lists.\tDone.\n1.2\tName a lead.\tNot begun.\nAFI 1\tTraining of clerks.\tIn hand.',
      [{ key: 'coc:1' }, { key: 'coc:1/1' }, { key: 'coc:1/2' }, { key: 'afi:1' }],
    ],
    [
      'the third of the recommendations, and the next one',
      'Your first recommendation is that lists be checked. They are.\n\nThe next concerns a lead. One was named.\n\nOn training, the third of the recommendations, all clerks have been trained.',
      [{ key: '1' }, { key: '2' }, { key: '3' }],
    ],
    [
      'a numbered paragraph that names its recommendation',
      '## Cause of concern 1\n\n2.3 Recommendation 1 is that the force should adopt the form.\n\n2.4 Recommendation 2 is that the force should label its shelves.',
      [{ key: 'coc:1' }, { key: 'coc:1/1' }, { key: 'coc:1/2' }],
    ],
    [
      'a heading with the text below it',
      `### Recommendation 1:\n\n${ASK}\n\nWe adopted it in May.`,
      [{ key: '1', label: 'Recommendation 1', text: ASK, due: '2026-03-31' }],
    ],
    [
      'a paragraph that begins with its label',
      `Recommendation 4 - ${ASK} We adopted it in May.`,
      [{ key: '4', text: ASK, due: '2026-03-31' }],
    ],
    [
      'a request that goes on in a second sentence',
      `Recommendation 6: ${ASK} This should include all training. We have done so.`,
      [{ key: '6', text: `${ASK} This should include all training.` }],
    ],
    [
      'a request in brackets',
      '3.2 Recommendation 18 (by 30 April 2023, a robust response to every allegation). Done.',
      [
        {
          key: '18',
          text: 'by 30 April 2023, a robust response to every allegation',
          due: '2023-04-30',
        },
      ],
    ],
    [
      'an answer without the text',
      'Recommendation 4. The Chief Constable does not wish to act before June 2026.',
      [{ key: '4', text: null, due: null }],
    ],
    [
      'a heading that answers two',
      '## Response to recommendations 2 and 5\n\nWe have done both.',
      [
        { key: '2', label: 'recommendations 2 and 5', text: null },
        { key: '5', text: null },
      ],
    ],
    [
      'a table with its label in the first cell',
      `Recommendation\tForce response\nRecommendation 1 ${ASK}\tWe adopted it in May.\nRecommendation 2 By 31 July 2026, all forces should use the guidance.\tNot yet.`,
      [
        { key: '1', text: ASK, due: '2026-03-31' },
        { key: '2', due: '2026-07-31' },
      ],
    ],
    [
      'a table with bare numbers and a column of due dates',
      'Rec no.\tShort title\tDue\tForce comment\n4\tIdentify posts\t30/04/2023\tAll 212 posts identified.\n7\tQuality assurance\t31/10/2023\tNot started.',
      [
        { key: '4', label: '4', due: '2023-04-30' },
        { key: '7', label: '7', due: '2023-10-31' },
      ],
    ],
    [
      'a number that heads its text in a recommendation column',
      'Recommendation\tForce\n2. By 31 December 2024, all chief constables should have a profile.\tOurs is from 2021.\n1 (Home Office and others)\tNot for us.',
      [
        {
          key: '2',
          text: 'By 31 December 2024, all chief constables should have a profile.',
          due: '2024-12-31',
        },
        { key: '1', text: null },
      ],
    ],
    [
      "a force's target date is not the date due",
      'Rec\tProgress\tTarget date\n4\tUnder way.\t30/06/2026\n6\tNot begun.\t31/07/2026',
      [
        { key: '4', due: null },
        { key: '6', due: null },
      ],
    ],
    [
      'fields below a label',
      'Recommendation 4\nDeadline: 31/07/2026\nForce owner: Head of Crime\n\nRecommendation 6\nForce owner: Head of Intelligence',
      [
        { key: '4', due: '2026-07-31' },
        { key: '6', due: null },
      ],
    ],
    [
      'numbered items under a heading',
      'Recommendations\n\n1. The force should record all use of force.\n2. The force should have reliable data.\n\nThe Chief Constable\n\n1. We record it.',
      [
        { key: '1', text: 'The force should record all use of force.' },
        { key: '2', text: 'The force should have reliable data.' },
      ],
    ],
    [
      'recommendations under two causes of concern',
      'CAUSE OF CONCERN 1: Missing children\n\nRecommendation 1. Within three months, the force should review cases.\n\nCAUSE OF CONCERN 2: Supervision\n\nRecommendation 1. Immediately, the force should visit all of them.\n\nAREAS FOR IMPROVEMENT\n\nAFI 1. The force should answer calls in time.',
      [
        { key: 'coc:1', text: null },
        { key: 'coc:1/1', text: 'Within three months, the force should review cases.' },
        { key: 'coc:2' },
        { key: 'coc:2/1', text: 'Immediately, the force should visit all of them.' },
        { key: 'afi:1', text: 'The force should answer calls in time.' },
      ],
    ],
    [
      'items in brackets under a cause of concern',
      'Cause of concern 1: online abuse\n\n(i) Immediately, the force should clear the backlog. It is clear.\n\n(ii) Within six months the force should keep it clear. It does.',
      [
        { key: 'coc:1' },
        { key: 'coc:1/1', text: 'Immediately, the force should clear the backlog.' },
        { key: 'coc:1/2', text: 'Within six months the force should keep it clear.' },
      ],
    ],
    [
      'running text',
      'We accept recommendation 3 in full. As to recommendations 4 and 6, we do not.',
      [{ key: '3', text: null, due: null }, { key: '4' }, { key: '6' }],
    ],
    [
      'running text that retells the request with its date',
      'By 31 July 2026 all forces are to use the guidance (recommendation 4). We will meet recommendation 6 by 1 June 2026.',
      [
        { key: '4', due: '2026-07-31' },
        { key: '6', due: null },
      ],
    ],
    [
      'the end of a month as a deadline',
      'Recommendation 2: by the end of December 2024, all forces should have a profile.',
      [{ key: '2', due: '2024-12-31' }],
    ],
    [
      'no numbered paragraphs, counts, or recommendations of other reports',
      '1. I welcome the six new recommendations.\n\n2. We met recommendation 2 of the 2023 report. This repeats AFI 3 from 2022. In your earlier report, recommendation 5 was for others.',
      [],
    ],
    [
      'a table flattened to lines, with "Due" as its last head',
      'Ref\nAFI\nUpdate\nRAG\nDue\n\nP1\nAFI 1: The force should answer calls in time.\nDone in May 2024.\nGREEN\nApr 25\n\nP2\nAFI 2: The force should record crime within a day.\nNo progress.\nRED\n-\n\nD1\nOther matters\nMay 25',
      [
        { key: 'afi:1', text: 'The force should answer calls in time.', due: '2025-04' },
        { key: 'afi:2', due: null },
      ],
    ],
    [
      'parts of one recommendation',
      'Recommendation\tForce\n6(a). Strategy to run the operation in every district\tPublished.\n6(b). Materials\tReplaced.',
      [{ key: '6', label: '6(a)' }],
    ],
  ])('%s', async (_, source, expected) => {
    const found = await list(source);
    expect(found.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
    for (const [index, row] of expected.entries()) expect(found[index]).toMatchObject(row);
  });

  it.each([
    [
      'a period alone sets no date',
      'Recommendation 1. Within three months, the force should act.',
      { '1': null },
    ],
    [
      'a period whose last day is stated',
      'Recommendation 1. Within three months, the force should act.\n\nThe three months run out on 28 February 2026, and we shall be ready.',
      { '1': '2026-02-28' },
    ],
    [
      'another event on the same day',
      'Recommendation 1. Within three months, the force should act.\n\nThe panel meets on 28 February 2026.',
      { '1': null },
    ],
    [
      'brackets beside a number',
      'Recommendation 1 (training; due 30 June 2026)\n\nWe have begun.\n\nYour second recommendation (31 July 2026) concerns records. Recommendation 3 (see our letter of 4 May 2026) is met.',
      { '1': '2026-06-30', '2': '2026-07-31', '3': null },
    ],
    [
      'the same date, and dates for lists',
      'Rec 1 (31 March 2026): a list. Rec 2 (same date): a count.\n\nThe due dates are 30 June 2026 for Recommendations 3 and 5 and 31 July 2026 for Recommendation 6. The mayor wished to see it before the end of May 2026, and that she did not think the answer on recommendation 7 was what was asked.',
      {
        '1': '2026-03-31',
        '2': '2026-03-31',
        '3': '2026-06-30',
        '5': '2026-06-30',
        '6': '2026-07-31',
        '7': null,
      },
    ],
    [
      'lists of numbers, each with its date',
      'Recommendations 1 and 2 are to be met by the end of June 2026; 4 and 5 by 31 July.',
      { '1': '2026-06-30', '2': '2026-06-30' },
    ],
    [
      'numbers without their noun',
      'Recommendation 3 is not ours. We answer recommendations 1, 2 and 4. Three recommendations are ours: numbers 1 and 2 must be in place by 31 May 2026, and number 4 by 31 August 2026.',
      { '3': null, '1': '2026-05-31', '2': '2026-05-31', '4': '2026-08-31' },
    ],
    [
      'counts of other things',
      'Recommendation 1 is met. Of the teams, 1 and 2 are to be merged by 31 May 2026.',
      { '1': null },
    ],
    [
      'all of them at once',
      'It makes two recommendations, both of which are to be met by March 2027. Recommendation 1 is done. Recommendation 2 is not.',
      { '1': '2027-03', '2': '2027-03' },
    ],
    [
      'a date said to be that of a number',
      'The Chief Constable hopes to finish by 31 August 2026, which is the date in your third recommendation. Recommendation 4 is met.',
      { '3': '2026-08-31', '4': null },
    ],
    [
      'a table set with bars',
      'We accept recommendations 1 and 2.\n\nRecommendation | Deadline | Our view\n1. Training | 30 June 2026 | On track\n2. Records | 31 July 2026 | At risk',
      { '1': '2026-06-30', '2': '2026-07-31' },
    ],
    [
      'a table flattened to lines',
      'We accept recommendations 1 and 2.\n\nRef\nRecommendation\nForce comment\nDue\n\n1\nForces should train their staff in the new definition.\nBegun.\n30 June 2026\n\n2\nForces should check their records.\nWe meet on 4 May 2026 to discuss it.\n31 July 2026',
      { '1': '2026-06-30', '2': '2026-07-31' },
    ],
  ])('dates away from the text: %s', async (_, source, expected) => {
    const found = await list(source, '2025-11-30');
    const dues = Object.fromEntries(found.map(({ key, due }) => [key, due]));
    expect(dues).toMatchObject(expected);
  });

  it.each([
    ['the only cause of concern', 'CAUSE OF CONCERN: CALLS', ['coc:1', 'coc:1/a']],
    ['one that bears a number', 'CAUSE OF CONCERN 2: CALLS', ['coc:2', 'coc:2/a']],
    ['an only area for improvement', 'Area for improvement', ['afi:1', 'a']],
    ['areas of any number', 'Areas for improvement', ['a']],
  ])('headings without a number: %s', async (_, heading, expected) => {
    const lines = ['Response', 'Force', 'Body', 'Date', 'Report', 'Text', 'Our answers follow.'];
    const source = `${lines.join('\n\n')}\n\n${heading}\n\nRecommendation (a). The force should answer calls in time.\n\nIt does.`;
    expect((await list(source)).map(({ key }) => key)).toEqual(expected);
  });

  it('keeps the recommendation of the report that it answers, given its date', async () => {
    const source =
      'We accept recommendation 2 of the 2025 report and recommendation 4 of the 2023 report.';
    expect((await list(source, '2025-10-24')).map(({ key }) => key)).toEqual(['2']);
  });

  it('gives spans that hold the label', async () => {
    const document = await documentOf('AFI 1 and Rec. 4 are closed.');
    for (const { label, labelSpan } of listRecommendations(document)) {
      expect(document.text.slice(labelSpan.start, labelSpan.end)).toBe(label);
    }
  });
});

describe('mentionsInDocument', () => {
  it('knows under which cause of concern a recommendation stands, also from afar', async () => {
    const document = await documentOf(
      'CAUSE OF CONCERN 1: Calls\n\nRecommendation 1. Immediately, the force should act.\n\nOn recommendation 1 we are content.\n\nSummary\n\nRecommendation 7 is for others. As said, recommendation 1 is met.',
    );
    const keys = mentionsInDocument(document).map((mention) => mention.keys.map(({ key }) => key));
    expect(keys.flat()).toEqual(['coc:1', 'coc:1/1', 'coc:1/1', '7', 'coc:1/1']);
  });
});

interface Gold {
  recommendations: { number: string; due: string | null; kind: string }[];
  inspection_published: string | null;
}

describe('the published letters', () => {
  if (!existsSync(SHARED)) {
    it('cannot be scored here: the shared folder is absent', () => {
      expect(existsSync(SHARED)).toBe(false);
    });
    return;
  }
  const names = readdirSync(`${SHARED}/gold`);

  it.each(names)('%s: numbers and dates as read by hand', async (name) => {
    const gold = JSON.parse(readFileSync(`${SHARED}/gold/${name}`, 'utf8')) as Gold;
    const letter = readFileSync(`${SHARED}/letters/${name.replace('.json', '.txt')}`);
    const listed = listRecommendations(await readDocument(letter), gold.inspection_published);
    expect(
      listed.map(({ number, kind, due }) => ({ number, due: due?.value ?? null, kind })),
    ).toEqual(gold.recommendations);
    expect(listed.every(({ textSpan }) => textSpan !== null)).toBe(true);
  });
});
