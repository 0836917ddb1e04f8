const CHIEF =
  /chief (?:constable|officer)|\bforce\b|constabulary|\b[AD]?CC\b|\bpolice (?:response|update|comment|position)|\bassistant chief (?:constable|officer)|\bsuperintendent/i;
const OVERSEER =
  /commissioner|\bO?PF?CC\b|\bmayor|mopac|nopac|\bmy\b|common council|police authority|\bthe office\b/i;
/** "Police and crime commissioner" names no police. */
const TITLE = /police(?:,? fire)?(?:,? and rescue)? and crime commissioner/gi;

/** Which offices words name: 1 the force or its chief officer, 2 the policing body, 3 both, 0 neither. */
export function officesNamed(words: string): number {
  const text = words.replace(TITLE, 'PCC');
  return (CHIEF.test(text) ? 1 : 0) + (OVERSEER.test(text) ? 2 : 0);
}

/** A short line that signs for a force. */
export const SIGNS_CHIEF =
  /^(?:(?:temporary|acting|deputy|assistant)\s){0,3}(?:chief constable|commissioner of|chief superintendent|assistant commissioner)/im;
/** A short line that signs for a policing body. */
export const SIGNS_OVERSEER =
  /police(?:,? fire)? and crime commissioner|mayor\b|deputy mayor|chair of|\bPCC\b|chief executive|town clerk/i;
