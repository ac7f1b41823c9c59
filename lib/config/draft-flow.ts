import { distance } from 'fastest-levenshtein';
import { type UnwrappedFlow, unwrapFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { widgetName } from '../widget-name';
import { checkShape } from './check-shape';
import { type Draft, draftOf, type Holder, type WidgetFile } from './draft';
import { type Finding, fault, type JsonPath, type Remark, warning } from './finding';
import { claimsIn, type Identity, identifyByFile } from './identify';
import { parseJson } from './parse-json';
import { numbersSchema, typeOf, widgetNameExpected, widgetTypes } from './widget-schema';

/** The file of a flow, checked by itself. */
export interface FlowDraft {
  readonly file: string;
  readonly name: string;
  readonly numbers: Identity['numbers'];
  /** The widgets that run here. */
  readonly drafts: readonly Draft[];
  /** Those that do not, by their names: what leads to them cannot go on. */
  readonly strangers: ReadonlyMap<string, Stranger>;
  /** The widget that an incoming call comes to first; absent where nothing says so. */
  readonly start?: string;
  /** Where other events of the trigger lead, which do not happen here. */
  readonly otherStarts: readonly OtherStart[];
  readonly findings: readonly Finding[];
  /** The whole file; absent where it could not be read. */
  readonly holder?: Holder;
}

interface OtherStart {
  readonly event: string;
  readonly name: string;
  /** Of the `next`, in the file. */
  readonly path: JsonPath;
}

/** A widget of a type that does not run here. */
export interface Stranger {
  readonly type: string;
  readonly path: JsonPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Read the file of a flow as far as it can be read. */
export function draftFlow({ path: file, text }: WidgetFile): FlowDraft {
  const { name, numbers: ownNumbers, remarks: ownRemarks } = identifyByFile(file);
  const { document, faults } = parseJson(text);
  const findings = faults.map((found): Finding => ({ ...found, file, severity: 'fault' }));
  const nothing = { file, name, numbers: ownNumbers, drafts: [], strangers: new Map(), otherStarts: [] };
  if (document === undefined) return { ...nothing, findings };
  const placed = (remark: Remark): Finding => ({
    ...remark,
    ...document.place(remark.path, remark.part),
    file,
  });
  const unwrapped = unwrapFlow(document.value);
  if ('severity' in unwrapped) return { ...nothing, findings: [...findings, placed(unwrapped)] };

  const { path, definition, holders } = unwrapped;
  const remarks: Remark[] = [...ownRemarks];
  const numbers = [...ownNumbers];
  for (const holder of holders) {
    numbers.push(...claimsIn(holder.value.numbers, [...holder.path, 'numbers']));
    remarks.push(...checkNumbers(holder.value.numbers, [...holder.path, 'numbers']), ...checkSlips(holder));
  }
  const drafts: Draft[] = [];
  const strangers = new Map<string, Stranger>();
  const names = new Set<string>();
  const trigger = findTrigger(definition, path);
  const start = findStart(trigger, definition.states, path);
  if ('severity' in start) remarks.push(start);
  for (const [index, value] of definition.states.entries()) {
    const base = [...path, 'states', index];
    if (!isObject(value)) {
      remarks.push(fault(base, `is ${quote(value)}; expected a widget: an object in braces`));
      continue;
    }
    const stateName = value.name;
    if (typeof stateName !== 'string' || !widgetName.test(stateName)) {
      remarks.push(fault([...base, 'name'], `is ${quote(stateName)}; expected ${widgetNameExpected}`));
      continue;
    }
    if (names.has(stateName)) {
      remarks.push(
        fault([...base, 'name'], `the name ${quote(stateName)} stands twice; a name is unique in its flow`),
      );
    }
    names.add(stateName);
    if (isTrigger(value)) continue;
    if (typeof value.type !== 'string') {
      const what = value.type === undefined ? 'is missing' : `is ${quote(value.type)}`;
      remarks.push(fault([...base, 'type'], `${what}; expected one of ${widgetTypes.join(', ')}`));
      continue;
    }
    const type = typeOf(value.type);
    if (type === undefined) {
      strangers.set(stateName, { type: value.type, path: base, value });
      continue;
    }
    const draft = draftOf(value, { file, document, base, flow: name }, type);
    const isFirst = 'name' in start && start.name === stateName;
    drafts.push({ ...draft, name: stateName, numbers: isFirst ? numbers : [] });
  }
  return {
    file,
    name,
    numbers,
    drafts,
    strangers,
    ...('name' in start && { start: start.name }),
    otherStarts: otherStartsOf(trigger),
    findings: [...findings, ...remarks.map(placed)],
    holder: { file, document, base: [] },
  };
}

/** `InitialState` is the type in Studio's older exports. */
function isTrigger({ type }: Fields): boolean {
  return type === 'trigger' || type === 'InitialState';
}

function checkNumbers(numbers: unknown, path: JsonPath): Remark[] {
  return checkShape(numbersSchema, numbers, { secrets: [], unknownKeys: 'fault' }).map((remark) => ({
    ...remark,
    path: [...path, ...remark.path],
  }));
}

/** Studio may export anything beside the states; but what is nearly `numbers` would leave the flow without any. */
function checkSlips({ path, value }: UnwrappedFlow['holders'][number]): Remark[] {
  const slips = Object.keys(value).filter(
    (key) => key !== 'numbers' && distance(key.toLowerCase(), 'numbers') <= 2,
  );
  return slips.map(
    (key): Remark => ({
      ...warning([...path, key], 'is not known; did you mean "numbers"?'),
      part: 'key',
    }),
  );
}

type Fields = Readonly<Record<string, unknown>>;

interface Trigger {
  /** In the file. */
  readonly path: JsonPath;
  readonly state: Fields;
  readonly transitions: readonly unknown[];
}

/** Where a flow begins. Source: Twilio docs, "Studio: Trigger (Start) widget". */
function findTrigger(
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

/** The widget that an incoming call comes to first: where the trigger leads on `incomingCall`. */
function findStart(
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
  const isThere = states.some((state) => isObject(state) && state.name === next && state !== trigger.state);
  if (isThere) return { name: next };
  return fault([...at, index, 'next'], `is ${quote(next)}, which is no widget of this flow; ${expected}`);
}

function otherStartsOf(trigger: Trigger | undefined): OtherStart[] {
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
