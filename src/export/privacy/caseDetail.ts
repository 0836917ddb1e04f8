import type { Span } from '../../model/index.js';
import { joined, matchSpans } from './mask.js';

const PERSON =
  '(?:girls?|boys?|child|children|teenagers?|youths?|pupil|student|woman|women|man|men|female|male|victim|survivor|complainant|detainee|prisoner|suspect|offender|defendant|resident)';

/**
 * Signs that a passage is about one case or person and not about how the police work. Counts ("14 offenders were
 * convicted") and groups ("victims are supported") are no case. They are wide on purpose: what is lost can be read in
 * the letter, what is published cannot be called back.
 */
const SIGNS: readonly RegExp[] = [
  // "a 14-year-old", "aged 15", "a girl of 13"; not "children aged under 18" or "aged 10 to 17"
  /\b\d{1,2}[- ]year[- ]olds?\b(?! (?:plan|strategy|programme|policy|system))/gi,
  new RegExp(
    `\\b(?:a|an|one|the|this|that|young) (?:\\w+ ){0,2}${PERSON},? (?:who was )?aged (?:just |only )?\\w+`,
    'gi',
  ),
  /\b(?:girl|boy|woman|man|child) of (?:only |just )?(?:\d{1,2}|\w+teen)\b/gi,
  // "a detainee died", "one victim told us", "the girl was taken"
  new RegExp(
    `\\b(?:a|an|one) (?:\\w+ ){0,2}${PERSON} (?:who )?(?:had |has |was |had been |was later )?(?:died|told|said|went|ran|disclosed|described|reported|contacted|suffered|lost|came|abused|raped|assaulted|exploited|groomed|trafficked|murdered|killed|stabbed|arrested|charged|convicted|sentenced|jailed|found dead|taken)\\b`,
    'gi',
  ),
  new RegExp(
    `\\bone (?:of (?:the|our|these|those|them) )?(?:\\w+ )?${PERSON}(?:'s|’s)? (?:mother|father|parents?|family|story|words|account)\\b`,
    'gi',
  ),
  // a letter or number in the place of a name
  /\b(?:Child|Girl|Boy|Victim|Survivor|Witness|Suspect|Person|Family|Operative) [A-Z1-9]\b(?![\w-])/g,
  // "a case did come to light", "the case of a", "is before the courts", "was sentenced to nine years"
  /\b(?:a|one|this|that|particular|recent|individual) case (?:did |has |had |which |that )?(?:came|come|was|is|involv\w+|concern\w+) (?:to light|before|a |an |one )/gi,
  /\b(?:is|are|was|were|now|remains?) (?:currently |still )?before the courts?\b/gi,
  /\bin the case of (?:a|an|one) (?:\w+ ){0,3}(?:girl|boy|child|woman|man|victim|family|person)\b/gi,
  /\b(?:he|she) (?:was|had been|has been) (?:\w+ )?(?:abused|raped|assaulted|exploited|groomed|trafficked|murdered|killed|stabbed|arrested|charged|convicted|sentenced|jailed|found)\b/gi,
  /\bsentenced to (?:\w+ ){1,4}(?:years?|months?|life)\b|\bjailed for\b/gi,
  /\b(?:took|taken) (?:his|her|their) own li(?:fe|ves)\b/gi,
  /\bone of them (?:had|was|has) (?:been|gone|told|said|died|taken)\b/gi,
];

/** Where a sentence or line ends. */
const END = /[.?!](?=["”’)]?\s)|\n/g;

/** Spans of the sentences of a text that look as if they told of one case or victim. */
export function caseSpans(text: string): Span[] {
  const found = joined(matchSpans(text, SIGNS));
  if (found.length === 0) return [];
  const ends = [...text.matchAll(END)].map(({ index }) => index + 1);
  let next = 0;
  return joined(
    found.map(({ start, end }) => {
      // Both lists are in order, so that each end is passed once.
      while (next < ends.length && (ends[next] ?? 0) <= start) next++;
      let last = next;
      while (last < ends.length && (ends[last] ?? 0) < end) last++;
      return { start: ends[next - 1] ?? 0, end: ends[last] ?? text.length };
    }),
  );
}
