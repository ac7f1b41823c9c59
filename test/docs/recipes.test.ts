import { blocksOf, documentAt, sectionsOf } from '../support/markdown';
import { type Happening, nothingRecorded, playFlow } from '../support/play-flow';
import { serviceWith } from '../support/service';

const recipes = sectionsOf(documentAt('docs/recipes.md'));

const nobody: Happening = { DialCallStatus: 'no-answer' };
const gone: Happening = { CallStatus: 'completed' };
const recordingUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';
const recorded: Happening = { RecordingUrl: recordingUrl, RecordingSid: 'RE1', RecordingDuration: '9' };
const sent = { ok: true, sid: 'SM1' } as const;

interface Play {
  readonly happenings?: readonly Happening[];
  readonly circumstances?: Parameters<typeof playFlow>[3];
  readonly variables?: Readonly<Record<string, string>>;
  readonly heard: readonly string[];
  readonly asked?: readonly unknown[];
  /** Messages in the log. */
  readonly problems?: readonly string[];
}

function ring(widget: string, attributes: string, ...numbers: readonly string[]): string {
  const inside = numbers.map((number) => `<Number>${number}</Number>`).join('');
  return `<Dial action="/connect-status ${widget}" method="POST" callerId="+14155550199" ${attributes}>${inside}</Dial>`;
}

const sorry = '<Say>Nobody is free. Please call again later.</Say><Hangup/>';

const voicemailText = (message: string) => ({
  sendMessage: { from: '+13125550100', to: '+14155550101', body: `+14155550199 left a message: ${message}` },
});

const record =
  '<Say>Nobody can take your call right now. Please leave a message after the tone.</Say><Record action="/connect-status voicemail" method="POST" timeout="5" maxLength="120" finishOnKey="" playBeep="true" trim="trim-silence"/><Redirect method="POST">/connect-status voicemail silent</Redirect>';

const textBack = {
  sendMessage: {
    from: '+13125550100',
    to: '+14155550199',
    body: 'Sorry that we missed your call. Answer with a time that suits you, and we call back.',
  },
};

const webService = {
  webRequest: { method: 'GET', url: 'https://example.com/on-call', authentication: 'none' },
};
const lookingFor =
  '<Say>We look for somebody who can help you.</Say><Redirect method="POST">/connect-status greeting</Redirect>';
const answerOf = (body: string) =>
  ({ ok: true, status: 200, contentType: 'application/json', body }) as const;

