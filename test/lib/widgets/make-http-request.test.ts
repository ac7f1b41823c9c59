import type { Actions } from '../../../lib/types';
import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

type Result = Actions['webRequest']['result'];

function answered(body: string, status = 200, contentType = 'application/json'): Result {
  return { ok: true, status, contentType, body };
}

function ask(properties: object, { result = answered('{}'), say = '', request = {} } = {}) {
  const flows = {
    main: flow(
      state('make-http-request', 'who', properties, { success: 'yes', failed: 'no' }),
      state('say-play', 'yes', { say: `Success ${say}` }),
      state('say-play', 'no', { say: `Failed ${say}` }),
    ),
  };
  const service = serviceWith([], { flows });
  return walk('/connect', { ...inbound, flow: 'main', ...request }, service, {
    results: { webRequest: result },
  });
}

const url = 'https://api.example.com/who';
const key = { key: 'from', value: '{{trigger.call.From}}' };

describe('make-http-request', () => {
  it.each<[title: string, properties: object, what: object]>([
    ['a GET', { url }, { method: 'GET', url, authentication: 'none' }],
    [
      'a GET with parameters behind those of the URL',
      { method: 'GET', url: `${url}?a=1`, parameters: [key, { key: 'q', value: 'a b&c=d' }] },
      { method: 'GET', url: `${url}?a=1&from=%2B14155550111&q=a%20b%26c%3Dd`, authentication: 'none' },
    ],
    [
      'a GET, whose body is not sent',
      { method: 'GET', url, body: 'x', content_type: 'application/json' },
      { method: 'GET', url, authentication: 'none' },
    ],
    [
      'a form',
      { method: 'POST', url, parameters: [key, { key: 'empty', value: '' }] },
      { method: 'POST', url, content: { form: { from: '+14155550111', empty: '' } }, authentication: 'none' },
    ],
    [
      'a form, as Studio exports it',
      {
        method: 'POST',
        url,
        content_type: 'application/x-www-form-urlencoded;charset=utf-8',
        parameters: [{ ...key, type: 'string' }],
        body: null,
      },
      { method: 'POST', url, content: { form: { from: '+14155550111' } }, authentication: 'none' },
    ],
    [
      'JSON',
      {
        method: 'POST',
        url,
        content_type: 'application/json;charset=utf-8',
        body: '{"from": "{{trigger.call.From}}"}',
        parameters: [key],
      },
      {
        method: 'POST',
        url,
        content: { type: 'application/json;charset=utf-8', body: '{"from": "+14155550111"}' },
        authentication: 'none',
      },
    ],
    [
      'JSON of its parameters, where there is no body',
      { method: 'POST', url, content_type: 'application/json', parameters: [key] },
      {
        method: 'POST',
        url,
        content: { type: 'application/json', body: '{"from":"+14155550111"}' },
        authentication: 'none',
      },
    ],
    [
      'parameters whose names hold Liquid',
      { url, parameters: [{ key: '{{trigger.call.Direction}}', value: 1 }] },
      { method: 'GET', url: `${url}?inbound=1`, authentication: 'none' },
    ],
    [
      'a form that is written out',
      { method: 'POST', url, body: 'a=1' },
      {
        method: 'POST',
        url,
        content: { type: 'application/x-www-form-urlencoded', body: 'a=1' },
        authentication: 'none',
      },
    ],
    [
      'nothing at all',
      { method: 'post', url, parameters: [] },
      {
        method: 'POST',
        url,
        content: { type: 'application/x-www-form-urlencoded', body: '' },
        authentication: 'none',
      },
    ],
    [
      'the credentials of the account',
      { url: 'https://api.twilio.com/2010-04-01', add_twilio_auth: true },
      { method: 'GET', url: 'https://api.twilio.com/2010-04-01', authentication: 'account' },
    ],
    ['no credentials', { url, add_twilio_auth: 'false' }, { method: 'GET', url, authentication: 'none' }],
    [
      'a path on this service',
      { url: '/who' },
      { method: 'GET', url: 'https://calls-1234.twil.io/who', authentication: 'none' },
    ],
  ])('asks with %s', (_, properties, what) => {
    expect(ask(properties)).toEqual({
      text: twiml('<Say>Success</Say><Hangup/>'),
      asked: [['webRequest', what]],
      log: [],
    });
  });

  it.each<[type: string, body: string, a: string, sent: string]>([
    ['application/json', '{"a": "{{flow.data.a}}"}', 'x', '{"a": "x"}'],
    ['application/json', '{"a": "{{flow.data.a}}"}', 'x", "b": "y', '{"a": "x\\", \\"b\\": \\"y"}'],
    ['application/json', '{"a": "{{flow.data.a}}"}', '\\', '{"a": "\\\\"}'],
    ['application/json', '{"a": "{{flow.data.a}}"}', 'x\ny', '{"a": "x\\ny"}'],
    ['application/json', '{"a": "{{flow.data.a}}"}', '\\"\\u0022', '{"a": "\\"\\u0022"}'],
    ['application/json', '{"a": "\\"{{flow.data.a}}"}', '"', '{"a": "\\"\\""}'],
    ['application/json', '{"a": {{flow.data.a | to_json}}}', '"', '{"a": "\\""}'],
    ['application/json', '{"a": {{flow.data.a}}}', '{"b": 1}', '{"a": {"b": 1}}'],
    ['text/JSON', '["{{flow.data.a}}", "{{flow.data.a}}"]', '"', '["\\"", "\\""]'],
    ['text/plain', '"{{flow.data.a}}"', '"', '"""'],
    ['', 'https://example.com{{flow.data.a}}', '/"', 'https://example.com/"'],
  ])('keeps what the call brings where it stands: %s %s with %j', (type, body, a, sent) => {
    const { asked } = ask({ url, method: 'POST', content_type: type, body }, { request: { a } });
    expect(asked).toEqual([
      [
        'webRequest',
        {
          method: 'POST',
          url,
          content: { type: type || 'application/x-www-form-urlencoded', body: sent },
          authentication: 'none',
        },
      ],
    ]);
  });

  it.each<[title: string, result: Result, say: string, said: string]>([
    ['an object', answered('{"a": {"b": ["x", "y"]}}'), '{{widgets.who.parsed.a.b[1]}}', 'y'],
    [
      'the last of a list',
      answered('["x", "y"]'),
      '{{widgets.who.parsed[-1]}}{{widgets.who.parsed.first}}',
      'yx',
    ],
    [
      'a list',
      answered('[{"n": 1}, {"n": 2}]'),
      '{% for p in widgets.who.parsed %}{{p.n}}{% endfor %}',
      '12',
    ],
    ['a text', answered('"x"'), '{{widgets.who.parsed}}', 'x'],
    ['what is no JSON', answered('<html>'), '{{widgets.who.parsed}}{{widgets.who.body}}', '<html>'],
    [
      'the status, as a number',
      answered('', 204, ''),
      '{% if widgets.who.status_code == 204 %}204{% endif %}',
      '204',
    ],
    ['the type', answered('', 200, 'text/plain'), '{{widgets.who.content_type}}', 'text/plain'],
    [
      'names that objects have',
      answered('{"__proto__": {"a": 1}}'),
      '{{widgets.who.parsed.a}}{{widgets.who.parsed.toString}}',
      '',
    ],
  ])('tells of the answer: %s', (_, result, say, said) => {
    const { text, log } = ask({ url }, { result, say });
    const escaped = said.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect([text, log]).toEqual([twiml(`<Say>${`Success ${escaped}`.trim()}</Say><Hangup/>`), []]);
  });

  it.each<[title: string, result: Result, said: string, log: string]>([
    ['404', answered('{"e": 1}', 404), 'Failed 404 1', 'who: The request failed: it was answered with 404'],
    ['199', answered('', 199), 'Failed 199', 'who: The request failed: it was answered with 199'],
    ['300', answered('', 300), 'Failed 300', 'who: The request failed: it was answered with 300'],
    [
      'nothing',
      { ok: false, why: 'no answer in 5 s' },
      'Failed',
      'who: The request failed: no answer in 5 s',
    ],
  ])('fails where the answer is %s', (_, result, said, line) => {
    const { text, log } = ask(
      { url },
      { result, say: '{{widgets.who.status_code}} {{widgets.who.parsed.e}}' },
    );
    expect([text, log]).toEqual([twiml(`<Say>${said}</Say><Hangup/>`), [line]]);
  });

  it.each<[title: string, properties: object, log: string]>([
    [
      'renders to nothing',
      { url: '{{flow.data.none}}' },
      'who url: rendered to nothing; expected an absolute http(s) URL, or a /path on this service',
    ],
    [
      'would change its host',
      { url: 'https://api.example.com{{flow.data.a}}' },
      'who url: its Liquid failed: a value in it would change where the URL leads: its scheme, host or port, or who and how a SIP URI rings',
    ],
    ['has Liquid that fails', { url: failing }, failedAt('who', 'url')],
    ['goes with a body whose Liquid fails', { url, method: 'POST', body: failing }, failedAt('who', 'body')],
    [
      'goes with JSON whose Liquid fails',
      { url, method: 'POST', content_type: 'application/json', body: failing },
      failedAt('who', 'body'),
    ],
    ['goes with a type whose Liquid fails', { url, content_type: failing }, failedAt('who', 'content_type')],
    [
      'goes with a parameter whose Liquid fails',
      { url, parameters: [key, { key: 'x', value: failing }] },
      failedAt('who', 'parameters.x'),
    ],
    [
      'goes with a parameter whose name has Liquid that fails',
      { url, parameters: [{ key: failing, value: 'x' }] },
      failedAt('who', `parameters.${failing}`),
    ],
  ])('fails without asking where the URL %s', (_, properties, log) => {
    const request = { a: '.evil.example', _outputs: 'who._7B_22parsed_22_3A1_7D' };
    expect(ask(properties, { say: '{{widgets.who.parsed}}', request })).toEqual({
      text: twiml('<Say>Failed</Say><Hangup/>'),
      asked: [],
      log: [log],
    });
  });
});
