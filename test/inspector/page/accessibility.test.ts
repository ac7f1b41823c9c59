import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

/**
 * What axe-core finds wrong for people who use the page with other senses or other hands.
 * @param within the part of the page that is new, where the rest has been looked at
 */
async function violations(page: Page, rules?: readonly string[], within = 'html'): Promise<string[]> {
  await page.evaluate(axeSource);
  const what = { within, options: { resultTypes: ['violations'], runOnly: rules } };
  return page.evaluate(async ({ within: part, options }) => {
    const { violations: found } = await globalThis.axe.run(part, options);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, what);
}

declare global {
  var axe: {
    run(root: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

let setting: PageSetting;

describePage('nothing that axe-core finds', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it.each([
    ['light', undefined],
    // All else is the same in both.
    ['dark', ['color-contrast']],
  ] as const)('is the flow, in %s', async (colorScheme, rules) => {
    const { page } = await setting.open({ colorScheme });
    expect(await violations(page, rules)).toEqual([]);
    // Each widget of the flow that the page opens with, and of one with a menu and a text.
    for (const box of await page.locator('.box').all()) {
      await box.click();
      await page.getByText('More settings').click();
      expect(await violations(page, rules, '.make')).toEqual([]);
    }
    await page.getByRole('button', { name: /^Ring phones/ }).click();
    await page.getByLabel('Connected call ended').selectOption('+ Menu');
    expect(await violations(page, rules)).toEqual([]);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    expect(await violations(page, rules)).toEqual([]);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Leave a message', exact: true }).click();
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    expect(await violations(page, rules)).toEqual([]);
    await page.getByLabel('Your Twilio number').fill('12');
    await page.getByRole('button', { name: /^Choose the way/ }).click();
    expect(await violations(page, rules)).toEqual([]);
    // It is open by now.
    await page.getByLabel('Paste a Studio flow').fill('{');
    expect(await violations(page, rules)).toEqual([]);
  });

  it('is a single widget', async () => {
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
});
