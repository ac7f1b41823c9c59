import office from '../../assets/flows/office.private.json';
import { checkWorkbench } from '../../inspector/model/check-workbench';
import { firstWorkbench } from '../../inspector/model/examples';
import type { Happening } from '../../inspector/model/happenings';
import { heardIn } from '../../inspector/model/heard';
import { possibleOutcomes } from '../../inspector/model/positions';
import { calledNumber, runSample } from '../../inspector/model/sample-run';
import { frameOf, type SampleCall, type WidgetJson, type Workbench } from '../../inspector/model/workbench';
import { domain } from '../support/service';

/** The sample flow of this project, with a menu, two rings, a voicemail and texts. */
const officeWidgets: readonly WidgetJson[] = office.states.filter(({ type }) => type !== 'trigger');
const whole: Workbench = {
  ...firstWorkbench,
  flow: frameOf('office', 'hours', office.numbers),
  widgets: officeWidgets,
};

function runOf(workbench: Workbench, happenings: readonly Happening[], sample: Partial<SampleCall> = {}) {
  const tried = { ...workbench, happenings, sample: { ...workbench.sample, ...sample } };
  const checked = checkWorkbench(tried);
  const run = runSample(tried, checked, { domain, now: 0 });
  if (run === undefined) throw new Error(`${checked.faults} faults`);
  return run.story;
}

/** What happens in each step, which widgets the call goes through, and what the caller hears. */
function tell(
  workbench: Workbench,
  happenings: readonly Happening[],
  sample: Partial<SampleCall> = {},
): string[] {
  const { steps, position } = runOf(workbench, happenings, sample);
  const lines = steps.flatMap(({ happened, event, way, answer, notes }) => [
    `${happened}${event === undefined ? '' : ` [${event.listedAs ?? event.name}]`}`,
    ...(way.length > 0 ? [`  → ${way.map(({ widget }) => widget).join(' → ')}`] : []),
    ...heardIn(answer).map(({ kind, text }) => `  ${kind}${text === '' ? '' : `: ${text}`}`),
    ...notes.map((note) => `  (${note})`),
  ]);
  return [...lines, position.kind === 'over' ? position.why : `${position.kind} ${position.widget}`];
}

const monday = { at: '2026-11-30T10:00' };

