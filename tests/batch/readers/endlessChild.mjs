import { guardAgainstOrphanhood } from '../../../dist/batch/reader/orphanGuard.js';

guardAgainstOrphanhood(process.ppid);
process.send('looping', () => {
  for (;;);
});
