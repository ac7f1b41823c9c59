import type { Locator, Page } from 'playwright-core';
import { describePage, type PageSetting, startPageSetting } from '../../support/page';

let setting: PageSetting;

/** What stands below a control, as somebody hears it who cannot see the page. */
async function described(control: Locator): Promise<string> {
  const ids = (await control.getAttribute('aria-describedby')) ?? '';
  const texts = ids.split(' ').map((id) => control.page().locator(`[id="${id}"].findings`).allInnerTexts());
  return (await Promise.all(texts)).flat().join(' ').trim();
}

const inScreen = async (page: Page) => {
  await page.getByLabel('Ask before connecting').check();
  await page.getByLabel('Say', { exact: true }).fill('Hello.');
};
const elsewhere = 'Where Connected call ended leads: a URL, a /path or a formula';
const inTransition = async (page: Page) => {
  await page.getByLabel('Connected call ended').selectOption('somewhere else…');
};
const inMore = (page: Page) => page.getByText('More settings').click();
const withAttribute = (element: string, name: string) => async (page: Page) => {
  await inMore(page);
  await page.getByLabel(`Attribute of ${element} to add`).selectOption(name);
  await page.getByRole('button', { name: `Add attribute of ${element}` }).click();
};
const nothing = async () => {};

describePage('a mistake', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it.each([
    ['Name', inMore, 'two words', 'it is "two words"; expected letters, digits, _ and -, at most 64', 'one'],
    [
      'Whom to ring',
      nothing,
      '12',
      'it is "12"; expected a phone number in E.164, such as +14155550100, or Liquid',
      '+14155550101',
    ],
    [
      'Whom to ring',
      nothing,
      '{{ a',
      'it is not valid Liquid: output "{{ a" not closed, line:1, col:1',
      '{{flow.data.to}}',
    ],
    ['Timeout', nothing, 'soon', 'it is "soon"; expected whole seconds from 1 to 600', '600'],
    ['Timeout', nothing, '601', 'it is 601; expected whole seconds from 1 to 600', '1'],
    ['Time limit', inMore, '0', 'it is 0; expected whole seconds from 1 to 86400', '60'],
    ['Key that accepts', inScreen, '12', 'it is "12"; expected one key of a phone: 0 to 9, * or #', '#'],
    ['Time to answer', inScreen, '61', 'it is 61; expected whole seconds from 1 to 60', '60'],
    [elsewhere, inTransition, 'nowhere', 'it is "nowhere", which is no widget here; ', '/voicemail'],
    [
      'Twilio numbers',
      nothing,
      '555',
      'number 1 is "555"; expected a number in E.164, such as +13125550100',
      '+13125550100',
    ],
    [
      'sendDigits',
      withAttribute('Number', 'sendDigits'),
      'x',
      'it is "x"; expected digits, *, # and w (a pause of half a second)',
      '1w2',
    ],
  ])(
    'in “%s” is shown as one types and goes when it is fixed',
    async (label, prepare, bad, message, good) => {
      const { page } = await setting.openWidget();
      if (label !== 'Whom to ring') await page.getByLabel('Whom to ring').fill('+14155550101');
      await prepare(page);
      const control = page.getByLabel(label, { exact: true });
      await control.fill(bad);
      expect([await described(control), await control.getAttribute('aria-invalid')]).toEqual([
        expect.stringContaining(message),
        'true',
      ]);
      expect(await page.getByText('no call is answered until').count()).toBe(1);
      await control.fill(good);
      expect([await described(control), await control.getAttribute('aria-invalid')]).toEqual([
        expect.not.stringContaining('expected'),
        'false',
      ]);
      expect(await page.getByText('no call is answered until').count()).toBe(0);
    },
  );

  it('is read out to somebody who cannot see it, once the typing has stopped', async () => {
    const { page } = await setting.openWidget();
    const spoken = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    await page.getByLabel('Whom to ring').fill('12');
    await spoken(
      'my-widget: properties.to is "12"; expected a phone number in E.164, such as +14155550100, or Liquid.',
    );
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await spoken('No mistakes.');
  });

  it('in Liquid that stands in place of a documented value is shown, too', async () => {
    const { page } = await setting.openWidget();
    await inMore(page);
    await page.getByLabel('Record the call', { exact: true }).selectOption('Formula…');
    const control = page.getByLabel('Record the call, as a formula');
    await control.fill('{{ x | y }}');
    expect(await described(control)).toContain('undefined filter: y');
    await control.fill('');
    await control.fill('{{flow.data.record}}');
    expect(await described(control)).toBe('');
  });

  it('of a whole group stands with the group', async () => {
    const { page } = await setting.openWidget();
    const box = page.getByLabel('Ask before connecting');
    await box.check();
    expect(await described(box)).toBe('it needs exactly one of "say" and "play"');
    await page.getByLabel('Play a recording').check();
    await page.getByLabel('Play', { exact: true }).fill('/hello.mp3');
    expect(await described(box)).toBe('');
  });

  it('in what no field shows stands above them, and can be taken away', async () => {
    const { page } = await setting.openWidget();
    await page.getByText('Bring', { exact: true }).click();
    await page
      .getByLabel('Paste a Studio flow')
      .fill('{"name": "odd", "properties": {"noun": "client", "to": "a", "fax": 1}, "odd": 1}');
    await page.getByRole('button', { name: 'Bring the widget odd' }).click();
    const above = page.locator('.elsewhere li');
    expect((await above.allInnerTexts()).map((text) => text.replace(/;.*/s, ''))).toEqual([
      'properties.fax is not known',
      'odd is not known',
    ]);
    await page.getByRole('button', { name: 'Remove properties.fax' }).click();
    await page.getByRole('button', { name: 'Remove odd' }).click();
    expect(await above.count()).toBe(0);
  });

  it('in one widget keeps all of them from being built, as in a project', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom to ring').fill('+14155550101');
    expect(await page.locator('.see [aria-label="TwiML of /connect"]').count()).toBe(1);
    await page.getByRole('button', { name: 'New widget', exact: true }).click();
    const tabs = page.getByRole('navigation', { name: 'Widgets' });
    await tabs.getByRole('button', { name: 'my-widget', exact: true }).click();
    expect(await page.getByText('There is a mistake in my-widget-2:').count()).toBe(1);
    expect(await tabs.getByRole('button', { name: 'my-widget-2 , has mistakes' }).count()).toBe(1);
  });
});
