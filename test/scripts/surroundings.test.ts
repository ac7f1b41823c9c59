import { readLocalEnvFile } from 'twilio-run/dist/config/utils/env';
import { checkProject, describeFindings } from '../../scripts/check-project';
import { readSurroundings } from '../../scripts/read-surroundings';
import { type ProjectContent, type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const own = ['/connect', '/connect-screen', '/connect-status'];
const onCall = {
  ...widgetContent({ noun: 'number', to: '{{env.ON_CALL}}' }, { callCompleted: '/voicemail' }),
  numbers: ['+13125550100'],
};

describe('what is deployed beside the widgets', () => {
  let project: TemporaryProject;

  function around(content: ProjectContent) {
    project = temporaryProject(content);
    return readSurroundings(project.root);
  }

  afterEach(() => project.discard());

  it('is the Functions and assets that Twilio can request', () => {
    const names = ['a.js', 'b.protected.ts', 'c.private.js', 'team/d e.ts', 'f.d.ts', 'g.md'];
    const assets = ['index.html', 'h.protected.mp3', 'i.private.txt', 'j.public.png', 'sounds/k l.wav', 'm'];
    const files = [...names.map((name) => `functions/${name}`), ...assets.map((name) => `assets/${name}`)];
    const { functions, assets: found } = around({
      widgets: { sales: {} },
      files: Object.fromEntries(files.map((name) => [name, ''])),
    });
    expect([...functions].sort()).toEqual(['/a', '/b', ...own, '/team/d-e']);
    expect([...found].sort()).toEqual(['/', '/h.mp3', '/index.html', '/j.png', '/m', '/sounds/k-l.wav']);
  });

  const example = { '.env.example': 'A=\nB=1\n#C=2' };
  it.each([
    ['.env', { ...example, '.env': 'A=1\nB=' }, [['.env', ['A']]]],
    [
      'several',
      { '.env': 'A=1', '.env.prod': '', '.env.sample': '' },
      [
        ['.env', ['A']],
        ['.env.prod', []],
      ],
    ],
    ['the example, where there is none', example, [['.env', ['A', 'B']]]],
    ['nothing', {}, []],
  ])('is the variables in %s', (_, files, expected) => {
    const { environments } = around({ files });
    expect(environments.map(({ file, names }) => [file, [...names]])).toEqual(expected);
  });

  it('is the variables that twilio-run finds', async () => {
    const text =
      '\uFEFFA=1\r\nexport B=2\n C = "3" \r\nD=\'\'\nE=\nF: 6\n# G=7\nH.I-J=\'8\nK="9" # ten\n\nL="\nM=a=b';
    const { environments } = around({ files: { '.env': text } });
    const { localEnv } = await readLocalEnvFile({ cwd: project.root });
    const set = Object.entries(localEnv).filter(([, value]) => value !== '');
    expect(set.length).toBeGreaterThan(4);
    expect([...(environments[0]?.names ?? [])]).toEqual(set.map(([name]) => name));
  });

  it('is what the check of a project warns of', () => {
    project = temporaryProject({ widgets: { 'on-call': onCall }, environment: { DESK: '1' } });
    const file = 'assets/widgets/on-call.private.json';
    expect(describeFindings(checkProject(project.root))).toBe(
      `${file}:5:11  properties.to  warning: {{env.ON_CALL}} renders to nothing: .env gives ON_CALL no value. Write a line ON_CALL=… there
${file}:10:15  transitions[0].next  warning: leads to "/voicemail", where this service has no Function and no public asset; of Functions there are /connect
`,
    );
  });

  it('leaves a widget alone that is answered for', () => {
    project = temporaryProject({
      widgets: { 'on-call': onCall },
      files: { 'functions/voicemail.protected.ts': '' },
      environment: { ON_CALL: '+14155550123' },
    });
    expect(describeFindings(checkProject(project.root))).toBe('');
  });
});
