import { bareRecord } from '../../../lib/bare-record';
import { checkConfiguration } from '../../../lib/config/check-configuration';
import { byFlow } from '../../../lib/verify/by-flow';
import { callRequests } from '../../../lib/verify/call-requests';
import { findCandidates } from '../../../lib/verify/candidates';
import { follow } from '../../../lib/verify/follow-call';
import { resultsOf } from '../../../lib/verify/leave-state';
import { findMoments } from '../../../lib/verify/moments';
import { findRelevance } from '../../../lib/verify/relevance';
import type { Walking } from '../../../lib/verify/walk';
import { walkCalls } from '../../../lib/verify/walk-calls';
import type { Asking } from '../../../lib/walk/moved';
import { describeDeadEnd } from '../../../scripts/verify/verify-project';
import { readWidgetFiles } from '../../../scripts/widget-files';
import { serviceWidgets, serviceWith } from '../../support/service';

/** A widget of a flow: where it leads by event; a list of events with conditions comes as pairs. */
type Leads = Readonly<Record<string, string>>;

function state(
  name: string,
  type: string,
  properties: object,
  leads: Leads = {},
  matches: object[] = [],
): object {
  const transitions = Object.entries(leads).map(([event, next]) =>
    next === '' ? { event } : { event, next },
  );
  return { name, type, properties, transitions: [...transitions, ...matches] };
}

function match(value: string, next: string, type = 'equal_to', argument?: string): object {
  return {
    event: 'match',
    ...(next !== '' && { next }),
    conditions: [{ type, value, ...(argument !== undefined && { arguments: [argument] }) }],
  };
}

function flow(start: string, states: object[], numbers: string[] = ['+13125550100']): object {
  const trigger = state('Trigger', 'trigger', {}, { incomingCall: start });
  return { numbers, states: [trigger, ...states], initial_state: 'Trigger' };
}

const say = (name: string, leads: Leads = { audioComplete: '' }) =>
  state(name, 'say-play', { say: 'Hello.' }, leads);
const bye = say('bye');
const number = '+13125550100';

function walk(flows: Readonly<Record<string, object>>, widgets: readonly object[] = [], variables = {}) {
  return walkCalls(serviceWidgets(widgets, flows), {
    variables: Object.assign(bareRecord<string>(), variables),
    parameters: bareRecord<string>(),
    paths: new Set(['/hold']),
    mostWidgets: 100_000,
  });
}

/** The dead ends of one flow, without what all begin with. */
function deadEnds(start: string, states: object[], variables = {}): string[] {
  const { deadEnds: found } = walk({ office: flow(start, states) }, [], variables);
  return found.map((end) =>
    describeDeadEnd(end)
      .replace(`${number} → flow office → `, '')
      .replace(/ → the end of the call(?=; |$)/, ''),
  );
}

const gather = (name: string, leads: Leads, more: object = {}) =>
  state(
    name,
    'gather-input-on-call',
    { say: 'Press a key.', stop_gather: true, number_of_digits: 1, ...more },
    leads,
  );
const ring = (name: string, leads: Leads, more: object = {}) =>
  state(name, 'connect-call-to', { noun: 'number', to: '+14155550100', ...more }, leads);
const record = (name: string, leads: Leads) => state(name, 'record-voicemail', {}, leads);
const queue = (name: string, leads: Leads, more: object = {}) =>
  state(name, 'enqueue-call', { queue_name: 'support', ...more }, leads);
const split = (name: string, input: string, leads: Leads, matches: object[]) =>
  state(name, 'split-based-on', { input }, leads, matches);
const http = (name: string, leads: Leads) =>
  state(name, 'make-http-request', { url: 'https://example.com/who', method: 'GET' }, leads);
const text = (name: string, leads: Leads) =>
  state(name, 'send-message', { from: '+13125550100', to: '+14155550100', body: 'Hi' }, leads);
const hours = (name: string, leads: Leads, more: object = {}) =>
  state(
    name,
    'business-hours',
    { timezone: 'America/Chicago', open: { 'mon-fri': '09:00-17:00' }, ...more },
    leads,
  );
const set = (name: string, key: string, value: string, next: string) =>
  state(name, 'set-variables', { variables: [{ key, value }] }, { next });

const unanswered = 'no-answer, busy, failed, canceled';

