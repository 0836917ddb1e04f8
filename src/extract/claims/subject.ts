import type { ActorClass, CompiledActor } from '../../lexicon/index.js';

/** Class of the subject of a clause; `thing` for a product, document or practice that acts for nobody. */
export type SubjectClass = ActorClass;

const LEADING =
  /^(?:(?:and|but|however|also|in addition|additionally|furthermore|moreover|meanwhile|as a result|to date|currently|since then|in turn|although|though|while|whilst|whereas|therefore|so|then|now|here|locally|at present|yet|nor|or|finally|firstly|secondly|thirdly|more recently|recently|subsequently|in response|as such|for example|overall|again|crucially|importantly|equally|similarly|likewise|instead|together|both|that|because|if|when|once|on this|on that|in short|in summary|as i have said|in fairness)\b,? ?){1,3}/i;
/** "By 31 July 2026 all chief constables", "Under recommendation 4 forces". */
const DATED =
  /^(?:by|before|within|from|under|in)\b [^,]{2,40}?,? (?=(?:(?:all|the|every) )?(?:police )?(?:chief constables|forces)\b)/i;
const INSERTED_TAIL = /,[^,]{0,160},?\s*$/;

/** The subject without what introduces it and what is put in after it. */
function cores(subject: string): string[] {
  const text = subject
    .replace(/\s+/g, ' ')
    .replace(/["“”]/g, '')
    .trim()
    .replace(
      /^(?:\(?(?:[A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]?|[AQ][.:])\s(?=\p{Lu}|we\b|the\b)/u,
      '',
    );
  const bare = text.replace(LEADING, '').replace(DATED, '').trim() || text;
  const list: string[] = [];
  const add = (core: string) => {
    const tidy = core
      .replace(LEADING, '')
      .replace(/^[,;:()\s–-]+|[,;:()\s–-]+$/g, '')
      .trim();
    if (tidy !== '' && !list.includes(tidy)) list.push(tidy);
  };
  add(bare);
  // "(iii) Materials - the council's licensing team": what stands after the title of an item.
  const titled = /^\([a-z\d]{1,4}\) [^:]{2,60}?(?: [-–] |: )(.{2,})$/.exec(bare)?.[1];
  if (titled) add(titled);
  // "In relation to Makesafe, a working group": what stands after the last comma, if that is not itself put in.
  const parts = bare.split(', ');
  if (parts.length > 1) {
    add(parts[parts.length - 1] ?? '');
    add(bare.replace(INSERTED_TAIL, ''));
    add(parts[0] ?? '');
  }
  const tail = /(?:^|[\s“"])(we|I|my office|you)$/.exec(bare);
  if (tail?.[1]) add(tail[1]);
  for (const core of [...list]) {
    add(
      core.replace(
        / (?:of|for|in|with|on|from|at|within|across|by|to|that|which|who|and|under|about|through|between|into|over|regarding|including|against)\b.*$/i,
        '',
      ),
    );
    add(
      core.replace(
        /(?: (?:also|now|already|still|both|all|each|has|have|fully|formally|\w+ly))+$/i,
        '',
      ),
    );
  }
  return list;
}

/** Class of a subject phrase by the actors pack; the first actor that fits the phrase or its head decides. */
export function classifySubject(subject: string, actors: readonly CompiledActor[]): SubjectClass {
  if (subject.trim() === '') return 'none';
  for (const core of cores(subject)) {
    for (const actor of actors) if (actor.whole.test(core)) return actor.class;
  }
  return 'thing';
}
