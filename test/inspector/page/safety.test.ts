import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import { describePage, type PageSetting, startPageSetting, untilValue } from '../../support/page';

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
    // A browser without windows may do without the icon.
    const paths = requested
      .map((url) => url.replace(setting.origin, ''))
      .filter((path) => path !== '/icon.svg');
    expect(paths.sort()).toEqual(['/', '/inspector.css', '/inspector.js']);
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
    expect(complaints).toEqual([
      expect.stringContaining('violates the following Content Security Policy directive'),
      expect.stringContaining("violates the document's Content Security Policy"),
    ]);
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
    await page.waitForFunction(() => {
      const [, text = ''] = /^#p=(.*)/.exec(location.hash) ?? [];
      return atob(text.replaceAll('-', '+').replaceAll('_', '/')).includes('"timeout":17');
    });
    const fragment = new URL(page.url()).hash;
    expect(Buffer.from(fragment.slice(3), 'base64url').toString()).not.toMatch(/hunter2|SECRET/);
    await page.reload();
    await untilValue(page.getByLabel('Timeout', { exact: true }), '17');
    const { page: shared } = await setting.open({ fragment });
    await shared
      .getByRole('status')
      .filter({ hasText: 'A link holds no passwords and no variables.' })
      .waitFor();
    await untilValue(shared.getByLabel('Timeout', { exact: true }), '17');
    await untilValue(shared.getByLabel('SIP password'), '');
    await untilValue(shared.getByLabel('SIP endpoint'), '');
  });

  it('never puts a password there while it is typed', async () => {
    const { page } = await setting.open();
    const seen = new Set<string>();
    page.on('framenavigated', (frame) => seen.add(frame.url()));
    await page.getByLabel('Connect call to').selectOption('sip');
    await page.getByLabel('SIP endpoint').fill('sip:alice');
    await page.getByLabel('SIP endpoint').pressSequentially(':hunter2@a', { delay: 300 });
    await page.waitForTimeout(300);
    const fragments = [...seen, page.url()].map((url) =>
      Buffer.from(new URL(url).hash.slice(3), 'base64url').toString(),
    );
    // The address was written meanwhile, and what is there of the widget is right.
    expect(fragments.at(-1)).toMatch(/"noun":"sip"(?!.*sip_endpoint)/);
    expect(fragments.filter((text) => /hu/.test(text))).toEqual([]);
    expect(await page.title()).not.toContain('hu');
  });

  it('begins anew with a damaged link, and keeps what is there when one follows', async () => {
    const { page, complaints } = await setting.open({ fragment: '#w=broken' });
    const name = page.getByLabel('Name', { exact: true });
    await expect(name.inputValue()).resolves.toBe('my-widget');
    await name.fill('mine');
    await page.evaluate(() => {
      location.hash = '#nothing';
    });
    await page.waitForTimeout(100);
    await expect(name.inputValue()).resolves.toBe('mine');
    expect(complaints).toEqual([]);
  });

  it('goes back to what was there before another widget was shown', async () => {
    const { page } = await setting.open();
    await page.getByLabel('Connect call to').selectOption('sip');
    await page.getByLabel('SIP password').fill('hunter2');
    await page.getByRole('button', { name: 'New widget', exact: true }).click();
    await page.goBack();
    // What no link may hold, this visit still knows.
    await untilValue(page.getByLabel('SIP password'), 'hunter2');
    await page.goForward();
    await untilValue(page.getByLabel('Name', { exact: true }), 'my-widget-2');
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
    await untilValue(page.getByLabel('Whom to ring'), hostile.trim());
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