const plays: readonly (readonly [recipe: string, what: string, play: Play])[] = [
  [
    'Voicemail',
    'texts where the message is, and hangs up',
    {
      happenings: [nobody, recorded],
      circumstances: { results: [sent] },
      heard: [ring('ring', 'timeout="20"', '+14155550101'), record, '<Hangup/>'],
      asked: [voicemailText(recordingUrl)],
    },
  ],
  [
    'Voicemail',
    'texts also where the caller hangs up after speaking',
    {
      happenings: [nobody, { ...recorded, ...gone }],
      circumstances: { results: [sent] },
      heard: [ring('ring', 'timeout="20"', '+14155550101'), record, '<Hangup/>'],
      asked: [voicemailText(recordingUrl)],
    },
  ],
  [
    'Voicemail',
    'texts nothing where nothing was said',
    {
      happenings: [nobody, nothingRecorded],
      heard: [ring('ring', 'timeout="20"', '+14155550101'), record, '<Hangup/>'],
    },
  ],
  [
    'Please hold',
    'speaks before and between the rings',
    {
      happenings: [nobody, nobody],
      heard: [
        `<Say>One moment, please. We connect you.</Say>${ring('desk', 'timeout="15"', '+14155550101')}`,
        `<Play>https://example.com/still-trying.mp3</Play>${ring('mobile', 'timeout="15"', '+14155550102')}`,
        sorry,
      ],
    },
  ],
  [
    'Opening hours and holidays',
    'rings while it is open',
    {
      circumstances: { moment: Date.UTC(2026, 6, 1, 8) },
      heard: [ring('ring', 'timeout="30"', '+14155550101')],
    },
  ],
  [
    'Opening hours and holidays',
    'says the hours at lunch',
    {
      circumstances: { moment: Date.UTC(2026, 6, 1, 11, 30) },
      heard: ['<Say>We are open from nine to five on weekdays.</Say><Hangup/>'],
    },
  ],
  [
    'Opening hours and holidays',
    'knows holidays',
    {
      circumstances: { moment: Date.UTC(2026, 11, 25, 10) },
      heard: ['<Say>We are closed today, and back tomorrow.</Say><Hangup/>'],
    },
  ],
  [
    'On call: from a web service',
    'rings whom the service names',
    {
      happenings: [{}],
      circumstances: { results: [answerOf('{"phone": "+14155550101"}')] },
      heard: [lookingFor, ring('ring', 'timeout="30"', '+14155550101')],
      asked: [webService],
    },
  ],
  [
    'On call: from a web service',
    'rings somebody where the service fails',
    {
      happenings: [{}],
      circumstances: { results: [{ ok: false, why: 'it did not answer in time' }] },
      heard: [lookingFor, ring('ring', 'timeout="30"', '+14155550100')],
      asked: [webService],
      problems: ['The request failed: it did not answer in time'],
    },
  ],
  [
    'On call: from a variable',
    'rings whom the variable names',
    {
      variables: { ON_CALL: '+14155550101, +14155550102' },
      heard: [ring('ring', 'timeout="30"', '+14155550101', '+14155550102')],
    },
  ],
  [
    'On call: from a variable',
    'rings somebody where the variable is empty',
    { variables: { ON_CALL: '' }, heard: [ring('ring', 'timeout="30"', '+14155550100')] },
  ],
  ['Block a caller', 'rings for others', { heard: [ring('ring', 'timeout="30"', '+14155550101')] }],
  [
    'Block a caller',
    'says so to whom it blocks',
    {
      circumstances: { caller: { From: '+14155550167' } },
      heard: ['<Say>This number does not take your calls.</Say><Hangup/>'],
    },
  ],
  [
    'Missed call, text back',
    'texts who reached nobody',
    {
      happenings: [nobody, {}],
      circumstances: { results: [sent] },
      heard: [
        ring('ring', 'timeout="20"', '+14155550101'),
        '<Say>Nobody is free. We call you back.</Say><Redirect method="POST">/connect-status sorry</Redirect>',
        '<Hangup/>',
      ],
      asked: [textBack],
    },
  ],
  [
    'Missed call, text back',
    'texts who gave up',
    {
      happenings: [{ ...nobody, ...gone }],
      circumstances: { results: [sent] },
      heard: [ring('ring', 'timeout="20"', '+14155550101'), '<Hangup/>'],
      asked: [textBack],
    },
  ],
  [
    'Missed call, text back',
    'texts nobody after a talk',
    {
      happenings: [{ ...gone, DialCallStatus: 'completed', DialBridged: 'true' }],
      heard: [ring('ring', 'timeout="20"', '+14155550101'), '<Hangup/>'],
    },
  ],
  [
    'An extension after the answer',
    'presses the keys',
    {
      heard: [
        '<Dial action="/connect-status ring" method="POST" callerId="+14155550199" timeout="30"><Number sendDigits="wwww204#">+14155550101</Number></Dial>',
      ],
    },
  ],
  [
    'Group A, then group B',
    'rings one after the other',
    {
      happenings: [nobody, nobody],
      heard: [
        '<Dial action="/connect-status group-a" method="POST" callerId="+14155550199" timeout="15" answerOnBridge="true"><Number url="/connect-screen group-a" method="POST">+14155550101</Number><Number url="/connect-screen group-a" method="POST">+14155550102</Number></Dial>',
        ring('group-b', 'timeout="30"', '+14155550103', '+14155550104'),
        sorry,
      ],
    },
  ],
];

describe('a recipe', () => {
  it.each(plays)(
    '%s: %s',
    (recipe, _, { happenings = [], circumstances, variables = {}, heard, asked = [], problems = [] }) => {
      const [flow = ''] = blocksOf(recipes.get(recipe) ?? '', 'json');
      const service = serviceWith([], { flows: { recipe: JSON.parse(flow) }, variables });
      const played = playFlow(service, 'recipe', happenings, circumstances);
      expect(played).toEqual({ heard, asked, problems });
    },
  );

  it('is played at least once', () => {
    expect([...new Set(plays.map(([recipe]) => recipe))]).toEqual([...recipes.keys()]);
  });
});
