import type { Configuration, Widget } from './types';

/** The configuration of these widgets, where they are at hand and need no packs. */
export function configurationOf(widgets: readonly Widget[]): Configuration {
  const byName = new Map(widgets.map((widget) => [widget.name, widget]));
  const byNumber = new Map(
    widgets.flatMap(({ name, numbers }) => numbers.map((number) => [number, name] as const)),
  );
  return {
    widget: (name) => byName.get(name),
    widgetForNumber: (number) => byNumber.get(number),
  };
}
