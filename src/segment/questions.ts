/** The number or letter of a question, and who put it: "3.", "Q4:", "3a.", "5. (Cllr Menon)". */
const NUMBER = String.raw`(?:Q(?:uestion)?[.\s]?)?(?:[A-Z]?\d{1,2}[a-z]?(?:\.\d{1,2})?|[A-Z])[.):]{0,2}\s`;
const ALONE = new RegExp(String.raw`^(?:\W{0,3}${NUMBER})?[^.!?]{8,260}\?\W{0,3}$`);
const NUMBERED = /^\W{0,3}(?:Q(?:uestion)?[.\s]?\d{1,2}[a-z]?[.):]{0,2}|\d{1,2}[a-z]?[.):]{1,2})\s/;
const ENDS = /\?["'”’)]{0,2}\s{0,3}$/;
/** UTF-16 units. A question that leads up to itself with a sentence or two; longer ones are statements that end in one. */
const LONGEST = 420;

/** "Q.5 What about records? Recommendation 4." */
const CALLED = /^\W{0,3}Q(?:uestion)?[.\s]{0,2}\d{1,2}[a-z]?[.):]{0,2}\s[^?]{6,200}\?/;

/** Whether a paragraph is a question that heads its answer: one sentence, or several under a number. */
export function isQuestion(text: string): boolean {
  if (ALONE.test(text)) return true;
  return text.length <= LONGEST && (CALLED.test(text) || (NUMBERED.test(text) && ENDS.test(text)));
}
