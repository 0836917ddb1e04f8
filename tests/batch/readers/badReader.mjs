// Stands in for a reader process: the name of the "file" says how it behaves.
import { basename } from 'node:path';

const config = JSON.parse(process.argv[2]);
let read = 0;
const send = (message) => process.send(message);
const record = (job) => ({
  kind: 'record',
  job,
  documentId: `sha256:${process.pid}`,
  record: { read },
});

const behaviours = {
  fine: (job) => send(record(job)),
  // A page of OCR that takes longer than a document may, and the last of many, which has no end.
  ocr: (job) => {
    send({ kind: 'ocr_page', job });
    setTimeout(() => send(record(job)), 900);
  },
  ocrHang: (job) => {
    for (let page = 0; page < 500; page++) send({ kind: 'ocr_page', job });
  },
  slow: (job) => setTimeout(() => send(record(job)), 150),
  problem: (job) =>
    send({
      kind: 'problem',
      job,
      documentId: null,
      problem: { code: 'damaged', severity: 'error', message: 'x' },
    }),
  hang: () => {
    for (;;);
  },
  wait: () => undefined,
  heap: () => {
    const kept = [];
    for (;;) kept.push(new Array(1e5).fill(0.5).map(() => ({})));
  },
  buffers: () => {
    const kept = [];
    setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 5);
  },
  // What V8 prints when one array has outgrown it; it then ends by a trap and not by SIGABRT.
  tooLongArray: () => {
    process.stderr.write(
      '#\n# Fatal error in , line 0\n# Fatal JavaScript invalid size error 169220804\n#\n',
      () => process.kill(process.pid, 'SIGTRAP'),
    );
  },
  exit: () => process.exit(3),
  throw: () => {
    throw new TypeError('unforeseen');
  },
  reject: () => void Promise.reject(new RangeError('unforeseen')),
  crashUnlessFirst: (job) => {
    if (read > 1) process.exit(7);
    send(record(job));
  },
  noise: (job) => {
    process.stdout.write('out');
    process.stderr.write('err');
    send(record(job));
  },
  dieIdle: (job) => {
    send(record(job));
    setTimeout(() => process.exit(1), 20);
  },
};

process.on('disconnect', () => process.exit(0));
process.on('message', ({ job, path }) => {
  read++;
  send({ kind: 'hashed', job, documentId: 'sha256:known' });
  behaviours[basename(path)](job);
});

if (config.packs.some((pack) => basename(pack) === 'wrong')) {
  send({ kind: 'pack_error', message: 'topics.json: row 3: id is missing' });
} else if (config.packs.some((pack) => basename(pack) === 'unstartable')) {
  throw new SyntaxError('cannot start');
} else {
  send({ kind: 'ready' });
}
