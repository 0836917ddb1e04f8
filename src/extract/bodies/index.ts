export { findResponder, type Responder } from './responder.js';
