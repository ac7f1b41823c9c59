import { checkOne } from '../support/check';

function faults(screen: object, more: object = {}): string[] {
  const properties = { noun: 'number', to: '+14155550123', ...more, screen };
  return checkOne(JSON.stringify({ properties })).map((line) => line.replace(/^\d+:\d+ {2}properties\./, ''));
}

const sim = 'sim:DE8caa2afb9d5279926619c458dc7098a8';
const one = 'screen  needs exactly one of "say" and "play"';
const spoken = 'screen  has a voice or a language, which only "say" has a use for';
const key = 'expected one key of a phone: 0 to 9, * or #';
const seconds = 'expected whole seconds from 1 to 60';
const taken = 'is set by connect-call-to, because there is a screen; keep one of them';

describe('the check of a screen', () => {
  it.each([
    [{ say: 'Press 1' }],
    [{ say: 'Press 1', voice: 'Polly.Joanna-Neural', language: 'en-GB', digit: '1', timeout: 60 }],
    [{ say: '{{flow.data.x}}', play: '', digit: '#', timeout: '1' }],
    [{ play: '/press.mp3', say: null, voice: '', language: null, digit: '', timeout: null }],
    [{ play: 'https://example.com/press.mp3', digit: ' * ', timeout: ' 10 ' }],
    [{ play: '{{flow.data.x}}', digit: '{{flow.data.x}}', timeout: '{{flow.data.x}}' }],
  ])('finds no fault in %j', (screen) => {
    expect(faults(screen)).toEqual([]);
  });

  it.each([
    [{ noun: 'client', to: 'alice', client: { statusCallback: '/status', url: null, method: '' } }],
    [{ noun: 'multi', to: '+14155550123, client:sim:alice, sip:b@example.com' }],
    [{ noun: 'number-multi', to: '+14155550123,+14155550124', dial: { sequential: true } }],
    [{ conference: { waitMethod: 'GET' } }],
    [{ noun: 'client', to: sim }],
  ])('finds no fault in one beside %j', (properties) => {
    expect(faults({ say: 'Press 1' }, properties)).toEqual([]);
  });

  it.each([
    [{}, [one]],
    [{ digit: '1', say: '', play: null }, [one]],
    [{ say: 'Press 1', play: '/press.mp3' }, [one]],
    [{ play: '/press.mp3', voice: 'alice' }, [spoken]],
    [{ play: '/press.mp3', language: 'en' }, [spoken]],
    [{ say: 5 }, ['screen.say  is 5; expected text in double quotes']],
    [
      { play: 'press.mp3' },
      ['screen.play  is "press.mp3"; expected an absolute http(s) URL, or a /path on this service'],
    ],
    [
      { play: '//example.com' },
      ['screen.play  is "//example.com"; expected an absolute http(s) URL, or a /path on this service'],
    ],
    [{ say: 'a', digit: '12' }, [`screen.digit  is "12"; ${key}`]],
    [{ say: 'a', digit: 'A' }, [`screen.digit  is "A"; ${key}`]],
    [{ say: 'a', digit: 1 }, [`screen.digit  is 1; ${key}`]],
    [{ say: 'a', timeout: 0 }, [`screen.timeout  is 0; ${seconds}`]],
    [{ say: 'a', timeout: 61 }, [`screen.timeout  is 61; ${seconds}`]],
    [{ say: 'a', timeout: '5s' }, [`screen.timeout  is "5s"; ${seconds}`]],
    [
      { say: 'a', digits: '1', colour: 'red' },
      [
        'screen.digits  is not known; did you mean "digit"?',
        'screen.colour  is not known; known are say, play, voice, language, digit, timeout',
      ],
    ],
    [{ say: '{{a.b' }, ['screen.say  is not valid Liquid: output "{{a.b" not closed, line:1, col:1']],
    [[], ['screen  is []; expected an object in braces']],
  ])('finds the faults in %j', (screen, lines) => {
    expect(faults(screen)).toEqual(lines);
  });

  it.each([
    [
      { noun: 'conference', to: 'room' },
      ['screen  is not possible with a conference: Twilio asks nobody there'],
    ],
    [{ noun: 'queue', to: 'support' }, ['screen  is not possible with a queue: Twilio asks nobody there']],
    [
      { noun: 'application', to: 'AP8caa2afb9d5279926619c458dc7098a8' },
      ['screen  is not possible with an application: Twilio asks nobody there'],
    ],
    [
      { noun: 'whatsapp', to: '+14155550123', caller_id: 'whatsapp:+13125550100', whatsapp: { url: '/a' } },
      [`whatsapp.url  ${taken}`],
    ],
    [{ noun: 'sim', to: sim.slice(4) }, ['screen  is not possible with a SIM: Twilio asks nobody there']],
    [
      { noun: 'multi', to: `client:alice, ${sim}` },
      ['screen  is not possible with a SIM: Twilio asks nobody there'],
    ],
    [{ noun: 'multi', to: sim }, ['screen  is not possible with a SIM: Twilio asks nobody there']],
    [{ noun: 'multi', to: [sim] }, [`to  is ["${sim}"]; expected text in double quotes`]],
    [
      { noun: 'multi', to: ` SIM:${sim.slice(4)}` },
      ['screen  is not possible with a SIM: Twilio asks nobody there'],
    ],
    [
      { number: { url: '/a', method: 'GET' }, client: { method: 'GET' }, sip: { url: '/b' } },
      [`number.url  ${taken}`, `number.method  ${taken}`, `client.method  ${taken}`, `sip.url  ${taken}`],
    ],
  ])('finds the faults in one beside %j', (properties, lines) => {
    expect(faults({ say: 'Press 1' }, properties)).toEqual(lines);
  });

  it('finds what should not be there where its name stands', () => {
    const properties = { noun: 'client', to: 'x', screen: { say: 'a' }, client: { url: '/b' } };
    expect(checkOne(JSON.stringify({ properties }))).toEqual([`1:72  properties.client.url  ${taken}`]);
  });
});
