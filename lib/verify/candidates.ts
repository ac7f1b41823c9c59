import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import { listAt } from '../list-at';
import type { Widget, WidgetOf } from '../types';
import { holds, itemsOf, readNumber } from '../widgets/split-based-on/conditions';
import type { ConditionSource } from '../widgets/split-based-on/properties';
import { byFlow } from './by-flow';
import { separator } from './deciding-variables';

/**
 * The values with which a variable of a flow may be compared, so that a walk can try each. The last one is another, to which
 * none of the conditions is meant.
 */
export interface Candidates {
  /** Those for the variable at this path, of which `fits` says whether it can have them; none where nothing compares it. */
  of(flow: string | undefined, path: readonly string[], fits?: (value: string) => boolean): Candidate[];
  /** The names of `trigger.call` that a flow compares, and the caller's address. */
  ofCaller(flow: string | undefined): { readonly name: string; readonly path: readonly string[] }[];
}

export interface Candidate {
  readonly value: string;
  /** Whether it stands for all values that no condition is about. */
  readonly isOther: boolean;
}

/** The conditions about one variable. */
type Comparisons = Map<string, ConditionSource[]>;

export function findCandidates(widgets: readonly Widget[]): Candidates {
  const comparisons = new Map<string | undefined, Comparisons>();
  const inFlow = (flow: string | undefined): Comparisons => comparisons.get(flow) ?? new Map();
  for (const widget of widgets) {
    if (widget.type !== 'split-based-on') continue;
    const known = inFlow(widget.flow);
    comparisons.set(widget.flow, known);
    collect(widget, known);
  }
  const settersIn = byFlow(widgets.filter((widget) => widget.type === 'set-variables'));
  for (const [flow, known] of comparisons) followVariables(settersIn(flow), known);
  return {
    of: (flow, path, fits = () => true) => valuesFor(inFlow(flow).get(path.join(separator)) ?? [], fits),
    ofCaller: (flow) => [...inFlow(flow).keys()].flatMap(callersOwn),
  };
}

/** The parameter of a call that a variable is, where callers differ in it. */
function callersOwn(item: string): { name: string; path: readonly string[] }[] {
  const path = item.split(separator);
  if (item === ['contact', 'channel', 'address'].join(separator)) return [{ name: 'From', path }];
  const [root, first, name, ...more] = path;
  if (root !== 'trigger' || first !== 'call' || name === undefined || more.length > 0) return [];
  return ofTheService.has(name) ? [] : [{ name, path }];
}

/** What every call to a number brings alike, or what only a later request has. */
const ofTheService: ReadonlySet<string> = new Set(['To', 'Called', 'AccountSid', 'CallStatus', 'Direction']);

function collect(widget: WidgetOf<'split-based-on'>, comparisons: Comparisons): void {
  for (const condition of widget.transitions.flatMap(({ conditions = [] }) => conditions)) {
    const path = onlyVariable(condition.argument ?? widget.properties.input);
    if (path === undefined || isTemplate(condition.value)) continue;
    listAt(comparisons, path.join(separator)).push(condition);
  }
}

/** What is compared with a variable that a widget has set counts for what it was set to. */
function followVariables(setters: readonly WidgetOf<'set-variables'>[], comparisons: Comparisons): void {
  const handedOn = setters
    .flatMap(({ properties }) => properties.variables)
    .flatMap(({ key, value }) => {
      const item = onlyVariable(value)?.join(separator);
      return item === undefined ? [] : [{ key: ['flow', 'variables', key].join(separator), item }];
    });
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const { key, item } of handedOn) {
      const known = comparisons.get(item) ?? [];
      const added = (comparisons.get(key) ?? []).filter((condition) => !known.includes(condition));
      if (added.length === 0) continue;
      comparisons.set(item, [...known, ...added]);
      isSettled = false;
    }
  }
}

/** The variable that a template is about, where it is one alone, with or without filters. */
function onlyVariable(source: string): readonly string[] | undefined {
  if (!/^\s*\{\{[^{}]*\}\}\s*$/.test(source)) return undefined;
  const [path, ...others] = variablesOf(source);
  return others.length === 0 ? path : undefined;
}

function valuesFor(conditions: readonly ConditionSource[], fits: (value: string) => boolean): Candidate[] {
  if (conditions.length === 0) return [];
  const meant = [...new Set(conditions.flatMap(valuesMeant))]
    .filter((value) => value !== '' && fits(value))
    .slice(0, mostValues);
  const isMeant = (value: string) =>
    meant.includes(value) ||
    conditions.some((condition) => !isNegative.test(condition.type) && holds(condition, value));
  const other =
    others.filter(fits).find((value) => !isMeant(value)) ??
    others.find((value) => fits(value) && !meant.includes(value));
  return [
    ...meant.map((value) => ({ value, isOther: false })),
    ...(other === undefined ? [] : [{ value: other, isOther: true }]),
  ];
}

const mostValues = 100;
const isNegative = /not|^is_|than$/;

/** What to try for one that no condition is about: keys, then a number, then words. */
const others = [...'9876543210*#', '99', '9999', '+14155550187', 'something else', 'nothing of the kind'];

/** Values for which a condition holds, or just does not. */
function valuesMeant(condition: ConditionSource): string[] {
  const { type, value } = condition;
  switch (type) {
    case 'matches_any_of':
    case 'does_not_match_any_of':
      return itemsOf(value);
    case 'less_than':
    case 'greater_than': {
      const number = readNumber(value.trim());
      return number === undefined ? [] : [number - 1, number, number + 1].map(String);
    }
    case 'regex':
      return matching(condition);
    case 'is_blank':
    case 'is_not_blank':
    case 'is_before_time':
    case 'is_after_time':
    case 'is_before_date':
    case 'is_after_date':
      return [];
    default:
      return [value.trim()];
  }
}

/** Some texts that a regular expression matches: of keys, of rows of keys, and of what it says literally. */
function matching(condition: ConditionSource): string[] {
  const literal = condition.value.split(/[|()]/).map((part) => part.replaceAll(/\\[a-z]|[\\^$?*+]/gi, ''));
  const rows = Array.from({ length: 11 }, (_, length) => '1234567890#'.slice(0, length + 1));
  return [...'1234567890*#', ...rows, ...literal].filter((text) => holds(condition, text)).slice(0, 5);
}
