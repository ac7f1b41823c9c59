import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

const workflow = 'WW4a1f0c7e52d94b03a8e6d1f27c905b3e';
const ways = { callComplete: 'complete', callFailure: 'failure', failedToEnqueue: 'full' };
const told = '{{widgets.queue.QueueResult}},{{widgets.queue.QueueTime}}';

function service(properties: object) {
  return serviceWith([], {
    flows: {
      main: flow(
        state('enqueue-call', 'queue', properties, ways),
        state('say-play', 'complete', { say: `complete ${told}` }),
        state('say-play', 'failure', { say: `failure ${told}` }),
        state('say-play', 'full', { say: `full ${told}` }),
      ),
    },
  });
}

function enqueued(properties: object, request: object = {}) {
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, service(properties));
  return [text, log];
}

const enqueue = (attributes: string, inside: string, carried = '') =>
  twiml(
    `<Enqueue action="https://calls-1234.twil.io/connect-status?_steps=1${carried}&amp;flow=main&amp;widget=queue" method="POST"${attributes}>${inside}</Enqueue>`,
  );

describe('enqueue-call', () => {
  it.each<[title: string, properties: object, attributes: string, inside: string]>([
    ['a queue', { queue_name: 'support' }, '', 'support'],
    [
      'music for the wait',
      { queue_name: 'support', wait_url: '/wait', wait_url_method: 'GET' },
      ' waitUrl="https://calls-1234.twil.io/wait" waitUrlMethod="GET"',
      'support',
    ],
    ['a workflow', { workflow_sid: workflow }, ` workflowSid="${workflow}"`, '<Task>{}</Task>'],
    [
      'a task',
      {
        workflow_sid: workflow,
        priority: 5,
        timeout: '120',
        task_attributes: '{"from": "{{trigger.call.From}}"}',
        wait_url: 'https://example.com/wait',
      },
      ` waitUrl="https://example.com/wait" workflowSid="${workflow}"`,
      '<Task priority="5" timeout="120">{"from": "+14155550111"}</Task>',
    ],
    [
      'a task of the highest priority',
      { workflow_sid: workflow, priority: 0 },
      ` workflowSid="${workflow}"`,
      '<Task priority="0">{}</Task>',
    ],
    ['null and empty ones', { queue_name: 'a', workflow_sid: '', wait_url: null }, '', 'a'],
    ['what only a task has', { queue_name: 'a', priority: 1, timeout: 2 }, '', 'a'],
  ])('puts the caller into %s', (_, properties, attributes, inside) => {
    expect(enqueued(properties)).toEqual([enqueue(attributes, inside), []]);
  });

  it('leaves a task without attributes where their Liquid fails', () => {
    expect(enqueued({ workflow_sid: workflow, task_attributes: failing })).toEqual([
      enqueue(` workflowSid="${workflow}"`, '<Task>{}</Task>'),
      [failedAt('queue', 'task_attributes')],
    ]);
  });

  it('leaves a task without attributes where they render to no object', () => {
    const properties = { workflow_sid: workflow, task_attributes: '{"a": {{flow.data.a}}}' };
    expect(enqueued(properties, { a: '"' })).toEqual([
      enqueue(` workflowSid="${workflow}"`, '<Task>{}</Task>', '&amp;a=%22'),
      [
        'queue task_attributes: "{\\"a\\": \\"}" is not a text that is an object of JSON, such as {"type": "call"}, of at most 1,024 characters; left out',
      ],
    ]);
  });

  it('keeps what XML would read as the end of a line in the attributes of a task', () => {
    const properties = { workflow_sid: workflow, task_attributes: '{"a": "{{flow.data.a}}"}' };
    const [twiml] = enqueued(properties, { a: '1\u20282\u00853' });
    expect(twiml).toContain('<Task>{"a": "1\\u20282\\u00853"}</Task>');
  });

  it.each<[title: string, properties: object, log: string]>([
    [
      'there is no queue',
      { queue_name: '{{flow.data.none}}' },
      'queue queue_name: rendered to nothing; expected the name of a queue, at most 64 characters',
    ],
    ['its Liquid fails', { queue_name: failing }, failedAt('queue', 'queue_name')],
    [
      'there is no workflow',
      { workflow_sid: '{{flow.data.none}}' },
      'queue workflow_sid: rendered to nothing; expected a workflow SID: WW and 32 hexadecimal digits',
    ],
    ['the Liquid of its workflow fails', { workflow_sid: failing }, failedAt('queue', 'workflow_sid')],
    [
      'its name is too long',
      { queue_name: '{{flow.data.a}}' },
      `queue queue_name: "${'x'.repeat(65)}" is not the name of a queue, at most 64 characters; left out`,
    ],
  ])('fails at once where %s', (_, properties, log) => {
    expect(enqueued(properties, { a: 'x'.repeat(65) })).toEqual([twiml('<Say>full ,</Say><Hangup/>'), [log]]);
  });

  it.each([
    ['bridged', 'complete bridged,12'],
    ['bridging-in-process', 'complete bridging-in-process,12'],
    ['leave', 'complete leave,12'],
    ['redirected', 'complete redirected,12'],
    ['redirected-from-bridged', 'complete redirected-from-bridged,12'],
    ['hangup', 'complete hangup,12'],
    ['error', 'failure error,12'],
    ['system-error', 'failure system-error,12'],
    ['queue-full', 'full queue-full,12'],
    [undefined, 'complete ,12'],
  ])('tells what %s means', (QueueResult, said) => {
    const request = { ...inbound, flow: 'main', widget: 'queue', QueueResult, QueueTime: '12' };
    const { text } = walk('/connect-status', request, service({ queue_name: 'support' }));
    expect(text).toBe(twiml(`<Say>${said}</Say><Hangup/>`));
  });
});
