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
const inTransition = (page: Page) => page.getByRole('button', { name: 'Add event' }).click();
const withAttribute = (element: string, name: string) => async (page: Page) => {
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
    [
      'Name',
      nothing,
      'two words',
      'name is "two words"; expected letters, digits, _ and -, at most 64',
      'one',
    ],
    [
      'Whom to ring',
      nothing,
      '12',
      'to is "12"; expected a phone number in E.164, such as +14155550100, or Liquid',
      '+14155550101',
    ],
    [
      'Whom to ring',
      nothing,
      '{{ a',
      'to is not valid Liquid: output "{{ a" not closed, line:1, col:1',
      '{{flow.data.to}}',
    ],
    ['Timeout', nothing, 'soon', 'timeout is "soon"; expected whole seconds from 1 to 600', '600'],
    ['Timeout', nothing, '601', 'timeout is 601; expected whole seconds from 1 to 600', '1'],
    ['Time limit', nothing, '0', 'time_limit is 0; expected whole seconds from 1 to 86400', '60'],
    ['Key that accepts', inScreen, '12', 'digit is "12"; expected one key of a phone: 0 to 9, * or #', '#'],
    ['Time to answer', inScreen, '61', 'timeout is 61; expected whole seconds from 1 to 60', '60'],
    ['Next', inTransition, 'nowhere', 'next is "nowhere", which is no widget here; ', '/voicemail'],
    [
      'Twilio numbers',
      nothing,
      '555',
      'numbers[0] is "555"; expected a number in E.164, such as +13125550100',
      '+13125550100',
    ],
    [
      'sendDigits',
      withAttribute('Number', 'sendDigits'),
      'x',
      'sendDigits is "x"; expected digits, *, # and w (a pause of half a second)',
      '1w2',
    ],
  ])(
    'in “%s” is shown as one types and goes when it is fixed',
    async (label, prepare, bad, message, good) => {
      const { page } = await setting.open();
      if (label !== 'Whom to ring') await page.getByLabel('Whom to ring').fill('+14155550101');
      await prepare(page);
      const control = page.getByLabel(label, { exact: true });
      await control.fill(bad);
      expect([await described(control), await control.getAttribute('aria-invalid')]).toEqual([
        expect.stringContaining(message.replace(/^numbers\[0\]/, '[0]')),
        'true',
      ]);
      expect(await page.getByText('nothing is built until').count()).toBe(2);
      await control.fill(good);
      expect([await described(control), await control.getAttribute('aria-invalid')]).toEqual([
        expect.not.stringContaining('expected'),
        'false',
      ]);
      expect(await page.getByText('nothing is built until').count()).toBe(0);
    },
  );

  it('is read out to somebody who cannot see it, once the typing has stopped', async () => {
    const { page } = await setting.open();
    const spoken = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    await page.getByLabel('Whom to ring').fill('12');
    await spoken(
      'my-widget.private.json: properties.to is "12"; expected a phone number in E.164, such as +14155550100, or Liquid.',
    );
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await spoken('No mistakes.');
  });

  it('in Liquid that stands in place of a documented value is shown, too', async () => {
    const { page } = await setting.open();
    await page.getByLabel('Record the call', { exact: true }).selectOption('Liquid…');
    const control = page.getByLabel('Record the call, as Liquid');
    await control.fill('{{ x | y }}');
    expect(await described(control)).toContain('undefined filter: y');
    await control.fill('');
    await control.fill('{{flow.data.record}}');
    expect(await described(control)).toBe('');
  });

  it('of a whole group stands with the group', async () => {
    const { page } = await setting.open();
    const box = page.getByLabel('Ask before connecting');
    await box.check();
    expect(await described(box)).toBe('screen needs exactly one of "say" and "play"');
    await page.getByLabel('Play a recording').check();
    await page.getByLabel('Play', { exact: true }).fill('/hello.mp3');
    expect(await described(box)).toBe('');
  });

  it('in what no field shows stands above them, and can be taken away', async () => {
    const { page } = await setting.open();
    await page.getByText('Bring', { exact: true }).click();
    await page
      .getByLabel('Paste a widget')
      .fill('{"name": "odd", "properties": {"noun": "client", "to": "a", "fax": 1}, "type": "say-play"}');
    await page.getByRole('button', { name: 'Bring odd' }).click();
    const above = page.locator('.elsewhere li');
    expect((await above.allInnerTexts()).map((text) => text.replace(/;.*/s, ''))).toEqual([
      'type is "say-play"',
      'properties.fax is not known',
    ]);
    await page.getByRole('button', { name: 'Remove properties.fax' }).click();
    await page.getByRole('button', { name: 'Remove type' }).click();
    expect(await above.count()).toBe(0);
  });

  it('in one widget keeps all of them from being built, as in a project', async () => {
    const { page } = await setting.open();
    await page.getByLabel('Whom to ring').fill('+14155550101');
    expect(await page.getByRole('region', { name: 'TwiML of /connect', exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'New widget', exact: true }).click();
    const tabs = page.getByRole('navigation', { name: 'Widgets' });
    await tabs.getByRole('button', { name: 'my-widget', exact: true }).click();
    expect(await page.getByText('There is a mistake in my-widget-2:').count()).toBe(2);
    expect(await tabs.getByRole('button', { name: 'my-widget-2 , has mistakes' }).count()).toBe(1);
  });
});
