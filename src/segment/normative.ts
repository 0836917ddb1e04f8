/**
 * Whether words ask something of forces, as a recommendation does, and do not say what was done.
 * The signs are grammar and addressee, not the wording of any one report (CODEBOOK.md, rule 2).
 */
const ADDRESSEE =
  "(?:(?:all |every |each |both )?(?:(?:police )?forces?|chief constables?|chief officers?|(?:the )?(?:constabulary|force|police service)(?!['’]s)|police and crime commissioners?|pccs?|local policing bodies|law enforcement bodies|(?:the )?(?:home office|college of policing|national police chiefs[’'] council|npcc|department for education|hydrant programme|national crime agency|nca|ministry of justice|government)|(?:the )?[A-Z][\\w-]{2,20}(?: (?:and|&) [A-Z][\\w-]{2,20})? (?:police|constabulary|police service))[^.;:]{0,120}?)";
const SHOULD = new RegExp(
  `(?:^|[\\s"“‘(:,])${ADDRESSEE} (?:should|must|needs? to|(?:is|are) (?:asked|required|expected|recommended|to be asked) to)(?: |:|$)`,
  'i',
);
const BY_DATE_SHOULD =
  /^(?:\W{0,3})(?:by|within|before|no later than|with immediate effect|immediately|as soon as possible)\b[^.]{0,200}?\b(?:should|must|needs? to|(?:is|are) (?:asked|required|expected) to)\b/i;
const REPORT_SAYS = /\b(?:report|inspectors?|inspectorates?|hmicfrs|hmic|review|inspection|you)\b/i;
const FIRST_PERSON = /\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b/;
const SHOULD_START =
  /^(?:this|these|that|they|it|the (?:strategy|profile|plan|guidance|policy|review|training|template|definition))\b[^.]{0,60}\bshould\b/i;

/** "The recommendation that forces should ... is agreed": the sentence answers, and only names what was asked. */
const ANSWERS_ASK =
  /\b(?:recommendation|suggestion|proposal|requirement|view|point|finding) that\b[^.]{5,260}\b(?:is|was|has been|are|were|have been|remains) (?:fully |partly |now |not |also |only |largely |already |being )?(?:agreed|accepted|rejected|noted|met|achieved|completed?|done|implemented|supported|adopted|addressed|in (?:place|hand|progress)|outstanding|not accepted)\b/i;
/** "The force does not agree that its teams should be moved": an opinion, not an ask. */
const OPINES =
  /\b(?:agrees?|disagrees?|accepts?|believes?|considers?|thinks?|argues?|recogni[sz]es?|acknowledges?|notes?|says?|said|asks?|asked|decides?|decided?|proposes?|intends?)\b[^.;]{0,40}\b(?:that|whether|how|which|if)\b[^.;]{0,120}\b(?:should|must|needs? to)\b/i;

/** "Second recommendation: forces to assess demand by March": the headline of what national bodies are asked. */
const ASK_HEADLINE =
  /^(?:(?:recs?\. )?[^.;:]{0,60}?(?:[:,–-]\s{1,2}|\)\s))?(?:(?:all|the|police|every) ){0,2}(?:forces|chief constables|chief officers|constabularies|pccs|commissioners|home office|college(?: of policing)?|npcc)(?: and [a-z ]{3,30})? (?:,? ?by [^.;:]{3,30},? )?to (?!(?:date|be fair)\b)[a-z]{2,14}\b/i;

/** A sentence or paragraph that asks, standing on its own. */
export function isNormative(text: string): boolean {
  const head = text.slice(0, 420);
  if (/\bwe should\b|\bI should\b/i.test(head)) return false;
  if (ANSWERS_ASK.test(head)) return false;
  if (ASK_HEADLINE.test(head) && !FIRST_PERSON.test(head.slice(0, 160))) return true;
  const first = /^[^.;]*/.exec(head)?.[0] ?? '';
  const opinion = OPINES.exec(first);
  if (opinion && !REPORT_SAYS.test(first.slice(0, opinion.index))) return false;
  if (BY_DATE_SHOULD.test(head)) return !/^\W{0,3}by\b[^.,]{0,40},? (?:we|I)\b/i.test(head);
  return SHOULD.test(head) && !FIRST_PERSON.test(head.slice(0, 160));
}

/** A sentence that goes on asking, right after one that asks. */
export function continuesNormative(text: string): boolean {
  const head = text.slice(0, 300);
  if (FIRST_PERSON.test(head)) return false;
  return (
    SHOULD_START.test(head) ||
    /^and (?:they|it) should\b/i.test(head) ||
    /^(?:this|these|it) (?:includes?|is to)\b/i.test(head)
  );
}
