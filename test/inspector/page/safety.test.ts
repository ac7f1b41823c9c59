import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import { describePage, type PageSetting, startPageSetting, untilValue } from '../../support/page';

let setting: PageSetting;

/** Bring a text to the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByText('Bring', { exact: true }).click();
  await page.getByLabel('Paste a Studio flow').fill(text);
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

const hostileText =
  '</pre></section>"\'><iframe src="javascript:window.hacked=1"><script>window.hacked = true</script>';
const hostileTrigger = `<b>${hostileText}`;
const hostileFlow = {
  description: hostileText,
  states: [
    { name: hostileTrigger, type: 'trigger', transitions: [{ event: 'incomingCall', next: 'a' }] },
    {
      name: 'a',
      type: 'say-play',
      properties: { say: hostileText, [hostileText]: hostileText },
      transitions: [{ event: hostileText, next: hostileText }],
    },
    { name: hostileText, type: hostileText, transitions: [{ event: 'x', next: '‮‭' }] },
  ],
  initial_state: hostileTrigger,
};

function widgetsInARow(count: number) {
  const states = Array.from({ length: count }, (_, index) => ({
    name: `w${index}`,
    type: 'gather-input-on-call',
    properties: { say: `Number ${index}` },
    transitions: [
      { event: 'keypress', next: `w${(index * 7 + 1) % count}` },
      { event: 'timeout', next: `w${(index + 1) % count}` },
    ],
  }));
  const trigger = { name: 'T', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'w0' }] };
  return { states: [trigger, ...states], initial_state: 'T' };
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
    const answer = await fetch(`${setting.origin}${path}`);
    const isThePage = (await answer.text()).includes('<title>connect-call-to</title>');
    expect([answer.status, answer.headers.get('content-type'), isThePage]).toEqual([
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
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom should a call reach?').selectOption('sip');
    await page.getByLabel('SIP endpoint').fill('sip:alice:hunter2@example.com');
    await page.getByLabel('SIP password').fill('hunter2');
    await page.getByText('More about the call').click();
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
    const { page } = await setting.openWidget();
    const seen = new Set<string>();
    page.on('framenavigated', (frame) => seen.add(frame.url()));
    await page.getByLabel('Whom should a call reach?').selectOption('sip');
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
    await expect(name.inputValue()).resolves.toBe('office');
    await name.fill('mine');
    await page.evaluate(() => {
      location.hash = '#nothing';
    });
    await page.waitForTimeout(100);
    await expect(name.inputValue()).resolves.toBe('mine');
    expect(complaints).toEqual([]);
  });

  it('goes back to what was there before another widget was shown', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom should a call reach?').selectOption('sip');
    await page.getByLabel('SIP password').fill('hunter2');
    await page.getByRole('button', { name: 'New widget', exact: true }).click();
    await page.goBack();
    // What no link may hold, this visit still knows.
    await untilValue(page.getByLabel('SIP password'), 'hunter2');
    await page.goForward();
    await page.getByRole('heading', { name: 'my-widget-2' }).waitFor();
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
    await page.getByRole('button', { name: 'Bring the widget a', exact: true }).click();
    await page.getByText('More settings').click();
    await page.getByLabel('Name', { exact: true }).fill(hostile);
    await untilValue(page.getByLabel('Whom to ring'), hostile.trim());
    const shown = JSON.parse((await page.locator('.see .code pre').first().textContent()) ?? '');
    expect(shown.properties.screen.say).toBe(hostile);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['names and texts', hostileFlow],
    ['5 MB', { ...studioFlow, note: 'x'.repeat(5_000_000) }],
    ['300 widgets', widgetsInARow(300)],
  ])('opens a flow with %s, and goes on', async (_, flow) => {
    const { page, complaints } = await setting.open({ width: 360 });
    await paste(page, JSON.stringify(flow));
    await page.getByRole('button', { name: /^Bring the flow/ }).click();
    await page.locator('.box').first().waitFor();
    // What has no name that a widget may have has no place in the picture, and can be opened all the same.
    expect(await page.locator('.box, .undrawn').count()).toBe(flow.states.length - 1);
    await page.locator('.box').last().click();
    await page.getByText('More settings').click();
    await page.locator('[id="field-name"]').fill('changed');
    await page.getByRole('heading', { name: 'changed' }).waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe-core finds, in %s', async (colorScheme) => {
    const { page } = await setting.open({ colorScheme });
    expect(await violations(page)).toEqual([]);
    // Each widget of the flow that the page opens with, and of one with a menu and a text.
    for (const box of await page.locator('.box').all()) {
      await box.click();
      await page.getByText('More settings').click();
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: /^Ring phones/ }).click();
    await page.getByLabel('Connected call ended').selectOption('+ Menu');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Leave a message', exact: true }).click();
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Your Twilio number').fill('12');
    await page.getByRole('button', { name: /^Choose the way/ }).click();
    expect(await violations(page)).toEqual([]);
    // It is open by now.
    await page.getByLabel('Paste a Studio flow').fill('{');
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing that axe-core finds with single widgets', async () => {
    const { page } = await setting.openWidget();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await page.getByText('More about the call').click();
    await page.getByRole('button', { name: 'Add parameter' }).click();
    await page.getByRole('button', { name: 'Refused', exact: true }).click();
    await page.getByText('More settings').click();
    await page.getByRole('button', { name: 'Add attribute of Number' }).click();
    await page.getByRole('button', { name: 'Add number' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Timeout', { exact: true }).fill('never');
    await page.getByLabel('Record the call', { exact: true }).selectOption('Formula…');
    expect(await violations(page)).toEqual([]);
  });

  const looks = [
    ...([360, 1024, 1600] as const).flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
    ),
    ...([768, 1280, 1408] as const).map((width) => ({ width, colorScheme: 'light' as const })),
  ];
  it.each(looks)('has room for everything at $width px, in $colorScheme', async (look) => {
    const { page } = await setting.open(look);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(4_000);
    await page.getByLabel('Connected call ended').selectOption('+ Menu');
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: /^Choose the way/ }).click();
    // To be looked at by people, too.
    await page.screenshot({ path: `screenshots/${look.width}-${look.colorScheme}.png`, fullPage: true });
    for (const name of [/^Choose the way/, /^Ring phones/, /^Opening hours/, /^Voicemail/]) {
      await page.getByRole('button', { name }).click();
      for (const summary of await page.locator('.make summary, .sample summary').all()) {
        if (!(await summary.evaluate((one) => one.closest('details')?.open ?? true))) await summary.click();
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(cut)).toEqual([]);
    }
  });
});

/** The controls that stand out of the window, or of what they are in. */
function outside(): string[] {
  return [...document.querySelectorAll('main button, main input:not(.visually-hidden), main select')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const around = (element.closest('.group, .panel') ?? document.body).getBoundingClientRect();
      const isOut = right > around.right || left < around.left;
      return element.closest('.picture') === null && isOut && right > left;
    })
    .map(({ outerHTML }) => outerHTML);
}

/** The selects that show less than the whole text of what is chosen. */
function cut(): string[] {
  const context = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('select')].flatMap((select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    const text = select.selectedOptions[0]?.text ?? '';
    if (context === null || select.clientWidth === 0) return [];
    context.font = font;
    // The arrow takes some, too.
    const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - 16;
    return context.measureText(text).width > room ? [text] : [];
  });
}
