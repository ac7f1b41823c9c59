import { doings, eventsOf, placeScripted, type Script } from '../support/simulated-call';

/** Line by line what is known of how Twilio's Voice behaves: the simulator is a stand-in for that. */

const dialOne = '<Dial action="/status"><Number>+14155550123</Number></Dial>';
const dialBridge = dialOne.replace('<Dial', '<Dial answerOnBridge="true"');
const dialThree =
  '<Dial action="/status"><Number>+14155550121</Number><Client>alice</Client><Sip>sip:bob@example.com</Sip></Dial>';
const screen = { '/screen': '<Gather numDigits="1" action="/key"><Say>Press 1.</Say></Gather><Hangup/>' };
const number = (last: string) => `<Number url="/screen">+1415555012${last}</Number>`;
const screenThree = `<Dial action="/status">${number('1')}${number('2')}${number('3')}</Dial>`;
const AccountSid = 'AC4a1f0c7e52d94b03a8e6d1f27c905b3e';
const recording = `https://api.twilio.com/2010-04-01/Accounts/${AccountSid}/Recordings/RE${'3'.padStart(32, '0')}`;
const sid = (count: number) => `CA${String(count).padStart(32, '0')}`;

/** What the request to the action says of the Dial and of the caller's own call. */
async function actionOf(script: Script, outcome = '', further: Parameters<typeof placeScripted>[2] = {}) {
  const { requests } = await placeScripted(script, outcome, further);
  const { parameters } = requests.find(({ url }) => url.endsWith('/status')) ?? { parameters: {} };
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => /^(CallStatus|Dial|Recording|Error)/.test(name)),
  );
}

describe('a request of the simulator', () => {
  it('carries what a request from Twilio does', async () => {
    const { requests } = await placeScripted({ '/voice': '<Hangup/>' });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://calls.example.com/voice',
        parameters: {
          AccountSid,
          ApiVersion: '2010-04-01',
          CallSid: sid(1),
          CallStatus: 'ringing',
          Called: '+13125550100',
          CalledCity: '',
          CalledCountry: 'US',
          CalledState: '',
          CalledZip: '',
          Caller: '+14155550111',
          CallerCity: '',
          CallerCountry: 'US',
          CallerState: '',
          CallerZip: '',
          Direction: 'inbound',
          From: '+14155550111',
          FromCity: '',
          FromCountry: 'US',
          FromState: '',
          FromZip: '',
          StirVerstat: 'TN-Validation-Passed-A',
          To: '+13125550100',
          ToCity: '',
          ToCountry: 'US',
          ToState: '',
          ToZip: '',
        },
      },
    ]);
  });

  it('carries further parameters, for the set is open-ended', async () => {
    const parameters = { Direction: 'outbound-api', 'SipHeader_X-Team': 'sales' };
    const { requests } = await placeScripted({}, '', {
      caller: { parameters },
    });
    expect(requests[0]?.parameters).toMatchObject({ ...parameters, CallStatus: 'in-progress' });
  });
});

