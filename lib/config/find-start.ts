import type { UnwrappedFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { fault, type JsonPath, type Remark } from './finding';
import { transitionsIn } from './nexts';

type Fields = Readonly<Record<string, unknown>>;

/** Where another event of the trigger leads than `incomingCall`: it does not happen here. */
export interface OtherStart {
  readonly event: string;
  readonly name: string;
  /** Of the `next`, in the file. */
  readonly path: JsonPath;
}

interface Starts {
  /** The widget that an incoming call comes to first: where the trigger leads on `incomingCall`. */
  readonly start: { readonly name: string } | Remark;
  readonly others: readonly OtherStart[];
}

/**
 * Where a flow begins.
 * @param path of the definition, in the file
 * Source: Twilio docs, "Studio: Trigger (Start) widget".
 */
export function findStart(
  { states, initial_state: initial }: UnwrappedFlow['definition'],
  path: JsonPath,
): Starts {
  const expected = 'expected a widget of the type "trigger" whose transition for "incomingCall" has a "next"';
  const triggers = states.filter((state): state is Fields => isObject(state) && isTrigger(state));
  const trigger = triggers.find(({ name }) => name === initial) ?? triggers[0];
  if (trigger === undefined)
    return { start: fault([...path, 'states'], `has no trigger; ${expected}`), others: [] };
  const at = [...path, 'states', states.indexOf(trigger)];
  const transitions = transitionsIn(trigger.transitions).map(({ transition: { event, next }, path }) => {
    return { event, name: typeof next === 'string' ? next.trim() : '', path: [...at, ...path] };
  });
  const others = transitions.flatMap(({ event, name, path }): OtherStart[] => {
    if (name === '' || typeof event !== 'string' || event === 'incomingCall') return [];
    return [{ event, name, path: [...path, 'next'] }];
  });
  const incoming = transitions.find(({ event }) => event === 'incomingCall');
  if (incoming === undefined || incoming.name === '') {
    const message = `leads nowhere on "incomingCall": no call would be answered; ${expected}`;
    return { start: fault(incoming?.path ?? [...at, 'transitions'], message), others };
  }
  const { name } = incoming;
  const isThere = states.some((state) => isObject(state) && nameOf(state) === name && state !== trigger);
  if (isThere) return { start: { name }, others };
  const message = `is ${quote(name)}, which is no widget of this flow; ${expected}`;
  return { start: fault([...incoming.path, 'next'], message), others };
}

/** `InitialState` is the type in Studio's older exports. */
export function isTrigger({ type }: Fields): boolean {
  return type === 'trigger' || type === 'InitialState';
}

/** Without the spaces around it, as a `next` is read; empty where there is none. */
export function nameOf({ name }: Fields): string {
  return typeof name === 'string' ? name.trim() : '';
}
