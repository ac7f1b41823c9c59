import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { checkProject } from '../../../scripts/check-project';
import { verifyProject } from '../../../scripts/verify/verify-project';
import { describePage, download, type PageSetting, startPageSetting } from '../../support/page';
import { temporaryProject } from '../../support/temporary-project';

let setting: PageSetting;

const boxes = (page: Page) => page.locator('.box .box-name').allTextContents();
const visible = (page: Page) => page.evaluate(() => document.body.innerText);
const heard = (page: Page) => page.locator('.heard').allTextContents();

/** What the project's own check and its proof that nobody is stranded say of a flow's file. */
async function checked(name: string, text: string) {
  const project = temporaryProject({ files: { [join('assets/flows', name)]: text } });
  try {
    const { faults, warnings } = checkProject(project.root);
    const { status, stdout, stderr } = await verifyProject(project.root, {});
    return [...faults.map(messageOf), ...warnings.map(messageOf), ...(status === 0 ? [] : [stdout, stderr])];
  } finally {
    project.discard();
  }
}

function messageOf({ message }: { message: string }): string {
  return message;
}

describePage('a flow on the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('is a working example at first, without a mistake, and asks whom a call should reach', async () => {
    const { page } = await setting.open();
    expect(await page.locator('.state').innerText()).toBe('No mistakes');
    expect(await page.locator('.fault:visible, .warning:visible').allInnerTexts()).toEqual([]);
    await page.getByLabel('Whom should a call reach?').waitFor();
    // Whoever hears the page has nothing to hear of.
    expect(await page.locator('#mistakes').innerText()).toBe('');
    expect(await boxes(page)).toEqual([
      'hours',
      'greeting',
      'closed',
      'phones',
      'message',
      'voicemail',
      'goodbye',
    ]);
  });

  it('speaks the words of the field’s people, with the technical ones small beside them', async () => {
    const { page } = await setting.open();
    await page.getByText('Tell more cases apart').click();
    const text = await visible(page);
    expect(text).not.toMatch(/\bnouns?\b/i);
    for (const words of ['Connected call ended', 'Nobody answered', 'Caller hung up', 'Call was answered']) {
      expect(text).toContain(words);
    }
    const names = await page.locator('.make .way .key').allInnerTexts();
    expect(names.slice(0, 3)).toEqual(['answered', 'callCompleted', 'hangup']);
    const sizes = await page.evaluate(() => {
      const size = (selector: string) =>
        Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize);
      return [size('.way .key'), size('.way label')];
    });
    expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
    // Every help text is a sentence.
    for (const help of await page.locator('.make .help:visible').allInnerTexts())
      expect(help).toMatch(/^$|^[A-Z+]/);
  });

  it('is made within minutes: hours, a ring of two phones, a voicemail; and the file passes the check', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom should a call reach?').selectOption('Several phones at once');
    await page.getByLabel('Whom to ring', { exact: true }).fill('+13105550111, +13105550112');
    await page.getByRole('button', { name: 'Make a flow of it' }).click();
    await page.getByLabel('Name', { exact: true }).fill('front-desk');
    await page.getByLabel('Your Twilio number').fill('+13125550123');
    await page.getByLabel('Connected call ended').selectOption('+ Voicemail');
    await page.getByRole('button', { name: /^Ring phones/ }).click();
    await page.getByLabel('Call was answered').selectOption('the call ends');
    await page.getByLabel('Add something before').selectOption('Opening hours');
    await page.getByLabel('Time zone').fill('America/Chicago');
    await page.getByLabel('Hours of line 1').fill('08:00-18:00');
    expect(await boxes(page)).toEqual(['hours', 'my-widget', 'closed', 'message', 'voicemail']);
    expect(await page.locator('.state').innerText()).toBe('No mistakes');
    // Closed at night, open in the morning.
    await page.getByLabel('When').fill('2026-11-30T23:00');
    expect(await heard(page)).toEqual([
      'The caller hears: We are closed now.',
      'The caller hears: Please leave a message after the tone.',
      'The caller hears a tone.',
    ]);
    await page.getByLabel('When').fill('2026-11-30T09:00');
    await page.getByText('It rings at +13105550111, +13105550112').waitFor();
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.getByRole('button', { name: 'Leave a message', exact: true }).click();
    await page.getByText('The call is hung up.').waitFor();
    const { name, text } = await download(page);
    expect(name).toBe('front-desk.private.json');
    expect(JSON.parse(text)).toMatchObject({ numbers: ['+13125550123'] });
    expect(await checked(name, text)).toEqual([]);
  });

  it('is downloaded as the example that it is, and passes the check', async () => {
    const { page } = await setting.open();
    const { name, text } = await download(page);
    expect([name, await checked(name, text)]).toEqual(['office.private.json', []]);
  });

  it('cannot be downloaded while there is a mistake, which one is led to', async () => {
    const { page } = await setting.open();
    const button = page.getByRole('button', { name: /^Download/ });
    await page.getByLabel('Target 1', { exact: true }).fill('12');
    await expect(button.isDisabled()).resolves.toBe(true);
    await page.getByRole('button', { name: /^Opening hours/ }).click();
    await page.getByRole('button', { name: 'One mistake: show' }).click();
    await page.getByText('it is "12"').waitFor();
    await page.getByLabel('Target 1', { exact: true }).fill('+14155550103');
    await expect(button.isDisabled()).resolves.toBe(false);
    await page.getByLabel('Name', { exact: true }).fill('two words');
    await expect(button.isDisabled()).resolves.toBe(true);
  });

  it('tells of mistakes that are there on load', async () => {
    const { page } = await setting.open();
    await page.getByLabel('Target 1', { exact: true }).fill('12');
    await page.waitForFunction(() => location.hash !== '');
    await page.waitForTimeout(400);
    const { page: linked } = await setting.open({ fragment: new URL(page.url()).hash });
    expect(await linked.locator('#mistakes').innerText()).toMatch(/^phones: properties\.to is "12"/);
  });

  it('opens a widget that is clicked in the picture, and follows the call there', async () => {
    const { page } = await setting.open();
    await page.getByRole('button', { name: /^Voicemail/ }).click();
    await page.getByRole('heading', { name: 'Voicemail voicemail' }).waitFor();
    const onWay = () => page.locator('.box.visited .box-name').allTextContents();
    expect(await onWay()).toEqual(['hours', 'greeting', 'phones']);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    expect(await onWay()).toEqual(['hours', 'greeting', 'phones', 'message', 'voicemail']);
  });

  it('has a menu, whose cases lead where they are told to', async () => {
    const { page } = await setting.open();
    await page.getByRole('button', { name: /^Say something.*greeting/ }).click();
    await page.getByLabel('Afterwards').selectOption('+ Menu');
    await page.getByRole('button', { name: /^Choose the way/ }).click();
    await page.getByLabel('Where case 1 leads').selectOption('message');
    await page.getByRole('button', { name: 'Add a case' }).click();
    await page.keyboard.type('2');
    await page.getByLabel('Where case 2 leads').selectOption('goodbye');
    await page.getByRole('button', { name: '2', exact: true }).click();
    expect(await heard(page)).toEqual([
      'The caller hears: Thank you for calling.',
      'The caller hears: Press 1, or stay on the line.',
      'The caller hears: Thank you. Goodbye.',
    ]);
    await page.getByRole('button', { name: 'One step back' }).click();
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByText('voicemail records the caller.').waitFor();
    await page.getByRole('button', { name: 'Remove case 2' }).click();
    const { name, text } = await download(page);
    expect(await checked(name, text)).toEqual([]);
  });

  it('calls a number that it answers', async () => {
    const { page } = await setting.open();
    const called = page.getByLabel('Number called');
    await page.getByLabel('Your Twilio number').fill('+13125550123, +13125550124');
    expect(await called.locator('option').allTextContents()).toEqual(['+13125550123', '+13125550124']);
    await called.selectOption('+13125550124');
    await page.getByText('What Twilio asks and gets').click();
    await page.getByText('POST /connect From=+14155550123 To=+13125550124').waitFor();
  });

  it('reads aloud what the caller hears, if asked to', async () => {
    const { page } = await setting.open();
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      window.speechSynthesis.speak = ({ text }) => said.push(text);
    });
    const said = () => page.evaluate(() => Reflect.get(window, 'said'));
    await page.getByRole('button', { name: 'Busy', exact: true }).click();
    expect(await said()).toEqual([]);
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByLabel('Read aloud what the caller hears').check();
    await page.waitForFunction(() => Reflect.get(window, 'said').length === 1);
    expect(await said()).toEqual(['Thank you for calling.']);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.waitForFunction(() => Reflect.get(window, 'said').length === 2);
    expect(await said()).toEqual(['Thank you for calling.', 'Please leave a message after the tone.']);
  });

  it('texts with a stand-in, and says so', async () => {
    const { page } = await setting.open();
    await page.getByRole('button', { name: /^Voicemail/ }).click();
    await page.getByLabel('A message was left').selectOption('+ Text message');
    await page.getByLabel('To', { exact: true }).fill('+14155550101');
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    await page.getByRole('button', { name: 'Leave a message and hang up' }).click();
    await page.getByRole('button', { name: 'It is sent', exact: true }).click();
    await page.getByText('a stand-in says that it was sent').waitFor();
    await page.getByText('The caller has hung up, and the call is over.').waitFor();
  });

  it('covers nothing with what it tells', async () => {
    const { page } = await setting.open({ width: 360 });
    await page.getByRole('button', { name: 'Copy link' }).click();
    const message = page.locator('.message');
    await message.filter({ hasText: 'is copied' }).waitFor();
    expect(await message.evaluate((element) => getComputedStyle(element).position)).toBe('static');
  });

  it.each([
    [1024, ['flow-title', 'make-title']],
    [1280, ['flow-title', 'make-title']],
    [1600, ['flow-title', 'make-title', 'try-title']],
  ])(
    'has the form beside the picture at %d px, and the headings of its columns on one line',
    async (width, ids) => {
      const { page } = await setting.open({ width });
      const middles = await page.evaluate(
        (titles) =>
          titles.map((id) => {
            const { top, height } = document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
            return top + height / 2;
          }),
        ids,
      );
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(1);
    },
  );

  it('has its buttons in line with the panels, with a message and without', async () => {
    const { page } = await setting.open({ width: 1024 });
    const rights = () =>
      page.evaluate(() =>
        ['.top-bar .buttons', '.bring'].map(
          (selector) => document.querySelector(selector)?.getBoundingClientRect().right,
        ),
      );
    const [without, panel] = await rights();
    expect(without).toBe(panel);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.locator('.message').filter({ hasText: 'is copied' }).waitFor();
    expect(await rights()).toEqual([panel, panel]);
  });

  it('is drawn with its words on top of its lines, so that none is crossed', async () => {
    const { page } = await setting.open();
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll('.picture path, .picture text')].map(({ tagName }) => tagName),
    );
    expect(drawn).toContain('text');
    expect(drawn.lastIndexOf('path')).toBeLessThan(drawn.indexOf('text'));
  });

  it('can be without a widget', async () => {
    const { page, complaints } = await setting.open();
    await page.locator('.bring summary').click();
    await page.locator('#bring-text').fill('{ "states": [] }');
    await page.getByRole('button', { name: /^Bring the flow/ }).click();
    await page.getByRole('button', { name: 'One mistake: show' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
