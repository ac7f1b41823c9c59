import { flowFolder } from '../../lib/config/check-configuration';
import type { WidgetFile } from '../../lib/config/draft';
import { typeOf, widgetSchemaOf } from '../../lib/config/widget-schema';
import { isObject } from '../../lib/is-object';
import { widgetName } from '../../lib/widget-name';
import { fieldsAt } from './definition';
import { type Content, type FlowFrame, freeName, type WidgetJson } from './workbench';

/** The file of a flow, or the files of single widgets, one each, as they would stand in the project. */
export function filesOf({ flow, widgets }: Content): WidgetFile[] {
  return flow === undefined ? widgetFiles(widgets) : [flowFile(flow, widgets)];
}

/** A path's last part: `sales.private.json`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function widgetFiles(widgets: readonly WidgetJson[]): WidgetFile[] {
  const taken: { name: string }[] = [];
  return widgets.map((widget, index) => {
    const name = freeName(fileName(widget, `widget-${index + 1}`), taken);
    taken.push({ name });
    return { path: `assets/widgets/${name}.private.json`, text: textOf(widgetInOrder(widget)) };
  });
}

function flowFile({ name, numbers, trigger, rest }: FlowFrame, widgets: readonly WidgetJson[]): WidgetFile {
  const { description, ...others } = rest;
  const content = {
    $schema: '../../schema/flow.schema.json',
    numbers,
    description,
    states: [trigger, ...widgets.map(widgetInOrder)],
    ...others,
  };
  return { path: `${flowFolder}/${fileName({ name }, 'flow')}.private.json`, text: textOf(content) };
}

function fileName({ name }: WidgetJson, otherwise: string): string {
  return typeof name === 'string' && widgetName.test(name) ? name : otherwise;
}

function textOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The keys in the order of the schema, whatever order they were filled in; unknown ones come last. */
function widgetInOrder(widget: WidgetJson): WidgetJson {
  const { properties } = widget;
  const type = typeOf(widget.type) ?? 'connect-call-to';
  const ordered = isObject(properties)
    ? { properties: inOrder(properties, fieldsAt(['properties'], type)) }
    : {};
  return inOrder({ ...widget, ...ordered }, Object.keys(widgetSchemaOf(type).entries));
}

function inOrder(value: WidgetJson, known: readonly string[]): WidgetJson {
  const rank = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b)));
}
