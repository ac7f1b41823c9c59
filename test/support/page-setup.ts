import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium.cjs';
import { forkRuntime } from './fork-runtime';
import { build } from './local-service';
import { temporaryProject } from './temporary-project';

/** How to stop what has been started, in the order of starting. */
export const stops: (() => Promise<void>)[] = [];

/**
 * Before all tests of the inspector's page: serve one project with the page and one widget, and start one browser.
 * Where there is no browser, jest skips what needs one; this says so where nobody overlooks it.
 */
export default async function startAll(): Promise<void> {
  if (chromiumPath === undefined) {
    console.warn(
      '\nLEFT OUT: the tests of the inspector’s page, because there is no Chromium here. Install it ' +
        '(Debian: apt-get install chromium), or name another one: CHROMIUM=/path/to/chrome npm test\n',
    );
    return;
  }
  const widgets = { placeholder: { properties: { noun: 'client', to: 'nobody' } } };
  const project = temporaryProject({ widgets }, { page: true });
  stops.push(async () => project.discard());
  build(project);
  // The host of this machine; each request takes in what has changed.
  const runtime = await forkRuntime('serve-project.cjs', [project.root, '', 'live', '', '']);
  stops.push(runtime.stop);
  const browser = await chromium.launchServer({
    executablePath: chromiumPath,
    host: '127.0.0.1',
    // Without a sandbox, because tests may run as root; and without a browser's own talk to the outside.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  stops.push(() => browser.close());
  // The processes that run the tests inherit these.
  Object.assign(process.env, {
    PAGE_PROJECT: project.root,
    PAGE_ORIGIN: `http://localhost:${runtime.port}`,
    PAGE_BROWSER: browser.wsEndpoint(),
  });
}
