import type { Step } from '../../inspector/model/call-requests';
import { checkWorkbench } from '../../inspector/model/check-workbench';
import type { Happening } from '../../inspector/model/happenings';
import { widgetIn } from '../../inspector/model/positions';
import { renderedValues } from '../../inspector/model/rendered-values';
import { serviceOf } from '../../inspector/model/sample-run';
import { type Story, tryCall } from '../../inspector/model/try-call';
import { type SampleCall, sampleCall, type WidgetJson } from '../../inspector/model/workbench';
import { answerElements } from '../../lib/twiml/answer-elements';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import { ask, twiml } from '../support/ask';
import { domain } from '../support/service';

const flowSid = 'FW00000000000000000000000000000001';

function play(
  widgets: readonly WidgetJson[],
  happenings: readonly Happening[],
  sample: Partial<SampleCall> = {},
): Story & { values: (step: Step) => (readonly [string, string])[] } {
  const { service: checked, widgets: files, faults } = checkWorkbench({ widgets });
  if (checked === undefined)
    throw new Error(`${faults} faults: ${JSON.stringify(files.map(({ findings }) => findings))}`);
  const call = { ...sampleCall, ...sample };
  const service = serviceOf(checked.configuration, call, domain);
  const entry = { widget: checked.names[0] ?? '' };
  const story = tryCall(entry, happenings, { service, sample: call, moment: 0 });
  const contents = new Map(widgets.map((widget) => [String(widget.name), widget]));
  return {
    ...story,
    values: (step) =>
      renderedValues(step, contents, service).map(({ path, rendered }) => [
        path,
        rendered.ok ? rendered.text : rendered.message,
      ]),
  };
}

/** What a reader of the page sees of each step. */
function read({ steps, position }: Story): string[] {
  const lines = steps.map((step) => {
    const { happened, path, event } = step;
    const what =
      event === undefined ? '' : ` ${event.name}${event.listedAs === undefined ? '' : `=${event.listedAs}`}`;
    return `${happened} | ${path}${what} → ${leadsTo(step)}`;
  });
  return [...lines, position.kind === 'over' ? position.why : `${position.kind} ${position.widget}`];
}

function leadsTo({ answer, event }: Step): string {
  if (event?.ringsOn) return 'the others, who are rung again';
  if (answer?.kind === 'dial') return `the widget ${widgetIn(answer.attributes.action)}`;
  return answer?.kind === 'redirect' ? answer.url.replace(/\?.*/, '') : String(answer?.kind);
}

function bodyOf(step: Step | undefined): string {
  if (step?.answer === undefined || step.answer.kind === 'refusal') return '';
  return renderTwiml(answerElements(step.answer));
}

const sales = {
  name: 'sales',
  properties: { noun: 'number-multi', to: '+14155550101, +14155550102' },
  transitions: [
    { event: 'answered' },
    { event: 'busy', next: 'desk' },
    { event: 'failed', next: 'https://example.com/failed' },
    { event: 'callCompleted', next: '/connect?widget=desk' },
    { event: 'hangup', next: 'https://example.com/gone?who={{contact.channel.address | url_encode}}' },
  ],
};
const desk = { name: 'desk', properties: { noun: 'client', to: 'alice' } };
const screened = {
  ...sales,
  properties: { ...sales.properties, screen: { say: 'For {{flow.data.team}}.', digit: '1' } },
};

