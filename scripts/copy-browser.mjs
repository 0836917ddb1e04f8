/** The last step of `npm run build`, after the compiler's. */
import { copyBrowser } from './setup.mjs';

copyBrowser();
