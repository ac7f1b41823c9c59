import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

function service(properties: object) {
  return serviceWith([], {
    flows: {
      main: flow(
        state('add-twiml-redirect', 'away', properties, { return: 'back', fail: 'lost', timeout: 'lost' }),
        state('say-play', 'back', { say: 'Back with {{widgets.away.choice}}' }),
        state('say-play', 'lost', { say: 'Lost' }),
      ),
    },
  });
}

function redirected(properties: object, request: object = {}) {
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, service(properties));
  return [text, log];
}

describe('add-twiml-redirect', () => {
  it.each<[title: string, properties: object, method: string, url: string]>([
    ['a URL', { url: 'https://example.com/menu' }, 'POST', 'https://example.com/menu'],
    ['the method GET', { url: 'https://example.com/menu', method: 'GET' }, 'GET', 'https://example.com/menu'],
    [
      'a timeout of Studio’s',
      { url: 'https://example.com/', timeout: '14400' },
      'POST',
      'https://example.com/',
    ],
    [
      'a path on this service, with the state of the call',
      { url: '/menu?a=1' },
      'POST',
      'https://calls-1234.twil.io/menu?a=1&amp;_steps=1',
    ],
    [
      'Liquid',
      { url: 'https://example.com/{{trigger.call.To}}' },
      'POST',
      'https://example.com/+13125550100',
    ],
  ])('hands the call over to %s', (_, properties, method, url) => {
    expect(redirected(properties)).toEqual([twiml(`<Redirect method="${method}">${url}</Redirect>`), []]);
  });

  it('hands on the user’s own parameters, but to no other host the state', () => {
    expect(redirected({ url: 'https://example.com/?b=2' }, { a: '1', b: '1', _steps: '4' })).toEqual([
      twiml('<Redirect method="POST">https://example.com/?b=2&amp;a=1</Redirect>'),
      [],
    ]);
  });

  it.each<[title: string, properties: object, log: string]>([
    [
      'renders to nothing',
      { url: '{{flow.data.none}}' },
      'away url: rendered to nothing; expected an absolute http(s) URL, or a /path on this service',
    ],
    [
      'renders to no URL',
      { url: '{{trigger.call.To}}' },
      'away url: "+13125550100" is not an absolute http(s) URL, or a /path on this service; left out',
    ],
    ['has Liquid that fails', { url: failing }, failedAt('away', 'url')],
  ])('fails where its URL %s', (_, properties, log) => {
    expect(redirected(properties)).toEqual([twiml('<Say>Lost</Say><Hangup/>'), [log]]);
  });

  it('goes on when the call comes back, and tells what the request brought', () => {
    const request = { ...inbound, flow: 'main', widget: 'away', FlowEvent: 'return', choice: 'sales & more' };
    const { text } = walk('/connect-status', request, service({ url: 'https://example.com/menu' }));
    expect(text).toBe(twiml('<Say>Back with sales &amp; more</Say><Hangup/>'));
  });
});
