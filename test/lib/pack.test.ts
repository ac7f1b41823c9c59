import fc from 'fast-check';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { findRecord, packOfText } from '../../lib/pack/find-record';
import { hashOf, inAscii, packCount, packOf, packPath } from '../../lib/pack/pack-format';
import { packRecords, packWidgets } from '../../lib/pack/pack-widgets';
import type { Widget } from '../../lib/types';
import studioWidget from '../fixtures/studio-widget.json';

function widget(name: string, numbers: readonly string[] = []): Widget {
  return {
    type: 'connect-call-to',
    name,
    numbers,
    properties: { noun: 'number', to: '+14155550123' },
    transitions: [],
    reads: [],
  };
}

const free = `"${' '.repeat(26)}"`;

/** What the packs hold under a key. */
function find(packs: ReadonlyMap<string, string>, key: string): unknown {
  const count = packCount([...packs.keys()]);
  return findRecord(packOfText(packs.get(packPath(packOf(key, count), count)) ?? ''), key);
}

describe('packWidgets', () => {
  it('writes a record a line, sorted by key, and where each begins', () => {
    expect([...packWidgets([widget('sales', ['+13125550100']), widget('A')])]).toEqual([
      [
        '/widgets/1-of-1.json',
        `["00000007 0000022b",[
${free},
${free},
${free},
"bd3a1719 000000ed 00000016",
"c40bf6cc 00000105 00000085",
"869c16b7 0000018c 0000009b",
${free} 
],{
"+13125550100":"sales",
"A":{"type":"connect-call-to","name":"A","numbers":[],"properties":{"noun":"number","to":"+14155550123"},"transitions":[],"reads":[]},
"sales":{"type":"connect-call-to","name":"sales","numbers":["+13125550100"],"properties":{"noun":"number","to":"+14155550123"},"transitions":[],"reads":[]}
}]
`,
      ],
    ]);
  });

  it('writes nothing but ASCII, and what is found again is the same', () => {
    const odd = { ...widget('odd'), transitions: [{ event: 'busy', next: 'ü – 📞 \u2028 \ud800' }] };
    const packs = packWidgets([odd]);
    expect([...packs.values()].join('')).toMatch(/^[\n -~]+$/);
    expect(find(packs, 'odd')).toEqual(odd);
  });

  it('writes an empty pack where there are no widgets', () => {
    const packs = packWidgets([]);
    expect([...packs]).toEqual([['/widgets/1-of-1.json', `["00000001 0000003d",[\n${free} \n],{\n\n}]\n`]]);
    expect(find(packs, 'sales')).toBe(undefined);
  });

  it.each([
    [1, 1],
    [1_000, 1],
    [5_000, 4],
    [12_000, 8],
  ])('packs %d widgets into %d assets, where each is found again', (count, assets) => {
    const widgets = Array.from({ length: count }, (_, index) =>
      widget(`widget-${index}`, [`+1312${5_550_100 + index}`]),
    );
    const packs = packWidgets(widgets);
    expect([...packs.keys()]).toEqual(Array.from({ length: assets }, (_, index) => packPath(index, assets)));
    const sample = widgets.filter((_, index) => index % 97 === 0 || index === count - 1);
    expect(sample.map(({ name }) => find(packs, name))).toEqual(sample);
    expect(sample.map(({ numbers }) => find(packs, numbers[0] ?? ''))).toEqual(
      sample.map(({ name }) => name),
    );
    expect(find(packs, 'widget-')).toBe(undefined);
    for (const pack of packs.values()) expect(Object.keys(JSON.parse(pack)[2]).length).toBeGreaterThan(0);
  });

  it('finds every record and nothing else, whatever the names', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), fc.string(), (names, other) => {
        const widgets = names.map((each) => widget(each));
        const packs = packWidgets(widgets);
        expect(names.map((each) => find(packs, each))).toEqual(widgets);
        if (!names.includes(other)) expect(find(packs, other)).toBe(undefined);
      }),
    );
  });

  it('keeps a widget out of Studio as the check has read it', () => {
    const files = [{ path: 'assets/widgets/a.private.json', text: JSON.stringify(studioWidget) }];
    const { widgets } = checkConfiguration(files);
    expect(find(packWidgets(widgets), 'connect_sales')).toEqual({
      type: 'connect-call-to',
      name: 'connect_sales',
      numbers: [],
      properties: {
        noun: 'number-multi',
        to: '+14155550123,+14155550124',
        caller_id: '{{contact.channel.address}}',
        record: 'true',
        timeout: '30',
        time_limit: '3600',
        sip_endpoint: '',
        sip_username: '',
        sip_password: '',
      },
      transitions: [
        { event: 'callCompleted', next: 'https://example.com/voicemail' },
        { event: 'hangup', next: '' },
      ],
      reads: [],
    });
  });
});

