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
    const { page } = await setting.open();
    const { keyboard } = page;
    await tabTo(page, 'Connect call to');
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
    await tabTo(page, 'Add event');
    await keyboard.press('Enter');
    expect(await focused(page)).toBe('Event');
    await tabTo(page, 'Next');
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
    const { page } = await setting.open();
    await page.getByLabel('Connect call to').selectOption('client-multi');
    await page.getByLabel('Whom to ring', { exact: true }).fill('a, b, c');
    await page.getByRole('button', { name: 'Remove target 3' }).press('Enter');
    expect(await focused(page)).toBe('Target 2');
    await page.getByRole('button', { name: 'Remove target 1' }).press('Enter');
    expect(await focused(page)).toBe('Whom to ring');
  });
});
