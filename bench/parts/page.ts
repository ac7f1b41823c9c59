import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../../test/support/chromium.cjs';
import { forkRuntime } from '../../test/support/fork-runtime';
import { build } from '../../test/support/local-service';
import { temporaryProject } from '../../test/support/temporary-project';
import { median } from '../compare';
import type { Part } from '../figure';

const visits = 21;

/** What the browser takes by itself is seen on a page with nothing but a heading. */
const bare =
  '<!doctype html><html lang="en"><title>bare</title><h1 aria-label="Whom should a call reach?">bare</h1></html>';

/** The inspector's page, as somebody sees it who has never been there, on the local runtime. */
export async function page(): Promise<Part> {
  const widgets = { default: { properties: { noun: 'client', to: 'alice' } } };
  const project = temporaryProject({ widgets, files: { 'assets/bare.html': bare } }, { page: true });
  try {
    build(project);
    const script = readFileSync(join(project.root, 'dist/assets/inspector.js'));
    const gzipped = gzipSync(script, { level: 9 }).length / 1_000;
    const pairs = await visitOften(project.root);
    return {
      title: `The inspector's page in Chromium, ${visits} visits with an empty cache, beside a page with a heading alone`,
      figures: [
        { ...median('first contentful paint', 'ms', pairs, ({ firstPaint }) => firstPaint), aim: 100 },
        median('the whole form', 'ms', pairs, ({ ready }) => ready),
        { what: 'script, gzipped', unit: 'kB', here: gzipped, aim: 120 },
      ],
    };
  } finally {
    project.discard();
  }
}

/** Milliseconds from the start of the navigation. */
interface Visit {
  readonly firstPaint: number;
  /** The whole form is there: the deferred script has run. */
  readonly ready: number;
}

/** Both pages in turn, the inspector's first. */
async function visitOften(root: string): Promise<[Visit, Visit][]> {
  const server = await forkRuntime('serve-project.cjs', [root, 'localhost', 'still', '', '']);
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const url = `http://localhost:${server.port}/`;
    const pairs: [Visit, Visit][] = [];
    for (let visit = 0; visit < visits; visit++) {
      pairs.push([await visitOnce(browser, url), await visitOnce(browser, `${url}bare.html`)]);
    }
    return pairs;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** A visit with an empty cache. */
async function visitOnce(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(url);
  await opened.getByLabel('Whom should a call reach?').waitFor();
  const times: number[] = await opened.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) => resolve([
      list.getEntriesByName('first-contentful-paint')[0].startTime,
      performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    ])).observe({ type: 'paint', buffered: true }))`,
  );
  const [firstPaint = Number.NaN, ready = Number.NaN] = times;
  await context.close();
  return { firstPaint, ready };
}
