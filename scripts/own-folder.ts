import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build goes, seen from the root of the project: `.twilioserverlessrc.js` names the same folders. */
export const output = { folder: 'dist', functions: 'dist/functions', assets: 'dist/assets' };

const prefix = '.build-';

/** Where this process builds, seen from the root: nobody else's build touches it. Inside the project, because Node looks for `twilio` from there upwards. */
export const ownFolder = `${output.folder}/${prefix}${process.pid}`;

/** Remove what processes that are gone have left of their builds. */
export function removeAbandoned(root: string): void {
  const folder = join(root, output.folder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** Whether there is a process of this id on this machine. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's, which may not be asked, is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
