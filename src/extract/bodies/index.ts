export { formAt } from './form.js';
export { gazetteerOf } from './gazetteer.js';
export { findMentions, type Mention } from './mentions.js';
export { findResponder, type Responder } from './responder.js';
