import type { Simulation } from '../../scripts/call/types';
import { doings, eventsOf, placeScripted, type Script } from '../support/simulated-call';

/** A service that has these two numbers; the simulated call comes to the first of them. */
const first = '+13125550100';
const second = '+13125550101';
const here: Partial<Simulation> = { answersHere: (number) => [first, second].includes(number) };
const dial = (number: string, attributes = '') =>
  `<Dial action="/status" ${attributes}><Number>${number}</Number></Dial>`;
const rings = (number: string) =>
  `${number} is a number of this service: Twilio places another call to it, billed like the first.`;
const over = `The call to ${second} is over; back in the call to ${first}.`;

async function follow(script: Script, outcome = '', further: Partial<Simulation> = here) {
  const { story, requests } = await placeScripted(script, outcome, further);
  return { story, requests, notes: eventsOf(story, 'note').map(({ text }) => text) };
}

/** What the last request to the action says of the Dial. */
function statusIn({ requests }: Awaited<ReturnType<typeof follow>>) {
  const { parameters = {} } = requests.findLast(({ url }) => url.endsWith('/status')) ?? {};
  const { CallStatus, DialCallStatus, DialBridged, DialCallDuration } = parameters;
  return [CallStatus, DialCallStatus, DialBridged, DialCallDuration];
}

describe('a call that rings a number of this service', () => {
  const inner = '<Dial action="/inner"><Client>alice</Client></Dial>';

  it('goes on in the next call, as the Voice URL of that number says', async () => {
    const told = await follow(
      { '/voice': dial(second, 'callerId="+14155550122"'), '/connect': inner },
      'answered,answered:7',
    );
    expect(told.notes).toEqual([rings(second), over]);
    expect(eventsOf(told.story, 'call').map(({ from, to }) => [from, to])).toEqual([
      ['+14155550111', first],
      ['+14155550122', second],
    ]);
    expect(told.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/voice',
      '/connect',
      '/inner',
      '/status',
    ]);
    expect(told.requests[1]?.parameters).toMatchObject({
      From: '+14155550122',
      To: second,
      Direction: 'inbound',
      CallStatus: 'ringing',
    });
    expect(doings(told.story)).toEqual([
      'client:alice answers',
      'client:alice is connected, and the two talk for 7 s; then hangs up',
    ]);
    expect(statusIn(told)).toEqual(['in-progress', 'completed', 'true', '7']);
    expect([told.story.ending, told.story.dials, told.story.outcomes]).toEqual(['hung up', 2, 2]);
  });

  it.each([
    ['is rejected', '<Reject/>', 'answered', ['in-progress', 'busy', 'false', undefined]],
    [
      'is not answered',
      inner.replace('<Dial', '<Dial answerOnBridge="true"'),
      'answered,no-answer',
      ['in-progress', 'no-answer', 'false', undefined],
    ],
    ['says something', '<Say>Closed.</Say>', 'answered', ['in-progress', 'completed', 'true', '0']],
    ['fails', '<Nonsense/>', 'answered', ['in-progress', 'completed', 'true', '0']],
    [
      'is left by the caller while it rings',
      inner,
      'answered,caller-hangup',
      ['completed', 'canceled', 'false', undefined],
    ],
    [
      'is left by the caller after a talk',
      inner,
      'answered,caller-hangup:9',
      ['completed', 'completed', 'true', '9'],
    ],
  ])('hears of a next call that %s', async (_, connect, outcome, status) => {
    const told = await follow({ '/voice': dial(second), '/connect': connect }, outcome);
    expect(statusIn(told)).toEqual(status);
  });

  it('ends where the next call leaves for another host', async () => {
    const connect = '<Redirect>https://a.example/voicemail</Redirect>';
    const { story } = await follow({ '/voice': dial(second), '/connect': connect });
    expect([story.ending, eventsOf(story, 'leaves').length, eventsOf(story, 'dial-ended')]).toEqual([
      'left',
      1,
      [],
    ]);
  });

  it('ends where an outcome of the next call is wrong use', async () => {
    const { story } = await follow({ '/voice': dial(second), '/connect': inner }, 'answered,2=busy');
    expect([story.ending, eventsOf(story, 'wrong-use').length]).toEqual(['wrong use', 1]);
  });

  it('is told from a ring in which a person answers', async () => {
    const both = `<Dial action="/status"><Client>alice</Client><Number>${second}</Number></Dial>`;
    const { story } = await follow({ '/voice': both, '/connect': '<Reject/>' });
    expect(doings(story)).toEqual(['client:alice stops ringing: the first to answer ends it for all']);
    expect(eventsOf(story, 'call')).toHaveLength(2);
    const { story: answered } = await follow({ '/voice': both }, '1=answered:3');
    expect(eventsOf(answered, 'call')).toHaveLength(1);
  });

  it.each(['busy', 'no-answer', 'caller-hangup', 'caller-hangup:3', 'canceled', 'all-declined'])(
    'stays what it is where somebody says %s',
    async (outcome) => {
      const { story } = await follow({ '/voice': dial(second) }, outcome);
      expect(eventsOf(story, 'call')).toHaveLength(1);
    },
  );

  it('goes on in order where the next call is not taken', async () => {
    const voice = `<Dial action="/status" sequential="true"><Number>${second}</Number><Client>alice</Client></Dial>`;
    const script = { '/voice': voice, '/connect': '<Reject/>' };
    expect(doings((await follow(script)).story)[0]).toBe('client:alice answers');
    const left = { ...script, '/connect': '<Dial><Client>bob</Client></Dial>' };
    expect(doings((await follow(left, 'answered,caller-hangup')).story)).toEqual([
      'The caller hangs up while it rings',
    ]);
  });
});

describe('a call that rings its own number', () => {
  it.each([
    [{ '/voice': dial(first) }, `${first} rings ${first} rings ${first}`, 2],
    [
      { '/voice': dial(second), '/connect': dial(first) },
      `${first} rings ${second} rings ${first} rings ${second} rings ${first}`,
      4,
    ],
  ])('is followed until it is plain that it has no end: %j', async (script, way, calls) => {
    const { story } = await follow(script);
    expect(eventsOf(story, 'call')).toHaveLength(calls);
    expect(eventsOf(story, 'fault')).toEqual([
      {
        kind: 'fault',
        text: `the call goes round: ${way}; every round is another call that is billed, and nothing ends it`,
      },
    ]);
    expect(story.ending).toBe('endless');
  });

  it('is followed also where no widget names the number', async () => {
    const { story } = await follow({ '/voice': dial(first) }, '', {});
    expect(story.ending).toBe('endless');
  });

  it.each([
    ['a browser that dials a number', { from: 'client:bob', to: '+14155550123' }, '+14155550123'],
    [
      'a call that we place',
      { from: first, to: '+14155550123', parameters: { Direction: 'outbound-api' } },
      '+14155550123',
    ],
  ])('is not %s', async (_, caller, number) => {
    const script = { '/voice': dial(number, 'callerId="+14155550122"') };
    const { story } = await placeScripted(script, '', { caller });
    expect(eventsOf(story, 'call')).toHaveLength(1);
  });
});
