/** Reads one letter in a process of its own, whose time zone and language can be set, and prints its record. */
import { readFileSync } from 'node:fs';
import { loadLexicon } from '../../src/lexicon/index.js';
import { readLetter } from '../../src/pipeline.js';

const [letter = '', packs = ''] = process.argv.slice(2);
const record = await readLetter(readFileSync(letter), loadLexicon({ packs: [packs] }));
process.stdout.write(JSON.stringify(record));
