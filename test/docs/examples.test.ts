import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { definitions } from '../../lib/widgets/definitions';
import { conditionTypes } from '../../lib/widgets/split-based-on/conditions';
import { behaviours } from '../../lib/widgets/widget-types';
import { readWidgetFiles } from '../../scripts/widget-files';
import { ask } from '../support/ask';
import { blocksOf, documentAt, documents, rowsOf, sectionsOf } from '../support/markdown';
import { playFlow } from '../support/play-flow';
import { runCall } from '../support/run-call';
import { runCommand } from '../support/run-command';
import { sales, serviceWith } from '../support/service';
import { temporaryProject } from '../support/temporary-project';

const samples = readWidgetFiles('test/fixtures/samples').files;
const shipped = readWidgetFiles('test/fixtures/shipped').files;
const sample = JSON.parse(shipped[0]?.text ?? '');
const readme = documentAt('README.md');

interface Example {
  readonly document: string;
  readonly number: number;
  readonly text: string;
  readonly kind: 'flow' | 'widget' | 'line of the log';
}

const examples = [...documents].flatMap(([document, text]) =>
  blocksOf(text, 'json').map((block, index): Example => {
    const value: object = JSON.parse(block);
    const kind = 'states' in value ? 'flow' : 'properties' in value ? 'widget' : 'line of the log';
    return { document, number: index + 1, text: block, kind };
  }),
);

describe('a block of JSON in a document', () => {
  it.each(examples.filter(({ kind }) => kind === 'widget'))(
    'passes the check: $document, $number',
    ({ text }) => {
      // An example may stand for a sample, or lead to one.
      const { name }: { name?: string } = JSON.parse(text);
      const others = samples.filter(
        ({ path }) => !path.endsWith(`/${name}.private.json`) && !path.includes('/1312'),
      );
      const { faults } = checkConfiguration([
        ...others,
        { path: 'assets/widgets/example.private.json', text },
      ]);
      expect(faults.map(formatFinding)).toEqual([]);
    },
  );

  it.each(examples.filter(({ kind }) => kind === 'flow'))(
    'passes the check, with no warning but of places to fill in: $document, $number',
    ({ text }) => {
      const { faults, warnings } = checkConfiguration([{ path: 'assets/flows/example.private.json', text }]);
      const others = warnings.filter(({ message }) => !message.includes('is a placeholder'));
      expect([...faults, ...others].map(formatFinding)).toEqual([]);
    },
  );

  it('is a line as the log has it', () => {
    const [line] = examples.filter(({ kind }) => kind === 'line of the log');
    const service = serviceWith([sales({ timeout: '{{flow.data.seconds}}' })]);
    const { problems } = ask('/connect', { widget: 'sales', From: '+14155550199', seconds: 'soon' }, service);
    expect(
      problems.map((problem) => ({ ...problem, callSid: 'CA00000000000000000000000000000001' })),
    ).toEqual([JSON.parse(line?.text ?? '')]);
  });
});

// They run commands, which take a while on a busy machine.
jest.setTimeout(60_000);

describe('the README', () => {
  it('shows the story of a call through the sample flow', async () => {
    const [story = ''] = blocksOf(readme, 'console');
    const [command = '', ...told] = story.split('\n');
    const project = temporaryProject({
      files: Object.fromEntries(shipped.map(({ path, text }) => [path, text])),
    });
    try {
      const { status, stdout } = await runCall(
        project,
        ...command.replace('$ npm run call -- ', '').split(' '),
      );
      expect(status).toBe(0);
      expect(stdout).toBe(`${told.join('\n').replaceAll(/ in \d+ ms/g, ' in 0 ms')}\n`);
    } finally {
      project.discard();
    }
  });

  it('shows what the proof says of the sample, where silence in the menu leads nowhere', async () => {
    const [, proof] = blocksOf(readme, 'console');
    const files = shipped.map(({ path, text }): [string, string] => {
      const flow = JSON.parse(text);
      const menu = flow.states?.find(({ name }: { name: string }) => name === 'menu');
      const silence = menu?.transitions.find(({ event }: { event: string }) => event === 'timeout');
      delete silence?.next;
      return [path, JSON.stringify(flow)];
    });
    const project = temporaryProject({ files: Object.fromEntries(files) });
    try {
      const { status, stdout, stderr } = await runCommand(project, 'verify');
      expect(status).toBe(1);
      expect(`$ npm run verify\n${stdout}${stderr}`).toBe(`${proof}\n`);
    } finally {
      project.discard();
    }
  });

  it('shows what its flow answers first on a Wednesday at ten', () => {
    const [flow = ''] = blocksOf(readme, 'json');
    const service = serviceWith([], { flows: { main: JSON.parse(flow) } });
    const call = { flow: 'main', From: '+14155550199', To: '+13125550100', Direction: 'inbound' };
    const wednesday = Date.UTC(2026, 10, 25, 15);
    const [twiml = ''] = blocksOf(readme, 'xml');
    expect(playFlow(service, 'main', [], { moment: wednesday, caller: call, isWhole: true }).heard).toEqual([
      twiml.replaceAll(/\n\s*/g, '').replace(/^<Response>(.*)<\/Response>$/, '$1'),
    ]);
  });

  it.each(commandsOf(readme, 'call -- --at'))('plays its flow: %s', async (options) => {
    const [flow = ''] = blocksOf(readme, 'json');
    const project = temporaryProject({ files: { 'assets/flows/main.private.json': flow } });
    try {
      const { status, stdout } = await runCall(project, ...options.split(' '));
      expect({ status, end: stdout.trim().split('\n').at(-1) }).toEqual({
        status: 0,
        end: 'The caller has hung up, and the call is over.',
      });
    } finally {
      project.discard();
    }
  });
});

