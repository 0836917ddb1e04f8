/**
 * Writes a version so that text order is version order: `0.10.1` becomes `00000.00010.00001~`. A pre-release orders
 * before its release (`-` is less than `~`). What is no version orders before all versions.
 * Precedence: Semantic Versioning 2.0.0, section 11, save that pre-release parts are compared as text.
 */
export function versionOrder(version: string): string {
  const match = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([0-9A-Za-z.-]{1,40}))?(?:\+.{0,40})?$/.exec(
    version,
  );
  if (!match) return ` ${version}`;
  const numbers = match.slice(1, 4).map((part) => part.padStart(5, '0'));
  return `${numbers.join('.')}${match[4] === undefined ? '~' : `-${match[4]}`}`;
}
