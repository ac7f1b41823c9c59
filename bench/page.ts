import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { buildProject } from '../scripts/build-project';
import { checkProject } from '../scripts/check-project';
import { chromiumPath } from '../test/support/chromium.cjs';
import { temporaryProject } from '../test/support/temporary-project';
import { judge } from './claims';
import { formatTable } from './format-table';
import { startServer } from './load/start-server';
import { percentile } from './percentile';

const visits = 21;

/** Milliseconds of the first view, kilobytes of the script compressed. */
const aims = { firstView: 100, script: 100 };

/** Milliseconds from the start of the navigation. */
interface Visit {
  readonly firstPaint: number;
  /** The whole form is there: the deferred script has run. */
  readonly ready: number;
}

/** Visit the inspector's page as somebody does who has never been there, on the local runtime. */
async function visitPage(): Promise<string> {
  const widgets = { default: { properties: { noun: 'client', to: 'alice' } } };
  const project = temporaryProject({ widgets }, { page: true });
  try {
    buildProject(project.root, checkProject(project.root).widgets);
    const script = readFileSync(join(project.root, 'dist/assets/inspector.js'));
    const server = await startServer(project.root, { domain: 'localhost', standIn: '' });
    const browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      return report(await visitOften(browser, `http://localhost:${server.port}/`), script);
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    project.discard();
  }
}

/** Each visit with an empty cache. */
async function visitOften(browser: Browser, url: string): Promise<Visit[]> {
  const seen: Visit[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('Connect call to').waitFor();
    const times: number[] = await page.evaluate(
      `[performance.getEntriesByName('first-contentful-paint')[0].startTime,
        performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd]`,
    );
    const [firstPaint = Number.NaN, ready = Number.NaN] = times;
    seen.push({ firstPaint, ready });
    await context.close();
  }
  return seen;
}

function report(seen: readonly Visit[], script: Uint8Array): string {
  const row = (name: string, time: (visit: Visit) => number) => {
    const times = seen.map(time);
    const shown = [Math.min(...times), percentile(times, 0.5), percentile(times, 0.9)];
    return [name, ...shown.map((milliseconds) => `${milliseconds.toFixed(0)} ms`)];
  };
  const gzipped = gzipSync(script, { level: 9 }).length / 1_000;
  const sizes = [script.length / 1_000, gzipped, brotliCompressSync(script).length / 1_000];
  return [
    `The inspector's page on the local runtime, in Chromium; ${visits} visits, each with an empty cache.`,
    '',
    formatTable([
      ['', 'fastest', 'median', 'p90'],
      row('first contentful paint', ({ firstPaint }) => firstPaint),
      row('the whole form', ({ ready }) => ready),
    ]),
    '',
    `script: ${sizes.map((size) => size.toFixed(1)).join(' kB, ')} kB (as it is, gzip, brotli)`,
    '',
    judge([
      {
        what: 'first view, median',
        measured: percentile(
          seen.map(({ firstPaint }) => firstPaint),
          0.5,
        ),
        most: aims.firstView,
        unit: 'ms',
      },
      { what: 'script, gzipped', measured: gzipped, most: aims.script, unit: 'kB' },
    ]),
  ].join('\n');
}

visitPage().then(console.log);
