import type { Status } from '../../model/index.js';

/** Select Graphic Rendition codes (ECMA-48, 8.3.117): on, and the one that ends it. */
const STYLES = {
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  gray: [90, 39],
} as const;
export type Style = keyof typeof STYLES;

/** Colours help the eye and never carry meaning alone: the words beside them say the same. */
const STATUS_STYLES: Record<Status, Style> = {
  completed: 'green',
  in_progress: 'cyan',
  planned: 'blue',
  awaiting: 'yellow',
  not_done: 'magenta',
  declined: 'magenta',
  not_applicable: 'gray',
  oversight: 'gray',
  acknowledged: 'gray',
  unclear: 'gray',
};

/** Styles text where colour is wanted. */
export function paint(colour: boolean, style: Style, text: string): string {
  if (!colour || text === '') return text;
  const [on, off] = STYLES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

export function statusStyle(status: Status): Style {
  return STATUS_STYLES[status];
}
