import { readCall } from '../../lib/call/read-call';
import inbound from '../fixtures/inbound-call.json';
import outbound from '../fixtures/outbound-call.json';
import { ask, twiml } from '../support/ask';
import { sales, serviceWith } from '../support/service';

const flowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';

describe('readCall', () => {
  it.each([
    ['a string', 'de', { lang: 'de' }],
    ['an empty string', '', { lang: '' }],
    ['two strings, of which the last wins', ['de', 'fr'], { lang: 'fr' }],
    ['a list that ends in no string', ['de', 'fr', 5, null, ['it'], { a: 'es' }], { lang: 'fr' }],
    ['a list without a string', [1, null, { a: 'de' }, ['de']], {}],
    ['an empty list', [], {}],
    ['an object', { x: '1' }, {}],
    ['a number', 5, {}],
    ['true', true, {}],
    ['null', null, {}],
    ['undefined', undefined, {}],
  ])('reads a parameter that is %s', (_, lang, read) => {
    const { parameters, flowData } = readCall({ lang });
    expect([{ ...parameters }, { ...flowData }]).toEqual([read, read]);
  });

  it.each([
    ['menu', true],
    ['dialCallStatus', true],
    ['größe', true],
    ['ñ', true],
    ['Ülf', false],
    ['{a', false],
    ['constructor', true],
    ['toString', true],
    ['request', true],
    ['widget', false],
    ['Widget', false],
    ['FlowSid', false],
    ['Digits', false],
    ['SipHeader_X-Menu', false],
    ['_outcomes', false],
    ['__proto__', false],
    ['1st', false],
    ['-a', false],
    ['', false],
  ])('counts %j as flow data: %s', (name, isFlowData) => {
    const event: Record<string, unknown> = Object.fromEntries([[name, 'x']]);
    const { flowData } = readCall(event);
    expect(Object.entries(flowData)).toEqual(isFlowData ? [[name, 'x']] : []);
  });

  it('takes what Twilio writes into the request after a Gather for no flow data', () => {
    const { flowData } = readCall({ msg: 'Gather End', Digits: '1' });
    expect({ ...flowData }).toEqual({});
    expect({ ...readCall({ msg: 'gather end' }).flowData }).toEqual({ msg: 'gather end' });
  });

  it('keeps the project’s own state out of the parameters of the call', () => {
    const { parameters } = readCall({ _widgets: '2', __proto: 'x', From: '+14155550111', widget: 'sales' });
    expect({ ...parameters }).toEqual({ From: '+14155550111', widget: 'sales' });
  });

  it.each([
    [flowSid, flowSid],
    [flowSid.toUpperCase(), flowSid.toUpperCase()],
    ['', undefined],
    [`${flowSid}0`, undefined],
    [` ${flowSid}`, undefined],
    [flowSid.slice(0, -1), undefined],
    [flowSid.replace('FW', 'AC'), undefined],
    [flowSid.replace('3c', 'xy'), undefined],
  ])('reads the FlowSid %j as %j', (FlowSid, read) => {
    expect(readCall({ FlowSid }).flowSid).toBe(read);
  });

  it.each([
    ['sales', 'sales'],
    ['', undefined],
    [['sales', 'support'], 'support'],
    [{ sales: '1' }, undefined],
  ])('reads the widget %j as %j', (widget, read) => {
    expect(readCall({ widget }).widgetName).toBe(read);
  });

  it.each([
    ['an inbound call', inbound, '+14155550111', '+13125550100'],
    ['an outbound call', outbound, '+14155550111', '+13125550100'],
    ['a call that Dial made', { ...outbound, Direction: 'outbound-dial' }, '+14155550111', '+13125550100'],
    [
      'a call without a direction',
      { From: '+14155550111', To: '+13125550100' },
      '+14155550111',
      '+13125550100',
    ],
    ['a call without parties', {}, '', ''],
    [
      'another leg',
      { From: '1', _party: 'sip_3Aa_40b_2Ec', _number: '_2B13125550100' },
      'sip:a@b.c',
      '+13125550100',
    ],
    ['a leg of which nothing is known', { From: '1', To: '2', _party: '', _number: '' }, '', ''],
    [
      'a leg whose URL an earlier version wrote',
      { From: '1', _party: 'client:a_b', _number: '+13125550100' },
      'client:a_b',
      '+13125550100',
    ],
    ['a leg whose URL is damaged', { From: '1', _party: 'a_b', _number: '' }, 'a_b', ''],
  ])('tells the parties of %s', (_, event, otherParty, twilioNumber) => {
    expect(readCall(event)).toMatchObject({ otherParty, twilioNumber });
  });
});

describe('what the action URL carries', () => {
  const service = serviceWith([sales()]);
  const root = 'https://calls-1234.twil.io/connect-status?';
  const action = `${root}widget=sales`;

  it.each([
    ['nothing of Twilio’s own', {}, action],
    [
      'flow data, in the order of its names',
      { zeta: '1', alpha: '2' },
      `${root}alpha=2&amp;widget=sales&amp;zeta=1`,
    ],
    ['an empty value', { menu: '' }, `${root}menu=&amp;widget=sales`],
    ['the last of two values', { menu: ['1', '2'] }, `${root}menu=2&amp;widget=sales`],
    ['no value that is no string', { menu: { a: '1' }, level: 5 }, action],
    ['a valid FlowSid', { FlowSid: flowSid }, `${root}FlowSid=${flowSid}&amp;widget=sales`],
    ['no invalid FlowSid', { FlowSid: 'FW1' }, action],
    ['no names that begin with _', { _mine: '1', ___: '2' }, action],
    ['no other names in upper case', { Menu: '1', Digits: '2' }, action],
    [
      'names that an object has by nature',
      { constructor: 'a', valueOf: 'b' },
      `${root}constructor=a&amp;valueOf=b&amp;widget=sales`,
    ],
    [
      'values that a URL or XML could break',
      { q: '&"<\'+ ü€😀!()*:@' },
      `${root}q=%26%22%3C%27%2B%20%C3%BC%E2%82%AC%F0%9F%98%80%21%28%29%2A%3A%40&amp;widget=sales`,
    ],
    [
      'half of a surrogate pair as a replacement character',
      { q: '\ud83d' },
      `${root}q=%EF%BF%BD&amp;widget=sales`,
    ],
    ['control characters', { q: '\u0000\u001b\r\n' }, `${root}q=%00%1B%0D%0A&amp;widget=sales`],
  ])('is %s', (_, parameters, url) => {
    expect(ask('/connect', { ...inbound, widget: 'sales', ...parameters }, service)).toEqual({
      text: twiml(
        `<Dial action="${url}" method="POST" callerId="+14155550111" timeout="30"><Number>+14155550123</Number></Dial>`,
      ),
      problems: [],
      secrets: [],
    });
  });

  it('is nothing of a key __proto__ from a JSON body', () => {
    const event: unknown = JSON.parse(
      '{"widget":"sales","From":"+14155550111","__proto__":{"menu":"1"},"lang":"de"}',
    );
    const parameters = typeof event === 'object' && event !== null ? { ...event } : {};
    expect(ask('/connect', { ...parameters }, service).text).toBe(
      twiml(
        `<Dial action="${root}lang=de&amp;widget=sales" method="POST" callerId="+14155550111" timeout="30"><Number>+14155550123</Number></Dial>`,
      ),
    );
  });
});
