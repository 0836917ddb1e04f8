import { describe, expect, it } from 'vitest';
import { listRecommendations } from '../../src/extract/recommendations/listed.js';
import { readDocument } from '../../src/ingest/index.js';

interface Summary {
  key: string;
  label?: string;
  due?: string | null;
}

async function list(source: string): Promise<Required<Summary>[]> {
  const document = await readDocument(new TextEncoder().encode(source));
  return listRecommendations(document).map(({ key, label, due }) => ({
    key,
    label,
    due: due?.value ?? null,
  }));
}

describe('listRecommendations in forms, trackers and minutes', () => {
  it.each<[string, string, Summary[]]>([
    [
      'a form that repeats the field',
      'Recommendation\n1. Adopt the wording in all guidance (by 31.3.26)\n\nUpdate\nDone.\n\nRecommendation\n4. Guidance on lost keys (31.7.26)\n\nUpdate\nNot yet.',
      [
        { key: '1', due: '2026-03-31' },
        { key: '4', due: '2026-07-31' },
      ],
    ],
    [
      'one such field with numbered paragraphs is none',
      'Recommendation\n1. That the panel note the paper.\n\nBackground\n2. The paper was late.',
      [],
    ],
    [
      'reference codes of a tracker under their heads, carried over ones aside',
      'Ref\tRecommendation (short)\tUpdate\tDue\nLP26/1\tKeep a list\tKept.\t31.3.26\nLP26/4\tCount the keys\tNot yet.\t31.7.26\nLP23/2\tOld list\tClosed.\t31.12.24',
      [
        { key: '1', label: 'LP26/1', due: '2026-03-31' },
        { key: '4', due: '2026-07-31' },
      ],
    ],
    [
      'the same taken apart into lines',
      'Ref\nHMICFRS recommendation (abbrev.)\nLead\n\nLP1\nKeep a list\nA clerk\n\nLP2\nCount the keys\nA clerk',
      [{ key: '1' }, { key: '2' }],
    ],
    [
      'codes of other things',
      'Ref\tRisk\tOwner\nLP1\tKeys are lost\tA clerk\nLP2\tLists are lost\tA clerk',
      [],
    ],
    [
      'paragraphs that go on with the number alone',
      'Recommendation 6 (lost keys). There is no list, and the clerk has been asked to make one by the spring.\n\n2 - lost property. A list was made in June by the clerk, to his own pattern and not to yours.\n\n4. I can say little of the store, which is shared with the four forces of the region.',
      [{ key: '6' }, { key: '2' }, { key: '4' }],
    ],
    [
      'paragraphs of the paper by their numbers',
      '1. The report is about lost keys, and it was published in March with three recommendations for us.\n\nRecommendation 6 (lost keys). There is no list, and the clerk has been asked to make one by the spring.\n\n2. The board met in June and read the report with care and some concern about the lost keys.',
      [{ key: '6' }],
    ],
    [
      'numbers that a sentence goes on with',
      'She was content with recommendation 6 and, subject to the list being kept, on 2. On 1 and 4 she felt that the force was behind. On 3 May she met the clerk.',
      [{ key: '6' }, { key: '2' }, { key: '1' }, { key: '4' }],
    ],
    [
      'a cause of concern named with the recommendation under it',
      'Ref\tArea\tUpdate\nCoC 1 / rec 1\tLost keys\tFound.\nCoC 1 / rec 2\tLost lists\tNot found.',
      [{ key: 'coc:1/1' }, { key: 'coc:1', due: null }, { key: 'coc:1/2' }],
    ],
    [
      'a head with qualifier, and a row without its first cell',
      'Report\tRec\tSummary\tLead\tDue\tRAG\nKeys (Mar 26)\t1\tKeep a list of keys\tA clerk\t31/07/26\tA\n\t2\tCount the keys\tA clerk\t31/08/26\tR',
      [
        { key: '1', due: '2026-07-31' },
        { key: '2', due: '2026-08-31' },
      ],
    ],
    [
      'a table that its heading announces',
      'Recommendations and position\n\nNo.\tSubject\tDue\tForce\n1\tA list of keys\t31/07/2026\tKept.\n2\tA count\t-\tNone.',
      [
        { key: '1', due: '2026-07-31' },
        { key: '2', due: null },
      ],
    ],
    [
      'heads with number, title and date',
      '4. Recommendations for police forces\n\n(1) Adoption of the list of keys - 31 March 2026\n\nThe list was adopted in June.\n\n(4) A count of the keys - 31 July 2026\n\nNone was made.',
      [
        { key: '1', due: '2026-03-31' },
        { key: '4', due: '2026-07-31' },
      ],
    ],
    [
      'dates that close the label line, and a label that is its sentence',
      'Rec 1 (definition, 31 March 2026)\n\nDone.\n\nRecommendation 2 - use of the template (all forces), by 30 April 2026\n\nDone.\n\nRECOMMENDATION 3 (lost keys) Due: 31 May 2026\n\nDone.\n\nRecommendation 4 - a count of keys (by 30 June 2026)\n\nNot done.\n\nRecommendation 5 asks forces to count their keys by 31 July 2026.\n\nRecommendation 6 asks for a list, which we will have by 31 August 2026.\n\nRecommendation 7 - we met the clerk, 3 May 2026',
      [
        { key: '1', due: '2026-03-31' },
        { key: '2', due: '2026-04-30' },
        { key: '3', due: '2026-05-31' },
        { key: '4', due: '2026-06-30' },
        { key: '5', due: '2026-07-31' },
        { key: '6', due: null },
        { key: '7', due: null },
      ],
    ],
  ])('%s', async (_, source, expected) => {
    const found = await list(source);
    expect(found.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
    for (const [index, row] of expected.entries()) expect(found[index]).toMatchObject(row);
  });
});
