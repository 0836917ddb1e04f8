import type { ZonedLine } from '../letter/zones.js';

/** What the furniture of a web page says; one of these may stand in any paper, two do not. */
const WEB_SIGNS: readonly RegExp[] = [
  /^skip to (?:main )?content/i,
  /^home\b.{0,60}[>/»→›]|(?:\s[>»→›]\s.{1,60}){2}/i,
  /\bcookies?\b/i,
  /\b(?:page )?last (?:updated|reviewed|modified)\b/i,
  /^reading time\b|\b\d{1,2} min(?:ute)?s? read\b/i,
  /^share (?:this|on)\b|\bfacebook\b.{0,30}\b(?:x|twitter|email|linkedin)\b/i,
  /\b(?:page|this) (?:helpful|useful)\b/i,
  /^(?:related|recent|you may also)\b.{0,30}(?:pages?|news|posts|documents|links|interested in|like)\b/i,
  /^(?:back to top|site ?map|menu|main menu|search)\b/i,
  /©|^\(c\)|\baccessibility (?:statement|tools)\b|\baccessibility\s{0,2}\|/i,
  /^(?:posted|tagged|filed under|category|categories)\b/i,
];

/** Whether the lines are those of a page taken from a website. */
export function isWebPage(lines: readonly ZonedLine[]): boolean {
  const short = lines.filter((line) => line.text.length < 160);
  return WEB_SIGNS.filter((sign) => short.some((line) => sign.test(line.text))).length >= 2;
}

const COMMITTEE_SIGNS =
  /^(?:report (?:of|by|author|to)|committee(?:\(s\))?|agenda item|author|contact officer|lead officer)\b\s{0,2}[:\t]?/i;

/** The committee itself, in the head of its paper. */
const COMMITTEE_NAME =
  /\b(?:police and crime|scrutiny|audit) (?:panel|committee)\b|\b(?:accountability|assurance|governance|performance) board\b/i;

/** Whether the lines are those of a paper to a committee or board. */
export function isCommitteePaper(lines: readonly ZonedLine[]): boolean {
  return (
    lines.slice(0, 30).some((line) => COMMITTEE_SIGNS.test(line.text)) ||
    lines.slice(0, 6).some((line) => line.text.length < 80 && COMMITTEE_NAME.test(line.text))
  );
}

/** "Extract of the note, published as the PCC's response", "This note will stand as the comments of the Council". */
const MINUTES_AS_RESPONSE =
  /\b(?:note|minutes?|extract|record|text|paper|report)\b[^.]{0,60}\b(?:published|stands?|serves?|adopted|forms?|constitutes?|sent|is|are)\b(?:\s(?:here|once approved|together))?\s(?:as\s)?(?:the|its|her|his|our)\s(?:[\p{L}'’-]{2,20}\s){0,3}(?:response|comments|reply|answer)\b/iu;

/** Whether the paper is the note of a meeting and says that it is itself the response: its date is the meeting's. */
export function isResponseInMinutes(lines: readonly ZonedLine[]): boolean {
  return lines.slice(0, 20).some((line) => MINUTES_AS_RESPONSE.test(line.text));
}
