import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatFinding } from '../../lib/config/finding';
import { checkRuntimeHandler } from '../../scripts/runtime-handler';

const repository = join(__dirname, '../..');
const rest =
  'expected one of 2.1.2, 2.0.1, 2.0.0, 1.3.1, 1.3.0, 1.2.5, 1.2.4, 1.2.3, 1.2.2, 1.2.1. npm install --save-exact @twilio/runtime-handler@2.0.1';

describe('the handler in package.json', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'runtime-handler-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const found = (text: string) => {
    writeFileSync(join(root, 'package.json'), text);
    return checkRuntimeHandler(root).map(formatFinding);
  };
  const depending = (version: string) =>
    found(`{\n  "dependencies": {\n    "@twilio/runtime-handler": "${version}"\n  }\n}\n`);

  it('is one that Twilio installs', () => {
    expect(checkRuntimeHandler(repository)).toEqual([]);
  });

  it.each(['2.1.2', '2.0.1', '1.2.1'])('may be %s', (version) => {
    expect(depending(version)).toEqual([]);
  });

  it.each(['2.1.0', '2.0.3', '^2.0.1', 'latest'])('is warned of: %s', (version) => {
    expect(depending(version)).toEqual([
      `package.json:3:32  dependencies["@twilio/runtime-handler"]  warning: is "${version}", which Twilio does not install; ${rest}`,
    ]);
  });

  it.each(['{}', '{"devDependencies": {"@twilio/runtime-handler": "2.0.1"}}'])(
    'is missed among the dependencies of %s',
    (text) => {
      expect(found(text)).toEqual([
        `package.json:1:1  $  warning: names no @twilio/runtime-handler among its dependencies; ${rest}`,
      ]);
    },
  );

  it('says nothing of a file that is missing or no JSON: npm does', () => {
    expect([checkRuntimeHandler(root), found('{'), found('[]')]).toEqual([[], [], []]);
  });
});
