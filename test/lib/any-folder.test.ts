import { runCommand } from '../support/run-command';
import { temporaryProject } from '../support/temporary-project';

const ring = '"properties":{"noun":"client","to":"a"}';
const known = 'known are $schema, name, type, numbers, properties, transitions';

/** Name of a file → its text, and all that the check says of it. */
const rows: Record<string, [text: string, ...said: string[]]> = {
  '-rf': [`{${ring},"timeout":1}`, `1:42  timeout  is not known; ${known}`],
  '--help': ['', '1:1  $  is not JSON: a value should stand here'],
  'a b': [
    `{${ring}}`,
    '1:1  $  the name of the file, "a b", is no name of a widget; expected letters, digits, _ and -, at most 64. Rename the file or write a "name"',
  ],
  '日本 😀': [
    `{${ring},"name":"x y"}`,
    '1:49  name  is "x y"; expected letters, digits, _ and -, at most 64',
  ],
  "it's %s": [
    '{"a":1e999\0}',
    '1:11  $  is not JSON: this word means nothing in JSON; text stands in double quotes',
  ],
  ['x'.repeat(200)]: [`{"name":"long",${ring},"__proto__":{}}`, `1:56  __proto__  is not known; ${known}`],
  arrays: ['['.repeat(100_000) + ']'.repeat(100_000), '1:1  $  is nested too deeply'],
  braces: ['{"a":'.repeat(100_000), '1:1  $  is nested too deeply'],
  surrogates: [
    `{${ring},"name":"\\ud800"}`,
    '1:49  name  is "\\ud800"; expected letters, digits, _ and -, at most 64',
  ],
  megabyte: [
    `{\r\n${ring},\r\n"name":"${'x'.repeat(1_000_000)}"}`,
    `3:8  name  is "${'x'.repeat(79)}… (1000002 characters); expected letters, digits, _ and -, at most 64`,
  ],
  'megabyte-key': [
    `{${ring},"${'x'.repeat(1_000_000)}":1}`,
    `1:42  ["${'x'.repeat(80)}…"]  is not known; ${known}`,
  ],
  twice: [`{${ring},"name":"a","name":"twice"}`, '1:53  name  stands twice in one object; keep one of them'],
  'no-text': [
    '{"properties":{"noun":"client","to":"a","time_limit":{"toString":1}}}',
    '1:54  properties.time_limit  is {"toString":1}; expected whole seconds from 1 to 86400',
  ],
  comment: [`{${ring}} // it rings a`, '1:43  $  is not JSON: JSON has no comments'],
};

describe('npm run check, in a folder of the worst files', () => {
  it('says what is wrong with each in one line, and where, and ends with 1', async () => {
    const widgets = Object.fromEntries(Object.entries(rows).map(([name, [text]]) => [name, text]));
    const project = temporaryProject({ widgets });
    try {
      const { status, stdout, stderr } = await runCommand(project, 'check');
      const lines = Object.entries(rows)
        .sort(([a], [b]) => (`${a}.` < `${b}.` ? -1 : 1))
        .flatMap(([name, [, ...said]]) => said.map((line) => `assets/widgets/${name}.private.json:${line}`));
      expect(stderr.split('\n')).toEqual([
        ...lines,
        `${lines.length} faults: nothing is built until they are fixed.`,
        '',
      ]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    } finally {
      project.discard();
    }
  });
});
