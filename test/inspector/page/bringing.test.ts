import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import studioFlow from '../../fixtures/studio-flow.json';
import studioWidget from '../../fixtures/studio-widget.json';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

const names = studioFlow.states.filter(({ type }) => type !== 'trigger').map(({ name }) => name);
const boxes = (page: Page) => page.locator('.box .box-name').allTextContents();

describePage('the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('takes a widget that is pasted out of Studio', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a Studio flow').fill(JSON.stringify(studioWidget));
    await page.getByRole('button', { name: `Bring the widget ${studioWidget.name}` }).click();
    await page.getByRole('heading', { name: studioWidget.name }).waitFor();
    await expect(page.getByLabel('Whom should a call reach?').inputValue()).resolves.toBe(
      studioWidget.properties.noun,
    );
    await page
      .getByRole('status')
      .filter({ hasText: `Here is ${studioWidget.name}.` })
      .waitFor();
  });

  it('takes a whole flow of Studio’s', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page
      .getByLabel('Paste a Studio flow')
      .fill(JSON.stringify({ friendly_name: 'main', definition: studioFlow }));
    await page.getByRole('button', { name: `Bring the flow main, with ${names.length} widgets` }).click();
    expect((await boxes(page)).sort()).toEqual([...names].sort());
    await expect(page.getByLabel('Name', { exact: true }).inputValue()).resolves.toBe('main');
    // Whom a call reaches is what one sees first.
    await page.getByLabel('Whom should a call reach?').waitFor();
  });

  it('takes a file that is chosen or dropped', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page
      .getByLabel('Choose a file')
      .setInputFiles(resolve(__dirname, '../../fixtures/studio-flow.json'));
    await page.getByRole('button', { name: 'Bring the flow studio-flow' }).click();
    expect((await boxes(page)).sort()).toEqual([...names].sort());
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File(['{"properties": {"noun": "client", "to": "alice"}}'], 'dropped.private.json'),
      );
      document
        .querySelector('textarea')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Bring the widget dropped' }).click();
    await page
      .getByRole('navigation', { name: 'Widgets' })
      .getByRole('button', { name: 'dropped' })
      .waitFor();
    await page.goBack();
    await page.locator('.box').first().waitFor();
  });

  it('says what is wrong with what is pasted, by line, and takes nothing', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a Studio flow').fill('{"states": [}');
    expect(await page.locator('#bring-findings li').allInnerTexts()).toEqual([
      'Line 1, character 13: is not JSON: a value should stand here',
    ]);
    expect(await page.getByRole('button', { name: /^Bring the/ }).count()).toBe(0);
  });

  it('begins with an example', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page.getByRole('button', { name: 'A browser, then a phone' }).click();
    expect(await boxes(page)).toEqual(['browser', 'phone', 'message', 'voicemail', 'goodbye']);
    await page.getByRole('button', { name: 'Remove the widget browser' }).click();
    expect(await boxes(page)).toEqual(['phone', 'message', 'voicemail', 'goodbye']);
  });

  it('makes a flow of single widgets', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await page.getByRole('button', { name: 'Make a flow of it' }).click();
    expect(await boxes(page)).toEqual(['my-widget']);
    await page.getByLabel('Connected call ended').selectOption('+ Voicemail');
    expect(await boxes(page)).toEqual(['my-widget', 'message', 'voicemail']);
  });
});
