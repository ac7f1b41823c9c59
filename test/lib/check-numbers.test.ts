import { checkOne, warningsOf } from '../support/check';

function faults(noun: string, to: string): string[] {
  return checkOne(JSON.stringify({ properties: { noun, to } })).map((line) =>
    line.replace(/^\d+:\d+ {2}properties\.to {2}/, ''),
  );
}

const expected = 'expected a phone number in E.164, such as +14155550100, or Liquid';
const abroad = 'The (0) is dialled only inside the country: ';
const american =
  'A number of North America has ten digits after its +1, of which the first and the fourth are 2 to 9; one of another country begins with + and the code of the country';
const into = (digits: string) =>
  `What is pressed goes into number.sendDigits: "number": {"sendDigits": "${digits}"}, where w waits for half a second`;
const behind = (digits: string) =>
  `digits behind +14155550100 are pressed once somebody answers: write "to": "+14155550100". ${into(digits)}`;

describe('the check of a number', () => {
  it.each<[string, string, string[]]>([
    [
      'number',
      '+44 (0)20 7946 0123',
      [`is "+44 (0)20 7946 0123"; ${expected}. ${abroad}write +442079460123`],
    ],
    ['number', '(0)20', [`is "(0)20"; ${expected}. ${abroad}leave it out`]],
    ['number', '0491570156', [`is "0491570156"; ${expected}. ${american}`]],
    ['number', '01 23 45 67 89', [`is "01 23 45 67 89"; ${expected}. ${american}`]],
    ['number', '+1415555', [`is "+1415555"; ${expected}. ${american}`]],
    ['number', '555-0123', [`is "555-0123"; ${expected}`]],
    ['number', 'alice', [`is "alice"; ${expected}`]],
    ['number', '+14155550100,,123#', [`is "+14155550100,,123#"; ${behind('wwwwwwww123#')}`]],
    ['number', '(415) 555-0100 ext. 12', [`is "(415) 555-0100 ext. 12"; ${behind('wwww12')}`]],
    ['number-multi', '+14155550100,,123#', [`is "+14155550100,,123#"; ${behind('wwwwwwww123#')}`]],
    [
      'number-multi',
      '+14155550101, +14155550100x12',
      [`is "+14155550100x12"; ${expected}. The ${behind('wwww12')}`],
    ],
    ['number-multi', '+14155550101, +14155550100, 12#', [`is "12#"; ${expected}. ${into('12#')}`]],
    [
      'number',
      '+14155550100, 4155550101',
      ['is "+14155550100, 4155550101", which is several numbers; write "noun": "number-multi"'],
    ],
    [
      'number',
      `+14155550100,${'0'.repeat(90)}`,
      [expect.stringMatching(/, which is several numbers; write "noun": "number-multi"$/)],
    ],
    ['client-multi', '(0)20, alice', []],
  ])('tells what to write: %s %s', (noun, to, lines) => {
    expect(faults(noun, to)).toEqual(lines);
  });

  it.each<[string, string, string]>([
    ['number-multi', '+14155550100; +14155550101', 'a semicolon'],
    ['number-multi', '+14155550100;4155550101;', 'a semicolon'],
    ['number-multi', '+14155550100\n+14155550101', 'the end of a line'],
    ['client-multi', 'alice\r\nbob', 'the end of a line'],
    ['multi', '+14155550100;\nclient:bob', 'a semicolon'],
  ])('tells of commas: %s %j', (noun, to, divider) => {
    expect(faults(noun, to)).toEqual([
      `is ${JSON.stringify(to)}, which ${divider} divides; write commas between targets`,
    ]);
  });

  it('only warns of a semicolon that the name of a client may hold', () => {
    const text = JSON.stringify({
      numbers: ['+13125550100'],
      properties: { noun: 'client-multi', to: 'a;b' },
    });
    expect(warningsOf({ sales: text }).map((line) => line.replace(/^\S+ {2}/, ''))).toEqual([
      'properties.to  warning: is "a;b", which a semicolon divides; write commas between targets',
    ]);
  });

  it('leaves the parameters of a SIP URI alone', () => {
    const properties = {
      noun: 'sip-multi',
      sip_endpoint: 'sip:a@example.com;transport=tls, sip:b@example.com',
    };
    expect(checkOne(JSON.stringify({ properties }))).toEqual([]);
  });

  it.each(['+1234567', '+14150550100', '+11155550100'])(
    'refuses %s as a number that a widget answers',
    (number) => {
      const properties = { noun: 'client', to: 'alice' };
      expect(checkOne(JSON.stringify({ numbers: [number], properties }))).toEqual([
        `1:13  numbers[0]  is "${number}"; expected a number in E.164, such as +13125550100`,
      ]);
    },
  );
});
