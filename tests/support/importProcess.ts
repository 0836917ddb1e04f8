/**
 * Imports a folder of stub files into a store, in a process of its own that can be killed.
 * Arguments: store, folder. Prints `ready` before the store is opened, `+` for each letter added and `done` at the end.
 */
import { importPaths } from '../../src/batch/index.js';
import { openStore } from '../../src/store/index.js';
import { makeRecord } from './record.js';
import { stubReader } from './stubReader.js';

const [path, folder] = process.argv.slice(2);
if (path === undefined || folder === undefined) throw new Error('name a store and a folder');
process.stdout.write('ready\n');
const store = await openStore(path);
const { provenance } = makeRecord();
let added = 0;
await importPaths([folder], {
  store,
  pool: stubReader(),
  identity: provenance,
  onProgress(progress) {
    if (progress.added > added) process.stdout.write('+');
    added = progress.added;
  },
});
await store.close();
process.stdout.write('done\n');
