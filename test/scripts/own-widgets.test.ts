import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../inspector/model/widget-file';
import { temporaryProject } from '../support/temporary-project';

describe('widgets of one’s own', () => {
  it('may be formatted in any way: lint leaves assets/ alone', async () => {
    const [downloaded] = filesOf({
      widgets: [{ name: 'a', numbers: [], properties: { noun: 'client', to: 'alice' } }],
    });
    const project = temporaryProject({
      widgets: { a: downloaded?.text ?? '', b: '{"properties":\n\n{"noun":"client",  "to":"bob"}}' },
      files: { 'assets/notes.js': 'var a = 1' },
    });
    for (const name of ['biome.json', '.gitignore']) copyFileSync(name, join(project.root, name));
    const biome = join(process.cwd(), 'node_modules/.bin/biome');
    const lint = (...paths: string[]) =>
      new Promise((resolve) => {
        execFile(biome, ['check', '--error-on-warnings', ...paths], { cwd: project.root }, (error) =>
          resolve(error === null ? 0 : error.code),
        );
      });
    try {
      expect(await lint()).toBe(0);
      // Whereas what is code is looked at.
      project.write({ files: { 'lib/notes.ts': 'var a = 1' } });
      expect(await lint()).toBe(1);
    } finally {
      project.discard();
    }
  });
});
