const { transform, modulePathIgnorePatterns } = require('./jest.config.cjs');

/**
 * The tests of the inspector's page in a real browser, by themselves: a machine may have none.
 * @type {import('jest').Config}
 */
module.exports = {
  transform,
  modulePathIgnorePatterns,
  testMatch: ['<rootDir>/test/inspector/page/*.test.ts'],
  // One build, one service and one browser for all of them.
  globalSetup: '<rootDir>/test/support/page-setup.ts',
  globalTeardown: '<rootDir>/test/support/page-teardown.ts',
  maxWorkers: 3,
  testTimeout: 30_000,
};
