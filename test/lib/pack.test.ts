import fc from 'fast-check';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { findRecord, packCount, packOf, packPath } from '../../lib/pack/pack-format';
import { packWidgets } from '../../lib/pack/pack-widgets';
import type { Widget } from '../../lib/types';
import studioWidget from '../fixtures/studio-widget.json';

function widget(name: string, numbers: readonly string[] = []): Widget {
  return {
    name,
    numbers,
    properties: { noun: 'number', to: '+14155550123' },
    transitions: {},
    outcomeIsRead: false,
  };
}

/** What the packs hold under a key. */
function find(packs: ReadonlyMap<string, string>, key: string): unknown {
  const count = packCount([...packs.keys()]);
  return findRecord(packs.get(packPath(packOf(key, count), count)) ?? '', key);
}

describe('packWidgets', () => {
  it('writes a record a line, sorted by key', () => {
    expect([...packWidgets([widget('sales', ['+13125550100']), widget('A')])]).toEqual([
      [
        '/widgets/1-of-1.json',
        `{
"+13125550100":"sales",
"A":{"name":"A","numbers":[],"properties":{"noun":"number","to":"+14155550123"},"transitions":{},"outcomeIsRead":false},
"sales":{"name":"sales","numbers":["+13125550100"],"properties":{"noun":"number","to":"+14155550123"},"transitions":{},"outcomeIsRead":false}
}
`,
      ],
    ]);
  });

  it('writes nothing but ASCII, and what is found again is the same', () => {
    const odd = { ...widget('odd'), transitions: { busy: 'ü – 📞 \u2028 \ud800' } };
    const packs = packWidgets([odd]);
    expect([...packs.values()].join('')).toMatch(/^[\n -~]+$/);
    expect(find(packs, 'odd')).toEqual(odd);
  });

  it('writes an empty pack where there are no widgets', () => {
    const packs = packWidgets([]);
    expect([...packs]).toEqual([['/widgets/1-of-1.json', '{\n\n}\n']]);
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
    for (const pack of packs.values()) expect(Object.keys(JSON.parse(pack)).length).toBeGreaterThan(0);
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
      transitions: { callCompleted: 'https://example.com/voicemail', hangup: '' },
      outcomeIsRead: false,
    });
  });
});

describe('findRecord', () => {
  const pack = '{\n"a":1,\n"b":{"c":"\\":"},\n"d":oops\n}\n';

  it.each([
    ['a', 1],
    ['b', { c: '":' }],
    ['', undefined],
    ['A', undefined],
    ['c', undefined],
    ['e', undefined],
    ['a":1,\n"b', undefined],
    ['"a', undefined],
    ['__proto__', undefined],
  ])('finds %j', (key, record) => {
    expect(findRecord(pack, key)).toEqual(record);
  });

  it('says which record is damaged, and not what stands in it', () => {
    expect(() => findRecord(pack, 'd')).toThrow(new Error('The packed record of "d" is damaged'));
  });

  it.each(['', '{}', '{\n', 'not a pack', '{\n"a":1\n}', '"a":1\n}\n'])(
    'finds a pack that is damaged: %j',
    (damaged) => {
      expect(() => findRecord(damaged, 'a')).toThrow(new Error('A pack of widgets is damaged'));
    },
  );
});

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