describe('a walk through a flow', () => {
  it.each<[string, string, object[], string[]]>([
    ['one that says something', 'bye', [bye], []],
    ['tones alone', 'tones', [state('tones', 'say-play', { digits: '1' }, { audioComplete: '' })], ['tones']],
    ['music', 'music', [state('music', 'say-play', { play: '/hold' }, { audioComplete: '' })], []],
    ['what a text leaves of itself', 'a', [state('a', 'say-play', { say: '{{flow.data.x}}' }, {})], ['a']],
    [
      'each way out of opening hours',
      'hours',
      [hours('hours', { open: 'bye', closed: '', holiday: '' }, { closed_on: ['12-25'] }), bye],
      ['hours: closed', 'hours: holiday'],
    ],
    [
      'a holiday that is not listed',
      'hours',
      [hours('hours', { open: '', closed: 'bye' }, { closed_on: ['12-25'] }), bye],
      ['hours: open'],
    ],
    [
      'hours that cannot be at once',
      'days',
      [
        hours('days', { open: 'times', closed: 'bye' }, { open: { 'mon-fri': '00:00-24:00' } }),
        hours('times', { open: '', closed: '' }, { open: { sat: '10:00-14:00' } }),
        bye,
      ],
      ['days: open → times: closed'],
    ],
    [
      'hours again after the caller was asked',
      'before',
      [
        hours('before', { open: 'menu', closed: 'bye' }),
        gather('menu', { keypress: 'after', timeout: 'bye' }),
        hours('after', { open: 'bye', closed: '' }),
        bye,
      ],
      ['before: open → menu: any key → after: closed'],
    ],
    [
      'hours from the environment',
      'hours',
      [
        hours(
          'hours',
          { open: '', closed: 'bye' },
          {
            timezone: '{{env.ZONE}}',
            open: { mon: '{{env.MON}}', tue: '{{env.NONE}}' },
            closed_on: ['{{env.NONE}}', '12-25'],
          },
        ),
        bye,
      ],
      ['hours: open'],
    ],
    [
      'hours whose Liquid fails',
      'hours',
      [
        hours(
          'hours',
          { open: 'bye', closed: 'bye' },
          { timezone: '{% for i in (1..100000000) %}x{% endfor %}' },
        ),
        bye,
      ],
      ['+13125550100; hours timezone its Liquid failed: memory alloc limit exceeded, line:1, col:1'],
    ],
    [
      'each key, and silence',
      'menu',
      [
        gather('menu', { keypress: 'choice', timeout: '' }),
        split('choice', '{{widgets.menu.Digits}}', { noMatch: '' }, [match('1', 'bye'), match('2', '')]),
        bye,
      ],
      [
        'menu: silence',
        'menu: key 2 → choice: equal to "2"',
        'menu: another key, such as 9 → choice: no match',
      ],
    ],
    [
      'keys by way of a variable, and more of them than one',
      'menu',
      [
        gather('menu', { keypress: 'note', timeout: 'bye' }, { stop_gather: false }),
        set('note', 'first', '{{widgets.menu.Digits}}', 'again'),
        set('again', 'second', '{{flow.variables.first}}', 'choice'),
        split('choice', '{{flow.variables.second}}', { noMatch: 'bye' }, [
          match('12, 34#', '', 'matches_any_of'),
        ]),
        bye,
      ],
      ['menu: key 12 → note → again → choice: matches any of "12, 34#"'],
    ],
    [
      'numbers',
      'menu',
      [
        gather('menu', { keypress: 'choice', timeout: 'bye' }),
        split('choice', '{{widgets.menu.Digits}}', { noMatch: 'bye' }, [
          match('3', '', 'less_than'),
          match('x', 'bye', 'greater_than'),
        ]),
        bye,
      ],
      ['menu: key 2 → choice: less than "3"'],
    ],
    [
      'regular expressions, and one that no key fits',
      'menu',
      [
        gather('menu', { keypress: 'choice', timeout: 'bye' }),
        split('choice', '{{widgets.menu.Digits}}', { noMatch: 'bye' }, [
          match('^[34]$', '', 'regex'),
          match('^x$', '', 'regex'),
        ]),
        bye,
      ],
      [
        'menu: key 3 → choice: regex "^[34]$"',
        'menu: key 4 → choice: regex "^[34]$"',
        'menu: key 3 → choice: regex "^x$"',
      ],
    ],
    [
      'all keys and none else',
      'menu',
      [
        gather('menu', { keypress: 'choice', timeout: 'bye' }),
        split('choice', '{{widgets.menu.Digits}}', { noMatch: '' }, [
          match('0,1,2,3,4,5,6,7,8,9,*', 'bye', 'matches_any_of'),
        ]),
        bye,
      ],
      [],
    ],
    [
      'words',
      'menu',
      [
        gather('menu', { keypress: 'bye', speech: 'choice', timeout: 'bye' }),
        split('choice', '{{widgets.menu.SpeechResult | downcase}}', { noMatch: '' }, [
          match('sales', '', 'contains'),
          match('x', 'bye', 'is_blank'),
        ]),
        bye,
      ],
      [
        'menu: says "sales" → choice: contains "sales"',
        'menu: says something else, such as "9" → choice: no match',
      ],
    ],
    [
      'any words',
      'menu',
      [
        gather('menu', { keypress: 'bye', speech: '', timeout: 'bye' }),
        split('x', '{{widgets.menu.SpeechResult}}', {}, []),
        bye,
      ],
      ['menu: says something'],
    ],
    [
      'a greeting that comes before the question',
      'hi',
      [say('hi', { audioComplete: 'menu' }), gather('menu', { keypress: '', timeout: 'hi' })],
      ['hi → menu: any key'],
    ],
    ['a ring', 'ring', [ring('ring', { callCompleted: '' })], [`ring: ${unanswered}`]],
    [
      'what is said before a ring and after it',
      'hold',
      [
        say('hold', { audioComplete: 'ring' }),
        ring('ring', { callCompleted: 'sorry', busy: '' }),
        say('sorry'),
      ],
      ['hold → ring: busy'],
    ],
    [
      'the outcome of a ring',
      'ring',
      [
        ring('ring', { callCompleted: 'why' }),
        split('why', '{{widgets.ring.DialCallStatus}}', { noMatch: 'bye' }, [match('busy', '')]),
        bye,
      ],
      ['ring: busy → why: equal to "busy"'],
    ],
    [
      'nobody to ring, and an errand',
      'ring',
      [
        ring('ring', { callCompleted: 'text' }, { to: '{{flow.data.x}}' }),
        text('text', { sent: '', failed: 'bye' }),
        bye,
      ],
      [
        'ring: nobody to ring → text: sent → an error: Widget "ring": to leaves nobody to ring: it rendered to nothing.',
      ],
    ],
    [
      'a goodbye before a URL of ours',
      'thanks',
      [
        say('thanks', { audioComplete: '/connect?flow=office&widget=text' }),
        text('text', { sent: '', failed: '' }),
      ],
      [],
    ],
    ['a message', 'record', [record('record', { recordingComplete: '' })], ['record: no message']],
    [
      'a message that one was asked for',
      'ask',
      [say('ask', { audioComplete: 'record' }), record('record', {})],
      [],
    ],
    [
      'a queue',
      'queue',
      [queue('queue', { callComplete: '', callFailure: '', failedToEnqueue: '' }, { wait_url: '/hold' })],
      ['queue: queue-full', 'queue: system-error', 'queue: leave'],
    ],
    [
      'a queue without a name',
      'queue',
      [queue('queue', { callFailure: 'bye', failedToEnqueue: '' }, { queue_name: '{{flow.data.q}}' }), bye],
      [
        'queue: no queue; queue queue_name rendered to nothing; expected the name of a queue, at most 64 characters',
      ],
    ],
    [
      'a message that is not sent',
      'text',
      [text('text', { sent: 'bye', failed: '' }), bye],
      ['text: not sent'],
    ],
    ['a message that is sent', 'text', [text('text', { sent: '', failed: 'bye' }), bye], ['text: sent']],
    ['a web service', 'who', [http('who', { success: '', failed: '' })], ['who: success', 'who: failed']],
    [
      'a Function without a URL',
      'who',
      [state('who', 'run-function', { url: '{{flow.data.u}}' }, { success: 'bye', fail: '' }), bye],
      [
        'who: failed; who url rendered to nothing; expected an absolute http(s) URL, or a /path on this service',
      ],
    ],
    [
      'what a web service answers',
      'who',
      [
        http('who', { success: 'kind', failed: 'bye' }),
        split('kind', '{{widgets.who.parsed.kind}}', { noMatch: 'call' }, [
          match('vip', ''),
          match('x', 'bye', 'is_blank'),
        ]),
        ring('call', { callCompleted: 'bye' }, { to: '{{widgets.who.parsed.phones[1].n}}' }),
        bye,
      ],
      ['who: success → kind: equal to "vip"'],
    ],
    [
      'the status and the text of a web service',
      'who',
      [
        http('who', { success: 'body', failed: 'status' }),
        split('body', '{{widgets.who.body}}', { noMatch: 'bye' }, [match('ok', '')]),
        split('status', '{{widgets.who.status_code}}', { noMatch: 'bye' }, [
          match('404', ''),
          match('x', 'bye'),
        ]),
        bye,
      ],
      [
        'who: success, the answer is "ok" → body: equal to "ok"',
        'who: an answer of 404 → status: equal to "404"',
      ],
    ],
    [
      'lists in what a web service answers',
      'who',
      [
        http('who', { success: 'kind', failed: 'bye' }),
        split('kind', '{{widgets.who.parsed.a[1].kind}}', { noMatch: 'first' }, [match('vip', '')]),
        split('first', '{{widgets.who.parsed.a.first.b}}', { noMatch: 'any' }, [match('x', '')]),
        split('any', '{{widgets.who.parsed[flow.data.i].c}}', { noMatch: 'last' }, [match('y', '')]),
        split('last', '{{widgets.who.parsed.b[-1]}}', { noMatch: 'bye' }, [match('z', '')]),
        bye,
      ],
      [
        'who: success → kind: equal to "vip"',
        'who: success, a.1.kind is "9" → kind: no match → first: equal to "x"',
        'who: success, a.1.kind is "9" → kind: no match → first: no match → any: equal to "y"',
        'who: success, a.1.kind is "9" → kind: no match → first: no match → any: no match → last: equal to "z"',
      ],
    ],
    [
      'variables that are set from themselves, from several, or never',
      'set',
      [
        set('set', 'x', '{{flow.variables.x}}', 'both'),
        set('both', 'y', '{{flow.variables.x}}{{env.MODE}}', 'is'),
        split('is', '{{flow.variables.x}}', { noMatch: 'or' }, [match('1', '')]),
        split('or', '{{flow.variables.y}}{{flow.data.z}}', { noMatch: 'never' }, [match('1', '')]),
        split('never', '{{flow.variables.never}}', { noMatch: 'none' }, [match('1', '')]),
        state('none', 'split-based-on', {}, { noMatch: 'gone' }, [
          match('1', '', 'equal_to', '{{flow.variables.nobody}}'),
        ]),
        split('gone', '{{widgets.none.Digits}}{{widgets.nobody.Digits}}', { noMatch: 'called' }, [
          match('1', ''),
        ]),
        split('called', '{{trigger.call.To}}', { noMatch: 'call' }, [match('+13125550109', '')]),
        split('call', '{{trigger.call}}', { noMatch: 'sub' }, [match('1', 'bye')]),
        split('sub', '{{trigger.call.From.size}}', { noMatch: 'bye' }, [match('1', '')]),
        bye,
      ],
      [
        'set → both → is: no match → or: no match → never: no match → none: no match → gone: no match → called: no match → call: no match → sub: equal to "1"',
      ],
    ],
    [
      'who calls',
      'who',
      [
        split('who', '{{contact.channel.address}}', { noMatch: 'state' }, [match('+14155550111', '')]),
        split('state', '{{trigger.call.FromState}}', { noMatch: 'bye' }, [match('TX', '')]),
        bye,
      ],
      ['who: equal to "+14155550111"', 'who: no match → state: equal to "TX"'],
    ],
    [
      'what nobody knows, each way once',
      'time',
      [
        split('time', '{{ "now" | date: "%H:%M" }}', { noMatch: '' }, [
          match('12:00', '', 'is_before_time'),
          match('18:00', 'bye', 'is_before_time'),
        ]),
        bye,
      ],
      ['time: is before time "12:00"', 'time: no match'],
    ],
    [
      'a split that the environment decides',
      'mode',
      [split('mode', '{{env.MODE}}', { noMatch: 'bye' }, [match('closed', '')]), bye],
      [],
    ],
    [
      'a split by a variable that nobody knows of',
      'note',
      [
        set('note', 'when', '{{ "now" | date: "%u" }}{{flow.variables.when}}', 'day'),
        split('day', '{{flow.variables.when}}', { noMatch: 'bye' }, [match('6', '')]),
        bye,
      ],
      ['note → day: equal to "6"'],
    ],
    [
      'TwiML elsewhere that gives the call back',
      'pay',
      [
        state('pay', 'add-twiml-redirect', { url: 'https://example.com/pay' }, { return: 'menu' }),
        gather('menu', { keypress: '', timeout: 'bye' }),
        bye,
      ],
      ['pay: return → menu: any key'],
    ],
    [
      'TwiML elsewhere',
      'pay',
      [state('pay', 'add-twiml-redirect', { url: 'https://example.com/pay' }, {})],
      [],
    ],
    [
      'TwiML where nothing answers',
      'pay',
      [state('pay', 'add-twiml-redirect', { url: '/nothing' }, { return: 'bye' }), bye],
      ['pay → /nothing, where nothing of this service answers'],
    ],
    [
      'TwiML nowhere',
      'pay',
      [state('pay', 'add-twiml-redirect', { url: '{{flow.data.u}}' }, { fail: '' })],
      [
        'pay: failed; pay url rendered to nothing; expected an absolute http(s) URL, or a /path on this service',
      ],
    ],
    [
      'a menu that leads nowhere but to itself',
      'menu',
      [gather('menu', { keypress: 'sorry', timeout: 'menu' }), say('sorry', { audioComplete: 'menu' })],
      ['menu → nothing that the caller does leads out of it'],
    ],
    [
      'a menu that is heard again',
      'menu',
      [
        gather('menu', { keypress: 'choice', timeout: 'menu' }),
        split('choice', '{{widgets.menu.Digits}}', { noMatch: 'menu' }, [match('1', 'ring')]),
        ring('ring', { callCompleted: 'menu' }),
      ],
      [],
    ],
    [
      'a ring that goes on without end',
      'ring',
      [ring('ring', { callCompleted: 'hold' }), say('hold', { audioComplete: 'ring' })],
      ['ring: no-answer → hold → ring again, and so on: the call ends after 25 Dials'],
    ],
    [
      'a queue that goes on without end',
      'queue',
      [queue('queue', { callFailure: 'queue', failedToEnqueue: 'bye' }), bye],
      ['queue: system-error → queue again, and so on: the call ends after 500 widgets'],
    ],
    [
      'a Liquid fault',
      'say',
      [
        state(
          'say',
          'say-play',
          { say: '{% for i in (1..100000000) %}x{% endfor %}' },
          { audioComplete: 'bye' },
        ),
        bye,
      ],
      ['+13125550100; say say its Liquid failed: memory alloc limit exceeded, line:1, col:1'],
    ],
    [
      'more than fifty in one response, but for what is heard while another system is asked',
      'v0',
      [
        ...Array.from({ length: 60 }, (_, index) =>
          set(`v${index}`, 'a', 'b', index === 59 ? 'bye' : `v${index + 1}`),
        ),
        bye,
      ],
      [
        `${Array.from({ length: 50 }, (_, index) => `v${index}`).join(' → ')}; v50 is widget number 51 of one response: the flow ends here, since it may go in circles`,
      ],
    ],
  ])('finds where a caller is left with nothing: %s', (_, start, states, expected) => {
    expect(deadEnds(start, states, { ZONE: 'Europe/London', MON: '09:00-10:00' })).toEqual(expected);
  });

  it('finds twenty dead ends among ways that lead somewhere, and none else', () => {
    const main = flow('hi', [
      say('hi', { audioComplete: 'hours' }),
      hours('hours', { open: 'menu', closed: '', holiday: 'feast' }, { closed_on: ['12-25'] }),
      state('feast', 'say-play', { digits: '1' }, { audioComplete: '' }),
      gather('menu', { keypress: 'choice', speech: 'word', timeout: '' }),
      split('choice', '{{widgets.menu.Digits}}', { noMatch: '' }, [
        match('1', 'sales'),
        match('2', 'queue'),
        match('3', 'who'),
        match('4', 'record'),
        match('5', 'flow:after'),
        match('6', 'single'),
        match('7', ''),
        match('8', '/nowhere'),
        match('0', 'bye'),
      ]),
      split('word', '{{widgets.menu.SpeechResult}}', { noMatch: 'bye' }, [match('help', '', 'contains')]),
      ring('sales', { answered: '', busy: '', callCompleted: 'record', hangup: '' }),
      queue('queue', { callComplete: '', callFailure: '', failedToEnqueue: 'full' }),
      text('full', { sent: '', failed: 'bye' }),
      http('who', { success: 'known', failed: '' }),
      split('known', '{{widgets.who.parsed.agent}}', { noMatch: 'bye' }, [
        match('none', ''),
        match('x', 'agent', 'is_not_blank'),
      ]),
      ring(
        'agent',
        { callCompleted: 'pay' },
        { noun: 'client', to: '{{widgets.who.parsed.agent}}', screen: { say: 'Hi' } },
      ),
      state('pay', 'add-twiml-redirect', { url: 'https://example.com/pay' }, { return: 'note' }),
      set('note', 'late', '{{ "now" | date: "%H" }}', 'late'),
      split('late', '{{flow.variables.late}}', { noMatch: 'bye' }, [match('18', 'again', 'greater_than')]),
      gather('again', { keypress: 'bye', timeout: '' }),
      record('record', { recordingComplete: '', noAudio: '' }),
      bye,
    ]);
    const after = flow(
      'ask',
      [
        gather('ask', { keypress: 'box', timeout: 'run' }),
        split('box', '{{widgets.ask.Digits}}', { noMatch: 'loop' }, [
          match('1', 'flow:gone', 'equal_to'),
          match('2', 'bye'),
        ]),
        gather('loop', { keypress: 'loop', timeout: 'loop' }),
        state('run', 'run-function', { url: 'https://example.com/f' }, { success: 'bye', fail: '' }),
        bye,
      ],
      [],
    );
    const gone = flow('ring', [ring('ring', { callCompleted: 'ring', failed: 'bye' }), bye], []);
    const own = flow(
      'who',
      [split('who', '{{trigger.call.From}}', { noMatch: 'bye' }, [match('anonymous', '')]), bye],
      ['+13125550101'],
    );
    const widgets = [
      {
        name: 'single',
        properties: { noun: 'number', to: '+14155550100' },
        transitions: [{ event: 'callCompleted' }],
      },
      {
        name: 'default',
        properties: { noun: 'client', to: 'alice' },
        transitions: [{ event: 'noAnswer' }, { event: 'callCompleted', next: 'https://example.com' }],
      },
      {
        name: 'hello',
        numbers: ['+13125550102'],
        type: 'say-play',
        properties: { say: '{{flow.data.hello}}' },
        transitions: [{ event: 'audioComplete' }],
      },
    ];
    const found = walk({ main, after, gone, own }, widgets).deadEnds.map(describeDeadEnd);
    const open = '+13125550100 → flow main → hi → hours: open →';
    const sayings = (lines: string[]) => lines.map((line) => `${line} → the end of the call`);
    expect(found.toSorted()).toEqual(
      [
        ...sayings([
          '+13125550100 → flow main → hi → hours: closed',
          '+13125550100 → flow main → hi → hours: holiday → feast',
          `${open} menu: another key, such as 9 → choice: no match`,
          `${open} menu: key 1 → choice: equal to "1" → sales: busy`,
          `${open} menu: key 2 → choice: equal to "2" → queue: queue-full → full: sent`,
          `${open} menu: key 2 → choice: equal to "2" → queue: system-error`,
          `${open} menu: key 3 → choice: equal to "3" → who: failed`,
          `${open} menu: key 3 → choice: equal to "3" → who: success → known: equal to "none"`,
          `${open} menu: key 3 → choice: equal to "3" → who: success, agent is "9" → known: is not blank → agent: declined → pay: return → note → late: greater than "18" → again: silence`,
          `${open} menu: key 4 → choice: equal to "4" → record: no message`,
          `${open} menu: key 5 → choice: equal to "5" → flow after → ask: silence → run: failed`,
          `${open} menu: key 6 → choice: equal to "6" → single: ${unanswered}`,
          `${open} menu: key 7 → choice: equal to "7"`,
          `${open} menu: says "help" → word: contains "help"`,
          `${open} menu: silence`,
          '+13125550101 → flow own → who: equal to "anonymous"',
          '+13125550102 → hello',
          'any other number → default: no-answer',
        ]),
        `${open} menu: key 5 → choice: equal to "5" → flow after → ask: another key, such as 9 → box → nothing that the caller does leads out of it`,
        `${open} menu: key 5 → choice: equal to "5" → flow after → ask: key 1 → box: equal to "1" → flow gone → ring: no-answer → ring again, and so on: the call ends after 25 Dials`,
        `${open} menu: key 8 → choice: equal to "8" → /nowhere, where nothing of this service answers`,
      ].toSorted(),
    );
  });

  it('has no complaint about the sample flow', () => {
    const { files } = readWidgetFiles('test/fixtures/shipped');
    const { widgets, faults } = checkConfiguration(files);
    expect(faults).toEqual([]);
    expect(widgets.length).toBeGreaterThan(10);
    expect(
      walkCalls(widgets, {
        variables: bareRecord<string>(),
        parameters: bareRecord<string>(),
        paths: new Set(),
        mostWidgets: 1_000,
      }).deadEnds.map(describeDeadEnd),
    ).toEqual([]);
  });

  it('keeps to what was said before a last errand, and not to what was said before a decision', () => {
    const errand = [say('thanks', { audioComplete: 'text' }), text('text', { sent: '', failed: '' })];
    expect(deadEnds('thanks', errand)).toEqual([]);
    const decision = [
      say('hi', { audioComplete: 'who' }),
      http('who', { success: 'https://example.com/agent', failed: '' }),
    ];
    expect(deadEnds('hi', decision)).toEqual(['hi → who: failed']);
  });

  it('walks through a flow that nothing leads to as its URL does, and through one that another leads to with that', () => {
    const alone = flow(
      'who',
      [split('who', '{{flow.data.who}}', { noMatch: '' }, [match('me', 'bye')]), bye],
      [],
    );
    const last = flow('text', [text('text', { sent: '', failed: '' })], []);
    const first = flow('ring', [
      ring('ring', { callCompleted: 'sorry' }),
      say('sorry', { audioComplete: 'flow:last' }),
    ]);
    const { deadEnds: found, numbers } = walk({ alone, first, last });
    expect(numbers).toBe(1);
    expect(found.map(describeDeadEnd)).toEqual([
      '/connect?flow=alone → flow alone → who: no match → the end of the call',
    ]);
  });

  it('takes the way by the number again, and back to a flow by its URL', () => {
    const first = flow('menu', [gather('menu', { keypress: '/connect?flow=other', timeout: '/connect' })]);
    const other = flow('ring', [ring('ring', { callCompleted: '' })], []);
    expect(walk({ first, other }).deadEnds.map(describeDeadEnd)).toEqual([
      `+13125550100 → flow first → menu: any key → flow other → ring: ${unanswered} → the end of the call`,
    ]);
  });

  it('takes no time for menus in a row, each with keys of its own, and for a web service behind the other', () => {
    const menus = Array.from({ length: 60 }, (_, index) => [
      gather(`menu${index}`, { keypress: `choice${index}`, timeout: 'bye' }),
      split(`choice${index}`, `{{widgets.menu${index}.Digits}}`, { noMatch: `who${index}` }, [
        match('1', `who${index}`),
        match('2', 'bye'),
      ]),
      http(`who${index}`, { success: `log${index}`, failed: `log${index}` }),
      split(`log${index}`, `{{widgets.who${index}.parsed.kind}}`, { noMatch: `next${index}` }, [
        match('vip', 'bye'),
      ]),
      say(`next${index}`, { audioComplete: index === 59 ? 'bye' : `menu${index + 1}` }),
    ]);
    expect(walk({ office: flow('menu0', [...menus.flat(), bye]) })).toMatchObject({
      deadEnds: [],
      hasGivenUp: false,
    });
  });

  it('walks through ten thousand widgets within ten seconds', () => {
    const office = (index: number) =>
      flow(
        'hours',
        [
          hours('hours', { open: 'menu', closed: 'bye' }, { open: { mon: `09:${10 + (index % 50)}-17:00` } }),
          gather('menu', { keypress: 'choice', timeout: 'ring' }),
          split('choice', '{{widgets.menu.Digits}}', { noMatch: 'ring' }, [
            match('1', 'who'),
            match('2', 'ring'),
          ]),
          http('who', { success: 'ring', failed: 'bye' }),
          ring('ring', { callCompleted: 'why' }),
          split('why', '{{widgets.ring.DialCallStatus}}', { noMatch: 'record' }, [match('busy', 'bye')]),
          record('record', { recordingComplete: 'text', noAudio: 'bye' }),
          text('text', { sent: 'bye', failed: 'bye' }),
          set('note', 'a', 'b', 'bye'),
          bye,
        ],
        [`+1312${2_000_000 + index}`],
      );
    const records = serviceWidgets(
      [],
      Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, office(index)])),
    );
    const began = process.cpuUsage();
    const found = walkCalls(records, {
      variables: bareRecord<string>(),
      parameters: bareRecord<string>(),
      paths: new Set(),
      mostWidgets: 200_000,
    });
    expect(found).toMatchObject({ numbers: 1_000, deadEnds: [], hasGivenUp: false });
    // Of the processor: others may be using it, too.
    expect(process.cpuUsage(began).user).toBeLessThan(10_000_000);
  }, 60_000);

  it('takes what is heard while another system is asked for a response of its own', () => {
    const before = Array.from({ length: 30 }, (_, index) =>
      set(`a${index}`, 'a', 'b', index === 29 ? 'who' : `a${index + 1}`),
    );
    const after = Array.from({ length: 30 }, (_, index) =>
      set(`b${index}`, 'a', 'b', index === 29 ? 'bye' : `b${index + 1}`),
    );
    const states = [
      say('hi', { audioComplete: 'a0' }),
      ...before,
      http('who', { success: 'b0', failed: 'b0' }),
      ...after,
      bye,
    ];
    expect(deadEnds('hi', states)).toEqual([]);
    const [found, ...more] = deadEnds('a0', states);
    expect(more).toEqual([]);
    expect(found).toMatch(/ → b18; b19 is widget number 51 of one response: the flow ends here/);
  });

  it('tells of a URL that names nothing, and of hours that are none', () => {
    const surroundings = { variables: bareRecord<string>(), paths: new Set<string>(), mostWidgets: 10 };
    const office = flow('hours', [hours('hours', { open: '', closed: '' }, { timezone: '{{env.ZONE}}' })]);
    const parameters = (entries: object) => Object.assign(bareRecord<string>(), entries);
    const lines = (more: object) =>
      walkCalls(serviceWidgets([], { office }), {
        ...surroundings,
        parameters: parameters(more),
      }).deadEnds.map(describeDeadEnd);
    expect(lines({ widget: 'none' })[0]).toBe(`${number} → an error: No widget here is named "none".`);
    expect(lines({})).toEqual([
      `${number} → flow office → hours: closed → the end of the call; hours timezone is not a time zone of the IANA database, such as Europe/London or America/New_York; taken as closed`,
    ]);
  });

  it('tries the hours of many widgets one by one', () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      hours(
        `h${index}`,
        { open: 'bye', closed: index === 24 ? '' : `h${index + 1}` },
        { open: { mon: `${index % 12}:00-${(index % 12) + 1}:00` } },
      ),
    );
    expect(deadEnds('h0', [...many, bye])).toHaveLength(1);
  });

  it('shows no line break of a condition, and gives up where there is too much', () => {
    const odd = split('odd', '{{ "now" | date: "%H" }}', { noMatch: 'bye' }, [match('a\u2028b\n\u0007', '')]);
    expect(deadEnds('odd', [odd, bye])).toEqual(['odd: equal to "a\\u2028b\\n\\u0007"']);
    const result = walkCalls(serviceWidgets([], { office: flow('odd', [odd, bye]) }), {
      variables: bareRecord<string>(),
      parameters: bareRecord<string>(),
      paths: new Set(),
      mostWidgets: 1,
    });
    expect(result).toMatchObject({ hasGivenUp: true, others: 1 });
  });
});