describe('the request to the action', () => {
  const answered = { DialCallStatus: 'completed', DialCallSid: sid(2), DialBridged: 'true' };
  const there = { CallStatus: 'in-progress' };
  const nobody = { DialCallSid: sid(2), DialBridged: 'false' };

  it.each([
    ['answered and connected', dialOne, 'answered:42', { ...there, ...answered, DialCallDuration: '42' }],
    ['busy', dialOne, 'busy', { ...there, ...nobody, DialCallStatus: 'busy' }],
    ['no answer', dialOne, 'no-answer', { ...there, ...nobody, DialCallStatus: 'no-answer' }],
    ['not routable', dialOne, 'failed', { ...there, ...nobody, DialCallStatus: 'failed' }],
    ['ended before the answer', dialOne, 'canceled', { ...there, ...nobody, DialCallStatus: 'canceled' }],
    ['rejected unasked', dialOne, 'declined', { ...there, ...nobody, DialCallStatus: 'busy' }],
    [
      'the caller left while it rang',
      dialOne,
      'caller-hangup',
      { CallStatus: 'completed', ...nobody, DialCallStatus: 'canceled' },
    ],
    [
      'the caller left the talk',
      dialOne,
      'caller-hangup:7',
      { CallStatus: 'completed', ...answered, DialCallDuration: '7' },
    ],
    [
      'answerOnBridge, and nobody picked up',
      dialBridge,
      'no-answer',
      { CallStatus: 'ringing', ...nobody, DialCallStatus: 'no-answer' },
    ],
    [
      'answerOnBridge, and somebody did',
      dialBridge,
      'answered:5',
      { ...there, ...answered, DialCallDuration: '5' },
    ],
    [
      'a conference, without SID and duration',
      '<Dial action="/status"><Conference>team</Conference></Dial>',
      '',
      { ...there, DialCallStatus: 'answered' },
    ],
    [
      'a Dial that records',
      dialOne.replace('>', ' record="record-from-answer">'),
      'answered:1',
      { ...there, ...answered, DialCallDuration: '1', RecordingUrl: recording },
    ],
    [
      'the old spelling of record',
      dialOne.replace('>', ' record="true">'),
      'answered:1',
      { ...there, ...answered, DialCallDuration: '1', RecordingUrl: recording },
    ],
    [
      'record, and nobody to be heard',
      dialOne.replace('>', ' record="record-from-answer">'),
      'busy',
      { ...there, ...nobody, DialCallStatus: 'busy' },
    ],
    [
      'do-not-record',
      dialOne.replace('>', ' record="do-not-record">'),
      'answered:1',
      { ...there, ...answered, DialCallDuration: '1' },
    ],
    [
      'a conference that is recorded',
      '<Dial action="/status" record="true"><Conference>team</Conference></Dial>',
      '',
      { ...there, DialCallStatus: 'answered', RecordingUrl: recording.replace(/3$/, '2') },
    ],
    [
      'SIP',
      '<Dial action="/status"><Sip>sip:bob@example.com</Sip></Dial>',
      'busy',
      {
        ...there,
        ...nobody,
        DialCallStatus: 'busy',
        DialSipCallId: `${sid(2).toLowerCase()}@127.0.0.1`,
        DialSipResponseCode: '486',
      },
    ],
    [
      'a time limit',
      dialOne.replace('>', ' timeLimit="60">'),
      'answered:90',
      { ...there, ...answered, DialCallDuration: '60' },
    ],
    [
      'the time limit of every Dial',
      dialOne,
      'answered:20000',
      { ...there, ...answered, DialCallDuration: '14400' },
    ],
    [
      'a time limit over that, with the 24-hour feature',
      dialOne.replace('>', ' timeLimit="86400">'),
      'answered:20000',
      { ...there, ...answered, DialCallDuration: '20000' },
    ],
    [
      'a number that is the text of the Dial',
      '<Dial action="/status">+14155550123</Dial>',
      'answered:3',
      { ...there, ...answered, DialCallDuration: '3' },
    ],
  ])('says of %s what Twilio would', async (_, voice, outcome, parameters) => {
    expect(await actionOf({ '/voice': voice }, outcome)).toEqual(parameters);
  });

  it.each([
    ['client:bob', '<Number>+14155550123</Number>'],
    ['sip:bob@example.com', '<Number>+14155550123</Number>'],
    ['client:bob', '<Client>alice</Client>'],
    ['sips:bob@example.com', '<Sip>sip:alice@example.com</Sip>'],
  ])('tells of the caller ID that %s needs to call %s', async (from, noun) => {
    const script = { '/voice': `<Dial action="/status">${noun}</Dial>` };
    const ErrorMessage = `13214: a call from ${from} has no number to show; the Dial needs a callerId`;
    expect(await actionOf(script, '', { caller: { from } })).toMatchObject({
      ...there,
      ...nobody,
      DialCallStatus: 'failed',
      ErrorMessage,
    });
    const { story } = await placeScripted(script, '', { caller: { from } });
    expect(eventsOf(story, 'fault').map(({ text }) => text)).toEqual([ErrorMessage]);
    expect(eventsOf(story, 'ring')[0]?.callerId).toBe('');
  });

  it.each([
    ['+14155550123', {}, '<Number>+14155550123</Number>', '+14155550123'],
    ['(415) 555-0123', {}, '+1 415 555 0123', '+1 415 555 0123'],
    ['client:alice', {}, '<Client>alice</Client>', 'client:alice'],
    [undefined, { from: '+14155550123' }, '<Number>+14155550123</Number>', '+14155550123'],
  ])('tells of a caller ID that is the callee: %s, %j, %s', async (callerId, caller, noun, leg) => {
    const attribute = callerId === undefined ? '' : ` callerId="${callerId}"`;
    const script = { '/voice': `<Dial action="/status"${attribute}>${noun}</Dial>` };
    const text = `13214: the callerId ${callerId ?? leg} is the number of the person who is rung`;
    expect(await actionOf(script, '', { caller })).toMatchObject({
      DialCallStatus: 'failed',
      ErrorMessage: text,
    });
    const { story } = await placeScripted(script, '', { caller });
    expect(eventsOf(story, 'fault')).toEqual([{ kind: 'fault', leg, text }]);
    expect(doings(story)).toEqual([`${leg} is not rung`]);
  });

  it('rings the others where one would see their own number', async () => {
    const voice = dialThree.replace('<Dial', '<Dial callerId="+14155550121"');
    const { story } = await placeScripted({ '/voice': voice });
    expect(doings(story).slice(0, 2)).toEqual(['+14155550121 is not rung', 'client:alice answers']);
  });

  it.each([
    ['Client', 'client:bob', '<Client>alice</Client>'],
    ['Sip', 'front-desk_2', '<Sip>sip:alice@example.com</Sip>'],
  ])('takes for a %s also %s as a caller ID', async (_, callerId, noun) => {
    const voice = `<Dial action="/status" callerId="${callerId}">${noun}</Dial>`;
    expect(await actionOf({ '/voice': voice })).toMatchObject({ DialCallStatus: 'completed' });
  });

  it.each(['anonymous', 'Restricted', '+266696687', '+', ''])('warns of the caller ID %j', async (from) => {
    const { story } = await placeScripted({ '/voice': dialOne }, '', { caller: { from } });
    expect(eventsOf(story, 'note')).toEqual([
      { kind: 'note', text: 'Warning 13214: carriers may refuse a call from an anonymous caller.' },
    ]);
  });

  it('is a GET where the Dial says so', async () => {
    const { requests } = await placeScripted({ '/voice': dialOne.replace('>', ' method="GET">') });
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });
});

