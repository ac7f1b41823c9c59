import { checkConfiguration } from '../../lib/config/check-configuration';
import type { Environment } from '../../lib/config/check-environment';
import { checkAgainst, type Surroundings } from '../../lib/config/check-surroundings';
import { formatFinding } from '../../lib/config/finding';
import { fileOf } from '../support/check';

const number = { noun: 'number', to: '+14155550123' };
const bare: Surroundings = { functions: [], assets: [], environments: [] };

/** The warnings about a widget that a number reaches, without its file and line. */
function warnings(properties: object, transitions: unknown, surroundings?: Surroundings): string[] {
  const text = JSON.stringify({ numbers: ['+13125550100'], properties, transitions });
  const check = surroundings === undefined ? undefined : checkAgainst(surroundings);
  const checked = checkConfiguration([{ path: fileOf('sales'), text }], check);
  expect(checked.faults.map(formatFinding)).toEqual([]);
  return checked.warnings.map((found) => formatFinding(found).replace(/^[^ ]*:1:\d+ {2}/, ''));
}

/** Of a list of transitions that is whole, but for where it leads. */
const leadsTo = (next: string) => [{ event: 'callCompleted', next }];

describe('a path of this service', () => {
  const functions = ['/connect', '/connect-status', '/connect-screen', '/team/desk'];
  const surroundings = { ...bare, functions, assets: ['/thanks.xml', '/'] };
  const nothing = (path: string, there = 'there are /connect, /team/desk') =>
    `leads to "${path}", where this service has no Function and no public asset; of Functions ${there}`;

  it.each([
    '/connect?widget=sales',
    '/team/desk#a',
    ' /team/../connect ',
    '/thanks.xml',
    '/',
    '/team/desk?agent={{flow.data.agent}}',
    '/{{flow.data.path}}',
    '/team/{% if flow.data.x %}x{% endif %}?a',
    '{{flow.data.next}}',
    'sales',
    'https://a.twil.io/voicemail',
    '',
  ])('may be %j', (next) => {
    expect(warnings(number, leadsTo(next), surroundings)).toEqual([]);
  });

  it.each([
    ['/voicemail', '/voicemail'],
    ['/voicemail?agent={{flow.data.agent}}', '/voicemail'],
    [' /Connect ', '/Connect'],
    ['/team', '/team'],
    ['/team/desk/', '/team/desk/'],
  ])('is warned of where nothing is there: %j', (next, path) => {
    expect(warnings(number, leadsTo(next), surroundings)).toEqual([
      `transitions[0].next  warning: ${nothing(path)}`,
    ]);
  });

  it('is warned of in an attribute, too', () => {
    const properties = {
      ...number,
      dial: { referUrl: '/refer', ringTone: 'us' },
      number: { url: '/connect', amdStatusCallback: '/amd?a=1', statusCallback: 'https://a.twil.io/b' },
      screen: null,
    };
    expect(warnings(properties, null, surroundings)).toEqual([
      `properties.dial.referUrl  warning: ${nothing('/refer')}`,
      `properties.number.amdStatusCallback  warning: ${nothing('/amd')}`,
    ]);
    expect(warnings({ ...number, screen: { play: '/ask.mp3' } }, null, surroundings)).toEqual([
      `properties.screen.play  warning: ${nothing('/ask.mp3')}`,
    ]);
  });

  it('is not known to a page that has no files', () => {
    expect(warnings(number, leadsTo('/voicemail'))).toEqual([]);
  });

  it('says how many Functions there are more', () => {
    const many = Array.from({ length: 22 }, (_, index) => `/f${index}`);
    const [line = ''] = warnings(number, leadsTo('/x'), { ...bare, functions: many });
    expect(line).toMatch(/there are \/f0, .*, \/f19 and 2 more$/);
    expect(warnings(number, leadsTo('/x'), bare)).toEqual([
      `transitions[0].next  warning: ${nothing('/x', 'there is none')}`,
    ]);
  });
});

describe('an environment variable', () => {
  const env: Environment = { file: '.env', names: new Set(['ON_CALL']) };
  const production: Environment = { file: '.env.prod', names: new Set() };
  const lines = (to: string, ...environments: readonly Environment[]) =>
    warnings({ noun: 'client', to }, null, { ...bare, environments }).filter(
      // Whom it would ring is another rule's affair.
      (line) => !line.includes('chooses whom you pay to ring'),
    );

  it.each([
    '{{env.ON_CALL}}',
    '{{env["ON_CALL"]}}',
    '{{ env.DESK | default: "desk" }}',
    '{{env.ACCOUNT_SID}}{{env.DOMAIN_NAME}}{{env.SERVICE_SID}}',
    '{{env[flow.data.which]}}',
    '{{env["a b"]}}',
    '{% for variable in env %}{{variable[0]}}{% endfor %}',
    '{{flow.data.env}}',
    'env',
  ])('may be read: %s', (to) => {
    expect(lines(to, env)).toEqual([]);
  });

  it('is warned of where it is not in .env', () => {
    expect(lines('{{env.DESK}}-{{ env.DESK | upcase }}', env)).toEqual([
      'properties.to  warning: {{env.DESK}} renders to nothing: .env gives DESK no value. Write a line DESK=… there',
    ]);
    expect(warnings(number, leadsTo('/{{env.DESK}}'), { ...bare, environments: [env] })).toEqual([
      'transitions[0].next  warning: {{env.DESK}} renders to nothing: .env gives DESK no value. Write a line DESK=… there',
    ]);
  });

  it('is warned of for every file that may be deployed', () => {
    expect(lines('{{env.ON_CALL}}{{env.DESK}}', env, production)).toEqual([
      'properties.to  warning: {{env.ON_CALL}} renders to nothing: .env.prod gives ON_CALL no value. Write a line ON_CALL=… there',
      'properties.to  warning: {{env.DESK}} renders to nothing: .env and .env.prod give DESK no value. Write a line DESK=… there',
    ]);
  });

  it('is not known where there is no such file', () => {
    expect(lines('{{env.DESK}}')).toEqual([]);
    expect(warnings({ noun: 'client', to: '{{env.DESK}}' }, null)).toEqual([]);
  });
});

