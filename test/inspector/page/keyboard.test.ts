import type { Page } from 'playwright-core';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

/** Go on with the Tab key until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`The Tab key does not lead to “${name}”.`);
}

/** The name of the control that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const label = 'labels' in element && element.labels instanceof NodeList ? element.labels[0] : undefined;
    return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim();
  });
}

describePage('somebody with a keyboard alone', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('makes a simulring and tries it', async () => {
    const { page } = await setting.openWidget();
    const { keyboard } = page;
    await tabTo(page, 'Whom should a call reach?');
    await keyboard.press('ArrowDown');
    await tabTo(page, 'Whom to ring');
    await keyboard.type('+14155550101');
    await tabTo(page, 'Add target');
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('Target 2');
    await keyboard.type('+14155550102');
    await tabTo(page, 'Move target 2 up');
    await keyboard.press('Space');
    // The button cannot be pressed any more in the first row, and the focus stays in the row.
    expect(await focused(page)).toBe('Move target 1 down');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await focused(page)).toBe('Move target 2 up');
    await tabTo(page, 'Ask before connecting screen');
    await keyboard.press('Space');
    await tabTo(page, 'Say');
    await keyboard.type('Press any key.');
    await tabTo(page, 'Connected call ended');
    await keyboard.type('s');
    expect(await focused(page)).toBe('Where Connected call ended leads: a URL, a /path or a formula');
    await keyboard.type('/voicemail');
    await tabTo(page, 'Nobody answers');
    await keyboard.press('Enter');
    // The buttons are gone, and the focus is where the end of the call stands.
    expect(await focused(page)).toMatch(/^The call goes on at .*, outside of this page\.$/);
    const text = await page.locator('.see .code pre').first().textContent();
    expect(JSON.parse(text ?? '')).toMatchObject({
      properties: {
        noun: 'number-multi',
        to: '+14155550102, +14155550101',
        screen: { say: 'Press any key.' },
      },
      transitions: [{ event: 'callCompleted', next: '/voicemail' }],
    });
  });

  it('goes on near the row that was removed', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom should a call reach?').selectOption('client-multi');
    await page.getByLabel('Whom to ring', { exact: true }).fill('a, b, c');
    await page.getByRole('button', { name: 'Remove target 3' }).press('Enter');
    expect(await focused(page)).toBe('Target 2');
    await page.getByRole('button', { name: 'Remove target 1' }).press('Enter');
    expect(await focused(page)).toBe('Whom to ring');
  });

  it('goes from an event to its value with one key', async () => {
    const { page } = await setting.open();
    await tabTo(page, 'Connected call ended');
    // The place that the call goes to is the event's own control.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.keyboard.type('+ Greeting');
    expect(await focused(page)).toBe('Say something greeting-2');
  });

  it('opens a widget from the picture, changes it, and hears the call through', async () => {
    const { page } = await setting.open();
    const { keyboard } = page;
    await page.getByRole('button', { name: /^Opening hours/ }).focus();
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('Opening hours hours');
    await tabTo(page, 'Hours of line 1');
    await keyboard.type('08:00-18:00');
    await tabTo(page, 'Nobody answers');
    await keyboard.press('Enter');
    await tabTo(page, 'Leave a message');
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('The call is hung up.');
  });
});
