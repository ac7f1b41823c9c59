import { check, fileOf, warningsOf } from '../support/check';

type Widget = { numbers?: string[]; to?: unknown; noun?: string; next?: string };

/** A folder of widgets, by name: each rings numbers, and shows one. */
function folder(widgets: Readonly<Record<string, Widget>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(widgets).map(([name, { numbers = [], to, noun = 'number-multi', next }]) => {
      const properties = { noun, to, caller_id: '+13125550199' };
      const transitions = next === undefined ? [] : [{ event: 'busy', next }];
      return [name, JSON.stringify({ numbers, properties, transitions })];
    }),
  );
}

/** What the check says of `to`, as `WIDGET severity message`. */
function remarks(widgets: Readonly<Record<string, Widget>>): string[] {
  const files = folder(widgets);
  const lines = new Set([...check(files), ...warningsOf(files)]);
  return [...lines].flatMap((line) => {
    const [, name, message] = /^.*\/(\w+)\.private.* {2}properties\.to {2}(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [`${name} ${message}`];
  });
}

const [one, two, three] = ['+13125550101', '+13125550102', '+13125550103'];
const circle =
  'one call makes the next without end, and each is billed. Write the number of the phone that is to ring';
const lead = 'Lead there with "next", or ring whom it rings';
const second = `each time a second call is billed. ${lead}`;

describe('a widget that rings a number which is answered here', () => {
  it.each<[string, Record<string, Widget>, string[]]>([
    [
      'itself',
      { a: { numbers: [one], to: `+14155550123, (312) 555-0101, ${one}` } },
      [
        `a rings ${one}, which this widget answers itself: ${circle}`,
        'a warning: "(312) 555-0101" is not E.164 and is read as +13125550101; write it so',
        `a warning: has "${one}" twice; it rings twice`,
      ],
    ],
    [
      'and which rings it in turn',
      { a: { numbers: [one], to: two }, b: { numbers: [two], to: three }, c: { numbers: [three], to: one } },
      [
        `a rings ${two}, which the widget "b" here answers, and which rings this one in turn: ${circle}`,
        `b rings ${three}, which the widget "c" here answers, and which rings this one in turn: ${circle}`,
        `c rings ${one}, which the widget "a" here answers, and which rings this one in turn: ${circle}`,
      ],
    ],
    [
      'by one that is no widget of this kind yet',
      { a: { numbers: [one], to: two }, b: { numbers: [two], to: one, noun: 'nobody' } },
      [`a warning: rings ${two}, which the widget "b" here answers: ${second}`],
    ],
    [
      'in a circle of others',
      { a: { numbers: [three], to: one }, b: { numbers: [one], to: one } },
      [
        `b rings ${one}, which this widget answers itself: ${circle}`,
        `a warning: rings ${one}, which the widget "b" here answers: ${second}`,
      ],
    ],
    [
      'by a widget that goes on elsewhere',
      {
        a: { numbers: [one], to: two, next: 'c' },
        b: { numbers: [two], to: '+14155550123' },
        c: { to: '+14155550124' },
      },
      [`a warning: rings ${two}, which the widget "b" here answers: ${second}`],
    ],
    [
      'by a widget that leads back to it',
      {
        a: { numbers: [one], to: '+14155550123', next: ' b ' },
        b: { to: one, next: 'https://example.com/' },
      },
      [
        `b warning: rings ${one}, which the widget "a" here answers: it may come back to this one, and then ${circle}. ${lead}`,
      ],
    ],
    ['by nobody here', { a: { numbers: [one], to: two } }, []],
    ['by the name of a client', { a: { numbers: [one], noun: 'client', to: one } }, []],
    [
      'by the name of a client among others',
      { a: { numbers: [one], noun: 'multi', to: `client:${one}` } },
      [],
    ],
    [
      'inside Liquid',
      {
        a: {
          numbers: [one],
          to: `${two}, {{env.X | default: "${one}"}}{{env.Y | default: "${two}"}}{{env.Z | default: "+14155550123"}}`,
        },
        b: { numbers: [two], to: `{% if env.X %}${one}{% endif %}`, next: 'a' },
      },
      [
        `a warning: may ring ${one}, which this widget answers itself: another call is billed, and if it comes back here, ${circle}`,
        `a warning: rings ${two}, which the widget "b" here answers: it may come back to this one, and then ${circle}. ${lead}`,
        `b warning: may ring ${one}, which the widget "a" here answers: another call is billed, and if it comes back here, ${circle}`,
      ],
    ],
    [
      'by a widget whose noun is none',
      { a: { numbers: [one], to: two }, b: { numbers: [two], noun: 'x', to: one } },
      [`a warning: rings ${two}, which the widget "b" here answers: ${second}`],
    ],
    ['in a widget without a noun', { a: { numbers: [one], noun: 'x', to: one } }, []],
  ])('%s', (_, widgets, lines) => {
    expect(remarks(widgets).sort()).toEqual(lines.sort());
  });

  it('is found by the name of its file', () => {
    const text = JSON.stringify({ properties: { noun: 'number', to: one } });
    expect(check({ 13125550101: text })).toEqual([
      `${fileOf('13125550101')}:1:37  properties.to  rings ${one}, which this widget answers itself: ${circle}`,
    ]);
  });
});

describe('a widget that rings what was dialled', () => {
  const itself = (variable: string) =>
    `reads {{${variable}}}: where a phone has called, that is the Twilio number itself,`;
  const sure = (variable: string) => `a ${itself(variable)} which this widget answers: ${circle}`;
  const perhaps = (variable: string) =>
    `a warning: ${itself(variable)} and if that leads here, ${circle}. Where a client app or a SIP phone has called, it is whatever they dialled, at your cost: compare it with those you allow, see SECURITY.md`;
  const To = 'trigger.call.To';

  it.each<[string, string[], string[]]>([
    ['{{trigger.call.To}}', [one], [sure(To)]],
    ['{{- trigger.call.Called }}', [one], [sure('trigger.call.Called')]],
    ['+14155550123, {{flow.channel.address}} , +14155550124', [one], [sure('flow.channel.address')]],
    ['{{trigger.call.To | append: ""}}', [one], [perhaps(To)]],
    ['{% unless env.X %}{{trigger.call.To}}{% endunless %}', [one], [perhaps(To)]],
    ['{% if env.ALLOWED contains trigger.call.To %}{{trigger.call.To}}{% endif %}', [one], []],
    ['{{trigger.call.To}}', [], [perhaps(To)]],
  ])('%s with the numbers %j', (to, numbers, lines) => {
    expect(remarks({ a: { numbers, to } })).toEqual(lines);
  });
});
