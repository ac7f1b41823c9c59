import { checkNext } from '../config/check-next';
import { type JsonPath, type Remark, warning } from '../config/finding';
import { isObject } from '../is-object';
import { quote } from '../quote';
import type { EventName } from '../types';
import { eventNames } from '../widgets/connect-call-to/event-names';
import type { Flow, State } from './read-flows';

interface Transition {
  readonly event: EventName;
  readonly next?: string;
}

interface ImportedTransitions {
  readonly transitions: readonly Transition[];
  readonly remarks: readonly Remark[];
}

/** What the import knows of the widgets to which a transition may lead. */
interface Destinations {
  readonly flow: Flow;
  /** The name that a widget of the flow has here, if it is here. */
  nameHere(state: State): string | undefined;
  /** The names of all widgets here. */
  readonly names: ReadonlySet<string>;
  readonly secrets: readonly string[];
}

/**
 * The transitions of a widget as they are written here. A `next` that leads to another Connect Call To widget stays, as
 * does a URL; any other is left out, so that the call goes back to the flow.
 */
export function importTransitions(state: State, destinations: Destinations): ImportedTransitions {
  const { transitions } = state.value;
  const path = [...state.path, 'transitions'];
  if (!Array.isArray(transitions)) {
    const absent = transitions === undefined || transitions === null;
    return {
      transitions: [],
      remarks: absent ? [] : [leftOut(path, `is ${quote(transitions)}, which is no list of transitions`)],
    };
  }
  const imported = new Map<EventName, Transition>();
  const remarks = transitions.flatMap((transition: unknown, index) => {
    const here = [...path, index];
    if (!isObject(transition)) return [leftOut(here, `is ${quote(transition)}, which is no transition`)];
    const event = eventNames.find((name) => name === transition.event);
    if (event === undefined) {
      const what = `is ${quote(transition.event)}, which is no event here; known are ${eventNames.join(', ')}`;
      return [leftOut([...here, 'event'], what)];
    }
    if (imported.has(event)) {
      return [leftOut([...here, 'event'], `is ${quote(event)}, which is listed above`)];
    }
    const { next, remarks } = importNext(transition.next, { event, path: [...here, 'next'] }, destinations);
    imported.set(event, next === undefined ? { event } : { event, next });
    return remarks;
  });
  return { transitions: [...imported.values()], remarks };
}

function importNext(
  raw: unknown,
  { event, path }: { readonly event: EventName; readonly path: JsonPath },
  destinations: Destinations,
): { next?: string; remarks: readonly Remark[] } {
  const text = typeof raw === 'string' ? raw.trim() : raw;
  if (text === undefined || text === null || text === '') return { remarks: [] };
  if (typeof text !== 'string') return { remarks: [leftOut(path, `is ${quote(raw)}, which leads nowhere`)] };
  const led = destinations.flow.find(({ value }) => value.name === raw);
  const next = led === undefined ? text : destinations.nameHere(led);
  // To a widget that stays in Studio.
  const leftFlow = (type: unknown) => ({
    remarks: [leftOut(path, `led to ${quote(text)} (${kindOf(type)})`, whatInstead(event, text))],
  });
  if (next === undefined) return leftFlow(led?.value.type);
  const { names, secrets } = destinations;
  const found = checkNext([{ event, next }], {
    flows: new Set(),
    widget: (name) => (names.has(name) ? name : undefined),
    lostWithout: () => 'dials nobody',
    secrets,
  });
  if (found.some(({ severity }) => severity === 'fault')) return leftFlow(undefined);
  return { next, remarks: found.map((remark) => ({ ...remark, path })) };
}

function kindOf(type: unknown): string {
  if (typeof type !== 'string') return 'a widget that is not in this file';
  return type === 'connect-call-to' || type === 'ConnectCaller' ? `${type}, not imported` : type;
}

function whatInstead(event: EventName, name: string): string {
  if (event === 'hangup') {
    return 'the caller is gone, and Twilio runs no TwiML any more. Write a URL or a /path that is to learn of it';
  }
  return `the call goes back to the flow. Enter through Add TwiML Redirect, and let its Return lead to ${quote(name)}`;
}

function leftOut(path: JsonPath, what: string, instead?: string): Remark {
  return warning(path, `${what}; left out${instead === undefined ? '' : `: ${instead}`}`);
}
