import { keyOf, widgetKey } from '../configuration-of';
import { isJsonObject, type Json } from '../json';
import { callScope } from '../liquid/call-scope';
import { isTemplate } from '../liquid/render-template';
import type { Call, Configuration, Service, Widget } from '../types';
import { anyDomain } from '../url/any-domain';
import { isOwnUrl } from '../url/service-url';
import { readNext } from '../walk/read-next';
import { clock, decidingVariables, help, neededBefore, separator } from './deciding-variables';

/** What makes a difference to where a call goes from a widget, so that a walk takes no way twice. */
export interface Relevance {
  /** What of a call decides where it goes from this widget on; of two calls with the same, one is walked. */
  keyOf(widget: Widget, call: Call, service: Service): string;
  /** Whether the time of day decides something from this widget on, before it waits for the caller. */
  needsClock(widget: Widget): boolean;
  /** Whether it speaks or waits, leads to another place, or is followed by what does. */
  mayHelp(widget: Widget): boolean;
  /** Whether a value of the call decides something from this widget on. */
  isRead(widget: Widget, path: readonly string[]): boolean;
}

/** Not a widget: where only the call knows which of all comes next. */
const anywhere = '\0anywhere';

/** A widget, as far as what is known behind it goes back. */
interface Place {
  readonly widget?: Widget;
  /** Variables that decide here, or are needed for those that decide later. */
  readonly live: Set<string>;
  readonly before: Place[];
}

/** Find out, from the last widgets to the first, which values decide where a call goes. */
export function findRelevance(widgets: readonly Widget[], configuration: Configuration): Relevance {
  const places = new Map<string, Place>();
  const placeAt = (key: string, widget?: Widget): Place => {
    const place = places.get(key) ?? {
      live: new Set(),
      before: [],
      ...(widget !== undefined && { widget }),
    };
    places.set(key, place);
    return place;
  };
  const placeOf = (widget: Widget) => placeAt(keyOf(widget), widget);
  for (const widget of widgets) {
    const place = placeOf(widget);
    for (const item of decidingVariables(widget)) place.live.add(item);
    place.before.push(placeAt(anywhere));
  }
  for (const widget of widgets) {
    for (const next of new Set(nextOf(widget, configuration))) placeAt(next).before.push(placeOf(widget));
  }
  settle(places.values());
  return {
    keyOf(widget, call, service) {
      const live = [...placeOf(widget).live].filter((item) => item !== clock && item !== help);
      if (live.length === 0) return keyOf(widget);
      const scope = callScope(call, service);
      return JSON.stringify([keyOf(widget), ...live.map((item) => [item, valueAt(scope, item)])]);
    },
    needsClock: (widget) => placeOf(widget).live.has(clock),
    mayHelp: (widget) => placeOf(widget).live.has(help),
    isRead: (widget, path) => placeOf(widget).live.has(path.join(separator)),
  };
}

/** Go back from each widget to those before it, until nothing more is needed anywhere. */
function settle(places: Iterable<Place>): void {
  const queue = new Set(places);
  // A set goes on to what is added to it meanwhile.
  for (const place of queue) {
    queue.delete(place);
    for (const before of place.before) {
      const size = before.live.size;
      for (const item of neededBefore(before.widget, place.live)) before.live.add(item);
      if (before.live.size > size) queue.add(before);
    }
  }
}

/** Where a widget may lead, as keys; a URL, and the end, are none. */
function nextOf({ transitions, flow }: Widget, configuration: Configuration): string[] {
  return transitions.flatMap(({ next }) => {
    if (isTemplate(next)) return anywhere;
    const read = readNext(next, {
      domain: anyDomain,
      findWidget: (name) =>
        (flow === undefined ? undefined : configuration.widget(name, flow)) ?? configuration.widget(name),
      findFlow: (name) => configuration.flow(name),
    });
    if (read?.kind === 'widget') return keyOf(read.widget);
    if (read?.kind === 'flow') return widgetKey(read.flow.start, read.flow.name);
    return read?.kind === 'url' && isEntrance(read.url) ? anywhere : [];
  });
}

function isEntrance(url: URL): boolean {
  return isOwnUrl(url, anyDomain) && url.pathname === '/connect';
}

function valueAt(scope: Json, item: string): Json | undefined {
  let value: Json | undefined = scope;
  for (const name of item.split(separator)) {
    if (Array.isArray(value)) value = value[Number(name)];
    else if (isJsonObject(value) && Object.hasOwn(value, name)) value = value[name];
    else return undefined;
  }
  return value;
}
