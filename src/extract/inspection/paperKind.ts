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
