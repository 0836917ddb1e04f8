/** Puts the files of the browser beside the built program: `npm run build` and setup.mjs call it. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function copyBrowser() {
  const folder = (name) => fileURLToPath(new URL(`../${name}/serve/browser`, import.meta.url));
  cpSync(folder('src'), folder('dist'), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyBrowser();