describe('after a Dial', () => {
  const urlsOf = async (script: Script, outcome = '') =>
    (await placeScripted(script, outcome)).requests.map(({ url }) => new URL(url).pathname);

  it('runs no TwiML for a caller who has hung up, though it requests the action', async () => {
    const { story, requests } = await placeScripted(
      { '/voice': dialOne, '/status': '<Redirect>/more</Redirect>' },
      'caller-hangup',
    );
    expect(requests).toHaveLength(2);
    expect(story.ending).toBe('caller hung up');
    expect(eventsOf(story, 'twiml').map(({ run }) => run)).toEqual([true, false]);
  });

  it('never runs the verbs behind a Dial that has an action', async () => {
    expect(await urlsOf({ '/voice': `${dialOne}<Redirect>/behind</Redirect>` })).toEqual([
      '/voice',
      '/status',
    ]);
  });

  it('runs the verbs behind a Dial without an action', async () => {
    const voice = '<Dial>+14155550123</Dial><Redirect>/behind</Redirect>';
    expect(await urlsOf({ '/voice': voice })).toEqual(['/voice', '/behind']);
    expect(await urlsOf({ '/voice': voice }, 'caller-hangup')).toEqual(['/voice']);
  });

  it('hangs up where the TwiML ends', async () => {
    const { story } = await placeScripted({ '/voice': dialOne, '/status': '' });
    expect(story.ending).toBe('hung up');
  });
});

