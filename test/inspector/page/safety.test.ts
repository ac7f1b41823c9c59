import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

/** Bring a text to the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByText('Bring', { exact: true }).click();
  await page.getByLabel('Paste a widget').fill(text);
}

/** What axe-core finds wrong for people who use the page with other senses or other hands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

declare global {
  var axe: {
    run(
      root: Document,
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

describePage('the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('loads its own three files from its own host and nothing else, under a strict policy', async () => {
    const { page, requested, complaints } = await setting.open();
    expect(requested.map((url) => url.replace(setting.origin, '')).sort()).toEqual(
      ['/', '/icon.svg', '/inspector.css', '/inspector.js'].filter((path) =>
        requested.some((url) => url.endsWith(path)),
      ),
    );
    expect(requested.every((url) => url.startsWith(`${setting.origin}/`))).toBe(true);
    expect(await page.locator('meta[http-equiv]').getAttribute('content')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    // What the policy forbids, it does forbid.
    const refused = await page.evaluate(() =>
      fetch('/connect').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
    expect(complaints.filter((text) => !text.includes('connect'))).toEqual([]);
  });

  it.each(['/', '/index.html', '/assets/index.html'])('is served at %s', async (path) => {
    const { status, type, body } = await setting.service.get(path);
    expect([status, type, body.includes('<title>connect-call-to</title>')]).toEqual([
      200,
      'text/html; charset=UTF-8',
      true,
    ]);
  });

  it('shows without anything that moves', async () => {
    const { page } = await setting.open({ width: 360 });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const values = list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0));
            resolve(values.reduce((sum, value) => sum + value, 0));
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift).toBe(0);
  });

  it('keeps all that was made in its address, but no password', async () => {
    const { page } = await setting.open();
    await page.getByLabel('Connect call to').selectOption('sip');
    await page.getByLabel('SIP endpoint').fill('sip:alice:hunter2@example.com');
    await page.getByLabel('SIP password').fill('hunter2');
    await page.getByText('Sample call').click();
    await page.getByRole('button', { name: 'Add variable' }).click();
    await page.getByLabel('Name of variable 1').fill('SECRET');
    await page.getByLabel('Value of variable 1').fill('hunter2');
    await page.getByLabel('Timeout', { exact: true }).fill('17');
    await page.waitForFunction(() => location.hash !== '');
    await page.waitForTimeout(500);
    const fragment = new URL(page.url()).hash;
    expect(Buffer.from(fragment.slice(3), 'base64url').toString()).not.toMatch(/hunter2|SECRET/);
    const { page: shared } = await setting.open({ fragment });
    await expect(shared.getByLabel('Timeout', { exact: true }).inputValue()).resolves.toBe('17');
    await expect(shared.getByLabel('SIP password').inputValue()).resolves.toBe('');
    await expect(shared.getByLabel('SIP endpoint').inputValue()).resolves.toBe('sip:alice:***@example.com');
  });

  it('begins anew with a damaged link', async () => {
    const { page, complaints } = await setting.open({ fragment: '#w=broken' });
    await expect(page.getByLabel('Name', { exact: true }).inputValue()).resolves.toBe('my-widget');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['a script', '<script>window.hacked = true</script><img src=x onerror="window.hacked = true">'],
    ['an element’s end', '</pre></section>"\'><iframe src="javascript:window.hacked=1">'],
    ['something very long', 'x'.repeat(20_000)],
    ['right-to-left', '\u202Eمرحبا ‮שלום'],
    ['emoji', '📞👩‍👩‍👧‍👦🏴‍☠️'],
  ])('shows %s as text', async (_, hostile) => {
    const { page, complaints } = await setting.open({ width: 360 });
    const widget = {
      name: hostile,
      numbers: [hostile],
      properties: {
        noun: 'client',
        to: hostile,
        caller_id: `{{ "${hostile.replaceAll('"', '')}" }}`,
        screen: { say: hostile },
        [hostile]: 1,
        client: { parameters: { [hostile]: hostile } },
      },
      transitions: [{ event: hostile, next: hostile }],
    };
    await paste(page, JSON.stringify({ ...widget, name: 'a' }));
    await page.getByRole('button', { name: 'Bring a', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill(hostile);
    await expect(page.getByLabel('Whom to ring').inputValue()).resolves.toBe(hostile.trim());
    const shown = JSON.parse((await page.locator('.see .code pre').first().textContent()) ?? '');
    expect(shown.properties.screen.say).toBe(hostile);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe-core finds, in %s', async (colorScheme) => {
    const { page } = await setting.open({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await paste(page, JSON.stringify(studioFlow));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ring several phones' }).click();
    await page.getByText('Sample call').click();
    await page.getByRole('button', { name: 'Add parameter' }).click();
    await page.getByRole('button', { name: 'Refused', exact: true }).click();
    await page.getByRole('button', { name: 'Add attribute of Number' }).click();
    await page.getByRole('button', { name: 'Add number' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Answered', exact: true }).click();
    await page.getByLabel('Timeout', { exact: true }).fill('never');
    await page.getByLabel('Record the call', { exact: true }).selectOption('Liquid…');
    expect(await violations(page)).toEqual([]);
  });

  const looks = ([360, 1024, 1600] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  );
  it.each(looks)('has room for everything at $width px, in $colorScheme', async (look) => {
    const { page } = await setting.open(look);
    await paste(page, '');
    await page.getByRole('button', { name: 'Ring several phones' }).click();
    await page.getByText('Sample call').click();
    await page.getByRole('button', { name: 'Add parameter' }).click();
    await page.getByRole('button', { name: 'Refused', exact: true }).click();
    await page.getByRole('button', { name: 'Answered', exact: true }).click();
    // To be looked at by people, too.
    await page.screenshot({ path: `screenshots/${look.width}-${look.colorScheme}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main input:not(.visually-hidden), main select')]
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return right > window.innerWidth || left < 0;
        })
        .map(({ outerHTML }) => outerHTML),
    );
    expect(outside).toEqual([]);
  });
});
