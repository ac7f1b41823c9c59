import { bareRecord } from '../../lib/bare-record';
import { renderTemplate } from '../../lib/liquid/render-template';

const entries: [string, string][] = [
  ['__proto__', 'a'],
  ['constructor', 'b'],
];

describe('bareRecord', () => {
  it('inherits no name, and keeps every one that it is given', () => {
    const record = bareRecord<string>();
    expect('toString' in record).toBe(false);
    for (const [name, value] of entries) record[name] = value;
    expect(Object.entries(record)).toEqual(entries);
  });

  it('is printed as JSON by a template that reads it whole', () => {
    const data = Object.assign(bareRecord<string>(), { lang: 'de' });
    expect(renderTemplate('{{flow.data}}', { flow: { data } })).toEqual({ ok: true, text: '{"lang":"de"}' });
  });
});
