const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as it is written in prose, as exact as it is known: "18 December 2025", "December 2025", "2025". */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : `${Number(day)}`, name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** "recommendation 4", "area for improvement 2", "recommendation 2 under cause of concern 1". */
export function recommendationWords(key: string): string {
  const [, kind, number, within] = /^(afi|coc):([^/]+)(?:\/(.+))?$/.exec(key) ?? [];
  if (kind === 'afi') return `area for improvement ${number}`;
  if (kind === 'coc' && within) return `recommendation ${within} under cause of concern ${number}`;
  return kind === 'coc' ? `cause of concern ${number}` : `recommendation ${key}`;
}
