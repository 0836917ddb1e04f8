/** Takes apart a list that a view has joined by '; '. */
export function unjoin(joined: string | null): string[] {
  return joined === null || joined === '' ? [] : joined.split('; ');
}
