import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface ProjectContent {
  /** The name of a widget's file, without its ending → its JSON, or its text as it stands. */
  readonly widgets?: Readonly<Record<string, object | string>>;
  /** Path → content of any further file. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What the `.env` file says. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface Extent {
  /** Whether the inspector's page is there, too; the build takes longer with it. */
  readonly page?: boolean;
}

export interface TemporaryProject {
  readonly root: string;
  write(content: ProjectContent): void;
  remove(path: string): void;
  /** Remove the whole project. */
  discard(): void;
}

const repository = resolve(__dirname, '../..');

/** What a clone of this repository has, but for its widgets; folders that are bundled have to be real ones. */
const copied = ['functions', 'edge', 'lib', 'package.json', 'tsconfig.json', '.twilioserverlessrc.js'];

/** What runs from where it is, so that no project of a test has to be compiled anew. */
const linked = ['node_modules', 'scripts'];

/** What the inspector's page is made of. */
const pageFiles = ['inspector'];

/** A copy of this project in the system's temporary folder, with widgets and environment of its own and no `dist/`. */
export function temporaryProject(content: ProjectContent, { page = false }: Extent = {}): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'connect-call-to-')));
  for (const name of [...copied, ...(page ? pageFiles : [])]) {
    cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  for (const name of linked) symlinkSync(join(repository, name), join(root, name), 'dir');
  const project: TemporaryProject = {
    root,
    write: ({ widgets = {}, files = {}, environment }) => {
      for (const [name, widget] of Object.entries(widgets)) {
        const text = typeof widget === 'string' ? widget : JSON.stringify(widget, null, 2);
        writeFile(join(root, 'assets/widgets', `${name}.private.json`), text);
      }
      for (const [path, bytes] of Object.entries(files)) writeFile(join(root, path), bytes);
      if (environment === undefined) return;
      const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
      writeFile(join(root, '.env'), lines.join(''));
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    discard: () => rmSync(root, { recursive: true, force: true }),
  };
  project.write(content);
  return project;
}

function writeFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
