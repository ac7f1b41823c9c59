import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('the files that hold secrets', () => {
  it('are ignored by git', () => {
    const ignored = readFileSync(join(__dirname, '../../.gitignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.*', '.twiliodeployinfo', '*.log']));
    // The example is no secret, and says which variables there are.
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual(['!.env.example']);
  });
});