describe('a ring of several', () => {
  it('is canceled for all others by the first leg to answer', async () => {
    const { story } = await placeScripted({ '/voice': dialThree }, '2=answered:9');
    expect(doings(story)).toEqual([
      'client:alice answers',
      '+14155550121 stops ringing: the first to answer ends it for all',
      'sip:bob@example.com stops ringing: the first to answer ends it for all',
      'client:alice is connected, and the two talk for 9 s; then hangs up',
    ]);
  });

  it('is canceled even if the screening of that leg then fails', async () => {
    const script = { '/voice': screenThree, ...screen };
    expect(await actionOf(script, '2=declined')).toEqual({
      CallStatus: 'in-progress',
      DialCallStatus: 'completed',
      DialBridged: 'false',
      DialCallSid: sid(3),
      DialCallDuration: '5',
    });
    expect(doings((await placeScripted(script, '1=busy+2=declined+3=answered')).story)).toEqual([
      '+14155550121 is busy',
      '+14155550122 answers',
      '+14155550123 stops ringing: the first to answer ends it for all',
      '+14155550122 hears "Press 1."',
      '+14155550122 presses 9',
      '+14155550122 is hung up on',
    ]);
  });

  it.each([
    ['answered:3', 'completed', 1],
    ['busy', 'busy', 1],
    ['busy+3=no-answer', 'no-answer', 3],
    ['failed+1=busy', 'busy', 1],
    ['3=answered', 'completed', 3],
  ])('of %s comes to %s', async (outcome, DialCallStatus, target) => {
    expect(await actionOf({ '/voice': dialThree }, outcome)).toMatchObject({
      DialCallStatus,
      DialCallSid: sid(1 + target),
    });
  });

  it('goes on to the next on rejection or no answer, where it is sequential', async () => {
    const { story } = await placeScripted(
      { '/voice': screenThree.replace('<Dial', '<Dial sequential="true"'), ...screen, '/key': '<Hangup/>' },
      '1=no-answer+2=declined+3=busy',
    );
    expect(doings(story)).toEqual([
      '+14155550121 does not answer',
      '+14155550122 answers',
      '+14155550122 hears "Press 1."',
      '+14155550122 presses 9',
      '+14155550122 is hung up on',
      '+14155550123 is busy',
    ]);
    expect(eventsOf(story, 'dial-ended')[0]?.parameters.DialCallStatus).toBe('busy');
  });

  it('ends a sequential ring with the first who takes the call', async () => {
    const voice = dialThree.replace('<Dial', '<Dial sequential="true"');
    expect(await actionOf({ '/voice': voice }, '1=busy+2=answered:8')).toMatchObject({
      DialCallSid: sid(3),
      DialCallDuration: '8',
    });
  });
});

describe('the leg of the person who answered', () => {
  const voice = `<Dial action="/status" callerId="+13125550100">${number('3')}</Dial>`;

  it('is described by the request to the url', async () => {
    const { requests } = await placeScripted({ '/voice': voice, ...screen, '/key': '' });
    const [, asked, pressed] = requests;
    expect(asked?.parameters).toEqual({
      AccountSid,
      ApiVersion: '2010-04-01',
      CallSid: sid(2),
      CallStatus: 'in-progress',
      Called: '+14155550123',
      Caller: '+13125550100',
      Direction: 'outbound-dial',
      From: '+13125550100',
      ParentCallSid: sid(1),
      To: '+14155550123',
    });
    expect(pressed).toEqual({
      method: 'POST',
      url: 'https://calls.example.com/key',
      parameters: { ...asked?.parameters, Digits: '1' },
    });
  });

  it.each([
    ['ends', '', 'true'],
    ['ends after a word', '<Say>Hello.</Say>', 'true'],
    ['hangs up', '<Hangup/>', 'false'],
    ['redirects to a hang-up', '<Redirect>/end</Redirect>', 'false'],
    ['asks, and the key hangs up', '<Gather action="/end"/>', 'false'],
    ['asks, and # is no key', '<Gather finishOnKey="1" action="/end"/>', 'true'],
  ])('is bridged or not where its TwiML %s', async (_, inside, DialBridged) => {
    expect(await actionOf({ '/voice': voice, '/screen': inside, '/end': '<Hangup/>' })).toMatchObject({
      DialCallStatus: 'completed',
      DialBridged,
    });
  });

  it('may hold no Dial', async () => {
    const { story } = await placeScripted({ '/voice': voice, '/screen': dialOne });
    expect(eventsOf(story, 'fault')).toEqual([
      {
        kind: 'fault',
        leg: '+14155550123',
        text: 'there can be no <Dial> on the leg of somebody who was dialed',
      },
    ]);
  });

  it('is refused without a key where any key would do', async () => {
    const { story } = await placeScripted({ '/voice': voice, ...screen }, 'declined', {
      acceptKey: () => undefined,
    });
    expect(doings(story)).toEqual([
      '+14155550123 answers',
      '+14155550123 hears "Press 1."',
      '+14155550123 presses no key for 5 s',
      '+14155550123 is hung up on',
    ]);
  });
});

