import type { Command } from 'commander';
import type { BodyFilter, Store } from '../../store/index.js';
import { resolveForce } from './resolveForce.js';

export interface BodyOptions {
  inspection?: string;
  force?: string;
}

/** The options by which answers about bodies are narrowed. */
export function addBodyOptions(command: Command): Command {
  return command
    .option('--inspection <id>', 'id of an inspection')
    .option('--force <force>', 'id or name of a force');
}

/** These options as a filter, with the force by its id. */
export async function bodyFilter(store: Store, options: BodyOptions): Promise<BodyFilter> {
  const { inspection, force } = options;
  return {
    inspection,
    force: force === undefined ? undefined : await resolveForce(store, force),
  };
}
