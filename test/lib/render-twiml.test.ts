import fc from 'fast-check';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { TwimlElement } from '../../lib/twiml/element';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import { runs } from '../support/fuzz';

/** What the twilio package writes for these elements. */
function asTwilioWrites(elements: readonly TwimlElement[]): string {
  const response = new VoiceResponse();
  for (const element of elements) add(response, element);
  return response.toString();
}

type Parent = Pick<VoiceResponse, 'addText'> & { addChild(name: string, attributes: object): Parent };

function add(parent: Parent, { name, attributes = {}, children = [] }: TwimlElement): void {
  const element = parent.addChild(name, attributes);
  for (const child of children) {
    if (typeof child === 'string') element.addText(child);
    else add(element, child);
  }
}

/** Text of characters that XML may hold, often of those that it has to escape. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '&',
        '<',
        '>',
        '"',
        "'",
        '\t',
        '\n',
        '\r',
        '\r\n',
        ']]>',
        '&amp;',
        '<!--',
        ' ',
        'é',
        '😀',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
  .filter((whole) => whole !== '');

const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/).filter((word) => word !== '__proto__');

const { element } = fc.letrec<{ element: TwimlElement }>((tie) => ({
  element: fc.record(
    {
      name,
      attributes: fc.dictionary(name, fc.oneof(text, fc.constant(''), fc.integer()), {
        noNullPrototype: true,
      }),
      children: fc.array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 3 }),
    },
    { requiredKeys: ['name'] },
  ),
}));

describe('renderTwiml', () => {
  it.each([
    [[], '<Response/>'],
    [[{ name: 'Hangup' }], '<Response><Hangup/></Response>'],
    [
      [{ name: 'Say', attributes: {}, children: [] }, { name: 'Hangup' }],
      '<Response><Say/><Hangup/></Response>',
    ],
    [
      [{ name: 'Play', attributes: { a: '', b: 5, c: '"<>&\'\t\n\r' }, children: ['"<>&\'\t\n\r'] }],
      '<Response><Play a="" b="5" c="&quot;&lt;>&amp;\'&#x9;&#xA;&#xD;">"&lt;&gt;&amp;\'\t\n&#xD;</Play></Response>',
    ],
    ...[
      ['&', '&amp;', '&amp;'],
      ['<', '&lt;', '&lt;'],
      ['>', '>', '&gt;'],
      ['"', '&quot;', '"'],
      ['\t', '&#x9;', '\t'],
      ['\n', '&#xA;', '\n'],
      ['\r', '&#xD;', '&#xD;'],
    ].map(([character = '', inAttribute, inText]): [TwimlElement[], string] => [
      [{ name: 'Play', attributes: { a: character }, children: [character] }],
      `<Response><Play a="${inAttribute}">${inText}</Play></Response>`,
    ]),
    [
      [{ name: 'Client', children: ['a', { name: 'Identity', children: ['b'] }, 'c'] }],
      '<Response><Client>a<Identity>b</Identity>c</Client></Response>',
    ],
  ])('writes %j as the twilio package does', (elements: TwimlElement[], document) => {
    const whole = `<?xml version="1.0" encoding="UTF-8"?>${document}`;
    expect([renderTwiml(elements), asTwilioWrites(elements)]).toEqual([whole, whole]);
  });

  it('writes any elements, attributes and texts to the letter as the twilio package does', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 4 }), (elements) => {
        expect(renderTwiml(elements)).toBe(asTwilioWrites(elements));
      }),
      { numRuns: runs(200) },
    );
  });
});