/** What the caller does, the requests behind `/voice`, and the end. */
async function tell(script: Script, outcome = '', further: Parameters<typeof placeScripted>[2] = {}) {
  const { story, requests } = await placeScripted(script, outcome, further);
  const told = requests
    .slice(1)
    .map(({ url, parameters }) => [
      new URL(url).pathname,
      Object.fromEntries(
        Object.entries(parameters).filter(([name]) =>
          /^(CallStatus|Digits|SpeechResult|Recording|Queue|FinishedOnKey)/.test(name),
        ),
      ),
    ]);
  return { does: doings(story).map((does) => does.replace('The caller ', '')), told, ending: story.ending };
}

const there = { CallStatus: 'in-progress' };
const gone = { CallStatus: 'completed' };

describe('what the caller hears', () => {
  it.each([
    ['<Say>Hello.</Say>', 'hears "Hello."'],
    ['<Say loop="3">Hello.</Say>', 'hears "Hello." 3 times'],
    ['<Play loop="0">https://example.com/a.mp3</Play>', 'hears https://example.com/a.mp3 again and again'],
    ['<Play digits="1w2"/>', 'hears the keys 1w2'],
  ])('is told of %s', async (voice, does) => {
    expect((await tell({ '/voice': voice })).does).toEqual([does]);
  });

  it.each([
    ['before a Dial: nobody is rung, and nothing is requested', `<Say>Wait.</Say>${dialOne}`],
    ['before the question is over', '<Gather action="/key"><Say>Wait.</Say></Gather>'],
    ['before a redirect', `<Say>Wait.</Say><Redirect>/more</Redirect>`],
  ])('may be the last that they hear, %s', async (_, voice) => {
    expect(await tell({ '/voice': voice }, 'caller-hangup:listening')).toEqual({
      does: ['hears "Wait."', 'hangs up'],
      told: [],
      ending: 'caller hung up',
    });
  });
});

describe('a Gather', () => {
  const gather = (attributes = '') => `<Gather action="/key" ${attributes}/><Say>Nothing.</Say>`;
  const key = (Digits: string, FinishedOnKey = '') => [['/key', { ...there, Digits, FinishedOnKey }]];

  it.each([
    ['', 'digits:12', key('12'), 'presses 12'],
    ['', 'digits:12#', key('12', '#'), 'presses 12#'],
    ['', 'digits:12#34', key('12', '#'), 'presses 12#; the input ends there, and 34 is not heard'],
    // The finishing key does nothing before another one.
    ['', 'digits:#1', key('1'), 'presses #1'],
    ['finishOnKey="*"', 'digits:1#*', key('1#', '*'), 'presses 1#*'],
    ['finishOnKey=""', 'digits:#', key('#'), 'presses #'],
    ['numDigits="1"', 'digits:12', key('1'), 'presses 1; the input ends there, and 2 is not heard'],
    ['input="dtmf speech"', 'speech:sales', [['/key', { ...there, SpeechResult: 'sales' }]], 'says "sales"'],
    [
      'actionOnEmptyResult="true" timeout="7"',
      'silence',
      [['/key', { ...there, Digits: '' }]],
      'presses no key for 7 s',
    ],
    ['actionOnEmptyResult="true"', 'digits:#', [['/key', { ...there, Digits: '' }]], 'presses #'],
  ])('with %s takes %s', async (attributes, outcome, told, does) => {
    expect(await tell({ '/voice': gather(attributes) }, outcome)).toEqual({
      does: [does],
      told,
      ending: 'hung up',
    });
  });

  it.each([
    ['silence', '', 'presses no key for 5 s'],
    ['silence', 'input="speech dtmf"', 'presses no key and says nothing for 5 s'],
    ['digits:#', '', 'presses #'],
  ])('goes on to the next verb after %s', async (outcome, attributes, does) => {
    expect(await tell({ '/voice': gather(attributes) }, outcome)).toEqual({
      does: [does, 'hears "Nothing."'],
      told: [],
      ending: 'hung up',
    });
  });

  it('requests nothing for a caller who hangs up', async () => {
    expect(await tell({ '/voice': gather('actionOnEmptyResult="true"') }, 'caller-hangup')).toEqual({
      does: ['hangs up, and Twilio requests nothing more'],
      told: [],
      ending: 'caller hung up',
    });
  });

  it('that asks again and again is left by a caller of whom nothing else is said', async () => {
    const again = '<Gather action="/voice" actionOnEmptyResult="true"><Say>Press 1.</Say></Gather>';
    const { does, told } = await tell({ '/voice': again });
    expect(does.filter((done) => done !== 'hears "Press 1."')).toEqual([
      'presses no key for 5 s',
      'presses no key for 5 s',
      'hangs up, and Twilio requests nothing more',
    ]);
    expect(told).toHaveLength(2);
  });
});

