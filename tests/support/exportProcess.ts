/** Imports letters into a store and exports it, in a process with a time zone and language of its own. */
import { exported } from './exportLetters.js';

const [store, folder, order = ''] = process.argv.slice(2);
if (store === undefined || folder === undefined) throw new Error('name a store and a folder');
await exported(folder, { store, order: order.split(',').map(Number) });
