// Serve the build of a project with Twilio's own local runtime, the way `twilio-run start` does, on a free port:
//   node serve-project.cjs PROJECT DOMAIN_NAME live|still TWILIO_API CLOCK
// An empty DOMAIN_NAME is that of this machine. Sends the port to the parent process, and ends together with it.
// TWILIO_API is the origin, on this machine, that stands in for Twilio's API; where it is empty, nobody is asked.
// CLOCK is what the clock says all the time, in milliseconds since 1970; where it is empty, it says the right time.
const { createServer } = require('node:http');
const { LocalDevelopmentServer } = require('@twilio/runtime-handler/dev');
const { RequestClient } = require('twilio');
const { readLocalEnvFile } = require('twilio-run/dist/config/utils/env');
const { getFunctionsAndAssets } = require('twilio-run/dist/runtime/internal/runtime-paths');

const [project, domain, mode, twilioApi, clock] = process.argv.slice(2);

if (clock !== '') Date.now = () => Number(clock);

const { request } = RequestClient.prototype;
RequestClient.prototype.request = async function toStandIn(options) {
  if (twilioApi === '') throw new Error('Nothing stands in for the API of Twilio here');
  const { pathname, search } = new URL(options.uri);
  return request.call(this, { ...options, uri: `${twilioApi}${pathname}${search}` });
};

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
