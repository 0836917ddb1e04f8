import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseSpans } from '../../src/export/privacy/caseDetail.js';
import { contactSpans } from '../../src/export/privacy/contacts.js';
import { BLOCK, joined, masked } from '../../src/export/privacy/mask.js';
import { nameSpans } from '../../src/export/privacy/names.js';
import { fileName, freelyMasked, redact } from '../../src/export/privacy/redact.js';
import { makeRecord } from '../support/record.js';

const found = (text: string, spans: readonly { start: number; end: number }[]) =>
  joined(spans).map(({ start, end }) => text.slice(start, end));

describe('contact details', () => {
  it.each([
    ['Write to pcc.office@barset.example.', ['pcc.office@barset.example']],
    ['Telephone 01632 960 101 or (01632) 960101', ['01632 960 101', '(01632) 960101']],
    ['Ring +44 1632 960101 at noon', ['+44 1632 960101']],
    [
      'The Old Mill\n2 Mill Lane\nBarchester BX1 4AA\n\n4 May 2025',
      ['The Old Mill', '2 Mill Lane', 'Barchester BX1 4AA'],
    ],
    ['Copies may be had from us at BX1 4AA, where they are kept.', ['BX1 4AA']],
    ['Yours\n[handwritten signature, in blue]\nA. Grantly', ['[handwritten signature, in blue]']],
  ])('are found in %j', (text, expected) => {
    expect(found(text, contactSpans(text))).toEqual(expected);
  });

  it.each([
    'Call 101, or 999 in an emergency.',
    'In 2024/25 the force trained 1,204 of 1,310 officers, at 12.5 % of 0800 hours.',
    'The plan of 24 October 2025 has reference 041225 and recommendation 14.',
    'The chief constable put his signature to the plan.',
    'We use B2 and C3 vehicles.',
  ])('are not seen in %j', (text) => {
    expect(found(text, contactSpans(text))).toEqual([]);
  });
});

describe('passages that look like a case or a victim', () => {
  it.each([
    'A 15-year-old was found in a flat.',
    'The girl, aged thirteen, had been reported missing.',
    'One victim told us that nobody had listened.',
    'A young woman who was exploited wrote to me.',
    'Child B had been known to us since 2019.',
    'One case came to light in March.',
    'That matter is before the courts.',
    'He was sentenced to nine years.',
    'In the case of a local family, we were slow.',
    'A detainee died in 2011.',
  ])('are found: %j', (text) => {
    expect(found(`We act. ${text} So we do.`, caseSpans(`We act. ${text} So we do.`))).toEqual([
      ` ${text}`,
    ]);
  });

  it.each([
    'Forty offenders were convicted in 2024 and sentenced by the courts.',
    'Victims aged under 18 are offered an advocate.',
    'Each child who goes missing is seen within 72 hours.',
    'The force has a five-year plan, and a 3-year-old strategy programme is not needed.'.replace(
      '3-year-old strategy',
      'three-year',
    ),
    'In every case the crime is recorded.',
    'Recommendation 3 is met; Part A and Annex B of the policy say so.',
    'A victim’s code lead has been appointed, and a child exploitation team set up.',
    'The victim is asked whether the officer told them what comes next.',
  ])('are not seen in %j', (text) => {
    expect(found(text, caseSpans(text))).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['I, SEPTIMUS  ARABIN, write.', ['SEPTIMUS  ARABIN']],
    ['Dame Vera Strickland and Mr O’Dowd met.', ['Dame Vera Strickland', 'Mr O’Dowd']],
    ['Chief Constable Ruth Denholm told me.', ['Ruth Denholm']],
    ['responses/septimus-arabin.pdf', ['septimus-arabin']],
  ])('are found in %j', (text, expected) => {
    expect(found(text, nameSpans(text, ['Septimus Arabin']))).toEqual(expected);
  });

  it.each([
    'The Chief Constable and the Police and Crime Commissioner for Arabin Hill met.',
    'Commissioner Comments on Recommendation 2',
    'Doctors and Misters are words.',
  ])('are not seen in %j', (text) => {
    expect(found(text, nameSpans(text, ['Septimus Arabin']))).toEqual([]);
  });
});

describe('redact', () => {
  const record = makeRecord({
    claims: [
      { quote: 'Ask office@barset.example for the plan.', recommendations: ['1'] },
      { quote: 'A detainee died in 2011.', recommendations: ['1'] },
    ],
    positions: { 1: 'mixed' },
  });

  it('blots out in place, so that evidence still stands where it says', () => {
    const { record: safe } = redact(record, { holders: [] });
    const { text = '' } = safe.document;
    expect(text).toHaveLength(record.document.text?.length ?? -1);
    const [claim] = safe.claims;
    expect(claim?.quote).toBe(`Ask ${BLOCK.repeat(21)} for the plan.`);
    for (const { start, end, text: words } of safe.claims.map(({ evidence }) => evidence)) {
      expect(text.slice(start, end)).toBe(words);
    }
  });

  it('drops claims in a case, and their ids', () => {
    const { record: safe, left } = redact(record, { holders: null });
    expect(safe.claims).toHaveLength(1);
    expect(safe.positions[0]?.claims).toEqual([safe.claims[0]?.id]);
    expect(left).toMatchObject({ claims: 1, casePassages: 1 });
  });

  it('names the file and not the folders', () => {
    expect(fileName('/home/jo/all.zip!sent/a b.pdf')).toBe('a b.pdf');
    expect(fileName('C:\\letters\\a.pdf')).toBe('a.pdf');
  });

  it('keeps length and white space whatever it is given', () => {
    const words = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('a@b.example', '01632 960101', 'Mr Grantly', '\n', 'BX1 4AA', 'aged 12'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const safe = freelyMasked(text, ['Septimus Arabin']);
        expect(safe.length).toBe(text.length);
        expect(safe.replace(/\S/g, BLOCK)).toBe(text.replace(/\S/g, BLOCK));
      }),
      { numRuns: 100 },
    );
  });

  it('masks a piece by the spans of the whole', () => {
    expect(
      masked('cdef', 2, [
        { start: 0, end: 3 },
        { start: 5, end: 9 },
      ]),
    ).toBe(`${BLOCK}de${BLOCK}`);
  });
});
