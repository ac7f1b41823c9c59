import { type UnwrappedFlow, unwrapFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { stateName } from '../widget-name';
import { checkShape, unexpected } from './check-shape';
import { type Draft, draftOf, type Holder, type WidgetFile } from './draft';
import { findStart, isTrigger, nameOf, type OtherStart } from './find-start';
import { type Finding, fault, type JsonPath, type Remark, warning } from './finding';
import { claimsIn, type Identity, identifyByFile } from './identify';
import { meantName } from './meant-name';
import { parseJson } from './parse-json';
import { numbersSchema, typeOf, widgetTypes } from './widget-schema';

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

/** A widget of a type that does not run here. */
export interface Stranger {
  readonly type: string;
  readonly path: JsonPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Read the file of a flow as far as it can be read. */
export function draftFlow({ path: file, text }: WidgetFile): FlowDraft {
  const { name, numbers: ownNumbers, remarks: ownRemarks } = identifyByFile(file, 'flow');
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
  const { start, others: otherStarts } = findStart(definition, path);
  const states = readStates(definition.states, { file, document, base: [...path, 'states'], flow: name });
  remarks.push(...('severity' in start ? [start] : []), ...states.remarks);
  const drafts = states.drafts.map((draft): Draft => {
    const isFirst = 'name' in start && start.name === draft.name;
    return isFirst ? { ...draft, numbers } : draft;
  });
  return {
    file,
    name,
    numbers,
    drafts,
    strangers: states.strangers,
    ...('name' in start && { start: start.name }),
    otherStarts,
    findings: [...findings, ...remarks.map(placed)],
    holder: { file, document, base: [] },
  };
}

interface States extends Pick<FlowDraft, 'drafts' | 'strangers'> {
  readonly remarks: readonly Remark[];
}

/** The widgets of a flow, each checked by itself. */
function readStates(states: readonly unknown[], list: Holder & { readonly flow: string }): States {
  const drafts: Draft[] = [];
  const strangers = new Map<string, Stranger>();
  const names = new Set<string>();
  const remarks: Remark[] = [];
  for (const [index, value] of states.entries()) {
    const base = [...list.base, index];
    if (!isObject(value)) {
      remarks.push(unexpected(base, value, { expected: 'a widget: an object in braces' }));
      continue;
    }
    const { type } = value;
    const name = nameOf(value);
    if (!stateName.test(name)) {
      const expected = 'a name of at most 128 characters, without Liquid';
      remarks.push(unexpected([...base, 'name'], value.name, { expected }));
      continue;
    }
    if (names.has(name)) {
      const message = `the name ${quote(name)} stands twice; a name is unique in its flow`;
      remarks.push(fault([...base, 'name'], message));
    }
    names.add(name);
    if (isTrigger(value)) continue;
    if (typeof type !== 'string') {
      remarks.push(unexpected([...base, 'type'], type, { expected: `one of ${widgetTypes.join(', ')}` }));
      continue;
    }
    const own = typeOf(type);
    if (own === undefined) strangers.set(name, { type, path: base, value });
    else drafts.push({ ...draftOf({ ...value, name }, { ...list, base }, own), name, numbers: [] });
  }
  return { drafts, strangers, remarks };
}

function checkNumbers(numbers: unknown, path: JsonPath): Remark[] {
  const remarks = checkShape(numbersSchema, numbers, { secrets: [], unknownKeys: 'fault' });
  return remarks.map((remark) => ({ ...remark, path: [...path, ...remark.path] }));
}

/** Studio may export anything beside the states; but what is nearly `numbers` would leave the flow without any. */
function checkSlips({ path, value }: UnwrappedFlow['holders'][number]): Remark[] {
  return Object.keys(value)
    .filter((key) => key !== 'numbers' && meantName(key.toLowerCase(), ['numbers'], 2) !== undefined)
    .map((key) => ({
      ...warning([...path, key], 'is not known; did you mean "numbers"?'),
      part: 'key',
    }));
}
