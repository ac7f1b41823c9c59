// Serve the build of a project with Twilio's own local runtime, in a process of its own, as `twilio-run start` does.
// Its settings come as a message; the port, or why there is none, goes back as one. Ends with its parent.
//
// What the Functions reach outside is not real: the client of the twilio package and `fetch` ask the simulator's stand-in
// instead of Twilio's API and of web services, and unless `follow` is set nothing leaves this machine. Nor is the clock:
// it stands at the moment of the call.
const { createServer } = require('node:http');
const { createRequire } = require('node:module');
const net = require('node:net');
const { join } = require('node:path');
const { LocalDevelopmentServer } = require('@twilio/runtime-handler/dev');
const { getFunctionsAndAssets } = require('twilio-run/dist/runtime/internal/runtime-paths');

process.on('disconnect', () => process.exit());
process.once('message', async (settings) => {
  stopClock(settings);
  process.on('message', ({ id, answer }) => waiting.get(id)(answer));
  answerTwilio(settings);
  answerFetch(settings);
  if (!settings.follow) stayOnThisMachine();
  const { project, build, port, environment } = settings;
  const server = new LocalDevelopmentServer(port, {
    baseDir: project,
    env: environment,
    url: `http://localhost:${port}`,
    live: false,
    forkProcess: false,
    logger: console,
    routes: await getFunctionsAndAssets(project, {
      functionsFolderNames: [`${build}/functions`],
      assetsFolderNames: [`${build}/assets`],
    }),
  });
  const listener = createServer(server.getApp());
  listener.on('error', ({ code }) => process.send({ code }));
  listener.listen(port, '127.0.0.1', () => {
    const taken = listener.address().port;
    server.config.url = `http://localhost:${taken}`;
    process.send({ port: taken });
  });
});

/** In place of Twilio's API: what the twilio package requests goes to the stand-in. */
function answerTwilio({ project }) {
  const { RequestClient } = createRequire(join(project, 'package.json'))('twilio');
  RequestClient.prototype.request = ({ method, uri, data }) =>
    ask({ whom: 'twilio', method: method.toLowerCase(), path: new URL(uri).pathname, form: data });
}

const waiting = new Map();

/** Ask the stand-in, which is the parent process. */
function ask(question) {
  const id = waiting.size;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id, ...question });
  });
}

/** The whole call is at one moment, so that its story can be told again. */
function stopClock({ moment }) {
  const now = () => moment;
  globalThis.Date = new Proxy(Date, {
    apply: (clock) => new clock(moment).toString(),
    construct: (clock, args) => new clock(...(args.length === 0 ? [moment] : args)),
    get: (clock, name) => (name === 'now' ? now : Reflect.get(clock, name)),
  });
}

/**
 * What a Function sends by itself in Twilio's name after a hang-up is told; what would leave this machine counts as
 * delivered. Whatever else it asks is answered by the stand-in.
 */
function answerFetch({ follow }) {
  // The runtime has a global Response of its own, and sets it later.
  const { fetch, Request, Response } = globalThis;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    if (!headers.has('i-twilio-idempotency-token')) {
      const { status, body } = await ask({ whom: 'web', method, url, body: await request.text() });
      return new Response(body, { status, headers: { 'content-type': 'application/json' } });
    }
    const sent = follow || isHere(new URL(url).hostname);
    await ask({ whom: 'receiver', url, sent });
    return sent ? fetch(input, init) : new Response(null, { status: 204 });
  };
}

function stayOnThisMachine() {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : args;
    const host = typeof options === 'object' ? options.host : args[1];
    if (typeof host !== 'string' || isHere(host)) return connect.apply(this, args);
    const refusal = new Error(`A simulated call stays on this machine: ${host} is not asked`);
    process.nextTick(() => this.destroy(refusal));
    return this;
  };
}

function isHere(host) {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}
