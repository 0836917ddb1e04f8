/** Who of the force does what a plan says, as the value of a field "Lead:". */
const FORCE_OFFICER =
  /^(?:T\/|A\/|temp\w*\.? |acting |det\w*\.? |ch\w{0,4}\.? |D\/)*(?:supt|superintendent|ACC|DCC|AC\b|DAC|Cdr|commander|insp|inspector|DCI|DI\b|DS\b|sgt|sergeant|crime registrar|FCR|head of (?!policy|governance|scrutiny|assurance)|director of intelligence)/i;
const OWNER =
  /^(?:action |force |strategic |business )?(?:owner|lead|lead officer|sro|responsible (?:officer|person|lead))s?\s?:?$/i;
const RATING = /^\W{0,2}(?:b?rag|status|rating)\b.{0,30}$/i;

/** Whether a field gives a part of a plan to an officer of the force ("Lead: Supt Contact"). */
export function ownedByForce(label: string, value: string): boolean {
  return OWNER.test(label) && FORCE_OFFICER.test(value);
}

/** "RAG: A", "Status": what may stand between the owner and the progress. */
export function isRating(text: string): boolean {
  return RATING.test(text);
}
