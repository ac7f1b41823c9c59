import { widgetKey } from '../../lib/configuration-of';

/** The key of the widget that a URL of this service names; no widget has an empty one. */
export function widgetAt({ searchParams }: URL): string {
  return widgetKey(searchParams.get('widget') ?? '', searchParams.get('flow') ?? undefined);
}
