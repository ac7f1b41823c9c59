// Puts the core and its tests into one file, from which Jest runs them in Stryker's sandbox. Jest starts anew for each
// mutant: to load forty test files, each with seventy modules, takes longer than to run what is in them.
const { readdirSync } = require('node:fs');
const { buildSync } = require('esbuild');

const core = readdirSync('lib', { recursive: true }).filter((file) => file.endsWith('.ts'));
// The schema's test first: it is quick, and the only one to read the descriptions.
const tests = [
  'test/schema.test.ts',
  'test/import/plan-import.test.ts',
  ...['test/lib', 'test/map'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`),
  ),
  // What is kept between calls is another in a process that has run other tests; and what takes seconds proves nothing here.
].filter((file) => file.endsWith('.test.ts') && !/\/(any-|two-years|template-cache)/.test(file));

// The core first, by itself: what runs once, when it or its engine is loaded, concerns all tests, and not only the one
// that happens to come first. Where a mutant breaks what the tests ask while they are collected, it is killed.
const contents = `
try {
  ${core.map((file) => `require('./lib/${file}');`).join('\n  ')}
  require('./lib/liquid/engine.ts').parseLiquid('');
  ${tests.map((file) => `describe('${file}', () => void require('./${file}'));`).join('\n  ')}
} catch (error) {
  it('is collected', () => {
    throw error;
  });
}`;

buildSync({
  stdin: { contents, resolveDir: '.' },
  outfile: 'test/support/stryker/core.test.js',
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  // Random data would kill a mutant in one run and not in the next, and to make it takes longer than all other tests.
  alias: { 'fast-check': './test/support/stryker/no-properties.mjs' },
  logLevel: 'error',
});
