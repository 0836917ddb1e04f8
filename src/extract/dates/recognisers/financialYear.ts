import type { Recogniser } from '../types.js';

/**
 * "2025/26", "2025-26", "2025/2026", "FY25/26", "the financial year 2025 to 2026": April to March. It lies in
 * two calendar years, so its first is given as implied; "the end of 2025/26" is March of the second.
 */
export const financialYear: Recogniser = {
  form: 'financialYear',
  pattern:
    /(?<![\p{L}\p{N}£/.,-]|\bPEEL:?\s)(?<end>\b(?:end|close) of (?:the )?)?(?:(?:the )?(?:financial|fiscal|performance) year (?:of )?|FY\s?)?(?<first>20[0-4]\d|(?<=FY\s?)\d{2})(?:\s?[/–-]\s?| to )(?<second>20[0-4]\d|\d{2})(?![\p{L}\p{N}/]|[.,–-]\d)/giu,
  read({ groups }) {
    const first = Number(groups?.first) % 100;
    if (Number(groups?.second) % 100 !== (first + 1) % 100) return null;
    const year = 2000 + first;
    return { value: groups?.end ? `${year + 1}-03` : String(year), basis: 'implied' };
  },
};