describe('a Record', () => {
  const record = (attributes = '') =>
    `<Record action="/recorded" ${attributes}/><Redirect>/silent</Redirect>`;
  const RecordingSid = `RE${'2'.padStart(32, '0')}`;
  const told = (RecordingDuration: string, further: object) => [
    [
      '/recorded',
      { RecordingSid, RecordingUrl: recording.replace(/3$/, '2'), RecordingDuration, ...further },
    ],
  ];

  it.each([
    ['', 'recorded:20', told('20', { ...there, Digits: '#' }), 'leaves a message of 20 s, and presses #'],
    [
      'finishOnKey="12"',
      'recorded:20',
      told('20', { ...there, Digits: '1' }),
      'leaves a message of 20 s, and presses 1',
    ],
    [
      'finishOnKey="" timeout="3"',
      'recorded:20',
      told('20', there),
      'leaves a message of 20 s, and is silent for 3 s',
    ],
    [
      'maxLength="10"',
      'recorded:20+hangup',
      told('10', there),
      'leaves a message of 10 s: no message is longer',
    ],
  ])('with %s takes %s', async (attributes, outcome, requests, does) => {
    expect(await tell({ '/voice': record(attributes) }, outcome)).toEqual({
      does: ['hears a beep', does],
      told: requests,
      ending: 'hung up',
    });
  });

  it.each(['recorded:20+hangup', 'caller-hangup:20'])(
    'requests its action after %s, for there is a message, and runs nothing',
    async (outcome) => {
      expect(await tell({ '/voice': record(), '/recorded': '<Redirect>/more</Redirect>' }, outcome)).toEqual({
        does: ['hears a beep', 'leaves a message of 20 s, and hangs up'],
        told: told('20', { ...gone, Digits: 'hangup' }),
        ending: 'caller hung up',
      });
    },
  );

  it('goes on to the next verb, and requests no action, where there was nothing to record', async () => {
    expect(await tell({ '/voice': record('playBeep="false"') }, 'no-audio')).toEqual({
      does: ['says nothing for 5 s, and nothing is recorded'],
      told: [['/silent', there]],
      ending: 'hung up',
    });
  });

  it('requests nothing for a caller who hangs up without a word', async () => {
    expect(await tell({ '/voice': record() }, 'caller-hangup')).toEqual({
      does: ['hears a beep', 'hangs up before they have said anything, and Twilio requests nothing more'],
      told: [],
      ending: 'caller hung up',
    });
  });
});

describe('an Enqueue', () => {
  const enqueue = '<Enqueue action="/left">support</Enqueue>';
  const queued = (QueueResult: string, further: object = there) => [
    ['/left', { ...further, QueueResult, QueueTime: '20' }],
  ];

  it.each([
    ['', queued('bridged'), 'waits 20 s, and talks to somebody for 30 s, who then hangs up'],
    ['answered:5', queued('bridged'), 'waits 20 s, and talks to somebody for 5 s, who then hangs up'],
    ['no-answer', queued('leave'), 'waits 20 s; nobody takes the call, and the hold music ends the wait'],
    ['canceled', queued('redirected'), 'waits 20 s, and is taken out of the queue'],
    ['busy', [['/left', { ...there, QueueResult: 'queue-full' }]], 'does not get into the queue: it is full'],
    [
      'failed',
      [['/left', { ...there, QueueResult: 'system-error' }]],
      'does not get into the queue: something fails at Twilio',
    ],
    ['caller-hangup', queued('hangup', gone), 'waits 20 s, and hangs up'],
    ['caller-hangup:9', queued('bridged', gone), 'waits 20 s, talks to somebody for 9 s, and hangs up'],
  ])('of %s is told', async (outcome, told, does) => {
    expect(await tell({ '/voice': enqueue }, outcome)).toEqual({
      does: [does],
      told,
      ending: outcome.startsWith('caller') ? 'caller hung up' : 'hung up',
    });
  });

  it('without an action goes on to the next verb', async () => {
    const voice = '<Enqueue>support</Enqueue><Say>Bye.</Say>';
    expect((await tell({ '/voice': voice })).does.at(-1)).toBe('hears "Bye."');
    expect((await tell({ '/voice': voice }, 'caller-hangup')).ending).toBe('caller hung up');
  });
});

