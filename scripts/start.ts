import getPort, { portNumbers } from 'get-port';
import { rebuildOnEdits } from './start/rebuild-on-edits';
import { startRuntime } from './start/runtime';

const usualPort = 3000;

void start(process.argv.slice(2));

/**
 * Run `twilio-run start`, which builds first, and build again after every edit while it runs. It reads changed files by
 * itself, but knows only the paths that were there when it began: where those change, it is started again. The exit status
 * is its own, once it has ended and no build is running any more.
 */
async function start(args: readonly string[]): Promise<void> {
  const runtime = startRuntime([...(await portArguments(args)), ...args]);
  const rebuilds = rebuildOnEdits(runtime.afterBuild);
  // Ctrl-C reaches the runtime by itself; we only must not go before it.
  process.on('SIGINT', runtime.stop);
  process.on('SIGTERM', runtime.stop);
  const status = await runtime.ended;
  await rebuilds.stop();
  process.exitCode = status;
}

/** A free port, unless the user names one: over a taken port, twilio-run asks a question and waits. */
async function portArguments(args: readonly string[]): Promise<string[]> {
  if (args.some((arg) => /^(-p|--port)/.test(arg))) return [];
  const port = await getPort({ port: portNumbers(usualPort, usualPort + 100) });
  if (port !== usualPort) console.error(`Port ${usualPort} is taken; using ${port}.`);
  return ['--port', String(port)];
}
