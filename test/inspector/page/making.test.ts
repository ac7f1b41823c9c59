import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { check } from '../../support/check';
import { build } from '../../support/local-service';
import { describePage, download, type PageSetting, startPageSetting, untilValue } from '../../support/page';

let setting: PageSetting;

/** The JSON that the page shows. */
async function json(page: Page): Promise<string> {
  return (await page.locator('.see .code pre').first().textContent()) ?? '';
}

/** The TwiML that the page shows, without the white space that only makes it easier to read. */
async function twimlOf(page: Page): Promise<string> {
  const text = (await page.locator('.see [aria-label="TwiML of /connect"]').textContent()) ?? '';
  return text.replaceAll(/>\s+</g, '><').trim();
}

/** What the service itself answers, once the widget stands in its project. */
async function answered(name: string, text: string): Promise<string> {
  writeFileSync(join(setting.project, 'assets/widgets', `${name}.private.json`), text);
  build({ root: setting.project });
  const form = { From: '+14155550123', To: '+13125550100', Direction: 'inbound' };
  const body = new URLSearchParams(form);
  const answer = await fetch(`${setting.origin}/connect?widget=${name}`, { method: 'POST', body });
  return (await answer.text()).replace(/^<\?xml[^>]*\?>/, '');
}

describePage('the page', () => {
  beforeAll(async () => {
    setting = await startPageSetting();
  });
  afterAll(() => setting.close());

  it('makes a screened simulring from nothing, and a call gets what it shows', async () => {
    const { page } = await setting.openWidget();
    await page.getByText('More settings').click();
    await page.getByLabel('Name', { exact: true }).fill('team');
    await page.getByLabel('Whom should a call reach?').selectOption('number-multi');
    await page.getByLabel('Whom to ring', { exact: true }).fill('+14155550101');
    await page.getByRole('button', { name: 'Add target' }).click();
    await page.getByLabel('Target 2', { exact: true }).fill('+14155550102');
    await page.getByLabel('Ask before connecting').check();
    await page.getByLabel('Say', { exact: true }).fill('Press 1 to take the call.');
    await page.getByLabel('Key that accepts').fill('1');
    await page.getByLabel('Connected call ended').selectOption('somewhere else…');
    await page
      .getByLabel('Where Connected call ended leads: a URL, a /path or a formula')
      .fill('https://example.com/voicemail');
    await page.getByLabel('Call was answered').selectOption('the call ends');
    const text = await json(page);
    expect(JSON.parse(text)).toEqual({
      $schema: '../../schema/widget.schema.json',
      name: 'team',
      type: 'connect-call-to',
      properties: {
        noun: 'number-multi',
        to: '+14155550101, +14155550102',
        screen: { say: 'Press 1 to take the call.', digit: '1' },
      },
      transitions: [{ event: 'callCompleted', next: 'https://example.com/voicemail' }, { event: 'answered' }],
    });
    expect(check({ team: text })).toEqual([]);
    expect(await twimlOf(page)).toBe(await answered('team', text));
    expect(await download(page)).toEqual({ name: 'team.private.json', text });
    await page.getByText('The file team.private.json').click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    expect(await page.getByText(/^The call goes on at https:\/\/example\.com\/voicemail/).count()).toBe(1);
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Answered', exact: true }).click();
    expect(await page.getByText('The call is hung up.').count()).toBe(1);
  });

  it('takes Liquid and spaces as they are typed, into a row of a list', async () => {
    const { page } = await setting.openWidget();
    const to = async () => JSON.parse(await json(page)).properties.to;
    await page.getByLabel('Whom should a call reach?').selectOption('multi');
    const first = page.getByLabel('Whom to ring', { exact: true });
    for (const text of ['{% if a == b %}client:c{% endif %}', '{{ flow.data.a | append: ",x" }}']) {
      await first.fill('');
      await first.pressSequentially(text);
      expect([await first.inputValue(), await to()]).toEqual([text, text]);
    }
    await first.fill('');
    await first.pressSequentially('client:a,client:b');
    expect(await to()).toBe('client:a, client:b');
    expect(await page.getByLabel('Target 2', { exact: true }).inputValue()).toBe('client:b');
  });

  it('keeps an attribute’s field while it is empty, and what was filled in of a screen', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom to ring').fill('+14155550101');
    const empty = JSON.parse(await json(page));
    await page.getByText('More settings').click();
    await page.getByLabel('Attribute of Number to add').selectOption('sendDigits');
    await page.getByRole('button', { name: 'Add attribute of Number' }).click();
    await page.getByLabel('sendDigits', { exact: true }).fill('1');
    await page.getByLabel('sendDigits', { exact: true }).fill('');
    expect(await page.getByLabel('sendDigits', { exact: true }).count()).toBe(1);
    expect(JSON.parse(await json(page))).toEqual(empty);
    await page.getByRole('button', { name: 'Remove sendDigits of Number' }).click();
    expect(await page.getByLabel('sendDigits', { exact: true }).count()).toBe(0);
    const asking = page.getByLabel('Ask before connecting');
    await asking.check();
    await page.getByLabel('Say', { exact: true }).fill('Hello.');
    await page.getByLabel('Voice').fill('Polly.Amy');
    await page.getByLabel('Play a recording').check();
    await page.getByLabel('Play', { exact: true }).fill('/hello.mp3');
    await asking.uncheck();
    expect(JSON.parse(await json(page))).toEqual(empty);
    await asking.check();
    expect(JSON.parse(await json(page)).properties.screen).toEqual({ play: '/hello.mp3' });
    await page.getByLabel('Read a text aloud').check();
    expect(JSON.parse(await json(page)).properties.screen).toEqual({ say: 'Hello.', voice: 'Polly.Amy' });
  });

  it('leads to a new widget, and follows its name as it is typed', async () => {
    const { page } = await setting.openWidget();
    const tabs = page.getByRole('navigation', { name: 'Widgets' });
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await page.getByLabel('Connected call ended').selectOption('+ Ring phones');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ring phones ring');
    await page.getByText('More settings').click();
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('');
    await name.pressSequentially('my-widget-at-night');
    await page.getByLabel('Whom to ring', { exact: true }).fill('+14155550102');
    await tabs.getByRole('button', { name: 'my-widget', exact: true }).click();
    await untilValue(page.getByLabel('Connected call ended'), 'to my-widget-at-night');
    const files: string[] = [];
    page.on('download', (file) => files.push(file.suggestedFilename()));
    await page.getByRole('button', { name: 'Download all 2' }).click();
    await page.waitForTimeout(500);
    expect(files.sort()).toEqual(['my-widget-at-night.private.json', 'my-widget.private.json']);
  });

  it('begins another widget’s fields anew', async () => {
    const { page } = await setting.openWidget();
    await page.getByRole('button', { name: 'New widget', exact: true }).click();
    await page.getByText('More settings').click();
    await page.getByLabel('Record the call', { exact: true }).selectOption('Formula…');
    await page.getByRole('button', { name: 'Remove the widget my-widget-2' }).click();
    await page.getByText('More settings').click();
    expect(await page.getByLabel('Record the call, as a formula').count()).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { name: 'Ring phones my-widget-2' }).waitFor();
  });

  it('shows for each kind of phone the fields that it needs, and what a call gets', async () => {
    const { page } = await setting.openWidget();
    const sip = page.getByLabel('SIP endpoint');
    await page.getByLabel('Whom should a call reach?').selectOption('sip');
    await sip.fill('sip:alice@example.com');
    await page.getByLabel('SIP user name').fill('alice');
    await page.getByLabel('SIP password').fill('{{env.SIP_PASSWORD}}');
    await page.getByText('More settings').click();
    await page.getByLabel('Record the call').selectOption('record-from-ringing-dual');
    await page.getByLabel('Timeout', { exact: true }).fill('15');
    await page.getByLabel('Time limit').fill('3600');
    await page.getByLabel('Attribute of Sip to add').selectOption('headers');
    await page.getByRole('button', { name: 'Add attribute of Sip' }).click();
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByLabel('Name of header 1').fill('X-Team');
    await page.getByLabel('Value of header 1').fill('sales & more');
    await page.getByLabel('Attribute of Dial to add').selectOption('answerOnBridge');
    await page.getByRole('button', { name: 'Add attribute of Dial' }).click();
    await page.getByLabel('answerOnBridge', { exact: true }).selectOption('true');
    await page.getByLabel('Attribute of Dial to add').selectOption('recordingStatusCallbackEvent');
    await page.getByRole('button', { name: 'Add attribute of Dial' }).click();
    await page.getByLabel('absent').check();
    await page.getByLabel('Name', { exact: true }).fill('desk');
    const text = await json(page);
    expect(JSON.parse(text).properties).toEqual({
      noun: 'sip',
      sip_endpoint: 'sip:alice@example.com',
      sip_username: 'alice',
      sip_password: '{{env.SIP_PASSWORD}}',
      record: 'record-from-ringing-dual',
      timeout: 15,
      time_limit: 3600,
      sip: { headers: { 'X-Team': 'sales & more' } },
      dial: { answerOnBridge: true, recordingStatusCallbackEvent: ['absent'] },
    });
    expect(await twimlOf(page)).toBe(await answered('desk', text));
    // Whom to ring stays where the noun changes.
    await page.getByLabel('Whom should a call reach?').selectOption('conference');
    expect(await sip.count()).toBe(0);
    await untilValue(page.getByLabel('Whom to ring'), 'sip:alice@example.com');
    expect(await page.getByLabel('Ask before connecting').count()).toBe(0);
  });

  it('puts targets into another order, takes them away, and divides what is pasted', async () => {
    const { page } = await setting.openWidget();
    const to = async () => JSON.parse(await json(page)).properties.to;
    await page.getByLabel('Whom should a call reach?').selectOption('multi');
    await page.getByLabel('Whom to ring', { exact: true }).fill('client:a, client:b,client:c');
    expect(await to()).toBe('client:a, client:b, client:c');
    await page.getByRole('button', { name: 'Move target 3 up' }).click();
    expect(await to()).toBe('client:a, client:c, client:b');
    await page.getByRole('button', { name: 'Move target 1 down' }).click();
    expect(await to()).toBe('client:c, client:a, client:b');
    await page.getByRole('button', { name: 'Remove target 2' }).click();
    expect(await to()).toBe('client:c, client:b');
  });

  it('edits the routes of a SIP phone, which stay with it where the noun changes', async () => {
    const { page } = await setting.openWidget();
    const endpoint = async () => JSON.parse(await json(page)).properties.sip_endpoint;
    const properties = { noun: 'sip', sip_endpoint: [{ uri: 'sip:a@x.example' }] };
    await page.getByText('Bring', { exact: true }).click();
    await page.getByLabel('Paste a Studio flow').fill(JSON.stringify({ name: 'pbx', properties }));
    await page.getByRole('button', { name: 'Bring the widget pbx' }).click();
    await page.getByLabel('Priority of route 1').fill('1');
    await page.getByRole('button', { name: 'Add route' }).click();
    await page.getByLabel('SIP URI of route 2').fill('sip:b@x.example');
    await page.getByLabel('Weight of route 2').fill('{{env.WEIGHT}}');
    const routes = [
      { uri: 'sip:a@x.example', priority: 1 },
      { uri: 'sip:b@x.example', weight: '{{env.WEIGHT}}' },
    ];
    expect(await endpoint()).toEqual(routes);
    expect(await twimlOf(page)).toContain(
      '<Sip><Uri priority="1">sip:a@x.example</Uri><Uri>sip:b@x.example</Uri></Sip>',
    );
    await page.getByLabel('Whom should a call reach?').selectOption('client');
    expect(await endpoint()).toEqual(routes);
    await page.getByLabel('Whom should a call reach?').selectOption('sip');
    await page.getByRole('button', { name: 'Remove route 1' }).click();
    expect(await endpoint()).toEqual([{ uri: 'sip:b@x.example', weight: '{{env.WEIGHT}}' }]);
  });

  it('shows the sample call’s own values in TwiML and Liquid', async () => {
    const { page } = await setting.openWidget();
    await page.getByLabel('Whom should a call reach?').selectOption('client');
    await page.getByLabel('Whom to ring').fill('{{flow.data.agent}}');
    await page.getByText('More settings').click();
    await page.getByLabel('Caller ID').fill('{{env.SHOWN}}');
    await page.getByText('More about the call').click();
    await page.getByRole('button', { name: 'Add parameter' }).click();
    await page.getByLabel('Name of parameter 1').fill('agent');
    await page.getByLabel('Value of parameter 1').fill('alice');
    await page.getByRole('button', { name: 'Add variable' }).click();
    await page.getByLabel('Name of variable 1').fill('SHOWN');
    await page.getByLabel('Value of variable 1').fill('client:desk');
    expect(await twimlOf(page)).toBe(
      `<Response><Dial action="${setting.origin}/connect-status?agent=alice&amp;widget=my-widget" method="POST" callerId="client:desk" timeout="30"><Client>alice</Client></Dial></Response>`,
    );
    const values = await page.locator('.see .values > div').allTextContents();
    expect(values.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'properties.to{{flow.data.agent}} → renders to alice',
      'properties.caller_id{{env.SHOWN}} → renders to client:desk',
    ]);
  });

  it('tries a call through a chain of widgets, step by step and back', async () => {
    const { page } = await setting.openWidget();
    const happened = () => page.locator('.story .happened').allInnerTexts();
    await page.getByLabel('Whom to ring').fill('+14155550101');
    await page.getByLabel('Connected call ended').selectOption('+ Ring phones');
    await page.getByLabel('Whom should a call reach?').selectOption('client');
    await page.getByLabel('Whom to ring').fill('alice');
    const tabs = page.getByRole('navigation', { name: 'Widgets' });
    await tabs.getByRole('button', { name: 'my-widget' }).first().click();
    await page.getByRole('button', { name: 'Busy' }).click();
    expect(await page.locator('.story .event').allInnerTexts()).toEqual([
      'Connected call ended callCompleted',
    ]);
    await page.getByRole('button', { name: 'Nobody answers' }).click();
    expect(await happened()).toEqual(['The call comes in.', 'The line is busy.', 'Nobody answers in time.']);
    expect(await page.getByText('The call is hung up.').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Busy' }).count()).toBe(0);
    await page.getByRole('button', { name: 'One step back' }).click();
    expect(await happened()).toEqual(['The call comes in.', 'The line is busy.']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('now');
    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await happened()).toEqual(['The call comes in.']);
  });
});
