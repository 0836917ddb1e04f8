/**
 * Who writes a paragraph, by how it speaks of the two offices: nobody writes of himself as of another. Only signs that
 * hold by themselves are here; a paragraph without any keeps the voice of its section.
 */
type Writer = 'chief_constable' | 'policing_body';

const CHIEF = '(?<!(?:deputy|assistant|as|, the) )(?<!\\bI, )chief (?:constable|officer)(?!s\\b)';
const TO_CHIEF = `(?:(?:the|my|our|your) )?(?:(?:temporary|acting) )?${CHIEF}`;
const ACTS_ON_CHIEF =
  '(?:ask(?:ed|ing)?|tell|told|writ(?:e|ten|ing) to|wrote to|question(?:ed|ing)?|challenge[d]?|press(?:ed|ing)?|agree(?:d)? with|support(?:ed)?|thank(?:ed)?|grateful to|expect(?:ed)?|require[d]?|hold(?:ing)?|held|raised? (?:this|it|these|the (?:matter|point|issue)s?) with|discuss(?:ed)?[^.;]{0,40} with|satisfied with|content with|met|meet(?:ing)?|accept(?:ed)?|share|seek(?:ing)? (?:assurances?|updates?) from|clear with|through with|confidence in)';

/** "I have asked the Chief Constable", "I am grateful to the Chief Constable". */
const OF_CHIEF_AS_OTHER = new RegExp(
  `\\b(?:I|we)(?:[’']\\w{1,2})?\\b[^.;]{0,90}\\b${ACTS_ON_CHIEF} ${TO_CHIEF}`,
  'i',
);
/** "I do not share the force's view", "I agree with what the Constabulary has said". */
const OF_FORCE_AS_OTHER =
  /\bI\b[^.;]{0,50}\b(?:share|agree with|disagree with|differ from|dispute|accept|am (?:not )?(?:satisfied|content|persuaded|convinced) (?:with|by)) (?:what )?the (?:force|constabulary)(?:['’]s (?:own )?(?:view|answer|reply|response|position|account|reasons?|reasoning|assessment|explanation)s?| (?:has )?(?:says?|said))\b/i;

/** "The Chief's reasons", "the Chief mentions": only those outside a force call its head so. */
const THE_CHIEF =
  /\b[Tt]he Chief(?:['’]s\b| (?:has|had|is|was|says|said|mentions|told|tells|accepts|agrees|thinks|wants|will|for an?)\b)/;

/** "The Chief Constable and I", "the Chief Constable has assured me". */
const CHIEF_AND_I = new RegExp(
  `${CHIEF} (?:and I\\b|and my office|shares? my|agrees? with me|(?:has )?(?:told|assured|informed|advised) me|tells me|assures me)`,
  'i',
);
const OWN_OFFICE =
  /\b(?:my|our) (?:(?:own|public|joint|next|regular|monthly|quarterly|independent|police|performance|accountability|strategic|scrutiny|governance|assurance|holding to account|ethics|victims['’]?s?) ){0,4}(?:police and crime plan|(?:accountability|scrutiny|performance|assurance|oversight|holding to account) (?:and \w{3,15} )?(?:board|meeting|forum|panel|session)s?|public meetings?|scrutiny|opcc|office(?:['’]s)? (?:will|has|have|is|are|and i|commissions|funds|attends)|deputy (?:police and crime )?commissioner|commissioning (?:team|budget)|precept|independent (?:custody visitors|scrutiny panel|ethics panel)|(?:ethics|victims['’]?s?|youth) panel)\b/i;
const HOLDS =
  /\b(?:I|we)(?:[’']\w{1,2})?\b[^.;]{0,60}\bhold(?:ing)? (?:the |my |our )?(?:chief constable|force|constabulary|him|her|them|\w+ police)\b[^.;]{0,30}\bto account\b/i;
const AS_BODY =
  /\b(?:as (?:your |the )?(?:police(?:,)?(?: and|,| &)? (?:fire(?:,)? (?:and|&) )?crime )?commissioner|as (?:the )?(?:deputy )?mayor),? (?:for [A-Z][\w ]{2,40}, )?I\b/i;

/** What an office thinks or does about a report; a force that writes of its commissioner says such things seldom. */
const OFFICE_VERB =
  "(?:(?:also|further|therefore|fully|now|has|have|had|is|was|will be|does not|doesn[’']t|will|shall|would|wishes to|intends to|has also|is also|will also) ){0,3}(?:welcomes?d?|notes?d?|understands?|understood|considers?|accepts?|expects?|believes?|agrees?|disagrees?|supports?|shares?|intends?|(?:been |further |formally )?(?:informed|assured|advised|told)|satisfied|content|concerned|disappointed|pleased|grateful|monitor|scrutinise|hold|seek|sought|raise|question(?:ed)?|challenge[d]?|written to|wrote to|asked the|asked for|requested|request|like to|hopes?|thanks?|thinks?)";
const BODY_TITLE =
  '(?:The )?(?:Police(?:,)?(?: and|,| &)? (?:Fire(?:,)? (?:and|&) )?Crime Commissioner|Commissioner|PCC|PFCC|Mayor|Deputy Mayor)';
const BODY_TITLE_LONDON =
  '(?:The )?(?:Mayor|Deputy Mayor|MOPAC|NMOPAC|Police Authority|Authority Board|Committee)';
const thirdPerson = (title: string) =>
  new RegExp(
    `(?:^|[.;]\\s{1,2}|[.;] (?:and|but) )(?:\\d{1,2}(?:\\.\\d{1,2})?\\.?\\s{1,3})?(?:[A-Z][^.;]{3,60}, )?(?:${title}) ${OFFICE_VERB}\\b`,
  );
const AS_OTHERS = thirdPerson(BODY_TITLE);
const AS_OTHERS_LONDON = thirdPerson(BODY_TITLE_LONDON);
const PASSED_ON =
  /\b(?:chief constable|force|constabulary|police) (?:has |have |had |also )?(?:inform(?:s|ed)|advis(?:es|ed)|assur(?:es|ed)|tells|told) (?:me|my office|the (?:police and crime )?(?:commissioner|pcc|pfcc|mayor)|the opcc)\b/i;

/** "My Deputy Chief Constable", "my chief officer team": only the head of a force has them. */
const OWN_OFFICERS =
  /\bmy (?:own )?(?:(?:deputy|assistant) chief (?:constable|officer)s?|(?:deputy|assistant) commissioner(?! for)|D?ACC\b|DCC\b|chief officer (?:team|group)|command team|detectives|response officers|frontline officers|sergeants|inspectors and sergeants)/i;
const AS_CHIEF =
  /\b(?:as (?:your |the )?(?:temporary |acting )?chief constable,? (?:of [A-Z][\w ]{2,40}, )?I|I,? as (?:the )?chief constable)\b/i;
const OF_BODY_AS_OTHER =
  /\bI\b[^.;]{0,80}\b(?:ask(?:ed)?|told|written to|wrote to|grateful to|thank|agreed with|discussed[^.;]{0,40} with|assure[d]?|briefed) the (?:police and crime commissioner|commissioner|pcc|pfcc)\b(?! for (?:victims|children))/i;

/** Whose words a paragraph must be, or null where it does not tell. `commissionerIsChief` in London. */
export function writerOf(text: string, commissionerIsChief: boolean): Writer | null {
  const chief =
    AS_CHIEF.test(text) ||
    OWN_OFFICERS.test(text) ||
    (!commissionerIsChief && OF_BODY_AS_OTHER.test(text));
  const body =
    OF_CHIEF_AS_OTHER.test(text) ||
    OF_FORCE_AS_OTHER.test(text) ||
    CHIEF_AND_I.test(text) ||
    THE_CHIEF.test(text) ||
    OWN_OFFICE.test(text) ||
    HOLDS.test(text) ||
    AS_BODY.test(text) ||
    PASSED_ON.test(text) ||
    (commissionerIsChief ? AS_OTHERS_LONDON : AS_OTHERS).test(text);
  if (chief === body) return null;
  return chief ? 'chief_constable' : 'policing_body';
}

/** "Dear Commissioner" opens a letter of the force, "Dear Chief Constable" one of the office; null for other lines. */
export function addresses(text: string, commissionerIsChief: boolean): Writer | null {
  const line =
    /^\s{0,3}Dear (?:Mrs?|Ms|Miss|Dr|Sir|Dame|(?:Temporary|Acting|Deputy) )?\s?([\w,&’' -]{1,90}?),?\s{0,3}$/i.exec(
      text.split('\n')[0] ?? '',
    )?.[1];
  if (line === undefined) return null;
  if (/^chief (?:constable|officer)\b/i.test(line)) return 'policing_body';
  if (/^(?:deputy )?mayor\b/i.test(line)) return 'chief_constable';
  if (
    /^(?:police(?:,)? (?:fire )?(?:and|&) (?:fire (?:and|&) )?crime commissioner|pf?cc)\b/i.test(
      line,
    )
  )
    return 'chief_constable';
  if (/^commissioner\b/i.test(line))
    return commissionerIsChief ? 'policing_body' : 'chief_constable';
  return null;
}