describe('a whole call', () => {
  it('goes from greeting to a message that is texted', () => {
    const happenings: Happening[] = [
      { outcome: 'silence' },
      { outcome: 'noAnswer' },
      { outcome: 'recorded' },
      { outcome: 'sent' },
    ];
    expect(tell(whole, happenings, monday)).toEqual([
      'The call comes in',
      '  → hours → greeting → menu',
      '  text: Thank you for calling.',
      '  text: For sales, press 1. To leave a message, press 2. Or stay on the line.',
      'The caller does nothing [timeout]',
      '  → reception',
      'Nobody answers in time [callCompleted]',
      '  → message → voicemail',
      '  text: Please leave a message after the tone, and hang up when you are done.',
      '  beep',
      'The caller leaves a message of 20 seconds [recordingComplete]',
      '  → text → goodbye',
      '  text: Thank you. Goodbye.',
      expect.stringMatching(
        /^ {2}\(A text from \+13125550100 to \+14155550100 would be sent: “.*”; a stand-in says that it was sent\.\)$/,
      ),
      'The call is hung up.',
    ]);
  });

  it('waits until somebody says what a stand-in answers', () => {
    const { steps, position } = runOf(
      whole,
      [{ outcome: 'keys', text: '2' }, { outcome: 'recorded' }],
      monday,
    );
    expect(position).toMatchObject({ kind: 'acting', widget: 'text' });
    expect(position.kind === 'over' ? [] : possibleOutcomes(position)).toEqual(['sent', 'notSent']);
    expect(steps.at(-1)?.answer).toBeUndefined();
  });

  it.each<[string, Partial<SampleCall>, string]>([
    ['open on a Monday', monday, '  → hours → greeting → menu'],
    ['closed at night', { at: '2026-11-30T03:00' }, '  → hours → closed → message → voicemail'],
    ['closed on Christmas', { at: '2026-12-25T10:00' }, '  → hours → holiday → message → voicemail'],
    ['now, where no time is said', { at: '' }, '  → hours → closed → message → voicemail'],
  ])('comes in when it is %s', (_, sample, way) => {
    expect(tell(whole, [], sample)[1]).toBe(way);
  });

  it.each<[Happening, string[]]>([
    [
      { outcome: 'keys', text: '1' },
      ['The caller presses 1 [keypress]', '  → choice → sales', 'ringing sales'],
    ],
    [
      { outcome: 'keys', text: '9' },
      ['The caller presses 9 [keypress]', '  → choice → reception', 'ringing reception'],
    ],
    [{ outcome: 'hangup' }, ['The caller has hung up, and the call is over.']],
  ])('goes on at the menu with %j', (happening, lines) => {
    expect(tell(whole, [happening], monday).slice(-lines.length)).toEqual(lines);
  });

  it('sends the text after the caller has hung up, and runs nothing more', () => {
    const happenings: Happening[] = [
      { outcome: 'silence' },
      { outcome: 'noAnswer' },
      { outcome: 'recordedAndHungUp' },
      { outcome: 'notSent' },
    ];
    expect(tell(whole, happenings, monday).slice(-5)).toEqual([
      'The caller leaves a message of 20 seconds and hangs up [recordingComplete]',
      '  → text → goodbye',
      expect.stringContaining('a stand-in says that it was not'),
      '  (Twilio does not run this: the call is over.)',
      'The caller has hung up, and the call is over.',
    ]);
  });

  it.each<[Happening['outcome'], string]>([
    ['notRecorded', '  → goodbye'],
    ['hangup', 'The caller has hung up without a message, and the call is over.'],
  ])('at the voicemail goes on with %s', (outcome, line) => {
    const lines = tell(whole, [{ outcome: 'silence' }, { outcome: 'busy' }, { outcome }], monday);
    expect(lines).toContain(line);
  });

  it('is one that a number of the flow gets, whatever number was typed before', () => {
    const to = '+19995550199';
    expect(calledNumber({ ...whole, sample: { ...whole.sample, to } })).toBe('+13125550100');
    expect(runOf(whole, [], { ...monday, to }).steps[0]?.parameters).toMatchObject({ To: '+13125550100' });
    // Without a number, the flow itself is called.
    const { flow, ...rest } = whole;
    const unnumbered = { ...rest, flow: frameOf('office', 'hours') };
    const { parameters } = runOf(unnumbered, [], { ...monday, to }).steps[0] ?? {};
    expect([flow?.name, parameters]).toMatchObject(['office', { To: to, flow: 'office' }]);
  });

  it('asks a web service that a stand-in is for, queues, and comes back from elsewhere', () => {
    const widget = (
      name: string,
      type: string,
      properties: object,
      ways: Record<string, string>,
    ): WidgetJson => ({
      name,
      type,
      properties,
      transitions: Object.entries(ways).map(([event, next]) => ({ event, next })),
    });
    const workbench: Workbench = {
      ...firstWorkbench,
      flow: frameOf('all', 'wait'),
      widgets: [
        widget('wait', 'say-play', { say: 'One moment.' }, { audioComplete: 'who' }),
        widget(
          'who',
          'make-http-request',
          { url: 'https://example.com/who' },
          { success: 'say', failed: 'queue' },
        ),
        widget(
          'say',
          'gather-input-on-call',
          { say: 'Hello {{widgets.who.parsed.name}}.' },
          { speech: 'queue' },
        ),
        widget(
          'queue',
          'enqueue-call',
          { queue_name: 'support' },
          { callComplete: 'to pay / away', failedToEnqueue: 'to pay / away' },
        ),
        widget('to pay / away', 'add-twiml-redirect', { url: 'https://example.com/pay' }, { return: 'bye' }),
        widget('bye', 'say-play', { play: '/bye.mp3', loop: 2 }, {}),
      ],
    };
    const happenings: Happening[] = [
      { outcome: 'success', text: '{"name": "Ann"}' },
      { outcome: 'speech', text: 'help' },
      { outcome: 'leftQueue' },
      { outcome: 'cameBack' },
    ];
    expect(tell(workbench, happenings)).toEqual([
      'The call comes in',
      '  → wait → who',
      '  text: One moment.',
      'Twilio follows the redirect [audioComplete]',
      '  → who → say',
      '  text: Hello Ann.',
      '  (GET https://example.com/who would be asked; a stand-in answers.)',
      'The caller says “help” [speech]',
      '  → queue',
      'Somebody takes the call out of the queue, and they talk [callComplete]',
      '  → to pay / away',
      'The call comes back [return]',
      '  → bye',
      expect.stringMatching(/^ {2}recording: https:\/\/.*\/bye.mp3$/),
      'The call is hung up.',
    ]);
    const failed: Happening[] = [{ outcome: 'notReached' }, { outcome: 'queueFull' }, { outcome: 'hangup' }];
    expect(tell(workbench, failed).slice(-3)).toEqual([
      'The queue is full [failedToEnqueue]',
      '  → to pay / away',
      'The caller has hung up, and the call is over.',
    ]);
    expect(tell(workbench, [{ outcome: 'notReached' }, { outcome: 'hangup' }]).at(-1)).toBe(
      'The caller has hung up, and the call is over.',
    );
  });

  it('leaves out what cannot happen any more', () => {
    const happenings: Happening[] = [{ outcome: 'sent' }, { outcome: 'busy' }, { outcome: 'silence' }];
    expect(tell(whole, happenings, monday).at(-1)).toBe('ringing reception');
  });
});
