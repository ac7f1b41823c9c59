import getPort, { portNumbers } from 'get-port';
import { serveAndRebuild } from './start/serve-and-rebuild';

const usualPort = 3000;

void start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<void> {
  process.exitCode = await serveAndRebuild([...(await portArguments(args)), ...args]);
}

/** A free port, unless the user names one: over a taken port, twilio-run asks a question and waits. */
async function portArguments(args: readonly string[]): Promise<string[]> {
  if (args.some((arg) => /^(-p|--port)/.test(arg))) return [];
  const port = await getPort({ port: portNumbers(usualPort, usualPort + 100) });
  if (port !== usualPort) console.error(`Port ${usualPort} is taken; using ${port}.`);
  return ['--port', String(port)];
}
