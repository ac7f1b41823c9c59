import type { JsonPath } from '../../lib/config/finding';
import { attributedElements } from '../../lib/dial/decide-attributes';
import { isObject } from '../../lib/is-object';
import { widgetName } from '../../lib/widget-name';
import { valueAt, withValueAt } from './edit';
import { freeName, newWidget, type WidgetJson, type Workbench } from './workbench';

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
  if (!canLeadTo(name, workbench)) return renamed;
  return { ...renamed, widgets: renamed.widgets.map((widget) => ledElsewhere(widget, before, name)) };
}

/** Whether a name is the selected widget's alone, so that transitions may follow it. */
export function canLeadTo(name: string, { widgets, selected }: Workbench): boolean {
  return widgetName.test(name) && !widgets.some((other, index) => index !== selected && other.name === name);
}

/** A new widget is there and selected. */
export function withNewWidget(workbench: Workbench): Workbench {
  return adding(workbench, workbench.widgets, freeName('my-widget', workbench.widgets));
}

/** A transition of the selected widget leads to a new one, of the name that stands there already if it can be one. */
export function withNewWidgetAt(workbench: Workbench, path: JsonPath): Workbench {
  const { widgets, selected } = workbench;
  const typed = valueAt(widgets[selected], path);
  const isName = typeof typed === 'string' && widgetName.test(typed);
  const name = freeName(isName ? typed : 'next', widgets);
  return adding(workbench, withChange(workbench, path, name).widgets, name);
}

/** The selected widget is gone; where it was the only one, a new one stands in its place. */
export function withoutSelected(workbench: Workbench): Workbench {
  const rest = workbench.widgets.toSpliced(workbench.selected, 1);
  const widgets = rest.length === 0 ? [newWidget(freeName('my-widget', []))] : rest;
  return { ...workbench, widgets, selected: Math.max(0, workbench.selected - 1), happenings: [] };
}

export function withSelected(workbench: Workbench, selected: number): Workbench {
  return { ...workbench, selected, happenings: [] };
}

/** What is brought takes the place of widgets of the same name; the untouched first one makes room. */
export function withBrought(workbench: Workbench, brought: readonly WidgetJson[]): Workbench {
  const untouched = JSON.stringify([newWidget('my-widget')]);
  const before = JSON.stringify(workbench.widgets) === untouched ? [] : workbench.widgets;
  const kept = before.filter(({ name }) => !brought.some((widget) => widget.name === name));
  return { ...workbench, widgets: [...kept, ...brought], selected: kept.length, happenings: [] };
}

function adding(workbench: Workbench, widgets: readonly WidgetJson[], name: string): Workbench {
  return { ...workbench, widgets: [...widgets, newWidget(name)], selected: widgets.length, happenings: [] };
}

function ledElsewhere(widget: WidgetJson, before: string, after: string): WidgetJson {
  const { transitions } = widget;
  if (!Array.isArray(transitions)) return widget;
  const led = transitions.map((transition: unknown) =>
    isObject(transition) && transition.next === before ? { ...transition, next: after } : transition,
  );
  return { ...widget, transitions: led };
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
