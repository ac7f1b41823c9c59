import { checkWorkbench } from '../../inspector/model/check-workbench';
import { firstWorkbench } from '../../inspector/model/examples';
import { readFragment, writeFragment } from '../../inspector/model/fragment';
import { momentAt, zoneOf } from '../../inspector/model/moment';
import { boxHeight, boxWidth, pictureOf } from '../../inspector/model/picture';
import { summaryOf } from '../../inspector/model/summary';
import { filesOf } from '../../inspector/model/widget-file';
import { conditionWords, eventWords, nounWords, titleOf, typeWords } from '../../inspector/model/words';
import type { FlowFrame, WidgetJson, Workbench } from '../../inspector/model/workbench';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { nouns } from '../../lib/dial/nouns';
import { definitions } from '../../lib/widgets/definitions';
import { conditionTypes } from '../../lib/widgets/split-based-on/conditions';

const { flow, widgets } = firstWorkbench;

function picture({ widgets: shown, flow: frame }: Pick<Workbench, 'widgets' | 'flow'>) {
  const { ways } = checkWorkbench({ widgets: shown, ...(frame && { flow: frame }) });
  if (ways === undefined) throw new Error('There is no flow.');
  return pictureOf(ways.graph, ways.start);
}

describe('the page opens with', () => {
  it('a working example without a mistake', () => {
    const checked = checkWorkbench(firstWorkbench);
    expect([checked.faults, checked.whole, checked.widgets.flatMap(({ findings }) => findings)]).toEqual([
      0,
      [],
      [],
    ]);
    expect(firstWorkbench.widgets[firstWorkbench.selected]?.type).toBe('connect-call-to');
  });
});

describe('the words', () => {
  it.each(Object.entries(definitions))(
    'of %s are there for every event, its usual one and its plain properties',
    (type, { events, schema }) => {
      const words = Object.entries(typeWords).find(([name]) => name === type)?.[1];
      expect(Object.keys(words?.events ?? {}).sort()).toEqual(Object.keys(events).sort());
      expect(Object.keys(events)).toContain(words?.usual);
      const entries: object =
        'entries' in schema && typeof schema.entries === 'object' ? (schema.entries ?? {}) : {};
      expect((words?.plain ?? []).filter((name) => !Object.hasOwn(entries, name))).toEqual([]);
    },
  );

  it('are there for whom a call can reach, and how values are compared', () => {
    expect(Object.keys(nounWords).sort()).toEqual(Object.keys(nouns).sort());
    expect(Object.keys(conditionWords).sort()).toEqual([...conditionTypes].sort());
  });

  it('of what nobody knows are what stands there', () => {
    expect([eventWords('say-play', 'odd'), eventWords(undefined, 'odd'), titleOf({ type: 'odd' })]).toEqual([
      'odd',
      'odd',
      'odd',
    ]);
  });
});

describe('a flow’s file', () => {
  it('passes the check', () => {
    const [file] = filesOf(firstWorkbench);
    expect(file?.path).toBe('assets/flows/office.private.json');
    const { faults, warnings } = checkConfiguration(file === undefined ? [] : [file]);
    expect([...faults, ...warnings]).toEqual([]);
  });

  it('has findings where they are: in a widget, or in the flow', () => {
    const frame: FlowFrame = { ...(flow as FlowFrame), numbers: ['12'] };
    const broken = widgets.map((widget) =>
      widget.name === 'phones' ? { ...widget, properties: { noun: 'number', to: '1' } } : widget,
    );
    const checked = checkWorkbench({ flow: frame, widgets: broken });
    expect(checked.whole.map(({ path }) => path)).toEqual([['numbers', 0]]);
    expect(checked.faulty).toEqual(broken.map(({ name }) => name === 'phones'));
    expect(checked.widgets[2]?.findings.map(({ path }) => path)).toEqual([['properties', 'to']]);
    expect(checked.service).toBeUndefined();
  });

  it('is the same in a link', () => {
    const workbench: Workbench = { ...firstWorkbench, happenings: [{ outcome: 'keys', text: '1' }] };
    expect(readFragment(writeFragment(workbench))).toEqual({ workbench, isIncomplete: false });
  });
});

