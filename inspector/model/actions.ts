import type { JsonPath } from '../../lib/config/finding';
import { attributedElements } from '../../lib/dial/decide-attributes';
import { isObject } from '../../lib/is-object';
import { stateName } from '../../lib/widget-name';
import { listAt, valueAt, withValueAt } from './edit';
import type { Kind } from './kinds';
import { typeOfWidget, typeWords } from './words';
import {
  type FlowFrame,
  frameOf,
  freeName,
  newWidget,
  startOf,
  transitionsOf,
  type WidgetJson,
  type Workbench,
  withStart,
} from './workbench';

// What a user of the page can do to the widgets: the workbench before in, the one after out.

/** Another value stands at a path of the selected widget; undefined removes it. */
export function withChange(workbench: Workbench, path: JsonPath, value: unknown): Workbench {
  const { widgets, selected } = workbench;
  const changed = withoutEmptied(withValueAt(widgets[selected], path, value));
  return isObject(changed) ? { ...workbench, widgets: widgets.with(selected, changed) } : workbench;
}

/**
 * The selected widget has another name, and who led to it still does.
 * @param before the last name that it had, before the field was empty or had the name of another
 */
export function withName(workbench: Workbench, name: string, before: string): Workbench {
  const renamed = withChange(workbench, ['name'], name === '' ? undefined : name);
  return canLeadTo(name, workbench) ? ledElsewhere(renamed, before, name) : renamed;
}

/** Whether a name is the selected widget's alone, so that transitions may follow it. */
export function canLeadTo(name: string, { widgets, selected }: Workbench): boolean {
  return stateName.test(name) && !widgets.some((other, index) => index !== selected && other.name === name);
}

/** A new single widget is there and selected. */
export function withNewWidget(workbench: Workbench): Workbench {
  const name = freeName('my-widget', workbench.widgets);
  return {
    ...workbench,
    widgets: [...workbench.widgets, newWidget(name)],
    selected: workbench.widgets.length,
    happenings: [],
  };
}

/** For this event the selected widget leads to something new, which goes on to where the event led before. */
export function withNewAfter(workbench: Workbench, transition: number, event: string, kind: Kind): Workbench {
  const { widgets, selected } = workbench;
  const before = valueAt(widgets[selected], ['transitions', transition, 'next']);
  const made = madeBy(kind, workbench, nameOr(before, widgets));
  const led = withNext(workbench, { transition, event, next: nameOf(made[0]) });
  return adding(led, made);
}

/** Who led to the selected widget leads to something new, which goes on to it. */
export function withNewBefore(workbench: Workbench, kind: Kind): Workbench {
  const here = nameOf(workbench.widgets[workbench.selected]);
  const made = madeBy(kind, workbench, here);
  return adding(ledElsewhere(workbench, here, nameOf(made[0])), made);
}

interface Leading {
  /** Its place in the list; behind the end where it is not listed yet. */
  readonly transition: number;
  readonly event: string;
  /** Empty where the flow ends; undefined where the event is not to be listed at all. */
  readonly next: string | undefined;
}

/** The selected widget leads somewhere else when this happens. */
export function withNext(workbench: Workbench, { transition, event, next }: Leading): Workbench {
  const transitions = listAt(workbench.widgets[workbench.selected], ['transitions']);
  const is = transition >= 0 && transition < transitions.length;
  if (next === undefined) {
    const rest = is ? transitions.toSpliced(transition, 1) : transitions;
    return withChange(workbench, ['transitions'], rest.length === 0 ? undefined : rest);
  }
  if (is) return withChange(workbench, ['transitions', transition, 'next'], next === '' ? undefined : next);
  return withChange(workbench, ['transitions'], [...transitions, { event, ...(next !== '' && { next }) }]);
}

/** The selected widget is gone: in a flow, who led to it leads to where it usually went on. */
export function withoutSelected(workbench: Workbench): Workbench {
  const { widgets, selected, flow } = workbench;
  const gone = widgets[selected];
  const bridged =
    flow === undefined || gone === undefined
      ? workbench
      : ledElsewhere(workbench, nameOf(gone), onwardOf(gone));
  const rest = bridged.widgets.toSpliced(selected, 1);
  const filled = rest.length === 0 ? [newWidget(freeName('my-widget', []))] : rest;
  const start = flow !== undefined && rest.length === 0 ? { flow: withStart(flow, 'my-widget') } : {};
  return { ...bridged, ...start, widgets: filled, selected: Math.max(0, selected - 1), happenings: [] };
}