describe('an outcome that does not fit what waits', () => {
  const at = (verb: string) =>
    `${verb} action="https://calls.example.com/connect-status?flow=main&amp;widget=menu"`;

  it.each([
    [
      dialOne,
      'digits:1',
      'digits:1 does not fit where a Dial rings +14155550123; expected answered, no-answer, busy, failed, canceled, declined, all-declined or caller-hangup',
    ],
    [
      `<${at('Gather')}/>`,
      'busy',
      'busy does not fit where main/menu waits for keys; expected digits:KEYS, silence or caller-hangup',
    ],
    [
      `<${at('Gather')}/>`,
      'speech:sales',
      'speech:sales does not fit where main/menu waits for keys; expected digits:KEYS, silence or caller-hangup',
    ],
    [
      `<${at('Gather')} input="speech"/>`,
      'digits:1',
      'digits:1 does not fit where main/menu waits for speech; expected speech:WORDS, silence or caller-hangup',
    ],
    [
      `<${at('Gather')} input="dtmf speech"/>`,
      'recorded:3',
      'recorded:3 does not fit where main/menu waits for keys or speech; expected digits:KEYS, speech:WORDS, silence or caller-hangup',
    ],
    [
      `<${at('Record')}/>`,
      'answered:3',
      'answered:3 does not fit where main/menu records a message; expected recorded:SECONDS, recorded:SECONDS+hangup, no-audio or caller-hangup',
    ],
    [
      '<Enqueue>support</Enqueue>',
      '1=busy',
      '1=busy does not fit where an Enqueue puts the caller into the queue support; expected answered, no-answer, busy (the queue is full), failed, canceled or caller-hangup',
    ],
    [
      `<${at('Gather')}/>`,
      'caller-hangup:listening',
      'caller-hangup:listening does not fit where main/menu waits for keys; expected digits:KEYS, silence or caller-hangup',
    ],
  ])('is wrong use: %s and %s', async (voice, outcome, text) => {
    const { story } = await placeScripted({ '/voice': voice }, outcome);
    expect(eventsOf(story, 'wrong-use').map((event) => event.text)).toEqual([
      `--outcome, number 1 in the list: ${text}`,
    ]);
    expect(story.ending).toBe('wrong use');
  });
});

describe('a call that leaves', () => {
  const studio = `https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/FW0123456789abcdef0123456789abcdef?FlowEvent=return`;

  it.each([
    ['goes back to its Studio flow', studio, true],
    ['goes to another host', 'https://example.com/voicemail', false],
  ])('%s: the simulation stops there', async (_, url, toStudio) => {
    const { story, requests } = await placeScripted({ '/voice': `<Redirect>${url}</Redirect>` });
    expect(requests).toHaveLength(1);
    expect(eventsOf(story, 'leaves')).toEqual([{ kind: 'leaves', url, toStudio }]);
    expect(story.ending).toBe('left');
  });

  it('goes on there when asked to', async () => {
    const url = 'https://example.com/voicemail';
    const { story } = await placeScripted(
      {
        '/voice': `<Redirect>${url}</Redirect>`,
        [url]: '<Say>Leave a message.</Say><Record action="/recorded"/>',
      },
      '',
      { follow: true },
    );
    expect(doings(story)).toEqual([
      'The caller hears "Leave a message."',
      'The caller hears a beep',
      'The caller leaves a message of 10 s, and hangs up',
    ]);
    expect(story.ending).toBe('caller hung up');
  });

  it('is stopped where it goes in circles', async () => {
    const { story } = await placeScripted({ '/voice': '<Redirect>/voice</Redirect>' });
    expect(eventsOf(story, 'fault')).toEqual([
      { kind: 'fault', text: 'the call has made 200 requests, and goes in circles' },
    ]);
  });
});
