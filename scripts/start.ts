import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'chokidar';
import getPort, { portNumbers } from 'get-port';

/** What the build reads. */
const sources = ['assets', 'edge', 'functions', 'inspector', 'lib'];

const usualPort = 3000;

void startAndRebuild(process.argv.slice(2));

/** Run `twilio-run start`, which builds first, and build again after every edit while it runs. */
async function startAndRebuild(args: readonly string[]): Promise<void> {
  const runtime = spawn(
    process.execPath,
    [require.resolve('twilio-run/bin/twilio-run.js'), 'start', ...(await portArguments(args)), ...args],
    { stdio: 'inherit' },
  );
  const watcher = watch(sources, { ignoreInitial: true }).on('all', soon(rebuild));
  // Ctrl-C reaches the runtime by itself; we only must not go before it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => runtime.kill());
  const [status] = await once(runtime, 'exit');
  await watcher.close();
  process.exitCode = typeof status === 'number' ? status : 1;
}

/** A free port, unless the user names one: over a taken port, twilio-run asks a question and waits. */
async function portArguments(args: readonly string[]): Promise<string[]> {
  if (args.some((arg) => /^(-p|--port)/.test(arg))) return [];
  const port = await getPort({ port: portNumbers(usualPort, usualPort + 100) });
  if (port !== usualPort) console.error(`Port ${usualPort} is taken; using ${port}.`);
  return ['--port', String(port)];
}

/** In a process of its own: the code that was edited may be the build's. A fault is shown, and what ran goes on. */
function rebuild(): void {
  spawn(process.execPath, [require.resolve('tsx/cli'), 'scripts/build.ts'], { stdio: 'inherit' });
}

/** One call for many events: saving a file makes several of them. */
function soon(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 100);
  };
}
