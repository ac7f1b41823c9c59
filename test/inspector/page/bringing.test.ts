import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import studioWidget from '../../fixtures/studio-widget.json';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

const tabs = async (page: Page) => {
  const texts = await page.getByRole('navigation', { name: 'Widgets' }).locator('li').allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' '));
};

describePage('the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('takes a widget that is pasted out of Studio', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a widget').fill(JSON.stringify(studioWidget));
    await page.getByRole('button', { name: `Bring ${studioWidget.name}` }).click();
    await expect(page.getByLabel('Name', { exact: true }).inputValue()).resolves.toBe(studioWidget.name);
    await expect(page.getByLabel('Connect call to').inputValue()).resolves.toBe(studioWidget.properties.noun);
    await page
      .getByRole('status')
      .filter({ hasText: `Here is ${studioWidget.name}.` })
      .waitFor();
  });

  it('lets one choose from a flow, as npm run import converts it', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a widget').fill(JSON.stringify(studioFlow));
    const flow = page.getByRole('group', { name: 'Widgets of this flow' });
    expect(await flow.getByRole('checkbox').count()).toBe(2);
    expect(await page.locator('#bring-findings .warning').count()).toBeGreaterThan(0);
    await flow.getByLabel('connect_agent').uncheck();
    await page.getByRole('button', { name: 'Bring connect_sales', exact: true }).click();
    expect(await tabs(page)).toEqual(['connect_sales']);
    // What there is still to do stays until somebody has read it.
    const notes = page.getByRole('region', { name: 'What the import left to do' });
    expect(await notes.getByRole('listitem').count()).toBeGreaterThan(0);
    await notes.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notes.count()).toBe(0);
  });

  it('takes a file that is chosen or dropped', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page
      .getByLabel('Choose a file')
      .setInputFiles(resolve(__dirname, '../../fixtures/studio-flow.json'));
    await page.getByRole('button', { name: 'Bring connect_agent, connect_sales' }).click();
    expect(await tabs(page)).toEqual(['connect_agent', 'connect_sales']);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File(['{"properties": {"noun": "client", "to": "alice"}}'], 'dropped.private.json'),
      );
      document
        .querySelector('textarea')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Bring dropped' }).click();
    expect(await tabs(page)).toEqual(['connect_agent', 'connect_sales', 'dropped']);
  });

  it('says what is wrong with what is pasted, and takes nothing', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a widget').fill('{"states": [}');
    expect(await page.locator('#bring-findings li').allInnerTexts()).toEqual([
      'pasted.json:1:13 $ is not JSON: a value should stand here',
    ]);
    expect(await page.getByRole('button', { name: /^Bring (?!callers)/ }).count()).toBe(0);
  });

  it('begins with an example', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByRole('button', { name: 'Ring a browser, then a phone' }).click();
    expect(await tabs(page)).toEqual(['browser', 'phone']);
    await page.getByRole('button', { name: 'Remove the widget browser' }).click();
    expect(await tabs(page)).toEqual(['phone']);
    await page.getByRole('button', { name: 'Remove the widget phone' }).click();
    expect(await tabs(page)).toEqual(['my-widget ● , has mistakes']);
  });
});
