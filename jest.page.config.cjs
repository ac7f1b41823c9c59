const { transform, modulePathIgnorePatterns } = require('./jest.config.cjs');

/**
 * The tests of the inspector's page in a real browser, by themselves: a machine may have none.
 * @type {import('jest').Config}
 */
module.exports = {
  transform,
  modulePathIgnorePatterns,
  testMatch: ['<rootDir>/test/inspector/page/*.test.ts'],
  globalSetup: '<rootDir>/test/support/say-what-is-left-out.cjs',
  maxWorkers: 2,
  testTimeout: 30_000,
};
