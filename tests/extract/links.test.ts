import { beforeAll, describe, expect, it } from 'vitest';
import { type Lexicon, loadLexicon } from '../../src/lexicon/index.js';
import type { Claim, ResponseRecord } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

let lexicon: Lexicon;
beforeAll(() => {
  lexicon = loadLexicon();
});

const HEAD =
  'Police and Crime Commissioner for Kent\n\nResponse to HMICFRS: an inspection of record keeping in Kent Police\n\nPublished 4 March 2025\n\n';

async function read(body: string, head = HEAD): Promise<ResponseRecord> {
  return readLetter(new TextEncoder().encode(head + body), lexicon);
}

/** The claim that holds the words. @throws where none does. */
function claimOf(record: ResponseRecord, words: string): Claim {
  const claim = record.claims.find(({ sentence }) => sentence.text.includes(words));
  if (!claim) throw new Error(`no claim: "${words}"`);
  return claim;
}

/** A paper, and the numbers that the claim with some words is linked to. */
type Row = [phenomenon: string, body: string, expected: Record<string, string[]>];

const ROWS: Row[] = [
  [
    'a heading that stands once is a part of its own',
    'CHIEF CONSTABLE RESPONSE\n\nRecommendation 1. The force has adopted a new form.\n\nRecommendation 2. The force has trained all its archivists.\n\nPCC RESPONSE\n\nMy office has paid for a service for victims of burglary since May 2025.',
    { 'a new form': ['1'], archivists: ['2'], 'a service for victims': [] },
  ],
  [
    'a heading under each number keeps it',
    'Recommendation 1\n\nForce response\n\nThe force has adopted a new form.\n\nPCC response\n\nI have asked for a copy of the form.\n\nRecommendation 2\n\nForce response\n\nThe force has trained its archivists.\n\nPCC response\n\nI have asked for the figures.',
    { 'a new form': ['1'], 'a copy of the form': ['1'], 'for the figures': ['2'] },
  ],
  [
    'the last number covers no more paragraphs than those before it',
    'Recommendation 1. The force has adopted a new form.\n\nRecommendation 2. The force has trained its archivists.\n\nRecommendation 3. The force has bought new shelves.\n\nMy office has commissioned a service for victims of burglary.',
    { 'new shelves': ['3'], 'a service for victims': [] },
  ],
  [
    'a label with words before its number',
    'New Recommendation 1 - by 31 December 2025, forces should adopt the form.\n\nWe have adopted the form in all districts.\n\nSecond recommendation: archivists to be trained.\n\nWe have trained all archivists.',
    { 'in all districts': ['1'], 'trained all archivists': ['2'] },
  ],
  [
    'a question that heads its answer',
    'Q1. Has the force adopted the form (recommendation 1)?\n\nThe Chief Constable said that the form has been adopted.\n\nQ2. Have archivists been trained (recommendation 2)?\n\nTwelve archivists have been trained.\n\nWhat happens next?\n\nThe PCC has asked the Chief Constable to reconsider Q2.',
    { 'the form has been adopted': ['1'], 'Twelve archivists': ['2'], 'reconsider Q2': ['2'] },
  ],
  [
    'rows that a speaker labels, under the row of a number',
    'F = force. C = Commissioner.\n\nAFI 1\tForms should be signed\nF\tAll forms are now signed.\nC\tI have asked for a sample.\nAFI 2\tShelves should be labelled\nF\tThe shelves have been labelled.',
    { 'now signed': ['afi:1'], 'for a sample': ['afi:1'], 'been labelled': ['afi:2'] },
  ],
  [
    'fields that come again under each number',
    "Box 8  Recommendation 1: forms\n\nChief officer's comments:\n\nThe force has adopted a new form.\n\nPolicing body's comments:\n\nI have asked for a copy of the form.\n\nBox 9  Recommendation 2: shelves\n\nChief officer's comments:\n\nThe force has bought new shelves.\n\nPolicing body's comments:\n\nI have asked for the figures.",
    {
      'a new form': ['1'],
      'a copy of the form': ['1'],
      'new shelves': ['2'],
      'the figures': ['2'],
    },
  ],
  [
    'questions that are put on each number, and one on the whole',
    'RECOMMENDATION 1 (forms)\n\nQ1. Is it done?\n\nThe force has adopted a new form.\n\nQ2. What is still to do?\n\nThe force will print the form in May.\n\nRECOMMENDATION 2 (shelves)\n\nQ1. Is it done?\n\nThe force has bought new shelves.\n\nQ2. What is still to do?\n\nThe force will paint the shelves in May.\n\nQ3. Has the force anything to say of money?\n\nThe force has recruited two clerks.',
    {
      'a new form': ['1'],
      'print the form': ['1'],
      'new shelves': ['2'],
      'paint the shelves': ['2'],
      'two clerks': [],
    },
  ],
  [
    'an answer under a paragraph that only retells what is asked',
    'Recommendation 1 asks forces to adopt a form of words for their records.\n\nThe force has done so since May.\n\nRecommendation 2 calls on forces to keep their records in one place.\n\nThe force has opened a store in the old mill.\n\nI shall go and see the store in June.',
    { 'since May': ['1'], 'in the old mill': ['2'], 'in June': [] },
  ],
  [
    'a quotation that is introduced under a number',
    'The first recommendation is about forms, and the Chief Constable says:\n\n"We have adopted a new form.\n\n"It was printed in May."\n\nThe second is about shelves. The force has bought new shelves.',
    { 'a new form': ['1'], 'printed in May': ['1'], 'new shelves': ['2'] },
  ],
  [
    'headings with the numbers that the paper has named together',
    'Recommendations 1, 2 and 4 are for forces.\n\n1. Forms\n\nThe force has adopted a new form.\n\n2. Shelves\n\nThe force has bought new shelves.\n\n4. Archivists\n\nThe force has trained its archivists.',
    { 'a new form': ['1'], 'new shelves': ['2'], archivists: ['4'] },
  ],
  [
    'parts of a paper that numbers them itself',
    'The recommendations are for all forces, and recommendations 1 and 4 most of all.\n\n1. Forms\n\nThe force has adopted a new form.\n\n2. Shelves\n\nThe force has bought new shelves.\n\n3. Archivists\n\nThe force has trained its archivists.',
    { 'a new form': [], 'new shelves': [], archivists: [] },
  ],
  [
    'short titles behind short numbers',
    "Chief constable's reply:\n\nR11 - Forms. 14 were adopted in the year to date.\n\nR12 See R11.\n\nR13 Training. Delivered to all archivists.",
    { '14 were adopted': ['11'], 'Delivered to all': ['13'] },
  ],
  [
    'a number in a row that is only compared with',
    'Rec.\tHMICFRS said\tForce response\n1\tAdopt the form\tThe form has been adopted.\n2\tTrain archivists\tIn line with recommendation 1, training has been completed.',
    { 'been adopted': ['1'], 'training has been completed': ['2'] },
  ],
  [
    'letters under a cause of concern, also without their noun',
    'CAUSE OF CONCERN 1: Records\n\nRecommendation (a). Within three months the force should adopt the form.\n\nThe form has been adopted.\n\nRecommendation (b). Within six months the force should train its archivists.\n\nTwelve archivists have been trained.\n\nCommissioner\n\nOn (b) I have asked for the figures.',
    { 'form has been adopted': ['coc:1/a'], Twelve: ['coc:1/b'], 'On (b)': ['coc:1/b'] },
  ],
  [
    'a number that opens a sentence holds for the next',
    'CAUSE OF CONCERN 1: Records\n\nRecommendation 1: the force should adopt the form.\nRecommendation 2: the force should train its archivists.\n\nThe force says: On 1 we have adopted the form. It has been issued to all. As regards 2, we have trained twelve archivists.',
    { 'issued to all': ['coc:1/1'], 'twelve archivists': ['coc:1/2'] },
  ],
  [
    'a number that opens a sentence with "as for"',
    'We have adopted the form. As for recommendation 5, we have trained all our archivists.',
    { 'trained all': ['5'] },
  ],
  [
    'the numbers of paragraphs stand for what they answer',
    '4.1 Recommendation 1 (forms). The force has adopted the form.\n\n4.2 Recommendation 2 (training). The force has trained its archivists.\n\n5.1 The Commissioner has asked for monthly figures on the training at 4.2.',
    { 'monthly figures': ['2'] },
  ],
  [
    'numbers that bear the letter of their report',
    'REPORT A: An inspection of forms (8 March 2023)\nREPORT B: An inspection of shelves (5 April 2023)\n\nPART ONE - REPORT A\n\nA2 (by 31 March 2024) - adopt the form. The form has been adopted.\n\nPART TWO - REPORT B\n\nB1 - label the shelves. The shelves have been labelled. I have asked for a list under A2 and B1.',
    { 'been adopted': ['A2'], 'been labelled': ['B1'], 'a list': ['A2', 'B1'] },
  ],
  [
    'heads numbered as many as the recommendations that the paper counts',
    'You made three recommendations.\n\n1. Forms (immediate)\n\nThe force has had all forms signed by a sergeant. That was done on 20 March.\n\n2. Shelves (immediate)\n\nThe force has labelled all of its shelves.\n\n3. Archivists (within three months)\n\nTwelve archivists have been trained.',
    { 'That was done': ['1'], 'labelled all of its': ['2'], 'Twelve archivists': ['3'] },
  ],
  [
    'heads of parts that papers have are no recommendations',
    'You made three recommendations.\n\n1. Background (general)\n\nThe force has had all forms signed.\n\n2. Shelves (immediate)\n\nThe force has labelled all of its shelves.\n\n3. Conclusion (general)\n\nTwelve archivists have been trained.',
    { 'all forms signed': [], 'labelled all of its': [], 'Twelve archivists': [] },
  ],
  [
    'numbered paragraphs with gaps, where the paper names the numbers together',
    'Please find my response to the recommendations numbered 1, 2 and 5.\n\n1. The force has had all forms signed by a sergeant. That was done in March.\n\n2. The force has labelled all of its shelves. I have seen them.\n\n5. Twelve archivists have been trained, and more will be.',
    { 'all forms signed': ['1'], 'labelled all of its': ['2'], 'Twelve archivists': ['5'] },
  ],
  [
    'an ask behind a bare ordinal, once they are counted',
    'The report makes three recommendations.\n\nFirst, that all forms should be signed by a sergeant. The force has had them signed at all stations.\n\nSecond, the labelling of shelves should be a priority. The force has labelled all of its shelves.\n\nThird: archivists should be trained. The force has trained twelve of them.',
    {
      'signed at all stations': ['1'],
      'labelled all of its': ['2'],
      'trained twelve of them': ['3'],
    },
  ],
  [
    'ordinals with a full stop',
    'The report makes three recommendations. As to the first recommendation, the force has had all forms signed.\n\nThe second. The force has labelled all of its shelves.',
    { 'all forms signed': ['1'], 'labelled all of its': ['2'] },
  ],
  [
    'bare numbers in a later table that is headed so',
    'Recommendation\tResponse\n1. Forms should be signed.\tAll forms are signed.\n2. Shelves should be labelled.\tThe shelves were labelled.\n\nRec\tComment\n1\tI have looked at the signatures.\n2\tI have asked for a sample of the labels.',
    { 'looked at the signatures': ['1'], 'sample of the labels': ['2'] },
  ],
  [
    'actions under a number',
    'Recommendation\tResponse\n1. Forms should be signed.\tAll forms are signed.\n2. Shelves should be labelled.\tThe shelves were labelled.\n\nActions under the recommendations\n\nAction\tOwner\tPosition\n1.1 Buy pens for every station\tSupt Roe\tWe have bought twelve pens.\n2.1 Print labels for every shelf\tSupt Roe\tWe have printed the labels in June.',
    { 'twelve pens': ['1'], 'printed the labels': ['2'] },
  ],
  [
    'a question called by its letter, and one on the whole',
    'Q.1 Are forms signed? Recommendation 1.\n\nThe force has had all forms signed.\n\nQ.2 And shelves? Recommendation 2.\n\nThe force has labelled all of its shelves.\n\nWhat else am I doing?\n\nI have asked the Chief Constable for a plan by June.',
    { 'all forms signed': ['1'], 'labelled all of its': ['2'], 'a plan by June': [] },
  ],
  [
    'a question on the whole after headings with numbers',
    'Recommendation 1\n\nThe force has had all forms signed.\n\nRecommendation 2\n\nThe force has labelled all of its shelves.\n\nWhat else am I doing?\n\nI have asked the Chief Constable for a plan by June.',
    { 'all forms signed': ['1'], 'labelled all of its': ['2'], 'a plan by June': [] },
  ],
  [
    'who answers right under the words of a number',
    'Response to recommendation 3 - by 31 March 2026 forces to make sure that forms are signed\n\nChief Constable Jane Roe says:\n\nThe force has had all forms signed.\n\nResponse to recommendation 4 - by 31 March 2026 forces to make sure that shelves are labelled\n\nChief Constable says:\n\nThe force has labelled all of its shelves.',
    { 'all forms signed': ['3'], 'labelled all of its': ['4'] },
  ],
  [
    'two sentences that only retell what is asked',
    'Recommendation 11 is addressed to commissioners. It asks them to review the shelves.\n\nThe Commissioner completed a review of the shelves in May.',
    { 'completed a review': ['11'] },
  ],
  [
    'a field that looks like a heading once',
    'AFI 1\n\nForms should be signed.\n\nOwner: Supt Roe\n\nIn hand.\n\nProgress: The force has had all forms signed, at every station of the county and on every day of the week without fail.\n\nAFI 2\n\nShelves should be labelled.\n\nOwner: D/Ch Supt Crime\n\nProgress: The force has labelled all of its shelves, at every station of the county and in every store that it has.',
    { 'all forms signed': ['afi:1'], 'labelled all of its': ['afi:2'] },
  ],
  [
    '"also" that does not point aside',
    "Recommendation 13. All forms are signed.\n\nRecommendation 14. The shelves are labelled.\n\nWhere I stand\n\nI'd also take issue with Rec 14. I have asked the Chief Constable for a better answer.",
    { 'a better answer': ['14'] },
  ],
];

