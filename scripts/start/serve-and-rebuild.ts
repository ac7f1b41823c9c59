import { rebuildOnEdits } from './rebuild-on-edits';
import { startRuntime } from './runtime';

/**
 * Run `twilio-run start`, which builds first, and build again after every edit while it runs. It reads changed files by
 * itself, but knows only the paths that were there when it began: where those change, it is started again.
 * @returns its exit status, once it has ended and no build is running any more
 */
export async function serveAndRebuild(args: readonly string[]): Promise<number> {
  const runtime = startRuntime(args);
  const rebuilds = rebuildOnEdits(runtime.afterBuild);
  // Ctrl-C reaches the runtime by itself; we only must not go before it.
  process.on('SIGINT', runtime.stop);
  process.on('SIGTERM', runtime.stop);
  const status = await runtime.ended;
  await rebuilds.stop();
  return status;
}
