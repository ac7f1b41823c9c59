// Read by `twilio serverless:deploy`, `twilio serverless:start` and twilio-run, which build nothing themselves: so this
// builds first, and they always find what was last edited. A faulty widget stops them here.
const { spawnSync } = require('node:child_process');

// Going back to an earlier build, above all, must not wait for a widget that is being edited.
const needsNoBuild = ['activate', 'env', 'list', 'logs', 'promote'];
const command = process.argv[2]?.replace(/^serverless:/, '').split(':')[0];

if (!needsNoBuild.includes(command)) {
  const { status } = spawnSync(process.execPath, [require.resolve('tsx/cli'), 'scripts/build.ts'], {
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
