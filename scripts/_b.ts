import { readFileSync } from 'node:fs';
import { understand } from '../src/extract/extractRecord.js';
import { readDocument } from '../src/ingest/index.js';
import { loadLexicon } from '../src/lexicon/index.js';

const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
const { segmented } = understand(await readDocument(readFileSync(process.argv[2]!)), lexicon);
for (const b of segmented.blocks)
  console.log(
    b.layout.kind.slice(0, 9).padEnd(9),
    b.heading ? 'H' : ' ',
    b.voice.slice(0, 14).padEnd(14),
    b.label ? `[${segmented.document.text.slice(b.label.start, b.label.end)}]` : '',
    b.text.replace(/\n/g, ' / ').slice(0, 100),
    '  <<',
    b.voiceRule.slice(0, 50),
  );
