import type { Recogniser } from '../types.js';

/** "spring 2026", "Autumn of 2025", "winter 2025/26": a season has no months of its own, so the year alone, implied. */
export const season: Recogniser = {
  form: 'season',
  pattern:
    /(?<![\p{L}\p{N}])(?:spring|summer|autumn|winter|gwanwyn|haf|hydref|gaeaf)(?:,? (?:of )?)(20[0-4]\d)(?:[/–-]\d{2})?(?![\p{L}\p{N}/]|[.,]\d)/giu,
  read(match) {
    return { value: match[1] ?? '', basis: 'implied' };
  },
};
