// Serve what was deployed with Twilio's own local runtime, on a free port, and with no other package than its folder has:
//   node --preserve-symlinks deploy-serve.cjs '{"root": FOLDER, "domain": …, "env": …, "functions": […], "assets": […]}'
// Sends the port to the parent process, and ends together with it.
const { createServer } = require('node:http');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const { root, domain, env, ...routes } = JSON.parse(process.argv[2]);
const { LocalDevelopmentServer } = createRequire(join(root, 'index.js'))('@twilio/runtime-handler/dev');

const { app } = new LocalDevelopmentServer(0, {
  baseDir: root,
  env,
  url: `https://${domain}`,
  forkProcess: false,
  logger: console,
  routes,
});
const listener = createServer(app).listen(0, '127.0.0.1', () => process.send(listener.address().port));
process.on('disconnect', () => process.exit());
