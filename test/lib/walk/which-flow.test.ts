import inbound from '../../fixtures/inbound-call.json';
import outbound from '../../fixtures/outbound-call.json';
import { twiml } from '../../support/ask';
import { flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { requestOf, urlsIn, walk } from '../../support/walk';

const say = (name: string, text: string) => state('say-play', name, { say: text });
const numbered = (number: string, ...states: readonly object[]) => ({
  ...flow(...states),
  numbers: [number],
});

const service = serviceWith([{ name: 'single', type: 'say-play', properties: { say: 'single' } }], {
  flows: {
    main: flow(say('first', 'main first'), say('second', 'main second')),
    numbered: numbered('+13125550100', say('first', 'by its number')),
    '13125550101': flow(say('first', 'by its name')),
    default: flow(say('first', 'the default')),
  },
});
const without = serviceWith([{ name: 'single', type: 'say-play', properties: { say: 'single' } }], {
  flows: { main: flow(say('first', 'main first')) },
});

describe('which flow answers', () => {
  it.each<[title: string, request: object, said: string]>([
    ['the widget of the flow', { flow: 'main', widget: 'second' }, 'main second'],
    ['the flow from its start', { flow: 'main' }, 'main first'],
    ['the flow from its start, the widget being empty', { flow: 'main', widget: '' }, 'main first'],
    ['the last flow of two', { flow: ['numbered', 'main'] }, 'main first'],
    ['the single widget', { widget: 'single' }, 'single'],
    ['the single widget, the flow being empty', { widget: 'single', flow: '' }, 'single'],
    ['the flow of the number', {}, 'by its number'],
    ['the flow that is named after the number', { To: '+13125550101' }, 'by its name'],
    ['the default for any other number', { To: '+13125550199' }, 'the default'],
    ['the default without a number', { To: undefined }, 'the default'],
    ['the flow of the number of an outbound call', { ...outbound, From: '+13125550101' }, 'by its name'],
  ])('is %s', (_, request, said) => {
    const { text, log } = walk('/connect', { ...inbound, ...request }, service);
    expect([text, log]).toEqual([twiml(`<Say>${said}</Say><Hangup/>`), []]);
  });

  it.each<[title: string, request: object, sentence: string]>([
    ['no such flow', { flow: 'none' }, 'No flow here is named "none".'],
    ['a widget for a flow', { flow: 'single' }, 'No flow here is named "single".'],
    ['a flow for a widget', { widget: 'main' }, 'No widget here is named "main".'],
    ['a widget of some flow', { widget: 'first' }, 'No widget here is named "first".'],
    [
      'no such widget in the flow',
      { flow: 'main', widget: 'single' },
      'No flow here is named "main" and has a widget named "single".',
    ],
    [
      'a widget of no such flow',
      { flow: 'none', widget: 'first' },
      'No flow here is named "none" and has a widget named "first".',
    ],
    [
      'no flow of the number, and no default',
      {},
      'No widget here answers "+13125550100", and none is named "default".',
    ],
    [
      'no number, and no default',
      { To: '' },
      'No widget here answers a call without a number, and none is named "default".',
    ],
  ])('is none where the request names %s', (_, request, sentence) => {
    const { text, log } = walk('/connect', { ...inbound, ...request }, without);
    expect([text, log]).toEqual([`404 ${sentence}`, [`: ${sentence}`]]);
  });

  it('is no parameter of the user’s, and no Liquid reads it', () => {
    const flows = {
      main: flow(say('first', '[{{flow.data.flow}}{{flow.data.widget}}{{trigger.call.flow}}]')),
    };
    const { text } = walk('/connect', { ...inbound, flow: 'main' }, serviceWith([], { flows }));
    expect(text).toBe(twiml('<Say>[main]</Say><Hangup/>'));
  });
});

describe('/connect-status of a flow', () => {
  it('goes on from the widget of that flow', () => {
    const { text } = walk('/connect-status', { ...inbound, flow: 'main', widget: 'first' }, service);
    expect(text).toBe(twiml('<Hangup/>'));
  });

  it('runs a widget to which Twilio never comes back', () => {
    const flows = {
      main: flow(
        state('split-based-on', 'split', { input: '1' }, [{ event: 'noMatch', next: 'none' }]),
        say('none', 'no match'),
      ),
    };
    const request = { ...inbound, flow: 'main', widget: 'split' };
    const { text } = walk('/connect-status', request, serviceWith([], { flows }));
    expect(text).toBe(twiml('<Say>no match</Say><Hangup/>'));
  });

  it.each([
    [{ flow: 'main', widget: 'gone' }, 'gone'],
    [{ flow: 'gone', widget: 'first' }, 'first'],
    [{ flow: 'main', widget: 'single' }, 'single'],
    [{ flow: 'main' }, ''],
  ])('answers 404 where the widget is gone: %j', (request, name) => {
    const { text } = walk('/connect-status', { ...inbound, ...request }, service);
    expect(text).toBe(
      `404 No widget here is named "${name}", which this call was in; it may have gone with a new deployment.`,
    );
  });

  it('goes back to Studio where the widget is gone and the call came from there', () => {
    const FlowSid = 'FW2c8f51be9d6047a3b1e0845f7a92d3c6';
    const { text } = walk('/connect-status', { ...inbound, flow: 'main', widget: 'gone', FlowSid }, service);
    expect(text).toBe(
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${inbound.AccountSid}/Flows/${FlowSid}?FlowEvent=return</Redirect>`,
      ),
    );
  });
});

describe('where a flow’s widget leads', () => {
  const leading = (next: string, event = 'audioComplete') =>
    flow(state('say-play', 'first', { say: '1' }, { [event]: next }), say('both', 'of the flow'));
  const here = (next: string) =>
    serviceWith(
      [
        { name: 'both', type: 'say-play', properties: { say: 'single' } },
        { name: 'alone', type: 'say-play', properties: { say: 'alone' } },
        {
          name: 'out',
          type: 'say-play',
          properties: { say: 'out' },
          transitions: [{ event: 'audioComplete', next }],
        },
      ],
      { flows: { main: leading(next), other: flow(say('start', 'the other flow')) } },
    );

  it.each([
    ['both', '<Say>1</Say><Say>of the flow</Say><Hangup/>'],
    ['alone', '<Say>1</Say><Say>alone</Say><Hangup/>'],
    ['flow:other', '<Say>1</Say><Say>the other flow</Say><Hangup/>'],
    [' flow: other ', '<Say>1</Say><Say>the other flow</Say><Hangup/>'],
    ['{{"flow:"}}other', '<Say>1</Say><Say>the other flow</Say><Hangup/>'],
    ['{{flow.data.none}}', '<Say>1</Say><Hangup/>'],
    ['https://example.com/x', '<Say>1</Say><Redirect method="POST">https://example.com/x</Redirect>'],
    ['/x', '<Say>1</Say><Redirect method="POST">https://calls-1234.twil.io/x?_steps=1</Redirect>'],
  ])('is %s', (next, inside) => {
    const { text, log } = walk('/connect', { ...inbound, flow: 'main' }, here(next));
    expect([text, log]).toEqual([twiml(inside), []]);
  });

  it('is the single widget for a single one', () => {
    const { text } = walk('/connect', { ...inbound, widget: 'out' }, here('both'));
    expect(text).toBe(twiml('<Say>out</Say><Say>single</Say><Hangup/>'));
  });

  it.each([
    [
      'flow:none',
      'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends',
    ],
    [
      'start',
      'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends',
    ],
    [
      '/connect-status?widget=first',
      "leads to this service's own /connect-status, where the call would go in circles; the flow ends",
    ],
  ])('is the end where it renders to %s', (next, why) => {
    const { text, log } = walk('/connect', { ...inbound, flow: 'main', a: next }, here('{{flow.data.a}}'));
    expect([text, log]).toEqual([
      twiml('<Say>1</Say><Hangup/>'),
      [`first transitions.audioComplete.next: ${JSON.stringify(next)} ${why}`],
    ]);
  });

  it.each(['two words', 'a/b', '/connect', 'https://example.com/', 'flow:main', 'Größe & ¿más?', '_.', '😀'])(
    'is a widget of the flow whatever Studio let it be called: %s',
    (name) => {
      const odd = serviceWith([], {
        flows: {
          main: flow(
            state('say-play', ` ${name} `, { say: 'first' }, { audioComplete: 'menu' }),
            state('gather-input-on-call', 'menu', {}, { keypress: name }),
          ),
          other: flow(
            state('gather-input-on-call', name, {}, { keypress: ` ${name}2` }),
            state('say-play', `${name}2`, { say: `{{widgets["${name}"].Digits}}` }),
          ),
        },
      });
      const { text } = walk('/connect', { ...inbound, flow: 'main' }, odd);
      expect(text).toContain('<Say>first</Say><Gather');
      expect(requestOf(urlsIn(text)[0])).toMatchObject({ flow: 'main', widget: 'menu' });
      const again = walk('/connect-status', requestOf(urlsIn(text)[0], { ...inbound, Digits: '1' }), odd);
      expect(again.text).toContain('<Say>first</Say><Gather');
      const other = walk('/connect', { ...inbound, flow: 'other' }, odd);
      const [url] = urlsIn(other.text);
      expect(requestOf(url)).toMatchObject({ flow: 'other', widget: name });
      expect(walk('/connect-status', requestOf(url, { ...inbound, Digits: '5' }), odd).text).toBe(
        twiml('<Say>5</Say><Hangup/>'),
      );
    },
  );

  it('is the end where the flow’s start has gone', () => {
    const service = here('flow:other');
    const { configuration } = service;
    const broken = {
      ...service,
      configuration: {
        ...configuration,
        flow: (name: string) => {
          const found = configuration.flow(name);
          return found === undefined ? undefined : { ...found, start: 'gone' };
        },
      },
    };
    expect(walk('/connect', { ...inbound, flow: 'main', widget: 'first' }, broken).text).toBe(
      twiml('<Say>1</Say><Hangup/>'),
    );
  });
});
