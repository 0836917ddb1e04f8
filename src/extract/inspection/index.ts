export { type FoundInspections, findInspections } from './findInspections.js';
export { findResponseDate } from './responseDate.js';
export { InspectionSections } from './sections.js';
