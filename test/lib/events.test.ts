import type { EventName } from '../../lib/types';
import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import canceled from '../fixtures/dial-canceled.json';
import completed from '../fixtures/dial-completed.json';
import conference from '../fixtures/dial-conference.json';
import declined from '../fixtures/dial-declined.json';
import failed from '../fixtures/dial-failed.json';
import noAnswer from '../fixtures/dial-no-answer.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, onwards, twiml } from '../support/ask';
import { readTable } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const requests: readonly [event: EventName, request: Readonly<Record<string, string>>][] = [
  ['answered', completed],
  ['answered', conference],
  ['declined', declined],
  ['noAnswer', noAnswer],
  ['busy', busy],
  ['failed', failed],
  ['canceled', canceled],
];

const outcomeNames = ['DialCallStatus', 'DialCallSid', 'DialCallDuration', 'RecordingUrl'];

function redirect(path: string, request: Readonly<Record<string, string>>): string {
  const pairs = outcomeNames.flatMap((name) => (request[name] ? [[name, request[name]]] : []));
  const query = String(new URLSearchParams(Object.fromEntries(pairs))).replaceAll('&', '&amp;');
  return twiml(`<Redirect method="POST">https://example.com/${path}?${query}</Redirect>`);
}

describe('the transition of an outcome', () => {
  const all = { event: 'callCompleted', next: 'https://example.com/all' };
  const rows = requests.flatMap(([event, request]): [EventName, string, object[], string][] => [
    [
      event,
      'is its own, where it is listed',
      [all, { event, next: 'https://example.com/own' }],
      redirect('own', request),
    ],
    [event, 'ends the flow, where it is listed without next', [all, { event }], twiml('<Hangup/>')],
    [
      event,
      'ends the flow, where it is listed with an empty next',
      [{ event, next: '' }, all],
      twiml('<Hangup/>'),
    ],
    [
      event,
      'ends the flow, where its next renders to nothing',
      [{ event, next: '{{flow.data.none}}' }, all],
      twiml('<Hangup/>'),
    ],
    [event, 'is that of callCompleted, where it is not listed', [all], redirect('all', request)],
    [
      event,
      'ends the flow, where callCompleted has no next',
      [{ event: 'callCompleted' }],
      twiml('<Hangup/>'),
    ],
    [
      event,
      'ends the flow, where neither is listed',
      [{ event: 'hangup', next: 'https://example.com/' }],
      twiml('<Hangup/>'),
    ],
  ]);

  it.each(rows.map((row, index) => [...row, requests[Math.floor(index / 7)]?.[1]] as const))(
    '%s %s',
    (_, __, transitions, text, request) => {
      const service = serviceWith([sales({}, transitions)]);
      expect(ask('/connect-status', { ...request, widget: 'sales' }, service)).toEqual({
        text,
        problems: [],
        secrets: [],
      });
    },
  );
});

describe('a call from widget to widget', () => {
  const steps = [...requests, ['callCompleted', { ...busy, DialCallStatus: 'new' }] as const];
  const names = steps.map((_, index) => `w${index}`);
  const statuses = steps.map(([, { DialCallStatus }]) => DialCallStatus);
  const tell = names.map((name) => `{{widgets.${name}.DialCallStatus}}`).join('-');
  const widgets = steps.map(([event], index) => ({
    name: `w${index}`,
    properties: { noun: 'client', to: `after:${tell}` },
    transitions: [{ event, next: `w${index + 1}` }],
  }));
  const last = {
    name: 'last',
    properties: { noun: 'client', to: `last:${tell}` },
    transitions: [{ event: 'hangup', next: `https://example.com/${tell}/{{widgets.last.DialCallStatus}}` }],
  };
  const service = serviceWith([
    ...widgets.slice(0, -1),
    { ...widgets.at(-1), transitions: [{ event: 'callCompleted', next: 'last' }] },
    last,
  ]);

  /** The `_outcomes` of a URL. */
  function outcomesIn(text: string): string[][] {
    return readTable(onwards(text)?._outcomes);
  }

  it('follows each event at once, with the outcomes of all widgets before', () => {
    let { text } = ask('/connect', { ...inbound, widget: 'w0', lang: 'de' }, service);
    for (const [index, [, request]] of steps.entries()) {
      const told = names.map((_, before) => (before < index ? statuses[before] : '')).join('-');
      expect(/<Client>([^<]*)<\/Client>/.exec(text)?.[1]).toBe(`after:${told}`);
      const { widget, lang, _widgets = '1' } = onwards(text) ?? {};
      expect([widget, lang, _widgets]).toEqual([`w${index}`, 'de', String(index + 1)]);
      expect(outcomesIn(text).map(([name, status]) => [name, status])).toEqual(
        names.slice(0, index).map((name, before) => [name, statuses[before]]),
      );
      const reply = ask('/connect-status', { ...request, ...onwards(text) }, service);
      expect(reply.problems).toEqual([]);
      text = reply.text;
    }
    expect(/<Client>([^<]*)<\/Client>/.exec(text)?.[1]).toBe(`last:${statuses.join('-')}`);
    const end = ask('/connect-status', { ...hungUp, ...onwards(text) }, service);
    const { DialCallSid } = hungUp;
    expect([end.text, end.problems]).toEqual([
      twiml(
        `<Redirect method="POST">https://example.com/${statuses.join('-')}/completed?DialCallStatus=completed&amp;DialCallSid=${DialCallSid}&amp;DialCallDuration=7&amp;lang=de</Redirect>`,
      ),
      [],
    ]);
  });
});
