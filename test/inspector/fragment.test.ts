import fc from 'fast-check';
import { isTooLarge, type Linked, readFragment, writeFragment } from '../../inspector/model/fragment';
import { newWidget, sampleCall, type Workbench } from '../../inspector/model/workbench';
import { emptyWorkbench } from '../support/empty-workbench';

function linked(workbench: Workbench): Linked | undefined {
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
        at: '2026-12-25T10:00',
        parameters: [['a', 'b']],
        variables: [],
      },
      happenings: [{ outcome: 'declined', by: '+14155550101' }, { outcome: 'busy' }],
    };
    expect(linked(workbench)).toEqual({ workbench, isIncomplete: false });
    expect(writeFragment(workbench)).toMatch(/^w=[\w-]+$/);
  });

  it.each([
    ['a password', { sip_password: 'secret' }],
    ['a password inside Liquid', { sip_password: "{{ 'secret' }}" }],
    ['a password that stands like a variable', { sip_password: '{{ secret }}' }],
    ['a password beside Liquid', { sip_password: '{{env.A}}secret' }],
    ['a password of another type', { sip_password: { text: 'secret' } }],
    ['a password in a list', { sip_password: ['secret'] }],
    ['a password under a mistyped name', { sip_Password: 'secret' }],
    ['a password under another name', { password: 'secret' }],
    ['a password among attributes', { sip: { password: 'secret' } }],
    ['a password in a header', { sip: { headers: { 'X-Password': 'secret', 'X-Auth-Token': 'secret' } } }],
    ['the password of a SIP address', { sip_endpoint: 'sip:alice:secret@example.com' }],
    ['the password of one of several', { to: '+14155550101, sips:bob:secret@example.com;transport=tls' }],
    ['the password of a route', { sip_endpoint: [{ uri: 'sip:alice:secret@example.com' }] }],
    ['the password of an address without its scheme', { sip_endpoint: 'alice:secret@example.com' }],
    ['a password with a space', { sip_endpoint: 'sip:bob:sec secret@example.com' }],
    ['a password that is being typed', { sip_endpoint: 'sip:alice:secret' }],
    ['the password of a URL', { screen: { play: 'https://alice:secret@example.com/hi.mp3' } }],
  ])('never holds %s, and says that it is incomplete', (_, properties) => {
    const workbench = withProperties(properties);
    expect(plain(workbench)).not.toContain('secret');
    expect(linked(workbench)?.isIncomplete).toBe(true);
  });

  it('never holds an environment variable, nor a parameter that is a password', () => {
    const workbench = withProperties(
      {},
      {
        variables: [['PIN', 'secret']],
        parameters: [
          ['password', 'secret'],
          ['a', 'b'],
        ],
      },
    );
    expect(plain(workbench)).not.toMatch(/secret|PIN/);
    expect(linked(workbench)).toMatchObject({
      isIncomplete: true,
      workbench: { sample: { parameters: [['a', 'b']], variables: [] } },
    });
  });

  it.each([
    { sip_password: '{{ env.SIP_PASSWORD }}' },
    { sip_endpoint: 'sip:example.com:5060' },
    { sip_endpoint: 'sip:alice@example.com:5060;transport=tls' },
    { sip_endpoint: 'sip:{{flow.data.a | append: ":"}}@example.com' },
    { to: 'client:alice, sim:DE8caa2afb9d5279926619c458dc7098a8, +14155550101' },
    { screen: { say: 'For questions: mail to team@example.com' } },
    { dial: { passports: 'abc' } },
  ])('keeps what is none: %j', (properties) => {
    const workbench = withProperties(properties);
    expect(linked(workbench)).toEqual({ workbench, isIncomplete: false });
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
      isIncomplete: false,
      workbench: {
        widgets: [{ name: 'a' }],
        selected: 0,
        sample: { ...sampleCall, parameters: [['b', 'c']] },
        happenings: [{ outcome: 'busy' }],
      },
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

  it('holds nothing that is too large for one, which has a name that this visit knows', () => {
    const large = (text: string) => writeFragment(withProperties({ note: text.repeat(500_000) }));
    expect(large('a')).toMatch(/^large=\d+-\d+$/);
    const first = large('a');
    expect([large('a'), large('b') === first]).toEqual([first, false]);
    expect([readFragment(`#${large('a')}`), isTooLarge(`#${large('a')}`), isTooLarge('#w=')]).toEqual([
      undefined,
      true,
      false,
    ]);
  });
});
