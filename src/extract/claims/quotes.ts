import type { Span } from '../../model/index.js';

export interface Quotation extends Span {
  source: 'chief_constable' | 'policing_body' | 'inspectorate' | null;
}

const QUOTED = /“[^”]{20,1500}”|"[^"]{20,1500}"|‘[^’]{20,600}(?:’\w[^’]{0,600}){0,6}’(?!\w)/gu;
const CHIEF =
  /\bchief (?:constable|officer)|\b(?:ACC|DCC|T\/CC)\b|\b(?:superintendent|force lead|force says|force said|constabulary said)/i;
const BODY =
  /\b(?:police and crime commissioner|police, fire and crime commissioner|commissioner|pcc|pfcc|mayor)\b/i;
const INSPECTORATE = /\b(?:hmicfrs|inspectors?|inspectorate|report|inspection|recommendation)\b/i;
/** 'CC: "Training was given"': who speaks stands as a label before the marks. */
const LABELLED =
  /(?:^|[.;!?)\]]\s{1,3}|\n)(?:(?<chief>(?:the )?(?:T\/|A\/)?(?:CC|DCC|ACC|chief constable|force|constabulary|chief)(?: \p{Lu}[\p{L}'’-]{1,20}){0,3})|(?<body>(?:the )?(?:PF?CC|commissioner|mayor|deputy mayor)(?: \p{Lu}[\p{L}'’-]{1,20}){0,3})|(?<report>HMICFRS|(?:the )?(?:report|inspectors?)))\s?:\s{0,2}$/iu;
const SAID =
  /\b(?:quot(?:e[sd]?|ing)|in (?:his|her|their|the chief constable's) (?:own )?words|said|says|stated|states|writes?|wrote|told|adds?|added|comment(?:s|ed)|respond(?:s|ed)|repl(?:ies|ied)|explain(?:s|ed)|assur(?:es|ed)|confirm(?:s|ed)|advis(?:es|ed)|inform(?:s|ed)|reports?|reported|response|comments?|words|put it|found|finds|noted|concluded|recommends?|continued|admit(?:s|ted)|insist(?:s|ed)|conced(?:es|ed)|warn(?:s|ed)|joked|finished)\b/i;

/**
 * Words in quotation marks and whose they are, by the words around them: an office, or the name of who holds that of
 * the policing body. Offsets are those of `text`.
 */
export function quotationsIn(
  text: string,
  commissionerIsChief: boolean,
  officeHolder: string | null = null,
): Quotation[] {
  const surname = /[\p{L}'’-]{3,}$/u.exec(officeHolder ?? '')?.[0];
  const found: Quotation[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 180), start);
    const after = text.slice(end, end + 120);
    const around = SAID.test(before.slice(-120)) ? before : SAID.test(after) ? after : '';
    const label = LABELLED.exec(before.slice(-80))?.groups;
    let source: Quotation['source'] = null;
    if (label?.chief !== undefined) source = 'chief_constable';
    else if (label?.body !== undefined)
      source =
        commissionerIsChief && /commissioner/i.test(label.body)
          ? 'chief_constable'
          : 'policing_body';
    else if (label?.report !== undefined) source = 'inspectorate';
    else if (around !== '') {
      const london =
        commissionerIsChief &&
        /\bcommissioner\b/i.test(around) &&
        !/crime commissioner/i.test(around);
      if (CHIEF.test(around) || london) source = 'chief_constable';
      else if (INSPECTORATE.test(around)) source = 'inspectorate';
      else if (BODY.test(around) || (surname !== undefined && around.includes(surname)))
        source = 'policing_body';
      // "Mrs Doe wrote to me in these terms: 'We ...'", "We do, in part," he says: in others' papers it is the head of the force who is quoted as "we".
      else if (
        /\b(?:we|our)\b/i.test(match[0]) &&
        (/^[\s,]{0,3}(?:s?he|they) \w/i.test(after) || /\b(?:to|told) me\b/i.test(around))
      )
        source = 'chief_constable';
    }
    // A paragraph that is one quotation and says "we": the force, for whose account the paper makes room.
    if (
      source === null &&
      around === '' &&
      end - start > 0.85 * text.length &&
      /\b(?:[Ww]e|[Oo]ur)\b/.test(match[0])
    )
      source = 'chief_constable';
    // A second quotation right after one goes on in the same voice.
    if (source === null && found.length > 0 && start - (found[found.length - 1]?.end ?? 0) < 80)
      source = found[found.length - 1]?.source ?? null;
    found.push({ start, end, source });
  }
  return found;
}
