/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../../..',
  roots: ['<rootDir>/test/support/stryker'],
  testMatch: ['**/core.test.js'],
  // Stryker looks for it by itself, and knows no <rootDir>.
  testEnvironment: require.resolve('./environment.cjs'),
  // The bundle is JavaScript already.
  transform: {},
};