/** Another widget's form is shown. In a flow the call that is tried goes on. */
export function withSelected(workbench: Workbench, selected: number): Workbench {
  const { flow, happenings } = workbench;
  return { ...workbench, selected, happenings: flow === undefined ? [] : happenings };
}

/** What is brought takes the place of single widgets of the same name, or of what is there where it is a flow. */
export function withBrought(
  workbench: Workbench,
  brought: readonly WidgetJson[],
  flow?: FlowFrame,
): Workbench {
  const { flow: _, ...rest } = workbench;
  if (flow !== undefined)
    return { ...rest, flow, widgets: brought, selected: firstOf(flow, brought), happenings: [] };
  const untouched = JSON.stringify([newWidget('my-widget')]);
  const isFree = workbench.flow !== undefined || JSON.stringify(workbench.widgets) === untouched;
  const kept = (isFree ? [] : workbench.widgets).filter(
    ({ name }) => !brought.some((widget) => widget.name === name),
  );
  return { ...rest, widgets: [...kept, ...brought], selected: kept.length, happenings: [] };
}

/** The single widgets become one flow, which begins with the selected one. */
export function asFlow(workbench: Workbench): Workbench {
  const { widgets, selected } = workbench;
  const start = nameOf(widgets[selected]);
  const numbers = widgets[selected]?.numbers;
  const bare = widgets.map(({ $schema: _, numbers: __, ...widget }) => widget);
  return { ...workbench, flow: { ...frameOf('my-line', start), numbers }, widgets: bare, happenings: [] };
}

/** The first widget that rings somebody: whom a call should reach is what people come for. */
function firstOf(flow: FlowFrame, widgets: readonly WidgetJson[]): number {
  const rings = widgets.findIndex((widget) => typeOfWidget(widget) === 'connect-call-to');
  const start = widgets.findIndex(({ name }) => name === startOf(flow));
  return Math.max(0, rings === -1 ? start : rings);
}

function madeBy(kind: Kind, { widgets }: Workbench, onward: string): readonly WidgetJson[] {
  return kind.make({ onward, others: widgets, name: (wanted) => freeName(wanted, widgets) });
}

function adding(workbench: Workbench, made: readonly WidgetJson[]): Workbench {
  const { widgets, flow } = workbench;
  const filled = flow === undefined ? made.map((widget) => ({ ...newWidget(''), ...widget })) : made;
  return { ...workbench, widgets: [...widgets, ...filled], selected: widgets.length };
}

/** Where a widget usually goes on to; empty where it ends. */
function onwardOf(widget: WidgetJson): string {
  const type = typeOfWidget(widget);
  const usual = type === undefined ? undefined : typeWords[type].usual;
  const next = transitionsOf(widget).find(({ event }) => event === usual)?.next;
  return typeof next === 'string' && next !== widget.name ? next : '';
}

function nameOf(widget: WidgetJson | undefined): string {
  return typeof widget?.name === 'string' ? widget.name : '';
}

/** The name of a widget that is there; empty for anything else. */
function nameOr(next: unknown, widgets: readonly WidgetJson[]): string {
  return typeof next === 'string' && widgets.some(({ name }) => name === next) ? next : '';
}

/** All that led to one widget leads to another; to none where that is empty. */
function ledElsewhere(workbench: Workbench, before: string, after: string): Workbench {
  const { widgets, flow } = workbench;
  const led = widgets.map((widget) => {
    const { transitions } = widget;
    if (!Array.isArray(transitions)) return widget;
    const changed = transitions.map((transition: unknown) =>
      isObject(transition) && transition.next === before && before !== ''
        ? withValueAt(transition, ['next'], after || undefined)
        : transition,
    );
    return { ...widget, transitions: changed };
  });
  const start = flow !== undefined && startOf(flow) === before ? { flow: withStart(flow, after) } : {};
  return { ...workbench, ...start, widgets: led };
}

/** Objects that an edit may leave empty and that mean nothing then. */
const emptiable: readonly JsonPath[] = [
  ['properties', 'client', 'parameters'],
  ['properties', 'application', 'parameters'],
  ['properties', 'sip', 'headers'],
  ...attributedElements.map((element) => ['properties', element]),
];

function withoutEmptied(widget: unknown): unknown {
  return emptiable.reduce((rest, path) => {
    const value = valueAt(rest, path);
    return isObject(value) && Object.keys(value).length === 0 ? withValueAt(rest, path, undefined) : rest;
  }, widget);
}
