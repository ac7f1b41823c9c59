import { unwrapFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { widgetName } from '../widget-name';
import { checkShape } from './check-shape';
import { type Draft, draftOf, type Holder, type WidgetFile } from './draft';
import { type Finding, fault, type JsonPath, type Remark } from './finding';
import { claimsIn, type Identity, identifyByFile } from './identify';
import { parseJson } from './parse-json';
import { numbersSchema, typeOf, widgetNameExpected } from './widget-schema';

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
  readonly findings: readonly Finding[];
  /** The whole file; absent where it could not be read. */
  readonly holder?: Holder;
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
  const nothing = { file, name, numbers: ownNumbers, drafts: [], strangers: new Map() };
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
    remarks.push(...checkNumbers(holder.value.numbers, [...holder.path, 'numbers']));
  }
  const drafts: Draft[] = [];
  const strangers = new Map<string, Stranger>();
  const names = new Set<string>();
  const start = findStart(definition, path);
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
    if (value.type === triggerType) continue;
    const type = (value.type ?? null) === null ? undefined : typeOf(value.type);
    if (type === undefined) {
      strangers.set(stateName, { type: String(value.type), path: base, value });
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
    findings: [...findings, ...remarks.map(placed)],
    holder: { file, document, base: [] },
  };
}

const triggerType = 'trigger';

function checkNumbers(numbers: unknown, path: JsonPath): Remark[] {
  const { remarks } = checkShape(numbersSchema, numbers, { secrets: [], unknownKeys: 'fault' });
  return remarks.map((remark) => ({ ...remark, path: [...path, ...remark.path] }));
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The widget that an incoming call comes to first: where the trigger leads on `incomingCall`.
 * Source: Twilio docs, "Studio: Trigger (Start) widget".
 */
function findStart(
  { states, initial_state: initial }: Fields & { readonly states: readonly unknown[] },
  path: JsonPath,
): { readonly name: string } | Remark {
  const triggers = states.filter((state): state is Fields => isObject(state) && state.type === triggerType);
  const trigger = triggers.find(({ name }) => name === initial) ?? triggers[0];
  const expected = 'expected a widget of the type "trigger" whose transition for "incomingCall" has a "next"';
  if (trigger === undefined) return fault([...path, 'states'], `has no trigger; ${expected}`);
  const at = [...path, 'states', states.indexOf(trigger)];
  const transitions = Array.isArray(trigger.transitions) ? trigger.transitions : [];
  const index = transitions.findIndex(
    (transition: unknown) => isObject(transition) && transition.event === 'incomingCall',
  );
  const transition: unknown = transitions[index];
  const next = isObject(transition) && typeof transition.next === 'string' ? transition.next.trim() : '';
  if (next === '') {
    return fault(
      [...at, 'transitions', ...(index === -1 ? [] : [index])],
      `leads nowhere on "incomingCall": no call would be answered; ${expected}`,
    );
  }
  const isThere = states.some((state) => isObject(state) && state.name === next && state !== trigger);
  if (isThere) return { name: next };
  return fault(
    [...at, 'transitions', index, 'next'],
    `is ${quote(next)}, which is no widget of this flow; ${expected}`,
  );
}