describe('where a call comes next', () => {
  const walking: Walking = {
    service: serviceWith([]),
    paths: new Set(),
    relevance: findRelevance([], serviceWith([]).configuration),
    candidates: findCandidates([]),
    moments: findMoments([], bareRecord<string>()),
    states: new Map(),
    queue: [],
    flows: new Set(),
  };
  const asking: Asking = {
    kind: 'asking',
    action: 'deliver',
    what: { url: 'https://example.com', parameters: {} },
    resume: () => ({ kind: 'answered', answer: { kind: 'hangup' } }),
  };

  it('is another place where something is delivered to that, and a widget waits for no such thing', () => {
    const from = {
      entrance: number,
      requests: callRequests(number, bareRecord<string>()),
      isTold: false,
      hasSpoken: false,
      report: { problems: [], secrets: [] },
    };
    expect(follow(asking, from, walking)).toEqual({ kind: 'elsewhere' });
    const [widget] = serviceWidgets([{ name: 'a', type: 'say-play', properties: { say: 'Hi' } }]);
    if (widget === undefined || widget.type === 'flow') throw new Error('no widget');
    expect(resultsOf(asking, widget, walking)).toEqual([]);
    const resume = () => ({ kind: 'answered', answer: { kind: 'hangup' } }) as const;
    const lookUp = { kind: 'asking', action: 'lookUpCall', what: { callSid: 'CA1' }, resume } as const;
    expect(resultsOf(lookUp, widget, walking)).toEqual([]);
  });

  it('belongs to a flow, or to none', () => {
    const [a, b, c] = [{ flow: 'x', n: 1 }, { n: 2 }, { flow: 'x', n: 3 }];
    const find = byFlow<{ readonly flow?: string; readonly n: number }>([a, b, c]);
    expect([find('x'), find(undefined), find('y')]).toEqual([[a, c], [b], []]);
  });
});
