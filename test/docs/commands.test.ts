import { readFileSync } from 'node:fs';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { planImport } from '../../lib/studio/plan-import';
import { mapProject } from '../../scripts/map/map-project';
import { readWidgetFiles } from '../../scripts/widget-files';
import { type LocalService, startLocalService } from '../support/local-service';
import { blocksOf, documentAt } from '../support/markdown';
import { runCall } from '../support/run-call';
import { runCommand } from '../support/run-command';
import { temporaryProject } from '../support/temporary-project';

// The widgets that the documents speak of.
const project = 'test/fixtures/samples';
const samples = readWidgetFiles(project).files;
const [story, faults, lines] = blocksOf(documentAt('docs/commands.md'), 'text');
const widgets = documentAt('docs/widgets.md');

describe('the documents show', () => {
  let service: LocalService;

  beforeAll(async () => {
    const content = Object.fromEntries(samples.map(({ path, text }) => [nameOf(path), text]));
    service = await startLocalService({ widgets: content }, { domain: 'localhost:3000' });
  });

  afterAll(() => service.stop());

  it('a call being answered with the TwiML that comes back', async () => {
    const [first] = curls();
    const reply = await service.post(first?.path ?? '', first?.form);
    expect(reply).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8', log: [] });
    expect(reply.body).toBe(inOneLine(blocksOf(widgets, 'xml')[0] ?? ''));
  });

  it('how a call goes on to the front desk', async () => {
    const [, second] = curls();
    const reply = await service.post(second?.path ?? '', second?.form);
    expect(reply).toMatchObject({ status: 200, log: [] });
    expect(reply.body.replace(/action="[^"]*"/, 'action="…"')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Dial action="…" method="POST" callerId="+14155550199" timeout="20"><Sip username="front-desk">sip:front-desk@example.com</Sip></Dial></Response>',
    );
  });

  it('the story that `npm run call` tells', async () => {
    const { status, stdout } = await runCall(service.project);
    expect(status).toBe(0);
    expect(stdout).toBe(`${story?.replaceAll(/ in \d+ ms/g, ' in 0 ms')}\n`);
  });

  it('the faults that `npm run check` finds', () => {
    const edited = samples.map(({ path, text }) => ({
      path,
      text: path.endsWith('/sales.private.json')
        ? text.replace('"timeout": 20', '"timeout": "soon"').replace('"time_limit"', '"time_limt"')
        : text,
    }));
    expect(checkConfiguration(edited).faults.map(formatFinding).join('\n')).toBe(faults);
  });

  it('the lines that `npm run verify` has', async () => {
    const made = temporaryProject({
      widgets: Object.fromEntries(
        samples.flatMap(({ path, text }) => {
          const name = nameOf(path);
          if (name === 'sales') return [[name, text]];
          return name === 'front-desk' ? [[name, text.replace(', "next": "default"', '')]] : [];
        }),
      ),
      environment: { SIP_PASSWORD: 'pa55' },
    });
    try {
      const { status, stdout } = await runCommand(made, 'verify');
      expect({ status, stdout }).toEqual({ status: 1, stdout: `${lines}\n` });
    } finally {
      made.discard();
    }
  });

  it('what `npm run import -- --widgets` says of a flow', () => {
    const text = readFileSync('test/fixtures/studio-flow.json', 'utf8');
    const plan = planImport([{ path: 'flow.json', text }], {
      folder: 'assets/widgets',
      existing: samples,
      force: false,
    });
    const written = plan.widgets.map(({ file }) => `${file}  written`);
    expect(blocksOf(documentAt('docs/studio.md'), 'text')[0]).toBe(
      [...written, `${written.length} widgets written.`].join('\n'),
    );
  });

  it('the map of the widgets', () => {
    expect(mapProject(project, { json: false }).stdout).toBe(
      `${blocksOf(documentAt('docs/commands.md'), 'mermaid')[0]}\n`,
    );
  });

  it('the widget as it is', () => {
    const sales = samples.find(({ path }) => path.endsWith('/sales.private.json'));
    expect(`${blocksOf(widgets, 'json')[0]}\n`).toBe(sales?.text);
  });
});

function nameOf(path: string): string {
  return path.replace(/^.*\/(.*)\.private\.json$/, '$1');
}

/** The requests that the page makes with curl: `curl URL -d NAME=VALUE …`. */
function curls(): { path: string; form: [string, string][] }[] {
  return blocksOf(widgets, 'sh')
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
