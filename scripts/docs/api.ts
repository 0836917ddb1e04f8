import { ROUTES } from '../../src/serve/routes.js';

const HEAD = `# The explorer's addresses

Written by \`npm run docs\` from \`src/serve/routes.ts\`: do not edit.

\`section55 serve\` answers at \`http://127.0.0.1:5555/\`, this machine only. Every page has two files and an address for
programs, which show what the page shows and take the same words after \`?\`:

- \`PAGE/data.json\` and \`PAGE/data.csv\` (where it is a table),
- \`/api/v1/PAGE\`, as JSON.

\`section55 publish\` writes the same pages and files into a folder, without those marked "server only".

## What an answer looks like

\`\`\`json
{
  "data": {},
  "title": "the page's title",
  "page": "/inspections/group-cse-2025/",
  "rests_on": {
    "documents": 3, "forces": 2, "inspections": 1, "claims": 57, "failures": 0,
    "bodiesKnown": 43, "version": "0.1.0", "rulePack": "sha256:..."
  },
  "note": "A claim is not compliance. Where nothing is said or held, that is no refusal."
}
\`\`\`

Claims have the fields of the record (\`section55 extract\`), and the words \`before\` and \`after\` their quote. Contact
details are blotted out (█, one for each character), and claims in passages that look like a case or a victim are left out.
Under \`/api/v1\` fields are added, never renamed or removed.

Every error has one shape, with the status 400, 404, 413 or 500:

\`\`\`json
{ "error": { "code": "not_found", "message": "There is no such page: ..." } }
\`\`\`

Codes: \`bad_request\`, \`not_found\`, \`too_large\`, \`failed\`. A request by another host name than 127.0.0.1 or localhost
is refused with 403, an address over 4,096 characters with 414, another method than GET, HEAD and POST with 405, each as
plain text. Nothing can be written through these addresses: reviews are given in the pages or with \`section55 review\`.

## Addresses

| page | what it gives | after \`?\` |
| --- | --- | --- |
`;

/** data/api.md: the addresses of the explorer. */
export function apiDocument(): string {
  const rows = ROUTES.map(({ pattern, about, query, liveOnly }) => {
    const asked = Object.entries(query ?? {}).map(([name, meaning]) => `\`${name}\`: ${meaning}`);
    return `| \`/${pattern}\` | ${about}${liveOnly ? ' Server only.' : ''} | ${asked.join('; ')} |\n`;
  });
  return `${HEAD}${rows.join('')}`;
}
