import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { type Results, walk } from '../../support/walk';

function run(properties: object, results: Results = {}) {
  const flows = {
    main: flow(
      state('run-function', 'on-call', properties, { success: 'yes', fail: 'no' }),
      state('say-play', 'yes', { say: 'Success {{widgets.on-call.parsed.phone}}' }),
      state('say-play', 'no', { say: 'Failed' }),
    ),
  };
  return walk('/connect', { ...inbound, flow: 'main' }, serviceWith([], { flows }), { results });
}

const answer = {
  ok: true,
  status: 200,
  contentType: 'application/json',
  body: '{"phone": "+14155550100"}',
} as const;

describe('run-function', () => {
  it.each<[title: string, properties: object, url: string, form: object]>([
    [
      'parameters',
      {
        url: 'https://other-1234.twil.io/on-call',
        parameters: [
          { key: 'from', value: '{{contact.channel.address}}' },
          { key: 'team', value: 'sales' },
        ],
        service_sid: 'ZS1',
        environment_sid: 'ZE1',
        function_sid: 'ZH1',
      },
      'https://other-1234.twil.io/on-call',
      { from: '+14155550111', team: 'sales' },
    ],
    ['none, by its path', { url: '/on-call' }, 'https://calls-1234.twil.io/on-call', {}],
  ])('posts a signed form with %s', (_, properties, url, form) => {
    expect(run(properties, { webRequest: answer })).toEqual({
      text: twiml('<Say>Success +14155550100</Say><Hangup/>'),
      asked: [['webRequest', { method: 'POST', url, content: { form }, authentication: 'signature' }]],
      log: [],
    });
  });

  it('fails where the Function does', () => {
    const { text, log } = run({ url: '/on-call' }, { webRequest: { ...answer, status: 500 } });
    expect([text, log]).toEqual([
      twiml('<Say>Failed</Say><Hangup/>'),
      ['on-call: The request failed: it was answered with 500'],
    ]);
  });

  it.each<[title: string, properties: object, log: string]>([
    [
      'its URL renders to nothing',
      { url: '{{flow.data.none}}' },
      'on-call url: rendered to nothing; expected an absolute http(s) URL, or a /path on this service',
    ],
    ['the Liquid of its URL fails', { url: failing }, failedAt('on-call', 'url')],
    [
      'the Liquid of a parameter fails',
      { url: '/x', parameters: [{ key: 'a', value: failing }] },
      failedAt('on-call', 'parameters.a'),
    ],
  ])('fails without asking where %s', (_, properties, log) => {
    expect(run(properties)).toEqual({ text: twiml('<Say>Failed</Say><Hangup/>'), asked: [], log: [log] });
  });
});
