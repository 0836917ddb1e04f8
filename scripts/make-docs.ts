/** Writes the generated parts of README.md from the code: `npm run docs`. A test says when that has been forgotten. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withGenerated } from './docs/tables.js';

const README = new URL('../README.md', import.meta.url);
const before = readFileSync(README, 'utf8');
const after = withGenerated(before);
if (after !== before) writeFileSync(README, after);
process.stdout.write(after === before ? 'README.md is current.\n' : 'README.md is updated.\n');
