import { configurationOf } from '../../lib/configuration-of';
import { buildProject } from '../../scripts/build-project';
import { acceptKey } from '../../scripts/call/accept-key';
import { explainWalk } from '../../scripts/call/explain-walk';
import { type ServedProject, serveProject } from '../../scripts/call/serve-project';
import { simulateCall } from '../../scripts/call/simulate-call';
import type { Story } from '../../scripts/call/types';
import { checkProject } from '../../scripts/check-project';
import { doings, eventsOf, outcomesOf, wayOf } from '../support/simulated-call';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const three = { noun: 'multi', to: '+14155550121, client:alice, sip:bob@example.com' };
const screen = { say: 'Press 1 to take the call.', digit: '1', timeout: 8 };
const moment = Date.parse('2026-06-01T12:00:00Z');
const environment = { ACCOUNT_SID: `AC${'a'.repeat(32)}`, AUTH_TOKEN: 'f'.repeat(32) };

describe('a whole call on the real runtime', () => {
  let project: TemporaryProject;
  let service: ServedProject;
  let here: Parameters<typeof explainWalk>[1];
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    project = temporaryProject({
      widgets: {
        sales: widgetContent({ noun: 'number', to: '+14155550101' }, { noAnswer: 'desk', callCompleted: '' }),
        desk: widgetContent(
          { noun: 'client', to: 'desk' },
          { callCompleted: 'https://example.com/voicemail' },
        ),
        screened: widgetContent({ ...three, screen }, { callCompleted: 'desk', answered: '' }),
        round: widgetContent({ ...three, screen }, { callCompleted: 'round', answered: '' }),
        anyKey: widgetContent({ noun: 'client', to: 'alice', screen: { say: 'Press 5.' } }),
        missed: widgetContent(
          { noun: 'client', to: 'alice' },
          { callCompleted: '', hangup: 'https://example.com/missed' },
        ),
        circle: widgetContent({ noun: 'client', to: 'alice' }, { callCompleted: 'circle' }),
        nobody: widgetContent({ noun: 'number', to: '{{flow.data.to}}' }),
        room: widgetContent({ noun: 'conference', to: 'team' }, { answered: 'desk', callCompleted: '' }),
      },
    });
    project.write({
      files: {
        'functions/outside.ts': `import http from 'node:http';
        export const handler = async (_: unknown, __: unknown, callback: Function) => {
          const response = new Twilio.twiml.VoiceResponse();
          const refused = await new Promise((resolve) => http.get('http://192.0.2.1/').on('error', (error) => resolve(error.message)));
          response.say(String(refused));
          callback(null, response);
        };`,
      },
    });
    const checked = checkProject(project.root);
    buildProject(project.root, checked.widgets);
    here = {
      configuration: configurationOf(checked.widgets),
      variables: environment,
      moment,
      addressOf: (callSid) => addresses.get(callSid),
    };
    service = await serveProject(project.root, {
      build: 'dist',
      environment,
      port: 0,
      follow: false,
      moment,
      addressOf: here.addressOf,
    });
  }, 20_000);

  afterAll(async () => {
    await service.stop();
    project.discard();
  });

  let sids = 0;
  const call = (query: string, outcome = '', path = '/connect'): Promise<Story> =>
    simulateCall({
      call: {
        voiceUrl: `${service.url}${path}?${query}`,
        from: '+14155550111',
        to: '+13125550100',
        accountSid: environment.ACCOUNT_SID,
      },
      fetchWebhook: service.fetchWebhook,
      onLeg: (leg) => {
        addresses.set(leg.callSid, leg.address);
      },
      outcomes: outcomesOf(outcome),
      acceptKey: (prompt) => acceptKey(prompt, here.configuration),
      explain: (answered) => explainWalk(answered, here),
      follow: false,
      newSid: (prefix) => `${prefix}${(++sids).toString(16).padStart(32, '0')}`,
    });

  it.each([
    ['widget=sales', '', ['sales: answered → the end of the call', 'hung up']],
    [
      'widget=sales',
      'no-answer,busy',
      ['sales: noAnswer → the widget desk', 'desk: busy → https://example.com/voicemail', 'left'],
    ],
    ['widget=sales', 'caller-hangup', ['sales: hangup → the end of the call', 'caller hung up']],
    [
      'widget=room',
      '',
      ['room: answered → the widget desk', 'desk: answered → https://example.com/voicemail', 'left'],
    ],
    ['widget=anyKey', 'answered', ['anyKey: answered → the end of the call', 'hung up']],
    ['widget=anyKey', 'declined', ['anyKey: declined → the end of the call', 'hung up']],
    [
      `widget=anyKey&FlowSid=FW${'b'.repeat(32)}`,
      'busy',
      ['anyKey: busy → the Studio flow that the call came from', 'left'],
    ],
  ])('%s with the outcomes "%s" goes its way', async (query, outcome, way) => {
    const story = await call(query, outcome);
    expect(wayOf(story)).toEqual(way);
    expect(eventsOf(story, 'fault')).toEqual([]);
  });

  it('rings the others of a screened ring again until one accepts', async () => {
    const story = await call('widget=screened', '2=declined,1=declined,answered:12');
    expect(wayOf(story)).toEqual([
      'screened: declined → the others in the ring, again',
      'screened: declined → the others in the ring, again',
      'screened: answered → the end of the call',
      'hung up',
    ]);
    expect(eventsOf(story, 'ring').map(({ legs }) => legs.map(({ address }) => address))).toEqual([
      ['+14155550121', 'client:alice', 'sip:bob@example.com'],
      ['+14155550121', 'sip:bob@example.com'],
      ['sip:bob@example.com'],
    ]);
    expect(doings(story).slice(-4)).toEqual([
      'sip:bob@example.com answers',
      'sip:bob@example.com hears "Press 1 to take the call."',
      'sip:bob@example.com presses 1',
      'sip:bob@example.com is connected, and the two talk for 12 s; then hangs up',
    ]);
    expect(eventsOf(story, 'log')).toEqual([]);
  });

  it.each(['declined,declined,declined,answered', 'all-declined,answered'])(
    'goes on when all of a screened ring have refused: %s',
    async (outcome) => {
      const story = await call('widget=screened', outcome);
      expect(wayOf(story)).toEqual([
        'screened: declined → the others in the ring, again',
        'screened: declined → the others in the ring, again',
        'screened: declined → the widget desk',
        'desk: answered → https://example.com/voicemail',
        'left',
      ]);
      // What begins another round takes no transition.
      expect(eventsOf(story, 'event').map(({ listedAs }) => listedAs)).toEqual([
        undefined,
        undefined,
        'callCompleted',
        'callCompleted',
      ]);
    },
  );

  it('tells a widget that leads to itself from another round of its ring', async () => {
    const story = await call('widget=round', 'all-declined');
    expect(eventsOf(story, 'event').map(({ listedAs, leadsTo }) => [listedAs, leadsTo])).toEqual([
      [undefined, 'the others in the ring, again'],
      [undefined, 'the others in the ring, again'],
      ['callCompleted', 'the widget round'],
      [undefined, 'the end of the call'],
    ]);
  });

  it('tells where the service itself would deliver a hang-up, and sends nothing', async () => {
    const story = await call('widget=missed', 'caller-hangup:4');
    expect(wayOf(story)).toEqual([
      'missed: hangup → https://example.com/missed, which Twilio does not request any more',
      'caller hung up',
    ]);
    const [letter] = eventsOf(story, 'letter');
    expect(letter).toMatchObject({ kind: 'letter', sent: false });
    expect(letter?.url).toMatch(/^https:\/\/example\.com\/missed\?DialCallStatus=completed&/);
    expect(eventsOf(story, 'log')).toEqual([]);
  });

  it('lets no Function reach another machine', async () => {
    expect(doings(await call('', '', '/outside'))).toEqual([
      'The caller hears "A simulated call stays on this machine: 192.0.2.1 is not asked"',
    ]);
  });

  it('tells of the 25 widgets of a call that goes in circles, and what the service logs', async () => {
    const story = await call('widget=circle', Array(30).fill('busy').join(','));
    expect([story.dials, story.ending]).toEqual([25, 'hung up']);
    expect(eventsOf(story, 'log')).toEqual([
      {
        kind: 'log',
        line: 'circle: is widget number 26 of this call: the flow ends here, since it may go in circles',
      },
    ]);
  });

  it.each([
    [
      'a widget that does not exist',
      'widget=gone',
      '11200: the service answered 404: No widget here is named "gone".',
    ],
    [
      'a widget with nobody to ring',
      'widget=nobody',
      '11200: the service answered 500: Widget "nobody": to leaves nobody',
    ],
  ])('ends with %s as at Twilio', async (_, query, fault) => {
    const story = await call(query);
    expect(story.ending).toBe('application error');
    expect(eventsOf(story, 'fault').map(({ text }) => text.slice(0, fault.length))).toEqual([fault]);
  });
});
