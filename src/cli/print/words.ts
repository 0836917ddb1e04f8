/** A word of a closed list as people read it: `in_progress` is "in progress". */
export function spoken(value: string): string {
  return value.replaceAll('_', ' ');
}

/** What a person's review has made of a claim, to stand after its status; nothing where nobody has judged it. */
export function reviewMark(state: string | null): string {
  return state === null ? '' : ` [${state}]`;
}

/** A count with its noun: "1 document", "3 documents". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The part of an id by which a document or claim can be named. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 10);
}