describe('a call that is tried', () => {
  it('begins as /connect answers it', () => {
    const { steps, position } = play([sales, desk], []);
    expect(bodyOf(steps[0])).toBe(
      twiml(
        `<Dial action="https://${domain}/connect-status?widget=sales" method="POST" callerId="+14155550123" timeout="30"><Number>+14155550101</Number><Number>+14155550102</Number></Dial>`,
      ),
    );
    expect(position).toMatchObject({ kind: 'ringing', widget: 'sales', goesOnWithout: false });
  });

  it.each<[Happening['outcome'], string[]]>([
    [
      'answered',
      [
        'Somebody answers; they talk for 42 seconds | /connect-status answered → hangup',
        'The call is hung up.',
      ],
    ],
    ['busy', ['The line is busy | /connect-status busy → the widget desk', 'ringing desk']],
    [
      'failed',
      [
        'The call cannot be placed | /connect-status failed → https://example.com/failed',
        'The call goes on at https://example.com/failed?DialCallStatus=failed&DialCallSid=CA00000000000000000000000000000002, outside of this page.',
      ],
    ],
    [
      'noAnswer',
      [
        `Nobody answers in time | /connect-status noAnswer=callCompleted → https://${domain}/connect`,
        'Twilio follows the redirect | /connect → the widget desk',
        'ringing desk',
      ],
    ],
    [
      'declined',
      [
        `The person who answers refuses | /connect-status declined=callCompleted → https://${domain}/connect`,
        'Twilio follows the redirect | /connect → the widget desk',
        'ringing desk',
      ],
    ],
    [
      'hangup',
      [
        'The caller hangs up while it rings | /connect-status hangup → https://example.com/gone',
        'The caller has hung up, and the call is over.',
      ],
    ],
  ])('goes on when it is %s', (outcome, lines) => {
    expect(read(play([sales, desk], [{ outcome }])).slice(1)).toEqual(lines);
  });

  it('goes through a chain, and stops where it is over', () => {
    const story = play([sales, desk], [{ outcome: 'busy' }, { outcome: 'noAnswer' }, { outcome: 'busy' }]);
    expect(read(story)).toEqual([
      'The call comes in | /connect → the widget sales',
      'The line is busy | /connect-status busy → the widget desk',
      'Nobody answers in time | /connect-status noAnswer=callCompleted → hangup',
      'The call is hung up.',
    ]);
  });

  it('is over for the caller who hangs up: what comes back is not run, and the service sends it itself', () => {
    const step = play([sales, desk], [{ outcome: 'hangup' }]).steps[1];
    expect(step?.notes).toEqual([
      'Twilio does not run this: the call is over.',
      'The service itself sends a signed request to https://example.com/gone?who=%2B14155550123&DialCallStatus=canceled&DialCallSid=CA00000000000000000000000000000002.',
    ]);
    expect(play([desk], [{ outcome: 'hangup' }]).steps[1]?.notes).toEqual([
      'Twilio does not run this: the call is over.',
    ]);
  });

  it('asks whoever answers a screened ring, and rings the others again without who refused', () => {
    const story = play(
      [screened, desk],
      [{ outcome: 'declined', by: '+14155550102' }, { outcome: 'answered' }],
      { parameters: [['team', 'Sales']] },
    );
    expect(read(story)).toEqual([
      'The call comes in | /connect → the widget sales',
      '+14155550102 answers, and is asked | /connect-screen → screen',
      '+14155550102 presses 2 | /connect-screen → hangup',
      '+14155550102 refuses | /connect-status declined → the others, who are rung again',
      '+14155550101 answers, and is asked | /connect-screen → screen',
      '+14155550101 presses 1 | /connect-screen → bridge',
      'Somebody answers; they talk for 42 seconds | /connect-status answered → hangup',
      'The call is hung up.',
    ]);
    expect(bodyOf(story.steps[1])).toContain('<Say>For Sales.</Say>');
    expect(bodyOf(story.steps[3])).toContain('<Number');
    expect(bodyOf(story.steps[3])).not.toContain('+14155550102<');
  });

  it('takes the transition when the last of a screened ring refuses', () => {
    const refusals: Happening[] = [{ outcome: 'declined' }, { outcome: 'declined' }];
    expect(read(play([screened, desk], refusals)).slice(-3)).toEqual([
      `The person who answers refuses | /connect-status declined=callCompleted → https://${domain}/connect`,
      'Twilio follows the redirect | /connect → the widget desk',
      'ringing desk',
    ]);
  });

  it('lets somebody refuse who is asked for any key: by pressing none', () => {
    const anyKey = { ...desk, properties: { ...desk.properties, screen: { say: 'Hi' } } };
    const { steps } = play([anyKey], [{ outcome: 'declined' }]);
    expect(steps.map(({ path, notes }) => [path, ...notes])).toEqual([
      ['/connect'],
      ['/connect-screen', 'client:alice presses no key, so that Twilio hangs up that call.'],
      ['/connect-status'],
    ]);
  });

  it('goes back to its Studio flow', () => {
    const story = play([desk], [{ outcome: 'busy' }], { parameters: [['FlowSid', flowSid]] });
    expect(read(story).slice(1)).toEqual([
      'The line is busy | /connect-status busy=callCompleted → https://webhooks.twilio.com/v1/Accounts/AC00000000000000000000000000000000/Flows/FW00000000000000000000000000000001',
      'The call goes back to its Studio flow, outside of this page.',
    ]);
  });

  it('that cannot be answered is refused, as /connect refuses it', () => {
    const nobody = { name: 'nobody', properties: { noun: 'client', to: '{{flow.data.who}}' } };
    const { steps, position } = play([nobody], []);
    expect(steps[0]?.answer).toEqual({
      kind: 'refusal',
      status: 500,
      message: 'Widget "nobody": to leaves nobody to ring: it rendered to nothing.',
    });
    expect(position).toMatchObject({ kind: 'over', why: expect.stringMatching(/^The answer is 500: /) });
  });

  it('into a conference is joined and left', () => {
    const room = { name: 'room', properties: { noun: 'conference', to: 'sales' } };
    expect(play([room], [{ outcome: 'answered' }]).steps[1]?.parameters).toMatchObject({
      DialCallStatus: 'answered',
    });
    expect(play([room], [{ outcome: 'answered' }]).steps[1]?.parameters.DialCallSid).toBeUndefined();
    expect(play([room], [{ outcome: 'hangup' }]).steps[1]?.event?.name).toBe('hangup');
  });

  it('into a conference is told in its own words', () => {
    const room = { name: 'room', properties: { noun: 'conference', to: 'sales' } };
    const told = (outcome: Happening['outcome']) => play([room], [{ outcome }]).steps[1]?.happened;
    expect([told('answered'), told('hangup')]).toEqual([
      'The caller joins the conference, which then ends',
      'The caller hangs up in the conference',
    ]);
  });

  it.each([
    ['is a conference', { name: 'a', properties: { noun: 'conference', to: 'a' } }, { outcome: 'busy' }],
    [
      'does not ring who refused',
      { ...screened, transitions: [] },
      { outcome: 'declined', by: 'client:bob' },
    ],
  ] as const)('stops at what cannot happen any more, since the widget %s', (_, widget, happening) => {
    const { steps, position } = play([widget], [happening]);
    expect([steps.length, position.kind]).toEqual([1, 'ringing']);
  });

  it('shows that a widget has nobody to ring, and what its Liquid came to', () => {
    const first = {
      name: 'first',
      properties: { noun: 'client', to: '{{flow.data.who}}' },
      transitions: [{ event: 'callCompleted', next: 'desk' }],
    };
    const story = play([first, desk], []);
    expect(read(story)).toEqual([
      'The call comes in | /connect failed=callCompleted → the widget desk',
      'ringing desk',
    ]);
    expect(story.steps.map(story.values)).toEqual([[['properties.to', '']]]);
    expect(story.steps[0]?.problems.map(({ message }) => message)).toEqual([
      'leaves nobody to ring: it rendered to nothing',
    ]);
  });

  it.each([
    ['answered', { noun: 'client', to: 'a', record: true }, true],
    ['answered', { noun: 'conference', to: 'a', record: 'record-from-ringing' }, true],
    ['answered', { noun: 'client', to: 'a' }, false],
    ['busy', { noun: 'client', to: 'a', record: true }, false],
    ['declined', { noun: 'client', to: 'a', record: true }, false],
  ] as const)('that is %s tells of a recording where there is one: %j', (outcome, properties, isRecorded) => {
    const { steps } = play([{ name: 'a', properties }], [{ outcome }]);
    expect(steps[1]?.parameters.RecordingUrl !== undefined).toBe(isRecorded);
  });

  it('has the addresses and parameters of the sample call', () => {
    const widget = {
      name: 'a',
      properties: { noun: 'client', to: '{{flow.data.who}}', caller_id: '{{trigger.call.Campaign}}' },
    };
    const sample: Partial<SampleCall> = {
      from: '+13125550100',
      to: '+14155550123',
      direction: 'outbound-api',
      parameters: [
        ['who', 'alice'],
        ['Campaign', 'client:spring'],
        ['', 'nothing'],
      ],
    };
    const { steps } = play([widget], [{ outcome: 'busy' }], sample);
    expect(bodyOf(steps[0])).toContain('callerId="client:spring" timeout="30"><Client>alice</Client>');
    // Twilio's own parameters come with each request, the user's in the URL.
    expect(steps[1]?.parameters).toMatchObject({
      Campaign: 'client:spring',
      who: 'alice',
      From: '+13125550100',
    });
  });

  it('answers as the service itself does', () => {
    const { service } = checkWorkbench({ widgets: [screened, desk] });
    if (service === undefined) throw new Error('There is a fault.');
    const { steps } = play([screened, desk], [{ outcome: 'busy' }, { outcome: 'failed' }], {
      parameters: [['team', 'a&b']],
    });
    const world = serviceOf(service.configuration, sampleCall, domain);
    for (const step of steps) expect(bodyOf(step)).toBe(ask(step.path, step.parameters, world).text);
  });
});

