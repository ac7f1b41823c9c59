import type { UnwrappedFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { fault, type JsonPath, type Remark } from './finding';

type Fields = Readonly<Record<string, unknown>>;

interface Trigger {
  /** In the file. */
  readonly path: JsonPath;
  readonly state: Fields;
  readonly transitions: readonly unknown[];
}

/** `InitialState` is the type in Studio's older exports. */
export function isTrigger({ type }: Fields): boolean {
  return type === 'trigger' || type === 'InitialState';
}

/** Where a flow begins. Source: Twilio docs, "Studio: Trigger (Start) widget". */
export function findTrigger(
  { states, initial_state: initial }: UnwrappedFlow['definition'],
  path: JsonPath,
): Trigger | undefined {
  const triggers = states.filter((state): state is Fields => isObject(state) && isTrigger(state));
  const state = triggers.find(({ name }) => name === initial) ?? triggers[0];
  if (state === undefined) return undefined;
  const { transitions } = state;
  return {
    path: [...path, 'states', states.indexOf(state)],
    state,
    transitions: Array.isArray(transitions) ? transitions : [],
  };
}

/** Where another event of the trigger leads than `incomingCall`: it does not happen here. */
export interface OtherStart {
  readonly event: string;
  readonly name: string;
  /** Of the `next`, in the file. */
  readonly path: JsonPath;
}

/** The widget that an incoming call comes to first: where the trigger leads on `incomingCall`. */
export function findStart(
  trigger: Trigger | undefined,
  states: readonly unknown[],
  path: JsonPath,
): { readonly name: string } | Remark {
  const expected = 'expected a widget of the type "trigger" whose transition for "incomingCall" has a "next"';
  if (trigger === undefined) return fault([...path, 'states'], `has no trigger; ${expected}`);
  const at = [...trigger.path, 'transitions'];
  const index = trigger.transitions.findIndex(
    (transition) => isObject(transition) && transition.event === 'incomingCall',
  );
  const next = nextOf(trigger.transitions[index]);
  if (next === '') {
    return fault(
      [...at, ...(index === -1 ? [] : [index])],
      `leads nowhere on "incomingCall": no call would be answered; ${expected}`,
    );
  }
  const isThere = states.some(
    (state) => isObject(state) && nameOf(state) === next && state !== trigger.state,
  );
  if (isThere) return { name: next };
  return fault([...at, index, 'next'], `is ${quote(next)}, which is no widget of this flow; ${expected}`);
}

/** Where its other events lead. */
export function otherStartsOf(trigger: Trigger | undefined): OtherStart[] {
  if (trigger === undefined) return [];
  return trigger.transitions.flatMap((transition, index): OtherStart[] => {
    const name = nextOf(transition);
    const event = isObject(transition) ? transition.event : undefined;
    if (name === '' || typeof event !== 'string' || event === 'incomingCall') return [];
    return [{ event, name, path: [...trigger.path, 'transitions', index, 'next'] }];
  });
}

function nextOf(transition: unknown): string {
  return isObject(transition) && typeof transition.next === 'string' ? transition.next.trim() : '';
}

/** Without the spaces around it, as a `next` is read; empty where there is none. */
export function nameOf({ name }: Fields): string {
  return typeof name === 'string' ? name.trim() : '';
}
