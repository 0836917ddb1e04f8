import { type Command, Option } from 'commander';
import { SPEAKERS, STATUSES } from '../../model/index.js';
import type { ClaimFilter, Store } from '../../store/index.js';
import { resolveForce } from './resolveForce.js';

/** The options by which claims are narrowed, the same at each command that lists or counts them. */
export function addClaimOptions(command: Command): Command {
  return command
    .option('--force <force>', 'id or name of a force')
    .option('--topic <topic>', 'id of a topic, such as iicsa_definition')
    .option('--recommendation <key>', 'key of a recommendation: 4, afi:1, coc:1/2')
    .addOption(new Option('--status <status>', 'what is claimed').choices(STATUSES))
    .addOption(new Option('--speaker <speaker>', 'whose words').choices(SPEAKERS))
    .option('--inspection <id>', 'id of an inspection');
}

/** These options as a filter, with the force by its id. */
export async function claimFilter(store: Store, options: ClaimFilter): Promise<ClaimFilter> {
  const { force, topic, recommendation, status, speaker, inspection } = options;
  return {
    force: force === undefined ? undefined : await resolveForce(store, force),
    topic,
    recommendation,
    status,
    speaker,
    inspection,
  };
}
