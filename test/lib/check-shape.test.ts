import { definitions } from '../../lib/widgets/definitions';
import { checkOne } from '../support/check';

/** Lines about a widget that is right but for this: more properties, on line 4, and what follows them, on line 5. */
function faults(property: string, rest = ''): string[] {
  const more = property === '' ? '' : `,\n    ${property}`;
  return checkOne(`{\n  "properties": {\n    "noun": "number", "to": "+14155550123"${more}\n  }${rest}\n}`);
}

const knownProperties =
  'noun, to, sip_endpoint, sip_username, sip_password, caller_id, record, timeout, time_limit, screen, dial, number, client, sip, conference, queue, application, whatsapp';
const knownKeys = '$schema, name, type, numbers, properties, transitions';
const events = 'answered, declined, noAnswer, busy, failed, canceled, callCompleted, hangup';
const seconds = 'expected whole seconds from 1 to 600';
const limit = 'expected whole seconds from 1 to 86400';
const record =
  'expected true, false, or one of do-not-record, record-from-answer, record-from-ringing, record-from-answer-dual, record-from-ringing-dual';

describe('the check of a widget’s properties', () => {
  it.each([
    ['"timeout": 1, "time_limit": 86400, "record": true'],
    ['"timeout": "600", "time_limit": "1", "record": "false"'],
    ['"timeout": " 15 ", "record": " true "'],
    ['"timeout": "", "time_limit": " ", "record": "", "caller_id": ""'],
    ['"timeout": null, "time_limit": null, "record": null, "caller_id": null, "sip_endpoint": null'],
    [
      '"timeout": "{{flow.data.t}}", "time_limit": "{{flow.data.t}}0", "record": "{% if true %}true{% endif %}"',
    ],
    ['"record": "record-from-ringing-dual"'],
    ['"offset": {"x": 1, "y": 2}, "sid": ["anything"]'],
    ['"offset": {"note": "{{ of | Studio"}, "sid": "{{nothing}}"'],
    ['"sip_username": "", "sip_password": "", "sip_endpoint": ""'],
  ])('finds no fault in %s', (property) => {
    expect(faults(property)).toEqual([]);
  });

  it.each([
    ['"timeout": "soon"', `4:16  properties.timeout  is "soon"; ${seconds}`],
    ['"timeout": 0', `4:16  properties.timeout  is 0; ${seconds}`],
    ['"timeout": "0"', `4:16  properties.timeout  is "0"; ${seconds}`],
    ['"timeout": 601', `4:16  properties.timeout  is 601; ${seconds}`],
    ['"timeout": "601"', `4:16  properties.timeout  is "601"; ${seconds}`],
    ['"timeout": 1.5', `4:16  properties.timeout  is 1.5; ${seconds}`],
    ['"timeout": -1', `4:16  properties.timeout  is -1; ${seconds}`],
    ['"timeout": true', `4:16  properties.timeout  is true; ${seconds}`],
    ['"timeout":\n    [30]', `5:5  properties.timeout  is [30]; ${seconds}`],
    ['"time_limit": 86401', `4:19  properties.time_limit  is 86401; ${limit}`],
    ['"time_limit": "4h"', `4:19  properties.time_limit  is "4h"; ${limit}`],
    ['"record": "yes"', `4:15  properties.record  is "yes"; ${record}`],
    ['"record": 1', `4:15  properties.record  is 1; ${record}`],
    ['"caller_id": 5', '4:18  properties.caller_id  is 5; expected text in double quotes'],
    ['"sip_username": {}', '4:21  properties.sip_username  is {}; expected text in double quotes'],
    ['"sip_endpoint": false', '4:21  properties.sip_endpoint  is false; expected text in double quotes'],
    ['"sip_password": 12345', '4:21  properties.sip_password  is "***"; expected text in double quotes'],
    [
      '"sip_password": ["hunter2"]',
      '4:21  properties.sip_password  is "***"; expected text in double quotes',
    ],
    ['"timout": 30', '4:5  properties.timout  is not known; did you mean "timeout"?'],
    ['"sip_pasword": "hunter2"', '4:5  properties.sip_pasword  is not known; did you mean "sip_password"?'],
    ['"colour": "red"', `4:5  properties.colour  is not known; known are ${knownProperties}`],
    ['"uuid": "1"', `4:5  properties.uuid  is not known; known are ${knownProperties}`],
    ['"constructor": 1', `4:5  properties.constructor  is not known; known are ${knownProperties}`],
    ['"__proto__": 1', `4:5  properties.__proto__  is not known; known are ${knownProperties}`],
    ['"a b.c": 1', `4:5  properties["a b.c"]  is not known; known are ${knownProperties}`],
  ])('finds the fault in %s', (property, line) => {
    expect(faults(property)).toEqual([line]);
  });

  it('finds a key that stands twice, where it stands again', () => {
    expect(faults('"timeout": 20,\n    "timeout": 30')).toEqual([
      '5:5  properties.timeout  stands twice in one object; keep one of them',
    ]);
  });
});

