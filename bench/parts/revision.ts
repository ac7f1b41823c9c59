import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareServices } from '../compare';
import type { Part } from '../figure';
import type { Job } from '../job';
import { jobOf, repository } from '../prepare-project';
import { plainScenario } from '../scenario';

/** `/connect` of this working copy beside that of an earlier revision: the same widget, the same call. */
export function revision(before: string): Part {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'connect-call-to-bench-')));
  try {
    const earlier = buildRevision(join(folder, 'before'), before);
    const now = buildRevision(join(folder, 'now'), stash());
    return {
      title: `A call that rings three phones, beside the same as of ${before}`,
      figures: compareServices(now, earlier, {}),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Build a revision of this repository by its own command and with the plain scenario's widget alone.
 * @throws Error where git does not know the revision, or where it cannot be built
 */
function buildRevision(root: string, name: string): Job {
  mkdirSync(root);
  const files = execFileSync('git', ['archive', '--format=tar', name], archive);
  execFileSync('tar', ['-x', '-C', root], { input: files });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const kind of ['widgets', 'flows'])
    rmSync(join(root, 'assets', kind), { recursive: true, force: true });
  for (const [path, text] of Object.entries(plainScenario.files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'pipe' });
  return jobOf(plainScenario, root);
}

const archive = { cwd: repository, maxBuffer: 1e9 };

/** The working copy as a commit that no branch knows, edits included. */
function stash(): string {
  const made = execFileSync('git', ['stash', 'create'], { ...archive, encoding: 'utf8' }).trim();
  return made === '' ? 'HEAD' : made;
}
