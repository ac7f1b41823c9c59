const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('esbuild');

/** Types alone: there is nothing in these that runs, and what never runs counts as uncovered. */
const typesAlone = readdirSync(join(__dirname, 'lib'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `lib/${file.replaceAll('\\', '/')}`)
  .filter((file) => transformSync(readFileSync(join(__dirname, file), 'utf8'), { loader: 'ts' }).code === '');

const core = '/test/(lib/|map/|import/plan-)';
const page = '/test/inspector/page/';

const all = {
  transform: { '\\.ts$': '<rootDir>/test/support/transform-typescript.cjs' },
  // Where Stryker keeps copies of the project while it runs.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...all, displayName: 'core', testRegex: `${core}.*\\.test\\.ts$` },
    {
      ...all,
      displayName: 'service',
      testRegex: '/test/.*\\.test\\.ts$',
      testPathIgnorePatterns: [core, page],
    },
    {
      ...all,
      displayName: 'page',
      testRegex: `${page}.*\\.test\\.ts$`,
      // One build, one service and one browser for all of them.
      globalSetup: '<rootDir>/test/support/page-setup.ts',
      globalTeardown: '<rootDir>/test/support/page-teardown.ts',
    },
  ],
  // One more than the cores that a machine has which runs this for every change: some tests wait.
  maxWorkers: 3,
  // Many run a command of the project, which takes seconds where the machine is busy. No test is about time.
  testTimeout: 60_000,
  // Counts what ran of our own source; Babel's counter would count esbuild's module wrapping as branches of ours.
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts', ...typesAlone.map((file) => `!${file}`)],
  // Not functions: esbuild adds a getter for each export, and V8 counts those too.
  coverageThreshold: { global: { branches: 100, lines: 100, statements: 100 } },
  coverageReporters: ['text-summary', ['text', { skipFull: true }]],
};
