export { wrap } from '../../export/wrap.js';
