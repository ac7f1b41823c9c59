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

/** Milliseconds of the first view over a bare page's, kilobytes of the script compressed. */
const aims = { firstView: 100, script: 120 };

/** Milliseconds from the start of the navigation. */
interface Visit {
  readonly firstPaint: number;
  /** The whole form is there: the deferred script has run. */
  readonly ready: number;
}

/** What the browser takes by itself is seen on a page with nothing but a heading. */
const bare =
  '<!doctype html><html lang="en"><title>bare</title><h1 aria-label="Whom should a call reach?">bare</h1></html>';

/** Visit the inspector's page as somebody does who has never been there, on the local runtime. */
async function visitPage(): Promise<string> {
  const widgets = { default: { properties: { noun: 'client', to: 'alice' } } };
  const project = temporaryProject({ widgets, files: { 'assets/bare.html': bare } }, { page: true });
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

interface Visits {
  readonly page: readonly Visit[];
  readonly bare: readonly Visit[];
}

/** Both pages in turn. */
async function visitOften(browser: Browser, url: string): Promise<Visits> {
  const seen = { page: [] as Visit[], bare: [] as Visit[] };
  for (let visit = 0; visit < visits; visit++) {
    seen.page.push(await visitOnce(browser, url));
    seen.bare.push(await visitOnce(browser, `${url}bare.html`));
  }
  return seen;
}

/** A visit with an empty cache. */
async function visitOnce(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Whom should a call reach?').waitFor();
  const times: number[] = await page.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) => resolve([
      list.getEntriesByName('first-contentful-paint')[0].startTime,
      performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    ])).observe({ type: 'paint', buffered: true }))`,
  );
  const [firstPaint = Number.NaN, ready = Number.NaN] = times;
  await context.close();
  return { firstPaint, ready };
}

function report({ page, bare: bareVisits }: Visits, script: Uint8Array): string {
  const row = (name: string, times: readonly number[]) => {
    const shown = [Math.min(...times), percentile(times, 0.5), percentile(times, 0.9)];
    return [name, ...shown.map((milliseconds) => `${milliseconds.toFixed(0)} ms`)];
  };
  const firstPaints = page.map(({ firstPaint }) => firstPaint);
  const bareFirstPaints = bareVisits.map(({ firstPaint }) => firstPaint);
  const gzipped = gzipSync(script, { level: 9 }).length / 1_000;
  const sizes = [script.length / 1_000, gzipped, brotliCompressSync(script).length / 1_000];
  return [
    `The inspector's page on the local runtime, in Chromium; ${visits} visits of each page, in turn, with an empty cache.`,
    '',
    formatTable([
      ['', 'fastest', 'median', 'p90'],
      row('first contentful paint', firstPaints),
      row(
        'the whole form',
        page.map(({ ready }) => ready),
      ),
      row('a page with a heading alone, first contentful paint', bareFirstPaints),
    ]),
    '',
    `script: ${sizes.map((size) => size.toFixed(1)).join(' kB, ')} kB (as it is, gzip, brotli)`,
    '',
    judge([
      {
        what: 'first view over a bare page’s, medians',
        measured: percentile(firstPaints, 0.5) - percentile(bareFirstPaints, 0.5),
        most: aims.firstView,
        unit: 'ms',
      },
      { what: 'script, gzipped', measured: gzipped, most: aims.script, unit: 'kB' },
    ]),
  ].join('\n');
}

visitPage().then(console.log);
