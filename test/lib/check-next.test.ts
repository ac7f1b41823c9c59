import { check, checkOne, fileOf } from '../support/check';

function text(next: unknown, name?: string): string {
  return JSON.stringify({
    name,
    properties: { noun: 'client', to: 'x' },
    transitions: [{ event: 'busy', next }],
  });
}

describe('the check of where a transition leads', () => {
  it.each([
    null,
    '',
    ' ',
    'sales',
    ' sales ',
    'https://example.com/voicemail?a=1#b',
    'HTTP://example.com',
    '/',
    '/voicemail?a=1',
    '{{flow.data.next}}',
    'no{{flow.data.next}}',
    '{% if flow.data.x %}//x{% endif %}',
  ])('finds no fault in %j', (next) => {
    expect(checkOne(text(next))).toEqual([]);
  });

  const widget =
    'which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path';
  const place =
    'expected the name of a widget here, flow: and the name of a flow here, an absolute http: or https: URL, or a /path on this service';
  it.each([
    ['support', widget],
    [' Sales ', widget],
    ['constructor', widget],
    ['//example.com/a', place],
    ['/\\example.com', place],
    ['https://', place],
    ['https:example.com', place],
    ['ftp://example.com', place],
    ['example.com/a', place],
    ['tel:+14155550123', place],
    ['view-source:https://example.com', place],
    ['../a', place],
    ['?a=1', place],
    ['send message', place],
  ])('finds the fault in %j', (next, why) => {
    expect(checkOne(text(next))).toEqual([
      `1:80  transitions[0].next  is ${JSON.stringify(next)}${why === widget ? ', ' : '; '}${why}`,
    ]);
  });

  it('knows widgets by name, and files with faults by the name they should have', () => {
    expect(check({ a: text('b1'), b: text('c', 'b1'), c: '{' })).toEqual([
      `${fileOf('c')}:1:2  $  is not JSON: a closing brace } is missing`,
    ]);
    expect(check({ a: text('b'), b: text('a', 'b1') })).toEqual([
      `${fileOf('a')}:1:80  transitions[0].next  is "b", ${widget}`,
    ]);
  });
});
