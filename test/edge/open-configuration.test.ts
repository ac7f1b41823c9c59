import fs, { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { openConfiguration } from '../../edge/open-configuration';
import { packWidgets } from '../../lib/pack/pack-widgets';
import type { Configuration, Flow, Widget } from '../../lib/types';

const bound = 1_000;

function widget(name: string, numbers: readonly string[] = []): Widget {
  return {
    type: 'connect-call-to',
    name,
    numbers,
    properties: { noun: 'client', to: `–${name}–` },
    transitions: [],
    reads: [],
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How often each asset was opened as a whole. */
const opened: string[] = [];

/** Offer these widgets to a process that has just begun: in files, or where assets have none, or none that is there. */
function configurationOf(
  widgets: readonly (Widget | Flow)[],
  files: 'files' | 'no path' | 'lost',
): Configuration {
  opened.length = 0;
  const assets = [...packWidgets(widgets)].map(([path, text]) => {
    const file = join(folder, path.replaceAll('/', '-'));
    writeFileSync(file, text);
    const open = () => {
      opened.push(path);
      return text;
    };
    const at = { files: { path: file }, 'no path': {}, lost: { path: join(folder, 'lost') } }[files];
    return [path, { ...at, open }] as const;
  });
  Object.assign(globalThis, { Runtime: { getAssets: () => Object.fromEntries(assets) } });
  let open: typeof openConfiguration | undefined;
  jest.isolateModules(() => {
    ({ openConfiguration: open } = require('../../edge/open-configuration'));
  });
  if (open === undefined) throw new Error('There is no module');
  return open();
}

const many = Array.from({ length: 1_500 }, (_, index) => widget(`w${index}`, [`+1312555${1_000 + index}`]));

describe('openConfiguration', () => {
  it.each(['files', 'no path', 'lost'] as const)('finds widgets and numbers: %s', (files) => {
    const { widget: find, widgetForNumber } = configurationOf(many, files);
    expect(many.map(({ name }) => find(name))).toEqual(many);
    expect(many.map(({ numbers: [number = ''] }) => widgetForNumber(number))).toEqual(
      many.map(({ name }) => name),
    );
    expect([find('none'), find('../w1'), widgetForNumber('+13125559999')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('opens no asset as a whole where its file can be read', () => {
    const { widget: find } = configurationOf(many, 'files');
    for (const { name } of many) find(name);
    expect(opened).toEqual([]);
  });

  it('opens each of the others once', () => {
    const { widget: find } = configurationOf(many, 'no path');
    for (const { name } of [...many, ...many]) find(name);
    expect(opened.toSorted()).toEqual([...packWidgets(many).keys()].toSorted());
  });

  it('keeps what was found, and no more than a thousand', () => {
    const { widget: find } = configurationOf(many, 'files');
    const first = find('w0');
    for (const { name } of many.slice(1, bound)) find(name);
    expect(find('w0')).toBe(first);
    find(`w${bound}`);
    expect(find('w0')).toEqual(first);
    expect(find('w0')).not.toBe(first);
  });

  it.each(['first', 'last'])(
    'reads as little of a flow of 300 widgets as of one of three: the %s',
    (which) => {
      const readsOf = (count: number) => {
        const flow = { type: 'flow', name: 'main', numbers: ['+13125550100'], start: 'w0' } as const;
        const states = Array.from({ length: count }, (_, index) => ({
          ...widget(`w${index}`),
          flow: 'main',
        }));
        const { flow: findFlow, widget: find, widgetForNumber } = configurationOf([flow, ...states], 'files');
        const reading = jest.spyOn(fs, 'readSync');
        const name = widgetForNumber('+13125550100') ?? '';
        const start = findFlow(name)?.start ?? '';
        const found = find(which === 'first' ? start : `w${count - 1}`, name);
        const reads = reading.mock.calls.length;
        reading.mockRestore();
        return { found: found !== undefined, reads };
      };
      // A header, a slot and a record each; now and then another slot.
      const [few, many] = [readsOf(3), readsOf(300)];
      expect([few.found, many.found, few.reads >= 9, many.reads <= few.reads + 3]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    },
  );

  it('closes what it reads', () => {
    const { widget: find } = configurationOf(many, 'files');
    const before = nextFile();
    for (const { name } of many) find(name);
    expect(nextFile()).toBe(before);
  });
});

/** The number that the next file to be opened gets: the lowest that is free. */
function nextFile(): number {
  const file = openSync(__filename, 'r');
  closeSync(file);
  return file;
}