describe('packRecords', () => {
  it('takes records of any length, under any key, and finds each by reading little but that', () => {
    const flow = {
      states: Array.from({ length: 4_000 }, (_, index) => ({ name: `state-${index}`, ü: '–' })),
    };
    const records: [string, string][] = [
      ['main/menu', JSON.stringify({ say: 'Grüezi' })],
      ['main', JSON.stringify(flow)],
      ['ü "quoted"\n', 'null'],
      ['', '[]'],
    ];
    const packs = packRecords(records);
    expect([...packs.keys()]).toEqual(['/widgets/1-of-1.json']);
    const text = packs.get('/widgets/1-of-1.json') ?? '';
    for (const [key, json] of records) {
      let read = 0;
      const { length, ...pack } = packOfText(text);
      const counting = (start: number, most: number) => {
        read += most;
        return pack.read(start, most);
      };
      expect(findRecord({ length, read: counting }, key)).toEqual(JSON.parse(json));
      expect(read).toBeLessThan(inAscii(json).length + 250);
    }
  });
});

describe('findRecord', () => {
  // Two keys with the same hash, and one that looks for its record in the same place.
  const [one, two] = ['costarring', 'liquid'];
  const text = packOne([
    ['a', '1'],
    ['b', '{"c":"\\":"}'],
    ['d', 'oops'],
    [one, '"first"'],
    [two, '"second"'],
  ]);

  it('is tested with two keys of the same hash', () => {
    expect(hashOf(one)).toBe(hashOf(two));
  });

  it.each([
    ['a', 1],
    ['b', { c: '":' }],
    [one, 'first'],
    [two, 'second'],
    ['', undefined],
    ['A', undefined],
    ['c', undefined],
    ['e', undefined],
    ['a":1,\n"b', undefined],
    ['"a', undefined],
    ['__proto__', undefined],
  ])('finds %j', (key, record) => {
    expect(findRecord(packOfText(text), key)).toEqual(record);
  });

  it('finds nothing under another key of the same hash', () => {
    expect(findRecord(packOfText(packOne([[one, '1']])), two)).toBe(undefined);
  });

  it('says which record is damaged, and not what stands in it', () => {
    expect(() => findRecord(packOfText(text), 'd')).toThrow(new Error('The packed record of "d" is damaged'));
  });

  const full = text.replaceAll(free, `"${'0'.repeat(8)} ${'0'.repeat(8)} ${'0'.repeat(8)}"`);
  it.each([
    ['empty', ''],
    ['JSON of another kind', '{}'],
    ['no pack', 'not a pack'],
    ['one of an earlier format', '{\n"a":1\n}\n'],
    ['cut off', text.slice(0, -1)],
    ['cut off within the slots', text.slice(0, 100)],
    ['continued', `${text}\n`],
    ['with damaged slots', text.replaceAll(/"[\da-f]{8} [\da-f]{8} [\da-f]{8}"/g, `"${'x'.repeat(26)}"`)],
    ['with records that would end behind it', text.replaceAll(/ [\da-f]{8}",\n/g, ' 0000ffff",\n')],
    [
      'without a free slot',
      full.replaceAll(/"[\da-f]{8} /g, '"00000000 ').replace('["00000000', '["0000000b'),
    ],
    ['without slots', text.replace('["0000000b', '["00000000')],
  ])('finds a pack that is damaged: %s', (_, damaged) => {
    expect(() => findRecord(packOfText(damaged), 'a')).toThrow(new Error('A pack of widgets is damaged'));
  });
});

/** The text of the one pack that holds these records. */
function packOne(records: readonly [string, string][]): string {
  return packRecords(records).get('/widgets/1-of-1.json') ?? '';
}

describe('packCount', () => {
  it.each([
    [[], 0],
    [['/voicemail.mp3', '/widgets/1-of-4.json.bak', '/x/widgets/1-of-3.json'], 0],
    [['/voicemail.mp3', '/widgets/2-of-8.json', '/widgets/1-of-8.json'], 8],
    [['/widgets/1-of-1.json'], 1],
    [['/widgets/1-of-10.json'], 10],
  ])('counts by the paths %j', (paths, count) => {
    expect(packCount(paths)).toBe(count);
  });
});

describe('packOf', () => {
  it('spreads keys evenly, the same way each time', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let index = 0; index < 8_000; index++) {
      const pack = packOf(`+1312${5_550_100 + index}`, 8);
      counts[pack] = (counts[pack] ?? 0) + 1;
    }
    expect([counts.length, Math.min(...counts) > 700, Math.max(...counts) < 1_300]).toEqual([8, true, true]);
    expect([packOf('sales', 8), packOf('', 8), packOf('sales', 1)]).toEqual([
      fnv('sales') % 8,
      fnv('') % 8,
      0,
    ]);
  });
});

/** 32-bit FNV-1a, in whole numbers of any size. Source: "The FNV Non-Cryptographic Hash Algorithm". */
function fnv(text: string): number {
  let hash = 2_166_136_261n;
  for (const character of text) hash = ((hash ^ BigInt(character.charCodeAt(0))) * 16_777_619n) % 2n ** 32n;
  return Number(hash);
}
