import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/**
 * What every opening of a PDF with pdfjs has in common: no evaluation of code, no messages, and its character maps,
 * standard fonts and picture decoders from the installed package, so that nothing is fetched.
 */
export function pdfjsOptions(strict: boolean) {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('pdfjs-dist/package.json'));
  const directory = (name: string) => join(root, name) + sep;
  return {
    stopAtErrors: strict,
    verbosity: 0,
    isEvalSupported: false,
    cMapUrl: directory('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: directory('standard_fonts'),
    wasmUrl: directory('wasm'),
    iccUrl: directory('iccs'),
  };
}
