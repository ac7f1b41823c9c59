import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import { describePage, type PageSetting, startPageSetting, untilValue } from '../../support/page';

let setting: PageSetting;

/** Bring a text to the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByText('Bring', { exact: true }).click();
  await page.getByLabel('Paste a Studio flow').fill(text);
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
});
