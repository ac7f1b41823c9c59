import type { Flow, Widget } from '../../lib/types';
import { type CallOptions, planCall } from '../../scripts/call/plan-call';
import { outcomesOf } from '../support/simulated-call';

const widget = (name: string, numbers: readonly string[] = []): Widget => ({
  type: 'connect-call-to',
  name,
  numbers,
  properties: { noun: 'client', to: 'alice' },
  transitions: [],
  reads: [],
});
const sales = widget('sales', ['+13125550101', '+13125550100']);
const support = widget('support', ['+13125550102']);
const flow = (name: string, numbers: readonly string[] = []): Flow => ({
  type: 'flow',
  name,
  numbers,
  start: 'menu',
});
const hours = (name: string, flowName: string, timezone: string): Widget => ({
  type: 'business-hours',
  name,
  flow: flowName,
  numbers: [],
  properties: { timezone, open: {} },
  transitions: [],
  reads: [],
});
const menu: Widget = { ...widget('menu'), flow: 'main' };
const main = [flow('main', ['+13125550109']), menu, hours('hours', 'main', 'America/Chicago')];
const from = '+14155550199';
const usual = {
  from,
  to: '+13125550100',
  voiceUrl: '/connect',
  parameters: {},
  outcomes: [],
  port: 0,
  notes: [],
};

type Given = { number?: string; options?: Partial<CallOptions>; widgets?: readonly (Widget | Flow)[] };

function plan({ number, options, widgets = [support, sales] }: Given) {
  return planCall(number, { from, ...options }, { records: widgets });
}

