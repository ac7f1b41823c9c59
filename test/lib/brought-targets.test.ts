import inbound from '../fixtures/inbound-call.json';
import { ask, askKnowing } from '../support/ask';
import { sales, serviceWith } from '../support/service';

/** Whom a widget rings where the call brings these values, and what is logged of it. */
function ring(noun: string, to: string, values: Readonly<Record<string, string>>) {
  const property = noun.startsWith('sip') ? 'sip_endpoint' : 'to';
  const service = serviceWith([{ name: 'sales', properties: { noun, [property]: to } }]);
  const { text, problems } = ask('/connect', { ...inbound, ...values, widget: 'sales' }, service);
  const rung = [...text.matchAll(/<(?:Number|Client|Sip)>([^<]*)/g)].map(([, target]) => target);
  return { rung, problems };
}

describe('a comma that Liquid brings', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    [
      'number-multi',
      '{{flow.data.a}}',
      { a: '+14155550121, +14155550122' },
      ['+14155550121', '+14155550122'],
    ],
    [
      'number-multi',
      '+14155550120, {{flow.data.a}} ',
      { a: '+14155550121,,+14155550122,' },
      ['+14155550120', '+14155550121', '+14155550122'],
    ],
    ['client-multi', '{{flow.data.a | downcase}}', { a: 'ALICE, Client:Bob' }, ['alice', 'bob']],
    [
      'multi',
      '{% if flow.data.a %}{{flow.data.a}}{% endif %}',
      { a: 'client:alice, +14155550121' },
      ['alice', '+14155550121'],
    ],
    [
      'multi',
      '{% for a in (1..2) %}client:agent-{{a}}, {% endfor %}+14155550121',
      {},
      ['agent-1', 'agent-2', '+14155550121'],
    ],
    [
      'number-multi',
      '{{flow.data.none}}{{flow.data.a}}',
      { a: '+14155550121,+14155550122' },
      ['+14155550121', '+14155550122'],
    ],
    ['client', '{{flow.data.a}}', { a: 'alice, bob' }, ['alice, bob']],
    ['client', 'client:{{flow.data.a}}', { a: 'alice, bob' }, ['alice, bob']],
  ])('divides %s %s', (noun, to, values, rung) => {
    expect(ring(noun, to, values)).toEqual({ rung, problems: [] });
  });

  it.each([
    ['multi', 'client:{{flow.data.a}}', 'bob, +882345678901', 'client:bob, +882345678901'],
    ['client-multi', 'agent-{{flow.data.a}}', '1,mallory', 'agent-1,mallory'],
    ['client-multi', '{{flow.data.a}}-agent', 'mallory,1', 'mallory,1-agent'],
    ['number-multi', '+1{{flow.data.a}}', '4155550121,+882345678901', '+14155550121,+882345678901'],
    ['multi', '{{flow.data.a}}{{flow.data.a}}', '+14155550121,', '+14155550121,+14155550121,'],
    ['multi', 'client:{% if true %}{{flow.data.a}}{% endif %}', 'b,+14155550121', 'client:b,+14155550121'],
    ['multi', '{% if true %}client:{{flow.data.a}}{% endif %}', 'b,+14155550121', 'client:b,+14155550121'],
    ['multi', 'client:{% echo flow.data.a %}', 'b,+14155550121', 'client:b,+14155550121'],
    ['multi', 'client:{{flow.data.a | raw}}', 'b,+14155550121', 'client:b,+14155550121'],
    ['sip-multi', 'sip:{{flow.data.a}}@example.com', 'a,sip:b', 'sip:a,sip:b@example.com'],
  ])('never adds to whom %s %s rings', (noun, to, a, value) => {
    const { rung, problems } = ring(
      noun,
      `${to}, ${{ sip: 'sip:last@example.com', num: '+14155550129', cli: 'client:last', mul: 'client:last' }[noun.slice(0, 3)]}`,
      { a },
    );
    expect(rung).toHaveLength(1);
    expect(problems.map((problem) => [problem.value, problem.message.replace(/^is not .*; /, '')])).toEqual([
      [value, 'it does not ring'],
    ]);
  });

  it('leaves nobody to ring where nothing else is there', () => {
    expect(ring('multi', 'client:{{flow.data.a}}', { a: 'bob, +882345678901' })).toEqual({
      rung: [],
      problems: [
        {
          widget: 'sales',
          property: 'to',
          value: 'client:bob, +882345678901',
          message:
            'is not a phone number in E.164, client:IDENTITY, sip:USER@HOST, whatsapp:NUMBER or sim: and the SID of a SIM; it does not ring',
        },
        expect.objectContaining({ message: expect.stringMatching(/^leaves nobody to ring/) }),
      ],
    });
  });
});

