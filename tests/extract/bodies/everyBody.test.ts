import { describe, expect, it } from 'vitest';
import { findResponder } from '../../../src/extract/bodies/index.js';
import { readDocument } from '../../../src/ingest/index.js';
import { type BodyRow, loadLexicon, type PolicingBodyForm } from '../../../src/lexicon/index.js';

const lexicon = loadLexicon();
const HOLDER = 'Jane Example-Doe';

/** One form that one body had, with a date within its time and another body to be mistaken for it. */
interface Case {
  row: BodyRow;
  form: PolicingBodyForm;
  date: string;
  other: BodyRow;
  /** "Norfolk" in "Police and Crime Commissioner for Norfolk"; null for bodies that are not named so. */
  area: string | null;
  title: string;
}

const CASES: Case[] = lexicon.rows.bodies.flatMap((row, index) =>
  row.policingBodies.map((form) => {
    const commissioner = / for (.+)$/.exec(form.name)?.[1] ?? null;
    const mayor = /^Mayor of (.+)$/.exec(form.name)?.[1] ?? null;
    const year = form.to ? Number(form.to.slice(0, 4)) - 1 : 2025;
    return {
      row,
      form,
      date: `${year}-02-03`,
      // A neighbour in the alphabet, such as South Wales for South Yorkshire, is the harder decoy.
      other: lexicon.rows.bodies[(index + 1) % lexicon.rows.bodies.length] as BodyRow,
      area: form.type === 'PCC' || form.type === 'PFCC' ? commissioner : mayor,
      title:
        form.type === 'PFCC'
          ? 'Police, Fire and Crime Commissioner'
          : form.type === 'PCC'
            ? 'Police and Crime Commissioner'
            : form.name,
    };
  }),
);

const COMMISSIONERS = CASES.filter(({ form }) => form.type === 'PCC' || form.type === 'PFCC');

/** The body of a letter that names another force and its commissioner. */
function prose({ row, other }: Case): string {
  return [
    `Thank you for the report, which I have read with care and have discussed with the chief officer of ${row.name} at our last meeting, as I do with every report of yours.`,
    `Colleagues in ${other.name} have shared what they learned. I met the ${other.policingBodies.at(-1)?.name} in the spring, and ${other.name} has since lent us two analysts for the work that it calls for.`,
  ].join('\n\n');
}

const ADDRESS =
  'Wilma Inspector-Name\nHis Majesty’s Inspector of Constabulary\nHMICFRS\n6th Floor\nLondon';
const dearInspector = 'Dear Inspector,';

function copies({ other }: Case): string {
  return `cc ${other.policingBodies.at(-1)?.name}; Chief Constable, ${other.name}`;
}

/** A letter of the usual order around a letterhead and a signature. */
function letter(one: Case, head: string, signature: string): string {
  return [
    head,
    ADDRESS,
    '3 February 2025',
    dearInspector,
    prose(one),
    'Yours sincerely,',
    signature,
    copies(one),
  ].join('\n\n');
}

/** As a scanner may misread it. */
function misread(text: string): string {
  return text.replace(/o/g, '0').replace(/l/g, '1').replace(/rn/g, 'm');
}

/** Without the fourth letter of its longest word. */
function misspell(area: string): string {
  const longest = area.split(/[\s-]+/).sort((a, b) => b.length - a.length)[0] ?? '';
  return area.replace(longest, longest.slice(0, 3) + longest.slice(4));
}

interface Layout {
  name: string;
  cases: Case[];
  text: (one: Case) => string;
  holder: boolean;
}

