import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildPrograms, functionFile, privateAssets, repository } from '../prepare-project';
import type { Prepared } from '../prepare-scenario';
import { plainScenario } from '../scenario';

/** A build of `/connect`, ready to be measured. */
export type Build = Omit<Prepared, 'hardCoded'>;

/**
 * Build a revision of this repository, or the working copy, by its own command and with the plain scenario's widget alone.
 * @throws Error where git does not know the revision, or where it cannot be built
 */
export function buildRevision(folder: string, name: string, revision?: string): Build {
  const root = join(folder, name);
  mkdirSync(root);
  const files = execFileSync('git', ['archive', '--format=tar', revision ?? stash()], archive);
  execFileSync('tar', ['-x', '-C', root], { input: files });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const kind of ['widgets', 'flows'])
    rmSync(join(root, 'assets', kind), { recursive: true, force: true });
  for (const { path, text } of plainScenario.widgets) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, dirname(path), basename(path)), text);
  }
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'pipe' });
  buildPrograms(root, ['run-cold', 'run-warm']);
  const { url, environment, parameters } = plainScenario;
  return {
    job: { root, url, environment, parameters, assets: privateAssets(root) },
    project: functionFile(root, 'connect'),
  };
}

const archive = { cwd: repository, maxBuffer: 1e9 };

/** The working copy as a commit that no branch knows, edits included. */
function stash(): string {
  const made = execFileSync('git', ['stash', 'create'], { ...archive, encoding: 'utf8' }).trim();
  return made === '' ? 'HEAD' : made;
}
