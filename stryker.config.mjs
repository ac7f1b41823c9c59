// Mutation tests of the core: `npm run mutation`, or `npm run mutation -- --mutate 'lib/dial/**/*.ts'` for a part of it.
// The report is reports/mutation/mutation.html.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['lib/**/*.ts'],
  testRunner: 'jest',
  buildCommand: 'node test/support/stryker/bundle.cjs',
  jest: { configFile: 'test/support/stryker/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // The tables of the core are static mutants: all tests run for each of them, and they are kept in all the same.
  ignoreStatic: false,
  concurrency: 2,
  // A loop without an end is stopped by the count of its rounds; on a busy machine a slow test is not yet one.
  timeoutMS: 30_000,
  // Knows a test by its name: after a change of what a test expects, run with --force.
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  // Not tsconfig.json: Stryker would rewrite it with an interface that TypeScript 7 has no more.
  ignorePatterns: ['tsconfig.json', 'dist', 'coverage', 'reports'],
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 97, low: 93, break: 90 },
};