describe('planCall', () => {
  it.each([
    ['the lowest number, without arguments', {}, {}],
    ['some number, where no widget has one', { widgets: [widget('default')] }, {}],
    ['the number that is named', { number: '(312) 555-0102' }, { to: '+13125550102' }],
    [
      "the flow's number",
      { options: { flow: 'main' }, widgets: [sales, ...main] },
      { to: '+13125550109', voiceUrl: '/connect?flow=main' },
    ],
    [
      'a widget of a flow',
      { options: { flow: 'main', widget: 'menu' }, widgets: [sales, ...main] },
      { to: '+13125550109', voiceUrl: '/connect?flow=main&widget=menu' },
    ],
    [
      'a time on the clock of the opening hours',
      { number: '+13125550109', options: { at: '2026-12-25T10:00' }, widgets: [sales, ...main] },
      {
        to: '+13125550109',
        at: { moment: Date.UTC(2026, 11, 25, 16), text: 'at 2026-12-25 10:00 (America/Chicago)' },
      },
    ],
    [
      'a time in UTC, where there are opening hours in several zones',
      {
        options: { flow: 'main', at: '2026-12-25T10:00' },
        widgets: [...main, hours('abroad', 'main', 'Europe/Berlin')],
      },
      {
        to: '+13125550109',
        voiceUrl: '/connect?flow=main',
        at: { moment: Date.UTC(2026, 11, 25, 10), text: 'at 2026-12-25 10:00 (UTC)' },
      },
    ],
    [
      'a time in UTC, where there are none',
      { options: { at: '2026-12-25T10:00' } },
      { at: { moment: Date.UTC(2026, 11, 25, 10), text: 'at 2026-12-25 10:00 (UTC)' } },
    ],
    [
      "the widget's number",
      { options: { widget: 'support' } },
      { to: '+13125550102', voiceUrl: '/connect?widget=support' },
    ],
    [
      'another number for a widget',
      { number: '+19995550100', options: { widget: 'sales' } },
      { to: '+19995550100', voiceUrl: '/connect?widget=sales' },
    ],
    [
      'a number that only `default` answers',
      { number: '+19995550100', widgets: [sales, widget('default')] },
      {
        to: '+19995550100',
        notes: [
          'No widget has the number +19995550100, so that "default" answers. There are +13125550100, +13125550101.',
        ],
      },
    ],
    [
      'parameters of the user and of Twilio',
      { options: { param: ['a=b=c', 'FlowSid=FW1', 'StirVerstat=', 'a=&'] } },
      { voiceUrl: '/connect?a=b%3Dc&FlowSid=FW1&a=%26', parameters: { StirVerstat: '' } },
    ],
    [
      'an outbound call',
      { options: { param: ['Direction=outbound-api'] } },
      { from: '+13125550100', to: from, parameters: { Direction: 'outbound-api' } },
    ],
    ['a client that calls', { options: { from: 'client:bob' } }, { from: 'client:bob' }],
    ['outcomes', { options: { outcome: ['busy', 'failed'] } }, { outcomes: outcomesOf('busy,failed') }],
    [
      'a deployed service',
      { number: '+19995550100', options: { url: 'https://a.twil.io', widget: 'x' } },
      { to: '+19995550100', voiceUrl: 'https://a.twil.io/connect?widget=x' },
    ],
    [
      'a Voice URL of its own',
      { options: { url: 'https://a.twil.io/voice?a=1' } },
      { voiceUrl: 'https://a.twil.io/voice?a=1' },
    ],
    ['a port', { options: { port: '3000' } }, { port: 3000 }],
  ] satisfies [string, Given, object][])('plans %s', (_, given, difference) => {
    expect(plan(given)).toEqual({ ok: true, plan: { ...usual, ...difference } });
  });

  const outcomes =
    'expected answered, answered:SECONDS, no-answer, busy, failed, canceled, declined, all-declined, caller-hangup, caller-hangup:SECONDS, caller-hangup:listening, digits:KEYS, speech:WORDS, silence, recorded:SECONDS, recorded:SECONDS+hangup, no-audio, sent, not-sent, success, success:FILE.json; for one target of several 2=declined';

  it.each([
    [
      'an unknown outcome',
      { options: { outcome: ['busy,anwsered'] } },
      `--outcome "anwsered" is not known; ${outcomes}`,
    ],
    ['an empty outcome', { options: { outcome: [','] } }, `--outcome is empty; ${outcomes}`],
    [
      'what is no number',
      { number: 'sales' },
      'NUMBER "sales" is no phone number; expected E.164, such as +13125550100',
    ],
    [
      'a number that nobody answers',
      { number: '+19995550100' },
      'No widget answers +19995550100, and none is named "default"; there are +13125550100, +13125550101, +13125550102',
    ],
    [
      'an unknown widget',
      { options: { widget: 'slaes' } },
      '--widget "slaes" is not known; there are support, sales',
    ],
    [
      'a widget where there is none',
      { options: { widget: 'sales' }, widgets: [] },
      '--widget "sales" is not known; there is none',
    ],
    [
      'an unknown flow',
      { options: { flow: 'mian' }, widgets: main },
      '--flow "mian" is not known; there is main',
    ],
    [
      'an unknown widget of a flow',
      { options: { flow: 'main', widget: 'sales' }, widgets: [sales, ...main] },
      '--widget "sales" is not in the flow main; there are menu, hours',
    ],
    [
      'a flow for a widget',
      { options: { widget: 'main' }, widgets: [sales, ...main] },
      '--widget "main" is not known; there is sales; there is a flow of that name: --flow main',
    ],
    [
      'a widget of a flow that is not named',
      { options: { widget: 'menu' }, widgets: [sales, ...main] },
      '--widget "menu" is not known; there is sales; the flow main has one of that name: --flow main --widget menu',
    ],
    [
      'what is no time',
      { options: { at: 'noon' } },
      '--at "noon" is no date and time; expected one such as 2026-12-25T10:00, or 2026-12-25T10:00-06:00',
    ],
    [
      'a parameter without a name',
      { options: { param: ['=spring'] } },
      '--param "=spring" has no name; expected NAME=VALUE',
    ],
    [
      'what is no URL',
      { options: { url: 'calls.example.com' } },
      '--url "calls.example.com" is no address; expected one such as https://connect-call-to-1234-dev.twil.io',
    ],
    [
      'what is nearly a URL',
      { options: { url: 'https://a:b' } },
      '--url "https://a:b" is no address; expected one such as https://connect-call-to-1234-dev.twil.io',
    ],
    [
      'what is no port',
      { options: { port: '65536' } },
      '--port "65536" is no port; expected a whole number up to 65535',
    ],
  ] satisfies [string, Given, string][])('takes %s for wrong use', (_, given, message) => {
    expect(plan(given)).toEqual({ ok: false, message });
  });
});
