import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results as JSON, beside what is printed. */
const results = process.env.SECTION55_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Processes, since tests open databases and start readers of their own; more than four only get in each other's way.
    pool: 'forks',
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    // Against tests that hang, not a measure of speed: a busy machine must not turn a test red.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
