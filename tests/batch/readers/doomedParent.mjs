// Starts a child that guards itself against orphanhood and then loops for ever; the test kills this parent.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fork(fileURLToPath(new URL('./endlessChild.mjs', import.meta.url)), { execArgv: [] });
child.on('message', () => process.stdout.write(String(child.pid)));
