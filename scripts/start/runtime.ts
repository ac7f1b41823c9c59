import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** `otherPaths`: there are other Functions or assets than before. */
export type BuildResult = 'faulty' | 'samePaths' | 'otherPaths';

export interface Runtime {
  readonly ended: Promise<number>;
  /** A build has come to its end. */
  afterBuild(result: BuildResult): void;
  stop(): void;
}

/** `runs`, also where it has just ended by itself; `waits` for a good build; `restarts` and `stops` as soon as it has ended. */
type State = 'runs' | 'waits' | 'restarts' | 'stops';

/** Run `twilio-run start`, again and again where it has to. */
export function startRuntime(args: readonly string[]): Runtime {
  const start = () =>
    spawn(process.execPath, [require.resolve('twilio-run/bin/twilio-run.js'), 'start', ...args], {
      stdio: 'inherit',
    });
  let child: ChildProcess = start();
  let state: State = 'runs';
  let wake = () => {};
  const end = (next: 'restarts' | 'stops') => {
    state = next;
    child.kill();
    wake();
  };
  const untilEnd = async () => {
    for (let isFirst = true; ; isFirst = false) {
      const [status]: unknown[] = await once(child, 'exit');
      if (state === 'runs' && !isFirst && status === 1) {
        // It builds when it starts, and somebody may have saved a faulty widget meanwhile.
        console.error('The service starts again after the next good build.');
        state = 'waits';
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (state !== 'restarts') return typeof status === 'number' ? status : 1;
      state = 'runs';
      child = start();
    }
  };
  return {
    ended: untilEnd(),
    afterBuild: (result) => {
      if (state === 'stops') return;
      if (result === 'faulty') {
        if (state !== 'waits') console.error('The last good build still serves.');
      } else if (state === 'waits') {
        end('restarts');
      } else if (result === 'otherPaths') {
        console.error('There are other Functions or assets than before: the service starts again.');
        end('restarts');
      }
    },
    stop: () => end('stops'),
  };
}
