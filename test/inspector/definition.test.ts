import { definitionAt, fieldsAt } from '../../inspector/model/definition';
import schema from '../../schema/widget.schema.json';

describe('the definition of a field', () => {
  const { properties } = schema.$defs['connect-call-to'].properties.properties;

  it.each([
    ['timeout', properties.timeout],
    ['to', properties.to],
    ['record', properties.record],
    ['noun', properties.noun],
  ])('has the words of the JSON Schema: %s', (name, { title, description }) => {
    expect(definitionAt(['properties', name], 'connect-call-to')).toMatchObject({ title, description });
  });

  it.each([
    [
      ['properties', 'record'],
      [
        true,
        false,
        'do-not-record',
        'record-from-answer',
        'record-from-ringing',
        'record-from-answer-dual',
        'record-from-ringing-dual',
      ],
    ],
    [
      ['properties', 'dial', 'answerOnBridge'],
      [true, false],
    ],
    [
      ['properties', 'conference', 'beep'],
      [true, false, 'onEnter', 'onExit'],
    ],
    [
      ['properties', 'dial', 'recordingStatusCallbackEvent'],
      [['in-progress'], ['completed'], ['absent']],
    ],
    [['properties', 'caller_id'], []],
  ])('has the documented values: %j', (path, values) => {
    expect(definitionAt(path, 'connect-call-to').values).toEqual(values);
  });

  it.each([
    [['properties', 'timeout'], true],
    [['properties', 'screen', 'timeout'], true],
    [['properties', 'number', 'machineDetectionTimeout'], true],
    [['properties', 'record'], false],
    [['properties', 'to'], false],
    [['numbers', 0], false],
  ])('tells whether a literal is a number: %j', (path, isNumber) => {
    expect(definitionAt(path, 'connect-call-to').isNumber).toBe(isNumber);
  });

  it('of a field that the schema does not have is its name', () => {
    const none = { description: '', values: [], isNumber: false };
    expect(definitionAt(['properties', 'fax'], 'connect-call-to')).toEqual({ title: 'fax', ...none });
    expect(definitionAt(['name', 0, 'x'], 'connect-call-to')).toEqual({ title: 'x', ...none });
  });

  it('names the fields of an object', () => {
    expect(fieldsAt(['properties', 'screen'], 'connect-call-to')).toEqual([
      'say',
      'play',
      'voice',
      'language',
      'digit',
      'timeout',
    ]);
    expect(fieldsAt(['transitions', 0], 'connect-call-to')).toEqual(['event', 'next']);
    expect(fieldsAt(['name'], 'connect-call-to')).toEqual([]);
  });
});
