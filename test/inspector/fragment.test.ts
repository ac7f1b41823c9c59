import fc from 'fast-check';
import { readFragment, writeFragment } from '../../inspector/model/fragment';
import { emptyWorkbench, newWidget, sampleCall, type Workbench } from '../../inspector/model/workbench';

function linked(workbench: Workbench): Workbench | undefined {
  return readFragment(`#${writeFragment(workbench)}`);
}

/** The text that a link holds, as whoever has the link can read it. */
function plain(workbench: Workbench): string {
  return Buffer.from(writeFragment(workbench).slice(2), 'base64url').toString();
}

function withProperties(properties: object, sample: Partial<Workbench['sample']> = {}): Workbench {
  return {
    ...emptyWorkbench,
    widgets: [{ ...newWidget('sales'), properties: { noun: 'sip', ...properties } }],
    sample: { ...sampleCall, ...sample },
  };
}

describe('a link', () => {
  it('holds all that was made', () => {
    const workbench: Workbench = {
      widgets: [
        newWidget('sales'),
        { ...newWidget('überfall 📞'), properties: { noun: 'client', to: 'ﺖ <b>' } },
      ],
      selected: 1,
      sample: {
        from: '',
        to: 'client:bob',
        direction: 'outbound-api',
        parameters: [['a', 'b']],
        variables: [],
      },
      happenings: [{ outcome: 'declined', by: '+14155550101' }, { outcome: 'busy' }],
    };
    expect(linked(workbench)).toEqual(workbench);
    expect(writeFragment(workbench)).toMatch(/^w=[\w-]+$/);
  });

  it.each([
    ['a password', { sip_password: 'secret' }],
    ['a password inside Liquid', { sip_password: "{{ 'secret' }}" }],
    ['a password beside Liquid', { sip_password: '{{env.A}}secret' }],
    ['a password of another type', { sip_password: { text: 'secret' } }],
    ['a password in a list', { sip_password: ['secret'] }],
    ['the password of a SIP address', { sip_endpoint: 'sip:alice:secret@example.com' }],
    ['the password of a URL', { screen: { play: 'https://alice:secret@example.com/hi.mp3' } }],
  ])('never holds %s', (_, properties) => {
    expect(plain(withProperties(properties))).not.toContain('secret');
  });

  it('never holds an environment variable', () => {
    expect(plain(withProperties({}, { variables: [['SIP_PASSWORD', 'secret']] }))).not.toMatch(
      /secret|SIP_PASSWORD/,
    );
  });

  it('keeps the Liquid that reads a password', () => {
    const workbench = withProperties({ sip_password: '{{ env.SIP_PASSWORD }}' });
    expect(linked(workbench)).toEqual(workbench);
  });

  it.each([
    '',
    '#',
    '#w=',
    '#w=%%%',
    '#w=e30',
    '#x=1',
    `#w=${btoa('{"widgets":[]}')}`,
    `#w=${btoa('{"widgets":[1]}')}`,
    `#w=${btoa('[]')}`,
  ])('that is damaged is none: %s', (fragment) => {
    expect(readFragment(fragment)).toBeUndefined();
  });

  it('with odd parts counts with the others', () => {
    const odd = {
      widgets: [{ name: 'a' }, 3],
      selected: 9,
      call: {
        from: 1,
        parameters: [
          ['a', 1],
          ['b', 'c'],
        ],
      },
      happenings: [{ outcome: 'fire' }, 3, { outcome: 'busy', by: 2 }],
    };
    expect(readFragment(`#w=${btoa(JSON.stringify(odd))}`)).toEqual({
      widgets: [{ name: 'a' }],
      selected: 0,
      sample: { ...sampleCall, parameters: [['b', 'c']] },
      happenings: [{ outcome: 'busy' }],
    });
  });

  it('never fails, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(() => readFragment(`#w=${text}`)).not.toThrow();
        },
      ),
    );
  });
});
