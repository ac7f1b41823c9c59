import picocolors from 'picocolors';
import { renderStory } from '../../scripts/call/render-story';
import type { StoryEvent } from '../../scripts/call/types';

const manner = { colours: picocolors.createColors(false), origin: 'https://calls.example.com' };

function shown(event: StoryEvent): string {
  return renderStory({ events: [event], ending: 'hung up', dials: 0, roundTrips: 0, outcomes: 0 }, manner);
}

describe('renderStory', () => {
  const message = {
    kind: 'message',
    from: '+13125550100',
    to: '+14155550100',
    text: 'a\u001b[2J\nb',
  } as const;
  const web = { kind: 'web', method: 'GET', url: 'https://example.com/', body: '' } as const;

  it.each([
    [
      { act: message, answer: { kind: 'message', sid: 'SM1' } },
      'A text message from +13125550100 to +14155550100, "a [2J b", is taken for sent, and stays here.',
    ],
    [
      { act: message, answer: { kind: 'not-sent' } },
      'A text message from +13125550100 to +14155550100, "a [2J b", is not sent: it fails.',
    ],
    [
      { act: web, answer: { kind: 'web', status: 500, body: '' } },
      'GET https://example.com/ is not requested; the answer is 500.',
    ],
    [
      { act: web, answer: { kind: 'web', status: 200, body: `{\n"a":"${'x'.repeat(600)}"}` } },
      `GET https://example.com/ is not requested; the answer is 200 { "a":"${'x'.repeat(493)}…`,
    ],
  ] as const)('tells in one line what acts: %j', (acted, line) => {
    expect(shown({ kind: 'act', ...acted })).toBe(`  stand-in ${line}\n`);
  });

  it('says when a call comes, where that was said', () => {
    const call = { kind: 'call', from: '', to: '+13125550100', callSid: 'CA1' } as const;
    expect(shown(call)).toBe('Somebody calls +13125550100.\n');
    expect(shown({ ...call, at: 'at 2026-12-25 10:00 (UTC)' })).toBe(
      'Somebody calls +13125550100, at 2026-12-25 10:00 (UTC).\n',
    );
  });
});