describe('the Liquid of a call that is tried', () => {
  const first = {
    name: 'first',
    properties: {
      noun: 'sip',
      sip_endpoint: 'sip:{{flow.data.who}}@example.com',
      sip_password: '{{env.PASSWORD}}',
      timeout: 5,
    },
    transitions: [
      { event: 'busy', next: '{{ widgets.first.DialCallStatus | append: "-desk" }}' },
      { event: 'hangup', next: 'x{{ y' },
    ],
  };
  const second = {
    name: 'busy-desk',
    properties: { noun: 'client', to: 'alice', caller_id: '{{widgets.first.DialCallStatus}}' },
  };
  const sample: Partial<SampleCall> = {
    parameters: [['who', 'bob']],
    variables: [
      ['PASSWORD', 'secret'],
      ['AUTH_TOKEN', 'no'],
    ],
  };

  it('is shown with what it rendered to, but for a password', () => {
    const story = play(
      [{ ...first, transitions: first.transitions.slice(0, 1) }, second],
      [{ outcome: 'busy' }],
      sample,
    );
    expect(story.steps.map(story.values)).toEqual([
      [
        ['properties.sip_endpoint', 'sip:bob@example.com'],
        ['properties.sip_password', '***'],
      ],
      [
        ['transitions[0].next', 'busy-desk'],
        ['properties.caller_id', 'busy'],
      ],
    ]);
  });

  it('is shown where it fails', () => {
    const failing = {
      ...desk,
      properties: {
        ...desk.properties,
        caller_id: '{% for i in (1..1000000000) %}{% endfor %}',
      },
    };
    const story = play([failing], []);
    expect(story.steps.map(story.values)).toEqual([
      [['properties.caller_id', expect.stringContaining('memory')]],
    ]);
  });
});
