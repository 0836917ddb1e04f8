const DUE_HEAD = /\b(?:due|target|deadline|by when|timescale|date|completion)\b/i;
const COLOUR_HEAD = /^\W{0,2}(?:b?rag|status|rating|colour)\b/i;
const NUMBER_HEAD =
  /^\W{0,3}(?:hmicfrs\s)?(?:rec(?:ommendation)?s?\.?(?:\sno\.?)?|nos?\.?|number|ref|afi)\W{0,3}$/i;
const NUMBER = /^\(?\d{1,2}[a-z]?\b(?![./]\d)/i;
const ANSWER_HEAD =
  /\b(?:position|update|progress|response|comments?|remarks|view|answer|action)\b/i;
const DATE =
  /^\W{0,2}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\s\d{2,4}|ongoing|tbc)\b/i;
const COLOUR =
  /^\W{0,2}(?:[BRAGW]|BRAG|blue|red|amber|green|white|grey)(?:\/(?:red|amber|green))?\W{0,2}$/i;
/** UTF-16 units; a cell of more than a few words is an answer and no key. */
const LONG = 60;

function fits(head: string, cell: string): number {
  if (DUE_HEAD.test(head)) return DATE.test(cell) ? 1 : 0;
  if (NUMBER_HEAD.test(head)) return NUMBER.test(cell) ? 1 : 0;
  if (COLOUR_HEAD.test(head)) return COLOUR.test(cell) ? 1 : 0;
  return ANSWER_HEAD.test(head) && cell.length > LONG ? 0.5 : 0;
}

/**
 * By how many columns a row that lacks cells at its left stands too far left: a cell merged over several rows is given
 * once only where a table was flattened. Told by dates and colours under their heads.
 */
export function rowShift(heads: readonly string[], row: readonly string[]): number {
  let best = 0;
  let most = -1;
  for (let shift = 0; shift <= Math.max(0, heads.length - row.length); shift++) {
    const score = row.reduce((sum, cell, i) => sum + fits(heads[i + shift] ?? '', cell), 0);
    if (score > most) {
      most = score;
      best = shift;
    }
  }
  return best;
}
