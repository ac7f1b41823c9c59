// Serve the build of a project with Twilio's own local runtime, the way `twilio-run start` does, on a free port:
//   node serve-project.cjs PROJECT DOMAIN_NAME live|still
// An empty DOMAIN_NAME is that of this machine. Sends the port to the parent process, and ends together with it.
const { createServer } = require('node:http');
const { LocalDevelopmentServer } = require('@twilio/runtime-handler/dev');
const { readLocalEnvFile } = require('twilio-run/dist/config/utils/env');
const { getFunctionsAndAssets } = require('twilio-run/dist/runtime/internal/runtime-paths');

const [project, domain, mode] = process.argv.slice(2);

async function serveProject() {
  const { localEnv } = await readLocalEnvFile({ cwd: project });
  const routes = await getFunctionsAndAssets(project, {
    functionsFolderNames: ['dist/functions'],
    assetsFolderNames: ['dist/assets'],
  });
  const server = new LocalDevelopmentServer(0, {
    baseDir: project,
    env: localEnv,
    url: `https://${domain}`,
    live: mode === 'live',
    forkProcess: false,
    logger: console,
    routes,
  });
  const listener = createServer(server.getApp());
  listener.listen(0, '127.0.0.1', () => {
    const { port } = listener.address();
    if (domain === '') server.config.url = `http://localhost:${port}`;
    process.send(port);
  });
}

process.on('disconnect', () => process.exit());
serveProject();