describe('the sample flow', () => {
  it('is without a fault and without a warning', () => {
    const { faults, warnings } = checkConfiguration(shipped);
    expect([...faults, ...warnings].map(formatFinding)).toEqual([]);
  });

  it('takes as many requests as docs/deploy.md says', () => {
    const recording = {
      RecordingUrl: 'https://api.twilio.com/RE1',
      RecordingSid: 'RE1',
      RecordingDuration: '9',
    };
    const service = serviceWith([], { flows: { office: sample } });
    const { heard } = playFlow(
      service,
      'office',
      [{ Digits: '1' }, { DialCallStatus: 'no-answer' }, recording],
      {
        moment: Date.UTC(2026, 10, 25, 16),
        results: [{ ok: true, sid: 'SM1' }],
      },
    );
    const [row = []] = rowsOf(documentAt('docs/deploy.md')).filter(([what]) => what?.includes('voicemail'));
    expect(row[2]).toMatch(new RegExp(`^${heard.length} invocations`));
  });
});

describe('docs/flows.md', () => {
  const [, ...rows] = rowsOf(sectionsOf(documentAt('docs/flows.md')).get('What runs') ?? '').filter(
    (row) => row.length === 5,
  );

  it('has a row for each type', () => {
    expect(rows.map(([type]) => type?.replaceAll('`', '')).sort()).toEqual(Object.keys(definitions).sort());
  });

  it.each(Object.entries(definitions))('has all of %s', (type, { schema, events, outputs }) => {
    const [, kind, propertyCell = '', eventCell = '', outputCell = ''] =
      rows.find(([name]) => name === `\`${type}\``) ?? [];
    expect(kind).toBe(behaviours[type as keyof typeof behaviours].kind);
    if (type === 'connect-call-to') return;
    // Some of what stands there are defaults and examples.
    expect(codesIn(propertyCell)).toEqual(expect.arrayContaining(propertiesOf(schema)));
    expect(codesIn(eventCell).sort()).toEqual(Object.keys(events).sort());
    if (typeof outputs !== 'object' || type === 'set-variables') return;
    expect(
      codesIn(outputCell)
        .map((path) => path.split('.')[0])
        .sort(),
    ).toEqual(Object.keys(outputs).sort());
  });

  it('has all conditions', () => {
    const conditions = sectionsOf(documentAt('docs/flows.md'), '###').get('Conditions') ?? '';
    expect(
      rowsOf(conditions)
        .flatMap(([types = '']) => codesIn(types))
        .sort(),
    ).toEqual([...conditionTypes].sort());
  });
});

it('package.json has the version of the changelog', () => {
  const [, version] = /^## (\d+\.\d+\.\d+)/m.exec(documentAt('CHANGELOG.md')) ?? [];
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(version);
});

/** The properties that mean something; what Studio leaves behind is all described alike. */
function propertiesOf(schema: v.GenericSchema): string[] {
  const { properties = {} } = toJsonSchema(schema, { errorMode: 'ignore' });
  const descriptionOf = (name: string) => Object(properties[name]).description;
  return Object.keys(properties).filter((name) => descriptionOf(name) !== descriptionOf('offset'));
}

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code);
}

/** What follows `npm run COMMAND` in the blocks of a document. */
function commandsOf(document: string, command: string): string[] {
  const lines = blocksOf(document, 'sh').flatMap((block) => block.split('\n'));
  return lines
    .filter((line) => line.startsWith(`npm run ${command}`))
    .map((line) => line.replace(/\s+#.*$/, '').replace('npm run call -- ', ''));
}
