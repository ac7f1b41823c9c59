import { readFileSync } from 'node:fs';
import { checkConfiguration } from '../lib/config/check-configuration';
import { formatFinding } from '../lib/config/finding';
import { planImport } from '../lib/studio/plan-import';
import { mapProject } from '../scripts/map/map-project';
import { readWidgetFiles } from '../scripts/widget-files';
import { type LocalService, startLocalService } from './support/local-service';
import { runCall } from './support/run-call';
import { temporaryProject } from './support/temporary-project';

const readme = readFileSync('README.md', 'utf8');
// Copies of the sample widgets: everybody replaces those by their own.
const project = 'test/fixtures/samples';
const samples = readWidgetFiles(project).files;

describe('README', () => {
  let service: LocalService;

  beforeAll(async () => {
    const widgets = Object.fromEntries(samples.map(({ path, text }) => [nameOf(path), text]));
    service = await startLocalService({ widgets }, { domain: 'localhost:3000' });
  });

  afterAll(() => service.stop());

  it('shows a call being answered with the TwiML that comes back', async () => {
    const [first] = curls();
    const reply = await service.post(first?.path ?? '', first?.form);
    expect(reply).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8', log: [] });
    expect(reply.body).toBe(inOneLine(blocks('xml')[0] ?? ''));
  });

  it('leads to the front desk when nobody answers', async () => {
    const [, second] = curls();
    const reply = await service.post(second?.path ?? '', second?.form);
    expect(reply).toMatchObject({ status: 200, log: [] });
    expect(reply.body.replace(/action="[^"]*"/, 'action="…"')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Dial action="…" method="POST" callerId="+14155550199" timeout="20"><Sip username="front-desk">sip:front-desk@example.com</Sip></Dial></Response>',
    );
  });

  it('shows the story that `npm run call` tells', async () => {
    const { status, stdout } = await runCall(service.project);
    expect(status).toBe(0);
    const told = blocks('text')[0]?.replaceAll(/ in \d+ ms/g, ' in 0 ms');
    expect(stdout).toBe(`${told}\n`);
  });

  it('shows the story of a call through a flow', async () => {
    const flow = readFileSync('test/fixtures/office/assets/flows/office.private.json', 'utf8');
    const office = temporaryProject({ files: { 'assets/flows/office.private.json': flow } });
    const [command = '', ...told] = blocks('console')[0]?.split('\n') ?? [];
    const { status, stdout } = await runCall(office, ...command.replace('$ npm run call -- ', '').split(' '));
    office.discard();
    expect(status).toBe(0);
    expect(stdout).toBe(`${told.join('\n').replaceAll(/ in \d+ ms/g, ' in 0 ms')}\n`);
  });

  it('shows what `npm run import` says of a flow', () => {
    const text = readFileSync('test/fixtures/studio-flow.json', 'utf8');
    const plan = planImport([{ path: 'flow.json', text }], {
      folder: 'assets/widgets',
      existing: samples,
      force: false,
    });
    const written = plan.widgets.map(({ file }) => `${file}  written`);
    expect(blocks('text')[1]).toBe([...written, `${written.length} widgets written.`].join('\n'));
  });

  it('shows the map of the samples', () => {
    expect(mapProject(project, { json: false }).stdout).toBe(`${blocks('mermaid')[0]}\n`);
  });

  it('shows the sample widget as it is', () => {
    const sales = samples.find(({ path }) => path.endsWith('/sales.private.json'));
    expect(`${blocks('json')[0]}\n`).toBe(sales?.text);
  });

  it.each(blocks('json').map((text, index) => [index + 1, text] as const))(
    'has a widget that passes the check: block %i',
    (index, text) => {
      const others = samples.filter(({ path }) => !text.includes(`"name": "${nameOf(path)}"`));
      const { faults } = checkConfiguration([
        ...others,
        { path: `assets/widgets/block-${index}.private.json`, text },
      ]);
      expect(faults.map(formatFinding)).toEqual([]);
    },
  );
});

function nameOf(path: string): string {
  return path.replace(/^.*\/(.*)\.private\.json$/, '$1');
}

/** The text of the code blocks in a language. */
function blocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'gms');
  return [...readme.matchAll(fence)].map(([, text = '']) => text);
}

/** The requests that the README makes with curl: `curl URL -d NAME=VALUE …`. */
function curls(): { path: string; form: [string, string][] }[] {
  return blocks('sh')
    .filter((text) => text.startsWith('curl '))
    .map((text) => {
      const [, path = ''] = /http:\/\/localhost:3000([^\s']*)/.exec(text) ?? [];
      const data = text.matchAll(/(-d|--data-urlencode) (\w+)=(\S+)/g);
      // What follows -d is sent as it is, and in a form a + is a space.
      const form = [...data].map(([, option, name = '', value = '']): [string, string] => [
        name,
        option === '-d' ? value.replaceAll('+', ' ') : value,
      ]);
      return { path, form };
    });
}

/** XML without the line breaks and indentation that make it readable. */
function inOneLine(xml: string): string {
  return xml.replaceAll(/\n\s*/g, '');
}