describe('the check of a widget’s other keys', () => {
  it.each([
    [', "name": "Sales-1_a", "type": "connect-call-to", "$schema": "../x.json"'],
    [', "name": null, "type": null, "$schema": null, "numbers": null, "transitions": null'],
    [', "type": "ConnectCaller", "sid": "FF1", "offset": null'],
    [', "numbers": [], "transitions": []'],
    [`, "name": "${'a'.repeat(64)}"`],
    [', "numbers": ["+13125550100", "+2345678", "+223456789012345", "+13125550100"]'],
    [
      ', "transitions": [{"event": "busy", "next": null, "uuid": 5, "conditions": [{}]}, {"event": "hangup", "next": ""}]',
    ],
  ])('finds no fault in %s', (rest) => {
    expect(faults('', rest)).toEqual([]);
  });

  it.each([
    [', "name": "a b"', '4:14  name  is "a b"; expected letters, digits, _ and -, at most 64'],
    [', "name": ""', '4:14  name  is ""; expected letters, digits, _ and -, at most 64'],
    [', "name": "größe"', '4:14  name  is "größe"; expected letters, digits, _ and -, at most 64'],
    [', "name": "a\\n"', '4:14  name  is "a\\n"; expected letters, digits, _ and -, at most 64'],
    [
      `, "name": "${'a'.repeat(65)}"`,
      `4:14  name  is "${'a'.repeat(65)}"; expected letters, digits, _ and -, at most 64`,
    ],
    [', "name": 5', '4:14  name  is 5; expected text in double quotes'],
    [
      ', "type": "send-to-flex"',
      `4:14  type  is "send-to-flex"; expected one of ${Object.keys(definitions).join(', ')}`,
    ],
    [
      ', "numbers": "+13125550100"',
      '4:17  numbers  is "+13125550100"; expected a list of numbers, such as ["+13125550100"]',
    ],
    [
      ', "numbers": ["3125550100"]',
      '4:18  numbers[0]  is "3125550100"; expected a number in E.164, such as +13125550100',
    ],
    [
      ', "numbers": ["+1 312 555 0100"]',
      '4:18  numbers[0]  is "+1 312 555 0100"; expected a number in E.164, such as +13125550100',
    ],
    [
      ', "numbers": ["+13125550100", "+013125550100"]',
      '4:34  numbers[1]  is "+013125550100"; expected a number in E.164, such as +13125550100',
    ],
    [', "numbers": [13125550100]', '4:18  numbers[0]  is 13125550100; expected text in double quotes'],
    [', "number": []', '4:6  number  is not known; did you mean "numbers"?'],
    [', "sip_password": "hunter2"', `4:6  sip_password  is not known; known are ${knownKeys}`],
    [', "$schema": 5', '4:17  $schema  is 5; expected text in double quotes'],
    [', "transitions": {}', '4:21  transitions  is {}; expected a list of transitions'],
    [', "transitions": [5]', '4:22  transitions[0]  is 5; expected an object in braces'],
    [', "transitions": [null]', '4:22  transitions[0]  is null; expected an object in braces'],
    [', "transitions": [[1]]', '4:22  transitions[0]  is [1]; expected an object in braces'],
    [', "transitions": [{}]', `4:22  transitions[0].event  is missing; expected one of ${events}`],
    [
      ', "transitions": [{"event": "done"}]',
      `4:32  transitions[0].event  is "done"; expected one of ${events}`,
    ],
    [
      ', "transitions": [{"event": "no-answer"}]',
      `4:32  transitions[0].event  is "no-answer"; expected one of ${events}`,
    ],
    [
      ', "transitions": [{"event": "busy", "next": 5}]',
      '4:48  transitions[0].next  is 5; expected text in double quotes',
    ],
    [
      ', "transitions": [{"event": "busy", "to": "x"}]',
      '4:40  transitions[0].to  is not known; known are event, next',
    ],
    [
      ', "transitions": [{"event": "busy", "nxt": "x"}]',
      '4:40  transitions[0].nxt  is not known; did you mean "next"?',
    ],
    [
      ', "transitions": [{"event": "busy"}, {"event": "busy"}]',
      '4:51  transitions[1].event  is "busy", which is listed above; an event is listed at most once',
    ],
  ])('finds the fault in %s', (rest, line) => {
    expect(faults('', rest)).toEqual([line]);
  });

  it.each([
    [
      ', "transitions": [{"to": "x"}, {"to": "x"}]',
      [
        `4:22  transitions[0].event  is missing; expected one of ${events}`,
        '4:23  transitions[0].to  is not known; known are event, next',
        `4:35  transitions[1].event  is missing; expected one of ${events}`,
        '4:36  transitions[1].to  is not known; known are event, next',
      ],
    ],
    [
      ', "transitions": [{"event": "busy", "to": "x", "via": "y"}, {"event": "failed", "via": "z"}]',
      [
        '4:40  transitions[0].to  is not known; known are event, next',
        '4:51  transitions[0].via  is not known; known are event, next',
        '4:84  transitions[1].via  is not known; known are event, next',
      ],
    ],
    [
      ', "colour": "red", "shape": "round", "numbers": {}, "transitions": [[1], 5]',
      [
        `4:6  colour  is not known; known are ${knownKeys}`,
        `4:23  shape  is not known; known are ${knownKeys}`,
        '4:52  numbers  is {}; expected a list of numbers, such as ["+13125550100"]',
        '4:72  transitions[0]  is [1]; expected an object in braces',
        '4:77  transitions[1]  is 5; expected an object in braces',
      ],
    ],
  ])('finds every fault in %s', (rest, lines) => {
    expect(faults('', rest)).toEqual(lines);
  });

  it.each([
    ['{}', '1:1  properties  is missing; expected an object in braces'],
    ['[]', '1:1  $  is []; expected a widget: an object in braces'],
    ['{"properties": [1]}', '1:16  properties  is [1]; expected an object in braces'],
    ['null', '1:1  $  is null; expected a widget: an object in braces'],
    ['"sales"', '1:1  $  is "sales"; expected a widget: an object in braces'],
    ['{"properties": null}', '1:16  properties  is null; expected an object in braces'],
    ['{"properties": 5}', '1:16  properties  is 5; expected an object in braces'],
    [
      '{"properties": {}}',
      '1:16  properties.noun  is missing; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
    ],
    [
      '{"properties": {"noun": "numbers"}}',
      '1:25  properties.noun  is "numbers"; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
    ],
    [
      '{"properties": {"noun": null}}',
      '1:25  properties.noun  is null; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
    ],
    [
      '{"properties": {"noun": "__proto__"}}',
      '1:25  properties.noun  is "__proto__"; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
    ],
    ['{"properties": ', '1:16  $  is not JSON: a value should stand here'],
    [
      '{"states": [], "properties": {"noun": "client", "to": "alice"}}',
      '1:2  states  makes this file a flow; flows stand in assets/flows/. Move the file there',
    ],
  ])('finds the fault of the file %s', (text, line) => {
    expect(checkOne(text)).toEqual([line]);
  });

  it.each([2_000, 10_000, 100_000])('reads or refuses a file with %d arrays in each other', (depth) => {
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    const lines = faults(`"offset": ${deep}`);
    expect([[], ['1:1  $  is nested too deeply']]).toContainEqual(lines);
  });
});
