/** Files that systems put beside documents, and that nobody has written. */
const SYSTEM_FILE = /^(?:\..*|thumbs\.db|desktop\.ini|__MACOSX)$/i;
const CONTROLS = /\p{Cc}+/gu;

/** Whether an entry of an archive is a leftover of a system: hidden, or of a Mac's resource forks. */
export function isSystemFile(name: string): boolean {
  // `..` is no hidden folder: see leadsOut.
  return name.split('/').some((part) => part !== '..' && part !== '.' && SYSTEM_FILE.test(part));
}

/** Whether a name would lead out of the folder into which its archive is unpacked. */
export function leadsOut(name: string): boolean {
  const parts = name.replaceAll('\\', '/').split('/');
  return parts[0] === '' || /^[a-z]:/i.test(name) || parts.includes('..') || name.includes('\0');
}

/** Gives each name once: later ones of the same name are numbered. Control characters become `?`. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const shown = name.replace(CONTROLS, '?');
    const count = (seen.get(shown) ?? 0) + 1;
    seen.set(shown, count);
    return count === 1 ? shown : `${shown}#${count}`;
  });
}
