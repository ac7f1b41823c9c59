// There is nothing in these that runs, and what never runs counts as uncovered.
const typesAlone = [
  'lib/config/known.ts',
  'lib/twiml/element.ts',
  'lib/widgets/business-hours/properties.ts',
  'lib/widgets/definition.ts',
  'lib/widgets/split-based-on/properties.ts',
];

/** @type {import('jest').Config} */
module.exports = {
  transform: { '\\.ts$': '<rootDir>/test/support/transform-typescript.cjs' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Those need a browser: see jest.page.config.cjs.
  testPathIgnorePatterns: ['<rootDir>/test/inspector/page/'],
  // Where Stryker keeps copies of the project while it runs.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  // Start several runtimes side by side, but no more than two: they share the machine with the tests themselves.
  maxWorkers: 2,
  // A busy machine may take longer to start a service than jest waits by itself.
  testTimeout: 30_000,
  // Counts what ran of our own source; Babel's counter would count esbuild's module wrapping as branches of ours.
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts', ...typesAlone.map((file) => `!${file}`)],
  // Not functions: esbuild adds a getter for each export, and V8 counts those too.
  coverageThreshold: { global: { branches: 100, lines: 100, statements: 100 } },
  coverageReporters: ['text-summary', ['text', { skipFull: true }]],
};