describe('a placeholder in a URL', () => {
  const sid = 'EHxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
  it.each([
    [`https://handler.twilio.com/twiml/${sid}`, sid],
    ['https://handler.twilio.com/twiml/EH…', 'EH…'],
    ['https://handler.twilio.com/twiml/EH...', 'EH...'],
    ['https://webhooks.twilio.com/v1/Accounts/ACXXXXXXXX/Flows/{{flow.flow_sid}}', 'ACXXXXXXXX'],
    ['https://hooks.a.io/xxxx-xxxx', 'xxxx'],
    ['https://example.com/voicemail', 'example.com'],
    ['https://user@calls.EXAMPLE.org:8080', 'calls.EXAMPLE.org'],
    ['https://calls.example/{{flow.data.x}}', 'calls.example'],
    ['https://calls.test', 'calls.test'],
    ['https://calls.invalid?a', 'calls.invalid'],
    ['https://yourdomain.com/voice', 'yourdomain.com'],
    ['https://your-service.twil.io/voice', 'your-service.twil.io'],
    ['https://a.twil.io/YOUR_PATH', 'YOUR_PATH'],
    [' https://a.twil.io/<my key>', '<my key>'],
  ])('is warned of: %s', (next, placeholder) => {
    // Who logs in is nobody's affair either.
    const shown = JSON.stringify(next.replace('user@', '***@'));
    const line = `is ${shown}: ${JSON.stringify(placeholder)} is a placeholder, where nobody answers; write a URL of your own`;
    expect(warnings(number, leadsTo(next))).toContain(`transitions[0].next  warning: ${line}`);
    expect(warnings({ ...number, number: { statusCallback: next.trim() } }, null)).toEqual([
      `properties.number.statusCallback  warning: ${line.replace('" https', '"https')}`,
    ]);
  });

  it.each([
    'https://handler.twilio.com/twiml/EH0123456789abcdef0123456789abcdef',
    'https://calls-example.com/',
    'https://example.community/',
    'https://a.twil.io/your-message?to=example.com&x=xxx',
    'https://a.twil.io/{% if flow.data.a < 1 %}x{% endif %}?b={{flow.data.b}}',
    'https://acme.com/EHOME',
  ])('is none: %s', (next) => {
    expect(warnings(number, leadsTo(next))).toEqual([]);
  });

  it('shows no password', () => {
    const sip = { noun: 'sip', sip_endpoint: 'sip:bob@a.io', sip_password: 'hunter2' };
    const [, line] = warnings(sip, leadsTo('https://hunter2.example.com/'));
    expect(line).toContain('is "https://***.example.com/": "***.example.com" is a placeholder');
  });
});

describe('a caller whom nobody answers', () => {
  const dropped = (events: string) =>
    `transitions  warning: does not list callCompleted: after ${events} the flow ends, and a caller whom nobody answered is dropped in silence. List callCompleted, with a "next" or, if that is meant, without`;
  const screened = { ...number, screen: { say: 'Press 1.' } };
  const listed = (...events: readonly string[]) => events.map((event) => ({ event }));

  it.each([
    [number, listed('hangup'), 'noAnswer, busy, failed'],
    [number, [{ event: 'hangup', next: 'https://a.twil.io/missed' }], 'noAnswer, busy, failed'],
    [number, listed('answered', 'noAnswer'), 'busy, failed'],
    [screened, listed('noAnswer', 'busy', 'failed'), 'declined'],
  ])('is dropped by %j with %j', (properties, transitions, events) => {
    expect(warnings(properties, transitions)).toEqual([dropped(events)]);
  });

  it.each([
    [number, listed('callCompleted')],
    [number, listed('hangup', 'callCompleted')],
    [number, listed('noAnswer', 'busy', 'failed')],
    [screened, listed('noAnswer', 'busy', 'failed', 'declined')],
    [{ noun: 'conference', to: 'team' }, listed('hangup')],
    [number, []],
    [number, null],
  ])('is not, by %j with %j', (properties, transitions) => {
    expect(warnings(properties, transitions)).toEqual([]);
  });
});
