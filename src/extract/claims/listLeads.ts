import type { CompiledActor, CueVerdict } from '../../lexicon/index.js';
import { classifySubject, type SubjectClass } from './subject.js';

/** What a line says of the items of the list below it: "Since May the force has:", "It has not yet:", "We will:". */
export interface ListLead {
  subject: SubjectClass;
  verdict: CueVerdict;
  /** The form in which an item must open. */
  form: 'participle' | 'progressive' | 'base';
}

const LEAD =
  /(?:^|[.;,]\s|\band\s)(?<subject>[^.;:,]{1,80}?)(?:['’](?<short>ve|ll|s|re)|\s(?<aux>has|have|had|is|are|will|shall|intends? to|plans? to|aims? to))(?<rest>(?:\s(?:also|already|now|since|since then|therefore|further|so far|to date|however|not|not yet|yet to|still to|been|be))*)\s{0,2}:\s*$/i;
/** A determiner, pronoun or name opens a thing and not an act. */
const NO_VERB =
  /^(?:the|a|an|our|my|its|their|all|each|every|no|some|many|most|both|this|these|that|those|there|it|we|I|they|he|she|in|on|at|by|for|with|from|of|to|as|and|but|or|not)\b/i;

/** The last sentence of a block, if it leads into a list of acts; null where it does not. */
export function listLeadOf(text: string, actors: readonly CompiledActor[]): ListLead | null {
  const match = LEAD.exec(text.slice(-240));
  if (!match?.groups) return null;
  const { subject = '', short, aux, rest = '' } = match.groups;
  const who = classifySubject(subject, actors);
  const verb = (aux ?? { ve: 'have', ll: 'will', s: 'has', re: 'are' }[short ?? ''] ?? '')
    .toLowerCase()
    .replace(/s? to$/, '');
  const negated = /\b(?:not|yet to|still to)\b/i.test(rest);
  if (who === 'other_body' || who === 'all_forces')
    return { subject: who, verdict: 'other_body', form: 'participle' };
  if (who === 'inspectorate' || who === 'report')
    return { subject: who, verdict: 'hmicfrs_finding', form: 'participle' };
  if (/^(?:has|have|had)$/.test(verb)) {
    if (/\bbeen\b/i.test(rest))
      return { subject: who, verdict: 'in_progress', form: 'progressive' };
    const form = /\b(?:yet|still) to\b/i.test(rest) ? 'base' : 'participle';
    return { subject: who, verdict: negated ? 'not_done' : 'completed', form };
  }
  if (/^(?:is|are)$/.test(verb))
    return negated ? null : { subject: who, verdict: 'in_progress', form: 'progressive' };
  return { subject: who, verdict: negated ? 'declined' : 'planned', form: 'base' };
}

/** Whether an item opens with a verb in the form that its lead asks for. */
export function goesOnFrom(lead: ListLead, item: string): boolean {
  const words = item.replace(/^[\s•*–—-]{0,6}(?:\(?[a-z\d]{1,3}[.)]\s)?(?:also |then |now )?/i, '');
  const first = /^[a-z'’-]{2,20}/i.exec(words)?.[0] ?? '';
  if (first === '' || NO_VERB.test(words)) return false;
  const progressive = /ing$/i.test(first);
  if (lead.form === 'progressive') return progressive;
  return !progressive;
}