const LAYOUTS: Layout[] = [
  {
    name: 'the letterhead of the office',
    cases: CASES,
    text: (one) => letter(one, `The Office of the ${one.form.name}\n1 High Street`, HOLDER),
    holder: true,
  },
  {
    name: 'a letterhead in capitals',
    cases: CASES,
    text: (one) => letter(one, one.form.name.toUpperCase(), HOLDER),
    holder: true,
  },
  {
    name: 'a letterhead split over lines, area first',
    cases: COMMISSIONERS,
    text: (one) =>
      letter(
        one,
        `${HOLDER}\n${one.area}\n${one.title.replace('and', '&').replace(/ (?=Comm)/, '\n')}`,
        '',
      ),
    holder: true,
  },
  {
    name: 'a letterhead with the area on a line of its own, after the title',
    cases: COMMISSIONERS,
    text: (one) =>
      letter(one, `OFFICE OF THE ${one.title.toUpperCase()}\n${one.area?.toUpperCase()}`, HOLDER),
    holder: true,
  },
  {
    name: 'a misread letterhead',
    cases: COMMISSIONERS,
    text: (one) => letter(one, misread(`Office of the ${one.form.name}`), HOLDER),
    holder: true,
  },
  {
    name: 'a misspelt letterhead',
    // A letter less is no longer near to its own name in the shortest ones.
    cases: COMMISSIONERS.filter(({ area }) => (area ?? '').length > 8),
    text: (one) =>
      letter(one, `${one.title.replace('mm', 'm')} for ${misspell(one.area ?? '')}`, HOLDER),
    holder: true,
  },
  {
    name: 'a signature with the full title',
    cases: CASES,
    text: (one) => letter(one, 'RESPONSE', `${HOLDER} OBE\n${one.form.name}`),
    holder: true,
  },
  {
    name: 'a signature with the area first',
    cases: COMMISSIONERS,
    text: (one) => letter(one, 'RESPONSE', `${HOLDER}\n\n${one.area} ${one.title}`),
    holder: true,
  },
  {
    name: 'a signature with a title before the name',
    cases: COMMISSIONERS,
    text: (one) => letter(one, 'RESPONSE', `Commissioner ${HOLDER}\n${one.form.name}`),
    holder: true,
  },
  {
    name: 'the title line of a form',
    cases: COMMISSIONERS,
    text: (one) =>
      `## **${one.area}'s ${one.title} (${one.form.type}) response to inspections published by His Majesty's Inspectorate of Constabulary**\n\n${prose(one)}`,
    holder: false,
  },
  {
    name: 'form fields',
    cases: CASES,
    text: (one) =>
      `RESPONSE FORM\n\nPolicing body: ${one.form.name}\nPolice force: ${one.row.name}\nSigned by: ${HOLDER}\n\n${prose(one)}`,
    holder: true,
  },
  {
    name: 'a running header on every page',
    cases: CASES,
    text: (one) => {
      const header = `${one.form.name} – response`;
      return [prose(one), header, prose(one).toUpperCase(), header, prose(one), header].join(
        '\n\n',
      );
    },
    holder: false,
  },
  {
    name: 'the first person',
    cases: CASES,
    text: (one) =>
      `RESPONSE\n\nI, ${HOLDER}, ${one.form.name}, make these comments under section 55 of the Act, having read the report and heard the chief officer on it.\n\n${prose(one)}`,
    holder: true,
  },
  {
    name: 'the address of the office on the web',
    cases: CASES,
    text: (one) =>
      `Skip to content\nMenu\n\nhttps://www.${one.row.webHosts[0]}/responses\n\n${prose(one)}`,
    holder: false,
  },
  {
    name: 'an e-mail address at the force',
    cases: CASES,
    text: (one) => letter(one, `Email: office@${one.row.forceHosts[0]}`, HOLDER),
    holder: true,
  },
  {
    name: 'a signature in Welsh',
    cases: CASES.filter(({ row }) => row.nation === 'Wales'),
    text: (one) => {
      const alias = one.row.policingBodyAliases.find((name) => name.startsWith('Comisiynydd'));
      return letter(one, 'YMATEB', `${HOLDER}\n${alias}`);
    },
    holder: true,
  },
];

async function mismatches(layout: Layout): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of layout.cases) {
    const document = await readDocument(Buffer.from(layout.text(one)));
    const { forces, policingBodies } = findResponder(document, lexicon, { date: one.date });
    const got = {
      forces: forces.map((force) => force.name),
      body: policingBodies[0]?.name,
      type: policingBodies[0]?.type,
      holder: layout.holder ? policingBodies[0]?.officeHolder?.name : undefined,
    };
    const want = {
      forces: [one.row.name],
      body: one.form.name,
      type: one.form.type,
      holder: layout.holder ? HOLDER : undefined,
    };
    if (JSON.stringify(got) !== JSON.stringify(want)) {
      wrong.push(`${one.form.name}: ${JSON.stringify(got)}`);
    }
  }
  return wrong;
}

describe(`each of ${CASES.length} forms of ${lexicon.rows.bodies.length} bodies is known by`, () => {
  it.each(LAYOUTS)('$name', async (layout) => {
    expect(layout.cases.length).toBeGreaterThan(3);
    expect(await mismatches(layout)).toEqual([]);
  });
});
