// Read by `twilio serverless:deploy`, `twilio serverless:start` and twilio-run, which build nothing themselves: so this
// builds first, and they always find what was last edited. A faulty widget stops them here.
const { spawnSync } = require('node:child_process');
const { pathToFileURL } = require('node:url');

// `serverless:env:import`, `serverless env import` and `env import` are one command.
const [command, subcommand] = process.argv
  .slice(2)
  .join(' ')
  .replace(/^serverless[: ]/, '')
  .split(/[: ]/);

// Going back to an earlier build, above all, must not wait for a widget that is being edited.
const needsNoBuild = ['activate', 'env', 'list', 'logs', 'promote'].includes(command);
const sendsVariables = ['activate', 'deploy', 'promote'].includes(command) || subcommand === 'import';

if (sendsVariables) run('scripts/check-variables.ts', process.argv.slice(2));
if (!needsNoBuild) run('scripts/build.ts');

/** Run a script of this project; where it fails, the command ends as well. */
function run(script, args = []) {
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const { status } = spawnSync(process.execPath, ['--import', tsx, script, ...args], {
    cwd: __dirname,
    // Standard output belongs to the command, which may be asked for JSON.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}

module.exports = {
  functionsFolder: 'dist/functions',
  assetsFolder: 'dist/assets',
  // What is tested and what Twilio runs is one version, also when Twilio's own default moves on.
  runtime: 'node22',
  // One process for all requests, which takes in edits at each of them: a request takes 20 ms instead of 240.
  forkProcess: false,
  live: true,
};