describe('the picture', () => {
  it('has each widget below all that lead to it', () => {
    const { boxes } = picture(firstWorkbench);
    const rows = [...new Set(boxes.map(({ y }) => y))].sort((a, b) => a - b);
    const names = rows.map((row) =>
      boxes
        .filter(({ y }) => y === row)
        .map(({ name }) => name)
        .sort(),
    );
    expect(names).toEqual([
      ['hours'],
      ['closed', 'greeting'],
      ['phones'],
      ['message'],
      ['voicemail'],
      ['goodbye'],
    ]);
  });

  it('tells where the call may end, and what nobody reaches', () => {
    const lost = { name: 'lost', type: 'say-play', properties: { say: 'Hi' } };
    const { boxes } = picture({ ...firstWorkbench, widgets: [...widgets, lost] });
    const box = (name: string) => boxes.find((one) => one.name === name);
    expect(box('phones')?.ends.map(({ event }) => event)).toContain('answered');
    expect(box('greeting')?.ends).toEqual([]);
    expect([box('lost')?.isLost, box('phones')?.isLost]).toEqual([true, false]);
  });

  it('draws what leads back as such', () => {
    const back = widgets.map((widget) =>
      widget.name === 'goodbye'
        ? { ...widget, transitions: [{ event: 'audioComplete', next: 'phones' }] }
        : widget,
    );
    const lines = picture({ ...firstWorkbench, widgets: back }).lines.filter(({ goesBack }) => goesBack);
    expect(lines.map(({ from, to }) => [from, to])).toEqual([['goodbye', 'phones']]);
  });

  it('has room for a flow without a widget', () => {
    expect(pictureOf(new Map(), '')).toMatchObject({ boxes: [], lines: [], height: expect.any(Number) });
    expect(pictureOf(new Map(), '').height).toBeGreaterThan(0);
  });

  it.each([30, 300])('of %d widgets has no two boxes in one place', (count) => {
    const many = Array.from(
      { length: count },
      (_, index): WidgetJson => ({
        name: `w${index}`,
        type: 'gather-input-on-call',
        transitions: ['keypress', 'speech', 'timeout'].map((event, place) => ({
          event,
          next: `w${(index * 3 + place + 1) % count}`,
        })),
        properties: { say: 'Hi' },
      }),
    );
    const frame = {
      ...(flow as FlowFrame),
      trigger: { ...(flow as FlowFrame).trigger, transitions: [{ event: 'incomingCall', next: 'w0' }] },
    };
    const { ways } = checkWorkbench({ flow: frame, widgets: many });
    if (ways === undefined) throw new Error('There is no flow.');
    const { boxes, width, height } = pictureOf(ways.graph, ways.start);
    expect(boxes).toHaveLength(count);
    for (const [index, a] of boxes.entries()) {
      expect(a.x >= 0 && a.x + boxWidth <= width && a.y >= 0 && a.y + boxHeight <= height).toBe(true);
      const same = boxes
        .slice(index + 1)
        .filter((b) => Math.abs(a.x - b.x) < boxWidth && Math.abs(a.y - b.y) < boxHeight);
      expect(same).toEqual([]);
    }
  });

  it.each<[WidgetJson, string]>([
    [{ type: 'say-play', properties: { say: 'Hi' } }, '“Hi”'],
    [{ type: 'say-play', properties: { play: '/a.mp3' } }, '/a.mp3'],
    [{ type: 'gather-input-on-call', properties: { say: 'Hi' } }, '“Hi”'],
    [{ type: 'business-hours', properties: { open: { mon: '9:00-10:00' } } }, 'mon 9:00-10:00'],
    [{ type: 'split-based-on', properties: { input: '{{widgets.menu.Digits}}' } }, 'menu.Digits'],
    [{ type: 'record-voicemail' }, 'records a message'],
    [{ type: 'send-message', properties: { to: '+1' } }, 'to +1'],
    [{ type: 'enqueue-call', properties: { queue_name: 'q' } }, 'q'],
    [{ type: 'set-variables', properties: { variables: [{ key: 'a' }, { key: 'b' }] } }, 'a, b'],
    [{ type: 'make-http-request', properties: { url: '/x' } }, '/x'],
    [{ type: 'connect-call-to', properties: { sip_endpoint: [{}, {}] } }, '2 routes'],
    [{ type: 'connect-call-to' }, ''],
    [{ type: 'odd' }, 'does not run here'],
  ])('says in few words what a widget does: %j', (widget, words) => {
    expect(summaryOf(widget)).toBe(words);
  });
});

describe('the time of a call', () => {
  it.each([
    ['2026-11-30T10:00', 'America/New_York', '2026-11-30T15:00:00.000Z'],
    ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-07-01T10:30', 'Asia/Kolkata', '2026-07-01T05:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
  ])('%s in %s', (at, zone, expected) => {
    expect(new Date(momentAt(at, zone) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it('is none where nothing is filled in', () => {
    expect([momentAt('', 'UTC'), momentAt('2026-99-99T10:00', 'UTC')]).toEqual([undefined, undefined]);
  });

  it('is on the clock of the opening hours', () => {
    expect([
      zoneOf(widgets),
      zoneOf([]),
      zoneOf([{ type: 'business-hours', properties: { timezone: 'x' } }]),
    ]).toEqual(['America/New_York', 'UTC', 'UTC']);
  });
});
