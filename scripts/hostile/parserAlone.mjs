// The pinned parser and nothing else: reads one PDF, first by pdf-parse, then what is drawn on its pages by pdfjs.
import { readFile } from 'node:fs/promises';
import { PDFParse } from 'pdf-parse';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

process.on('disconnect', () => process.exit(0));
process.on('unhandledRejection', () => undefined);
process.on('message', async (path) => {
  const bytes = await readFile(path);
  const options = () => ({ data: new Uint8Array(bytes), stopAtErrors: false, verbosity: 0 });
  try {
    await new PDFParse(options()).getText();
  } catch {
    // What is refused has come to its end too.
  }
  try {
    const document = await getDocument({ ...options(), isEvalSupported: false }).promise;
    for (let number = 1; number <= document.numPages; number++) {
      await (await document.getPage(number)).getOperatorList();
    }
  } catch {
    // The same.
  }
  process.send('ended');
});
process.send('ready');
