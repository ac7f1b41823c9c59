import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { query } from '../support/carried';
import { sales, serviceWith } from '../support/service';

function dial(attributes: string, action = 'widget=sales'): string {
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?${action}" method="POST" callerId="+14155550111" ${attributes}><Number>+14155550123</Number></Dial>`,
  );
}

describe('the optional properties of a Dial', () => {
  it.each([
    [{}, 'timeout="30"'],
    [{ timeout: null, time_limit: null, record: null, caller_id: null }, 'timeout="30"'],
    [{ timeout: '', time_limit: '  ', record: '', caller_id: '' }, 'timeout="30"'],
    [{ timeout: 1 }, 'timeout="1"'],
    [{ timeout: 600 }, 'timeout="600"'],
    [{ timeout: ' 015 ' }, 'timeout="15"'],
    [{ timeout: '{{flow.data.none}}' }, 'timeout="30"'],
    [{ time_limit: 1 }, 'timeout="30" timeLimit="1"'],
    [{ time_limit: '86400' }, 'timeout="30" timeLimit="86400"'],
    [{ record: false }, 'timeout="30"'],
    [{ record: 'false' }, 'timeout="30"'],
    [{ record: true }, 'timeout="30" record="record-from-answer"'],
    [{ record: 'true' }, 'timeout="30" record="record-from-answer"'],
    [{ record: 'do-not-record' }, 'timeout="30" record="do-not-record"'],
    [{ record: 'record-from-answer' }, 'timeout="30" record="record-from-answer"'],
    [{ record: 'record-from-ringing' }, 'timeout="30" record="record-from-ringing"'],
    [{ record: 'record-from-answer-dual' }, 'timeout="30" record="record-from-answer-dual"'],
    [{ record: 'record-from-ringing-dual' }, 'timeout="30" record="record-from-ringing-dual"'],
    [
      { record: true, time_limit: 60, timeout: 10 },
      'timeout="10" timeLimit="60" record="record-from-answer"',
    ],
  ])('of %j are written as they should', (properties, attributes) => {
    expect(ask('/connect', { ...inbound, widget: 'sales' }, serviceWith([sales(properties)]))).toEqual({
      text: dial(attributes),
      problems: [],
      secrets: [],
    });
  });

  const timeoutProblem = 'is not whole seconds from 1 to 600; 30 stands in for it';
  const limitProblem = 'is not whole seconds from 1 to 86400; left out';
  const recordProblem =
    'is not true, false, or one of do-not-record, record-from-answer, record-from-ringing, record-from-answer-dual, record-from-ringing-dual; false stands in for it';

  it.each([
    ['timeout', '45', 'timeout="45"', undefined],
    ['timeout', ' 45 ', 'timeout="45"', undefined],
    ['timeout', '', 'timeout="30"', undefined],
    ['timeout', '  ', 'timeout="30"', undefined],
    ['timeout', '0', 'timeout="30"', timeoutProblem],
    ['timeout', '601', 'timeout="30"', timeoutProblem],
    ['timeout', '-5', 'timeout="30"', timeoutProblem],
    ['timeout', '1e2', 'timeout="30"', timeoutProblem],
    ['timeout', '12.5', 'timeout="30"', timeoutProblem],
    ['timeout', '٣', 'timeout="30"', timeoutProblem],
    ['timeout', 'soon', 'timeout="30"', timeoutProblem],
    ['time_limit', '14401', 'timeout="30" timeLimit="14401"', undefined],
    ['time_limit', '', 'timeout="30"', undefined],
    ['time_limit', '0', 'timeout="30"', limitProblem],
    ['time_limit', '86401', 'timeout="30"', limitProblem],
    ['time_limit', '9'.repeat(400), 'timeout="30"', limitProblem],
    ['record', 'true', 'timeout="30" record="record-from-answer"', undefined],
    ['record', 'False', 'timeout="30"', recordProblem],
    ['record', 'yes', 'timeout="30"', recordProblem],
  ])('%s that renders to %j', (property, value, attributes, message) => {
    const service = serviceWith([sales({ [property]: '{{flow.data.value}}' })]);
    const action = query({ widget: 'sales', value }).replaceAll('&', '&amp;');
    expect(ask('/connect', { ...inbound, widget: 'sales', value }, service)).toEqual({
      text: dial(attributes, action),
      problems: message === undefined ? [] : [{ widget: 'sales', property, value, message }],
      secrets: [],
    });
  });

  it('take their default where their Liquid fails, and the log says why', () => {
    const timeout = '{% for i in (1..100000000) %}{{i}}{% endfor %}';
    expect(ask('/connect', { ...inbound, widget: 'sales' }, serviceWith([sales({ timeout })]))).toEqual({
      text: dial('timeout="30"'),
      problems: [
        {
          widget: 'sales',
          property: 'timeout',
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
      ],
      secrets: [],
    });
  });
});
