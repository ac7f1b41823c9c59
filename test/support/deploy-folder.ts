import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import type { Live, Upload } from './serverless-api-resources';

/** The path of a Function or an Asset, who may request it, and its file. */
interface Route {
  readonly path: string;
  readonly access: string;
  readonly filePath: string;
}

interface DeployedFolder {
  readonly root: string;
  readonly functions: readonly Route[];
  readonly assets: readonly Route[];
}

const repository = resolve(__dirname, '../..');

/** What is live, alone in a new folder, with the packages that its build declares, as npm would lay them out. */
export function deployedFolder({ functions, assets, dependencies }: Live): DeployedFolder {
  const linked = new Set<string>();
  for (const { name, version } of dependencies) {
    const { version: installed } = readManifest(join(repository, 'node_modules', name));
    if (installed !== version) throw new Error(`${name} ${version} is declared, ${installed} is here`);
  }
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'deployed-')));
  for (const { name } of dependencies) linkPackage(root, { name, from: repository, linked });
  const write = (folder: string, upload: Upload): Route => {
    const { path, visibility: access } = upload;
    const filePath = join(root, folder, fileName(folder, upload));
    mkdirSync(dirname(filePath), { recursive: true });
    writeFileSync(filePath, upload.content);
    return { path, access, filePath };
  };
  return {
    root,
    functions: functions.map((upload) => write('functions', upload)),
    assets: assets.map((upload) => write('assets', upload)),
  };
}

/** The name that the Serverless Toolkit has for such a file. */
function fileName(folder: string, { path, visibility }: Upload): string {
  const extension = folder === 'functions' ? '.js' : extname(path);
  const base = folder === 'functions' ? path : path.slice(0, path.length - extension.length);
  return visibility === 'public' ? base + extension : `${base}.${visibility}${extension}`;
}

interface Wanted {
  readonly name: string;
  /** The folder of the package that depends on it. */
  readonly from: string;
  readonly linked: Set<string>;
}

/** Link a package of this repository and all that it depends on, each at the place where it is here. */
function linkPackage(root: string, { name, from, linked }: Wanted): void {
  const folder = findPackage(name, from);
  // One that is optional may be missing.
  if (folder === undefined || linked.has(folder)) return;
  linked.add(folder);
  const place = join(root, folder.slice(repository.length));
  // One inside another package has come along with it.
  if (!existsSync(place)) {
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(folder, place, 'dir');
  }
  for (const dependency of Object.keys(readManifest(folder).dependencies ?? {})) {
    linkPackage(root, { name: dependency, from: folder, linked });
  }
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** As Node looks for it: next to whoever wants it, then further and further up. */
function findPackage(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  return from === repository ? undefined : findPackage(name, dirname(from));
}
