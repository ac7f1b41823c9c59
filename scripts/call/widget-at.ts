import { widgetKey } from '../../lib/configuration-of';

/** The key of the widget that a URL of this service names; no widget has an empty one. */
export function widgetAt({ searchParams }: URL): string {
  return widgetKey(searchParams.get('widget') ?? '', searchParams.get('flow') ?? undefined);
}

/** The widget that a verb's `action` names, for people: with its flow. */
export function widgetNameAt(action: string | undefined): string | undefined {
  const url = action === undefined || !URL.canParse(action) ? undefined : new URL(action);
  return url?.searchParams.has('widget') ? widgetAt(url) : undefined;
}
