import { DOMParser } from '@xmldom/xmldom';
import { bareRecord } from '../../lib/bare-record';
import { findRecord, packOfText } from '../../lib/pack/find-record';
import { packCount, packOf, packPath } from '../../lib/pack/pack-format';
import { packWidgets } from '../../lib/pack/pack-widgets';
import type { Flow, Service, Widget } from '../../lib/types';
import { ask, askKnowing } from './ask';
import { domain } from './service';

/** A service that reads these widgets out of their packs, as a deployed one does. */
export function packedService(
  widgets: readonly (Widget | Flow)[],
  variables: Readonly<Record<string, string>>,
): Service {
  const packs = packWidgets(widgets);
  const count = packCount([...packs.keys()]);
  const find = (key: string) =>
    findRecord(packOfText(packs.get(packPath(packOf(key, count), count)) ?? ''), key);
  return {
    domain,
    variables: Object.assign(bareRecord<string>(), variables),
    configuration: {
      // What the build packs is of the check's making; `openConfiguration` takes no closer look.
      widget: (name) => (widgets.some((widget) => widget.name === name) ? (find(name) as Widget) : undefined),
      flow: () => undefined,
      widgetForNumber: (number) => {
        const name = find(number);
        return typeof name === 'string' ? name : undefined;
      },
    },
  };
}

const dialStatuses = ['completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled', 'else', undefined];
const callStatuses = ['in-progress', 'ringing', 'completed', undefined];

/** What is wrong with the answers to every request about this widget, as part of a call like this one. */
export function oddAnswers(
  name: string,
  event: Readonly<Record<string, unknown>>,
  service: Service,
): string[] {
  const call = { ...event, widget: name };
  // An answer of a megabyte takes its time to parse, and is the same after most of them.
  const isHuge = JSON.stringify(service.configuration.widget(name)).length > 50_000;
  const afterwards = dialStatuses
    .slice(0, isHuge ? 2 : undefined)
    .flatMap((DialCallStatus) => callStatuses.map((CallStatus) => ({ ...call, DialCallStatus, CallStatus })));
  const refused = { ...call, DialCallStatus: 'completed', DialBridged: 'false', CallStatus: 'in-progress' };
  const answers = [
    ask('/connect', call, service),
    ...afterwards.map((request) => ask('/connect-status', request, service)),
    askKnowing('+14155550123', { ...refused, DialCallSid: 'CA5b8e20c4d7f14a6f93c1e07ab2d4586c' }, service),
    ask('/connect-screen', { ...call, Digits: undefined }, service),
    ask('/connect-screen', { ...call, Digits: '1' }, service),
  ];
  return [...new Set(answers.map(({ text }) => text))].flatMap(oddAnswer);
}

/** What is wrong with an answer: TwiML, the sentence of a refusal, or a question to Twilio's API. */
function oddAnswer(text: string): string[] {
  if (/^(404|500) [A-Z][^\n\r]+\.$/.test(text) && text.length < 1_000) return [];
  return /^lookUpCall \{.*\}$/s.test(text) ? [] : xmlFaults(text);
}

function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const shown = text.slice(0, 200);
  try {
    const onError = (level: string, message: string) => faults.push(`${level}: ${message} in ${shown}`);
    const { documentElement } = new DOMParser({ onError }).parseFromString(text, 'text/xml');
    if (documentElement?.tagName !== 'Response') faults.push(`no Response: ${shown}`);
  } catch (error) {
    faults.push(`no XML: ${error} in ${shown}`);
  }
  // The parser lets these pass, which no XML document may hold.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    faults.push(`illegal character: ${shown}`);
  return faults;
}
