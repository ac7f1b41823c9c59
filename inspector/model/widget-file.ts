import type { WidgetFile } from '../../lib/config/draft';
import { widgetSchema } from '../../lib/config/widget-schema';
import { isObject } from '../../lib/is-object';
import { widgetName } from '../../lib/widget-name';
import { propertiesSchema } from '../../lib/widgets/connect-call-to/schema';
import { freeName, type WidgetJson } from './workbench';

/** The files of these widgets, one each, as they would stand in `assets/widgets/`. */
export function filesOf(widgets: readonly WidgetJson[]): WidgetFile[] {
  const taken: { name: string }[] = [];
  return widgets.map((widget, index) => {
    const name = freeName(fileName(widget, index), taken);
    taken.push({ name });
    return { path: `assets/widgets/${name}.private.json`, text: fileText(widget) };
  });
}

/** A path's last part: `sales.private.json`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function fileName({ name }: WidgetJson, index: number): string {
  return typeof name === 'string' && widgetName.test(name) ? name : `widget-${index + 1}`;
}

/** The keys in the order of the schema, whatever order they were filled in; unknown ones come last. */
function fileText(widget: WidgetJson): string {
  const { properties } = widget;
  const ordered = isObject(properties) ? { properties: inOrder(properties, propertiesSchema.entries) } : {};
  return `${JSON.stringify(inOrder({ ...widget, ...ordered }, widgetSchema.entries), null, 2)}\n`;
}

function inOrder(value: WidgetJson, entries: object): object {
  const known = Object.keys(entries);
  const rank = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b)));
}
