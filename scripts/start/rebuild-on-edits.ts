import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'chokidar';
import { filesUnder } from '../files-under';
import { output } from '../own-folder';
import type { BuildResult } from './runtime';

/** What the build reads. */
const sources = ['assets', 'edge', 'functions', 'inspector', 'lib'];

/** Saving a file makes several events. Milliseconds. */
const settling = 100;

/** Build after every edit, one build at a time. */
export function rebuildOnEdits(afterBuild: (result: BuildResult) => void): { stop(): Promise<void> } {
  let served: string | undefined;
  let isDue = false;
  let running: Promise<void> | undefined;
  const rebuild = async () => {
    while (isDue) {
      isDue = false;
      served ??= builtPaths();
      const isGood = await build();
      const paths = builtPaths();
      afterBuild(!isGood ? 'faulty' : paths === served ? 'samePaths' : 'otherPaths');
      if (isGood) served = paths;
    }
    running = undefined;
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(sources, { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      running ??= rebuild();
    }, settling);
  });
  return {
    stop: async () => {
      clearTimeout(timer);
      isDue = false;
      await watcher.close();
      await running;
    },
  };
}

/** In a process of its own: the code that was edited may be the build's. */
async function build(): Promise<boolean> {
  const child = spawn(process.execPath, [require.resolve('tsx/cli'), 'scripts/build.ts'], {
    stdio: 'inherit',
  });
  const [status]: unknown[] = await once(child, 'exit');
  return status === 0;
}

/** The paths of what is built: a file that only changes keeps its own. */
function builtPaths(): string {
  return [output.functions, output.assets].flatMap(filesUnder).sort().join('\n');
}
