import type { HeadingOptions } from './headingVoice.js';
import { AS_FOLLOWS, PROVIDES, REPRODUCED, SUPPLIED } from './wording.js';

/** Words that name a force or its officers, and words that name the office over it. */
const FORCE_WORD =
  /\b(?:force|constabulary|chief constable|police|(?:chief )?superintendent|detective|chief inspector|ACC|DCC)\b/i;
const BODY_WORD = /\b(?:commissioner|opcc|pcc|pfcc|mayor|authority)\b/i;
/** "My office will:" before a list of acts. */
export const PROMISES_LIST =
  /\b(?:I|we|office|commissioner|pcc|pfcc|mayor|mopac|force|constabulary|authority|team)\b[^.:]{0,40}\b(?:will|shall|intends? to|plans? to|has|have)(?: [a-z]{2,12}){0,2}:\s*$/i;
/** "The inspectors also said that:" before a list. */
export const TELLS_LIST =
  /\b(?:inspectors?|inspectorates?|hmicfrs|report|inspection|they|it)\b[^.:]{0,60}\b(?:found|said|says|noted|concluded|reported|reports|identified|highlighted|highlights|observed|saw|raised|praised|criticised)\b[^.:]{0,60}:\s*$/i;
/** A summary may be of the report or of the answer: what stands in it tells. */
const BARE_SUMMARY =
  /^\W{0,4}(?:\d{1,2}[.)]?\s{1,3})?(?:executive |brief |short )?(?:summary|overview)\W{0,3}$/i;
const OWN_SUMMARY =
  /\b(?:this office|my office|our|we|I|the commissioner (?:accepts|agrees|has|is))\b/i;
/** Print stamps, disclaimers and legends: about the page and not in it. */
export const PRINTED =
  /^\W{0,3}(?:(?:this )?(?:document|page|paper|log|report|record|form|web ?page|copy|message|e-?mail) (?:was |is |has been )?(?:last |next )?(?:printed|updated|reviewed|archived|generated|downloaded|exported|created)\b[^.]{0,60}(?:\.[^.]{0,60})?\.?$|(?:printed|exported|generated|downloaded)(?: on| at|:)? \d|(?:next|last) (?:review|refresh|update)(?: of this (?:page|log|record|paper))?:? |this (?:page|document) is no longer (?:being )?(?:updated|maintained)|[\w ]{2,40} does not accept (?:any )?(?:responsibility|liability) for (?:any )?(?:changes|errors|damage|viruses)|(?:["“*]?[A-Z][a-z]{0,12}["”]? ?= ?[^.;=]{2,60}[.;,]? ?){2,6}$)/i;
/** "RAG: B complete and evidenced; G on track": the key of the colours. */
export const COLOUR_KEY =
  /^\W{0,3}(?:(?:rag|brag)(?: (?:key|rating|status))?s?|key|legend)\b[^.;|]{0,30}?[:=-]?\s{0,3}(?:[BRAGW]|blue|red|amber|green|white)\s{0,2}(?:=|-|:|–|is|means)?\s{0,2}[^;|.]{3,70}[;|.,]\s{0,2}(?:[BRAGW]|blue|red|amber|green|white)\b/i;
/** A sentence of running text, as against a link, a button or a date. */
export const PROSE = /^(?=.{90})[^|]*[a-z][.!?]['"’”)]?(?:\s|$)/s;

/** "The Commissioner put these questions to the force:": what answers them are the force's words. */
const QUESTIONS_PUT =
  /(?:\b(?:asked|put to|posed to|set|sent)\b[^.:]{0,40}\b(?:force|constabulary|chief (?:constable|officer)|police)\b[^.:]{0,50}\bquestions\b|\bquestions\b[^.:]{0,50}\b(?:asked of|put to|posed to|sent to|set for)\b[^.:]{0,30}\b(?:force|constabulary|chief (?:constable|officer)|police)\b)[^.:]{0,60}[.:]\s*$/i;

/** Whether a heading "Summary" stands over the office's own and not over the report's. */
export function sumsUpAnswer(heading: string, text: string): boolean {
  return BARE_SUMMARY.test(heading) && OWN_SUMMARY.test(text);
}

/** Whether a block says that what follows it are the force's words. */
export function leadsToForce(text: string, labels: HeadingOptions['labels']): boolean {
  const supplied = SUPPLIED.exec(text)?.[1];
  const reproduced = REPRODUCED.exec(text)?.[1] ?? '';
  return (
    FORCE_WORD.test(reproduced) ||
    labels?.get(reproduced.toLowerCase()) === 'chief_constable' ||
    AS_FOLLOWS.test(text.slice(-260)) ||
    PROVIDES.test(text.slice(-260)) ||
    QUESTIONS_PUT.test(text.slice(-260)) ||
    (supplied !== undefined && FORCE_WORD.test(supplied) && !BODY_WORD.test(supplied))
  );
}
