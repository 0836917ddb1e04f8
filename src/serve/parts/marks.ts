import { POSITION_WORDS } from '../../compare/index.js';
import {
  type Markup,
  markup,
  POSITION_MARKS,
  STATUS_MARKS,
  STATUS_WORDS,
} from '../../export/index.js';
import {
  type ComparisonPosition,
  POSITION_MEANINGS,
  STATUS_MEANINGS,
  type Status,
} from '../../model/index.js';

/** A letter in a box: its shape, letter and words tell what its colour only repeats. */
export function positionMark(position: ComparisonPosition): Markup {
  const { letter, fill } = POSITION_MARKS[position];
  return markup`<span class="mark fill-${fill}" aria-hidden="true">${letter}</span>`;
}

export function positionWords(position: ComparisonPosition): Markup {
  return markup`${positionMark(position)} ${POSITION_WORDS[position]}`;
}

export function statusMark(status: Status): Markup {
  const { letter, fill } = STATUS_MARKS[status];
  return markup`<span class="mark fill-${fill}" aria-hidden="true">${letter}</span>`;
}

export function statusWords(status: Status): Markup {
  return markup`${statusMark(status)} ${STATUS_WORDS[status]}`;
}

/** What the letters of positions mean, of those that occur. */
export function positionLegend(positions: readonly ComparisonPosition[]): Markup {
  return legend(
    positions.map((position) => [positionWords(position), POSITION_MEANINGS[position]]),
  );
}

export function statusLegend(statuses: readonly Status[]): Markup {
  return legend(statuses.map((status) => [statusWords(status), STATUS_MEANINGS[status]]));
}

function legend(entries: readonly (readonly [Markup, string])[]): Markup {
  return markup`<details class="legend"><summary>What the letters mean</summary><dl>
${entries.map(([term, meaning]) => markup`<dt>${term}</dt><dd>${meaning}</dd>\n`)}</dl></details>`;
}
