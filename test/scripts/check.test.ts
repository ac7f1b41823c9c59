import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkProject } from '../../scripts/check-project';
import studioWidget from '../fixtures/studio-widget.json';
import studioWidgetOlder from '../fixtures/studio-widget-older.json';
import { keptProject } from '../support/kept-project';
import { runCommand } from '../support/run-command';
import type { ProjectContent } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const anyone = { noun: 'client', to: 'alice' };
const sales = widgetContent(anyone, { callCompleted: '' });
describe('npm run check', () => {
  it.each([
    ['one widget', { widgets: { sales } }, '1 widget'],
    ['what Studio exports', { widgets: { a: studioWidget, b: studioWidgetOlder } }, '2 widgets'],
    ['no widget', { files: { 'assets/widgets/README.md': 'None yet.' } }, '0 widgets'],
    ['no folder of widgets', {}, '0 widgets'],
    [
      'files that are no widgets',
      {
        widgets: { sales },
        files: { 'assets/widgets/README': '', 'assets/widgets/.DS_Store': '', 'assets/widgets/.a.json': '{' },
      },
      '1 widget',
    ],
    [
      'a byte order mark and Windows line ends',
      { widgets: { sales: `\uFEFF${JSON.stringify(sales, null, 2).replaceAll('\n', '\r\n')}\r\n` } },
      '1 widget',
    ],
  ] satisfies [string, ProjectContent, string][])('finds no fault with %s', async (_, content, widgets) => {
    expect(await runCommand(keptProject(content), 'check')).toEqual({
      status: 0,
      stdout: `${widgets} checked: no faults.\n`,
      stderr: '',
    });
  });

  const faulty: ProjectContent = {
    widgets: {
      a: `{
  "name": "sales",
  "properties": { "noun": "number", "to": "+14155550123,+14155550124", "timeout": "soon", "recrod": true },
  "transitions": [{ "event": "busy", "next": "nobody" }, { "event": "busy" }, { "event": "hungup" }]
}`,
      b: '{ "name": "sales",\n  "properties": {"noun": "sip", "sip_password": ["hunter2"]},\n  "numbers": ["3125550100"] }',
      c: '{ "properties": {"noun": "client", "to": "alice"}',
      d: '{"properties":{"noun":"client","to":"a {{ b | shout }}","caller_id":"bob"},"numbers":["+13125550100"]}',
      '13125550100': sales,
      e: '\uFEFF{\r\n  "properties": {"noun": "fax", "to": "alice"}\r\n}',
      empty: '',
      object: '{}',
    },
    files: {
      'assets/widgets/public.json': '{}',
      'assets/widgets/protected.protected.json': '{}',
      'assets/widgets/Upper.JSON': '{}',
      'assets/widgets/team/more.private.json': '{}',
      'assets/widgets/latin.private.json': Buffer.from([0x22, 0xe9, 0x22]),
    },
  };

  const faults = [
    'assets/widgets/Upper.JSON:1:1  $  would be public; name it Upper.private.json',
    'assets/widgets/a.private.json:3:43  properties.to  is "+14155550123,+14155550124", which is several numbers; write "noun": "number-multi"',
    'assets/widgets/a.private.json:3:83  properties.timeout  is "soon"; expected whole seconds from 1 to 600',
    'assets/widgets/a.private.json:3:91  properties.recrod  is not known; did you mean "record"?',
    'assets/widgets/a.private.json:4:46  transitions[0].next  is "nobody", which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path',
    'assets/widgets/a.private.json:4:69  transitions[1].event  is "busy", which is listed above; an event is listed at most once',
    'assets/widgets/a.private.json:4:90  transitions[2].event  is "hungup"; expected one of answered, declined, noAnswer, busy, failed, canceled, callCompleted, hangup',
    'assets/widgets/b.private.json:1:11  name  the name "sales" is taken by assets/widgets/a.private.json; names are unique',
    'assets/widgets/b.private.json:2:17  properties.sip_endpoint  is missing; noun "sip" needs a SIP URI, such as sip:alice@example.com',
    'assets/widgets/b.private.json:2:49  properties.sip_password  is "***"; expected text in double quotes',
    'assets/widgets/b.private.json:3:15  numbers[0]  is "3125550100"; expected a number in E.164, such as +13125550100',
    'assets/widgets/c.private.json:1:50  $  is not JSON: a closing brace } is missing',
    'assets/widgets/d.private.json:1:37  properties.to  is not valid Liquid: undefined filter: shout, line:1, col:3',
    'assets/widgets/d.private.json:1:69  properties.caller_id  is "bob", which noun "client" cannot show; expected a number in E.164, such as +14155550100',
    'assets/widgets/d.private.json:1:87  numbers[0]  the number +13125550100 is answered by assets/widgets/13125550100.private.json; a number belongs to one widget',
    'assets/widgets/e.private.json:2:26  properties.noun  is "fax"; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
    'assets/widgets/empty.private.json:1:1  $  is not JSON: a value should stand here',
    'assets/widgets/latin.private.json:1:1  $  is not UTF-8; save it in that encoding',
    'assets/widgets/object.private.json:1:1  properties  is missing; expected an object in braces',
    'assets/widgets/protected.protected.json:1:1  $  would be public; name it protected.private.json',
    'assets/widgets/public.json:1:1  $  would be public; name it public.private.json',
    'assets/widgets/team:1:1  $  is a folder; every widget is a file of assets/widgets itself. Move its files up',
    '22 faults: nothing is built until they are fixed.',
  ];

  it('tells every fault of every file, each with its place, and nothing else', async () => {
    const made = keptProject(faulty);
    const { status, stdout, stderr } = await runCommand(made, 'check');
    expect(stderr.split('\n')).toEqual([...faults, '']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('tells of a link that leads nowhere', async () => {
    const made = keptProject({ widgets: { sales } });
    symlinkSync('nowhere', join(made.root, 'assets/widgets/link.private.json'));
    expect(await runCommand(made, 'check')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets/link.private.json:1:1  $  cannot be read: ENOENT: no such file or directory\n1 fault: nothing is built until they are fixed.\n',
    });
  });

  it('tells of a named pipe, and does not wait for its writer', async () => {
    const made = keptProject({ widgets: { sales } });
    execFileSync('mkfifo', [join(made.root, 'assets/widgets/pipe.private.json')]);
    expect(await runCommand(made, 'check')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets/pipe.private.json:1:1  $  is no file but a pipe, a socket or a device, and is not read. Remove it\n1 fault: nothing is built until they are fixed.\n',
    });
  });

  it('tells of a file that stands in place of the folder', async () => {
    expect(await runCommand(keptProject({ files: { 'assets/widgets': '{}' } }), 'check')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets:1:1  $  is no folder; the widgets are files in a folder of that name\n1 fault: nothing is built until they are fixed.\n',
    });
  });

  it.each([
    ['no folder of widgets', {}],
    ['a folder without any', { files: { 'assets/widgets/README.md': 'None yet.' } }],
  ])('warns of %s', (_, content) => {
    expect(checkProject(keptProject(content).root)).toEqual({
      widgets: [],
      faults: [],
      warnings: [
        {
          severity: 'warning',
          file: 'assets/widgets',
          line: 1,
          column: 1,
          path: [],
          message:
            'has no widget: every call would be refused. Write one, NAME.private.json, or bring a Studio flow over with npm run import',
        },
      ],
    });
  });

  it.each([
    [['--help'], 0, /^Usage: npm run check -- \[options\]\n/, /^$/],
    [['--hepl'], 2, /^$/, /^error: unknown option '--hepl'\n.*Try --help\.\n$/s],
  ])('helps: %s', async (args, status, stdout, stderr) => {
    expect(await runCommand(keptProject({}), 'check', args)).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });

  it('stops the build, which then builds nothing', async () => {
    const made = keptProject(faulty);
    const check = await runCommand(made, 'check');
    expect(await runCommand(made, 'build')).toEqual(check);
    expect(existsSync(join(made.root, 'dist'))).toBe(false);
  });

  it('shows no password, wherever it stands', async () => {
    const password = 'hunter2!';
    const leaky = {
      name: password,
      numbers: [password],
      properties: {
        noun: 'sip',
        sip_endpoint: password,
        sip_username: [password],
        sip_password: password,
        caller_id: password,
        timeout: password,
      },
      transitions: [{ event: password, next: `${password}?` }],
    };
    const liquid = {
      noun: 'sip',
      sip_endpoint: 'sip:a@example.com',
      sip_password: '{{ env.hunter2 | shout }}',
    };
    const made = keptProject({ widgets: { leaky, liquid: widgetContent(liquid) } });
    const { status, stderr } = await runCommand(made, 'check');
    const leaking = stderr.split('\n').filter((line) => line.includes('hunter2'));
    expect({ status, leaking }).toEqual({ status: 1, leaking: [] });
    expect(stderr).toMatch(
      /leaky\.private\.json:8:21 {2}properties\.sip_endpoint {2}is "\*\*\*"; expected a SIP URI/,
    );
    expect(stderr).toMatch(/liquid\.private\.json:6:21 {2}properties\.sip_password {2}is not valid Liquid\n/);
  });
});
