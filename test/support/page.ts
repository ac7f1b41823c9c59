import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { writeFragment } from '../../inspector/model/fragment';
import { chromiumPath } from './chromium.cjs';
import { emptyWorkbench } from './empty-workbench';

/** The browser and the service that `page-setup.ts` has started, which serves the inspector's page. */
export interface PageSetting {
  readonly origin: string;
  /** The root of the project that is served. */
  readonly project: string;
  /** Open the page, as somebody who comes for the first time, in a window that is the test's until its end. */
  open(look?: Look): Promise<OpenPage>;
  /** The same, with a single widget in which nothing is filled in. */
  openWidget(look?: Look): Promise<OpenPage>;
  close(): Promise<void>;
}

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** What stands behind the page's address, from the `#` on. */
  readonly fragment?: string;
}

interface OpenPage {
  readonly page: Page;
  /** What the browser complains of: errors of scripts, refused requests, broken policies. */
  readonly complaints: readonly string[];
  /** The URLs that the page has requested. */
  readonly requested: readonly string[];
}

/** Longer than anything on the page takes. Milliseconds. */
const patience = 5_000;

/** Tests that need a browser; where there is none they are skipped, and `page-setup.ts` says so. */
export const describePage = chromiumPath === undefined ? describe.skip : describe;

const inUse: Page[] = [];
const free: Page[] = [];
// A window that is new to the browser takes half a second to show what one that is there shows in a fifth.
afterEach(async () => {
  for (const page of inUse.splice(0)) {
    page.removeAllListeners();
    await page.goto('about:blank');
    free.push(page);
  }
});

/** Use the service and the browser that all tests of the page share. */
export async function startPageSetting(): Promise<PageSetting> {
  const { PAGE_PROJECT: project = '', PAGE_ORIGIN: origin = '', PAGE_BROWSER: endpoint = '' } = process.env;
  const browser = await chromium.connect(endpoint);
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return {
    origin,
    project,
    open: (look = {}) => openPage(context, origin, look),
    openWidget: (look = {}) =>
      openPage(context, origin, { ...look, fragment: `#${writeFragment(emptyWorkbench)}` }),
    close: () => browser.close(),
  };
}

async function openPage(windows: BrowserContext, origin: string, look: Look): Promise<OpenPage> {
  const { width = 1280, height = 900, colorScheme = 'light', fragment = '' } = look;
  const page = free.pop() ?? (await windows.newPage());
  inUse.push(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(`${origin}/${fragment}`);
  await page.locator('#make-title').waitFor();
  return { page, complaints, requested };
}

/** The file that the page saves. */
export async function download(page: Page): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download/ }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await text(await file.createReadStream()) };
}

/** Wait until a field holds this value: what follows a link or the Back button comes a moment later. */
export async function untilValue(field: Locator, value: string): Promise<void> {
  const deadline = Date.now() + patience;
  while ((await field.inputValue()) !== value) {
    if (Date.now() > deadline) {
      throw new Error(
        `The field holds ${JSON.stringify(await field.inputValue())}, not ${JSON.stringify(value)}.`,
      );
    }
    await setTimeout(50);
  }
}
