import { bundle } from '../../scripts/bundle-functions';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';

describe('the bundle of a Function', () => {
  let project: TemporaryProject;
  let bundled: ReturnType<typeof bundle>;
  const entries = ['connect', 'connect-status', 'connect-screen'].map((name) => `${name}.protected.ts`);
  beforeAll(() => {
    project = temporaryProject({});
    bundled = bundle(project.root, entries, { metafile: true });
  });
  afterAll(() => project.discard());

  it('holds nothing that only the build needs, no package, and liquidjs asleep', () => {
    const unwanted = /node_modules|lib\/config\/|definition|lib\/studio\//;
    const inBundle = Object.values(bundled.metafile?.outputs ?? {}).flatMap((output) =>
      Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([name]) => name),
    );
    expect(inBundle.filter((name) => unwanted.test(name))).toEqual([]);
    expect(inBundle.filter((name) => /\.liquidjs\.js$/.test(name))).not.toEqual([]);
  });

  it('is ASCII: one other character, and V8 reads it all as a text of twice the size', () => {
    for (const { text } of bundled.outputFiles) expect(/^[\0-\x7f]*$/.test(text)).toBe(true);
  });

  it('stays under 155 kB, a third of which is liquidjs', () => {
    for (const { contents } of bundled.outputFiles) expect(contents.length).toBeLessThan(155_000);
  });
});