describe('which recommendation a claim is about', () => {
  it.each(ROWS)('%s', async (_, body, expected) => {
    const record = await read(body);
    const found = Object.keys(expected).map((words) => [
      words,
      claimOf(record, words).recommendations,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

const GROUP =
  'Police and Crime Commissioner for Kent\n\nInspection of the effectiveness of police and law enforcement bodies’ response to group-based child sexual exploitation: A progress report\n\nPublished 24 October 2025\n\n';

describe('how well a claim fits what was asked', () => {
  it.each([
    [
      'what stands under a number',
      'Recommendation 4. Kent Police has applied the Hydrant guidance.',
      'applied',
      'asked',
    ],
    [
      'a stopgap',
      'Recommendation 4. Kent Police has no flag. In the meantime a sergeant has read every file.',
      'read every file',
      'nearby',
    ],
    [
      'a person named to lead',
      'Recommendation 6. A chief inspector has been appointed as lead for Makesafe.',
      'appointed',
      'nearby',
    ],
    [
      'local activity and no strategy',
      'Recommendation 6. Kent Police has visited forty hotels.',
      'forty hotels',
      'nearby',
    ],
    [
      'a strategy',
      'Recommendation 6. The strategy for Operation Makesafe was approved in May.',
      'approved',
      'asked',
    ],
    [
      'an act of the policing body',
      'Recommendation 6. The strategy was approved. My office has paid for the posters in recommendation 6.',
      'paid for',
      'asked',
    ],
    ['no number', 'I have written to every school in Kent.', 'every school', 'general'],
  ])('%s', async (_, body, words, fit) => {
    expect(claimOf(await read(body, GROUP), words).fit).toBe(fit);
  });

  it('takes what the force does for an answer where a report lists nothing', async () => {
    const record = await read(
      'Kent Police has trained its archivists. I will ask for figures each month.',
    );
    expect(claimOf(record, 'archivists').fit).toBe('asked');
    expect(claimOf(record, 'figures').fit).toBe('general');
  });
});

describe('the inspection of a claim in a paper on two reports', () => {
  it('is that of the part it stands in', async () => {
    const record = await read(
      'Report A: An inspection of how forms are kept (8 March 2023)\nReport B: An inspection of how shelves are kept (5 April 2023)\n\nPART ONE - REPORT A\n\nThe form has been adopted.\n\nPART TWO - REPORT B\n\nThe force has introduced a shelf plan.',
      'Police and Crime Commissioner for Kent\n\nCombined response to two reports\n\n',
    );
    const refs = record.inspections.map(({ ref }) => ref);
    expect(refs).toHaveLength(2);
    expect([
      claimOf(record, 'adopted').inspection,
      claimOf(record, 'introduced').inspection,
    ]).toEqual(refs);
  });
});