describe('a + that a target has lost in a URL', () => {
  const agent = '{{flow.data.agent}}';
  it.each<[string, string, string, string[]]>([
    ['number', agent, ' 6561234567', ['+6561234567']],
    ['number', ` ${agent} `, ' 14155550121', ['+14155550121']],
    ['number', agent, ' 4155550121', ['+4155550121']],
    ['number-multi', agent, ' 6561234567, 442079460123', ['+6561234567', '+442079460123']],
    ['number-multi', agent, ' 6561234567,4155550121', ['+6561234567', '4155550121']],
    ['number-multi', `+14155550120,${agent}`, ' 6561234567', ['+14155550120', '+6561234567']],
    ['number-multi', `4155550120, ${agent}`, ' 6561234567', ['4155550120', '+6561234567']],
    ['multi', agent, ' 6561234567, client:alice', ['+6561234567', 'client:alice']],
    ['number', '{{flow.data.agent}}67', ' 65612345', ['+6561234567']],
    ['number', '{% if true %} {{flow.data.agent}}{% endif %}', ' 6561234567', ['+6561234567']],
  ])('is put back: %s %s with %j', (noun, to, value, targets) => {
    const { rung, problems } = ring(noun, to, { agent: value });
    expect(rung).toEqual(targets.map((target) => target.replace(/^client:/, '').replace(/^(?=[2-9])/, '+1')));
    const restored = targets.filter((target) => /^\+(?!14155550120)/.test(target));
    expect(problems.map(({ severity, property, message }) => [severity, property, message])).toEqual(
      restored.map((target) => [
        'warning',
        'to',
        `begins with a space, which a + becomes in a URL: it is read as ${target}. Write | url_encode where that URL is made`,
      ]),
    );
    expect(problems.every((problem) => problem.value?.startsWith(' '))).toBe(true);
  });

  it.each<[string, string, string, string[]]>([
    ['number-multi', agent, '4155550121, 4155550122', ['+14155550121', '+14155550122']],
    ['number-multi', '4155550120, 4155550121', '', ['+14155550120', '+14155550121']],
    ['number', ' 4155550121', '', ['+14155550121']],
    ['number', '{% if true %} 4155550121 {% endif %}', '', ['+14155550121']],
    ['number', agent, ' +6561234567', ['+6561234567']],
    ['client', agent, ' 6561234567', ['6561234567']],
    ['client-multi', agent, ' 6561234567, 5', ['6561234567', '5']],
    ['client-multi', `alice,x${agent}`, ' 6561234567', ['alice', 'x 6561234567']],
  ])('was never there: %s %s with %j', (noun, to, agentValue, rung) => {
    expect(ring(noun, to, { agent: agentValue })).toEqual({ rung, problems: [] });
  });

  it('is missed where it leaves no number, and nobody is rung', () => {
    const { rung, problems } = ring('number', agent, { agent: ' 123' });
    expect([rung, problems.map(({ value, message }) => [value, message])]).toEqual([
      [],
      [
        ['+123', 'is not a phone number in E.164, such as +14155550100; it does not ring'],
        [' 123'.trim(), 'leaves nobody to ring: it rendered to "123"'],
      ],
    ]);
  });
});

describe('a + that a number of WhatsApp has lost in a URL', () => {
  it.each([
    ['whatsapp', '{{flow.data.a}}', ' 6561234567', '+6561234567'],
    ['whatsapp', '{{flow.data.a}}', 'whatsapp: 6561234567', '+6561234567'],
    ['whatsapp', ' whatsapp:{{flow.data.a}}', ' 6561234567', '+6561234567'],
    ['multi', 'WhatsApp:{{flow.data.a}}', ' 6561234567', '+6561234567'],
    ['multi', 'whatsapp: 4155550121{{flow.data.b}}', '', '+14155550121'],
  ])('is put back: %s %j with %j', (noun, to, a, number) => {
    const properties = { noun, to, caller_id: 'whatsapp:+14155550142' };
    const service = serviceWith([{ name: 'sales', properties }]);
    const { text, problems } = ask('/connect', { ...inbound, a, widget: 'sales' }, service);
    expect(/<WhatsApp>([^<]*)/.exec(text)?.[1]).toBe(number);
    expect(problems.map(({ severity }) => severity)).toEqual(a === '' ? [] : ['warning']);
  });

  it('shows nobody the number of theirs as the sender', () => {
    const properties = { noun: 'whatsapp', to: '+14155550142', caller_id: 'whatsapp:+14155550142' };
    const service = serviceWith([{ name: 'sales', properties }]);
    const { text, problems } = ask('/connect', { ...inbound, widget: 'sales' }, service);
    expect(text).not.toContain('callerId');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^is the number that is being rung, and no fallback is a sender of WhatsApp/),
    ]);
  });
});

describe('a + that From and To have lost in a URL', () => {
  const service = serviceWith([
    sales({}, [
      { event: 'busy', next: 'https://example.com/?from={{contact.channel.address | url_encode}}' },
    ]),
    { name: 'berlin', numbers: ['+493012345678'], properties: { noun: 'number', to: '+14155550124' } },
  ]);

  it('is put back, so that the number finds its widget, and the caller is shown', () => {
    const { text, problems } = ask('/connect', { From: ' 6561234567', To: ' 493012345678' }, service);
    expect(text).toContain('callerId="+6561234567"');
    expect(text).toContain('<Number>+14155550124</Number>');
    expect(problems).toEqual([
      {
        severity: 'warning',
        value: ' 6561234567',
        message:
          'The parameter From begins with a space, which a + becomes in a URL: it is read as +6561234567. Write | url_encode where that URL is made',
      },
      {
        severity: 'warning',
        value: ' 493012345678',
        message:
          'The parameter To begins with a space, which a + becomes in a URL: it is read as +493012345678. Write | url_encode where that URL is made',
      },
    ]);
  });

  it('is put back for the Liquid of a next as well', () => {
    const request = { From: ' 6561234567', To: ' 493012345678', widget: 'sales', DialCallStatus: 'busy' };
    expect(askKnowing(undefined, request, service).text).toContain('https://example.com/?from=%2B6561234567');
  });
});
