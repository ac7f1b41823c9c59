import { anyName } from '../config/check-liquid';
import { keyOf } from '../configuration-of';
import { isJsonObject, type Json } from '../json';
import { callScope } from '../liquid/call-scope';
import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import type { Call, Configuration, Service, Widget } from '../types';
import { isOwnUrl } from '../url/service-url';
import { readNext } from '../walk/read-next';
import { behaviours } from '../widgets/widget-types';

/** What makes a difference to where a call goes from a widget, so that a walk takes no way twice. */
export interface Relevance {
  /** What of a call decides where it goes from this widget on; of two calls with the same, one is walked. */
  keyOf(widget: Widget, call: Call, service: Service): string;
  /** Whether the time of day decides something from this widget on, before it waits for the caller. */
  needsClock(widget: Widget): boolean;
  /** Whether a value of the call decides something from this widget on. */
  isRead(widget: Widget, path: readonly string[]): boolean;
}

/** A variable as one text; a name may hold anything but this. */
const separator = '\0';
const clock = 'clock';
/** Where only the call knows which of all widgets comes next. */
const anywhere = 'anywhere';

interface Place {
  /** Variables that decide here, or are needed for those that decide later. */
  readonly live: Set<string>;
  readonly before: string[];
  /** What of the variables that are needed behind this widget is needed before it. */
  needs(live: ReadonlySet<string>): Iterable<string>;
}

/** Find out, from the last widgets to the first, which values decide where a call goes. */
export function findRelevance(widgets: readonly Widget[], configuration: Configuration): Relevance {
  const places = new Map<string, Place>(
    widgets.map((widget): [string, Place] => [
      keyOf(widget),
      { live: new Set(), before: [], needs: (live) => neededBefore(widget, live) },
    ]),
  );
  places.set(anywhere, { live: new Set(), before: [], needs: (live) => live });
  for (const widget of widgets) {
    for (const next of new Set(nextOf(widget, configuration))) places.get(next)?.before.push(keyOf(widget));
    places.get(keyOf(widget))?.before.push(anywhere);
  }
  settle(places, widgets);
  const liveAt = (widget: Widget) => places.get(keyOf(widget))?.live ?? new Set<string>();
  return {
    keyOf(widget, call, service) {
      const live = [...liveAt(widget)].filter((item) => item !== clock);
      if (live.length === 0) return keyOf(widget);
      const scope = callScope(call, service);
      return JSON.stringify([keyOf(widget), ...live.map((item) => [item, valueAt(scope, item)])]);
    },
    needsClock: (widget) => liveAt(widget).has(clock),
    isRead: (widget, path) => liveAt(widget).has(path.join(separator)),
  };
}

/** Go back from each widget to those before it, until nothing more is needed anywhere. */
function settle(places: ReadonlyMap<string, Place>, widgets: readonly Widget[]): void {
  const queue = new Set<string>();
  for (const widget of widgets) {
    const own = places.get(keyOf(widget));
    for (const item of decidingVariables(widget)) own?.live.add(item);
    queue.add(keyOf(widget));
  }
  // A set goes on to what is added to it meanwhile.
  for (const key of queue) {
    queue.delete(key);
    const here = places.get(key);
    for (const name of here?.before ?? []) {
      const before = places.get(name);
      if (here === undefined || before === undefined) continue;
      const size = before.live.size;
      for (const item of before.needs(here.live)) before.live.add(item);
      if (before.live.size > size) queue.add(name);
    }
  }
}

/** Where a widget may lead, as keys. */
function nextOf({ transitions, flow }: Widget, configuration: Configuration): string[] {
  return transitions.map(({ next }) => {
    if (isTemplate(next)) return anywhere;
    const read = readNext(next, {
      domain: anyDomain,
      findWidget: (name) =>
        (flow === undefined ? undefined : configuration.widget(name, flow)) ?? configuration.widget(name),
      findFlow: (name) => configuration.flow(name),
    });
    switch (read?.kind) {
      case 'widget':
        return keyOf(read.widget);
      case 'flow':
        return `${read.flow.name}/${read.flow.start}`;
      case 'url':
        return isEntrance(read.url) ? anywhere : '';
      default:
        return '';
    }
  });
}

/** Which host the service gets makes no difference here. */
const anyDomain = 'service.invalid';

function isEntrance(url: URL): boolean {
  return isOwnUrl(url, anyDomain) && url.pathname === '/connect';
}

/** The variables that decide what happens at a widget, and where it leads. */
function decidingVariables(widget: Widget): string[] {
  const templates = [...decidingTemplates(widget), ...widget.transitions.map(({ next }) => next)];
  const items = templates.flatMap((text = '') => (isTemplate(text) ? variablesIn(text) : []));
  const entrances = widget.transitions.some(({ next }) => /^\/connect(?![^?#])/.test(next))
    ? [['flow', 'channel', 'address'].join(separator)]
    : [];
  return [...(widget.type === 'business-hours' ? [clock] : []), ...items, ...entrances];
}

function decidingTemplates(widget: Widget): readonly (string | undefined)[] {
  switch (widget.type) {
    case 'connect-call-to': {
      const { to, sip_endpoint, sipRoutes = [] } = widget.properties;
      return [to, sip_endpoint, ...sipRoutes.map(({ uri }) => uri)];
    }
    case 'split-based-on':
      return [
        widget.properties.input,
        ...widget.transitions.flatMap(({ conditions = [] }) =>
          conditions.flatMap(({ argument, value }) => [argument, value]),
        ),
      ];
    case 'enqueue-call':
      return [widget.properties.queue_name, widget.properties.workflow_sid];
    case 'add-twiml-redirect':
      return [widget.properties.url];
    default:
      return [];
  }
}

function* neededBefore(widget: Widget, live: ReadonlySet<string>): Iterable<string> {
  const isWaiting = behaviours[widget.type].kind === 'waits';
  for (const item of live) {
    if (!isMadeBy(widget, item, isWaiting)) yield item;
  }
  if (widget.type !== 'set-variables') return;
  const isWhole = live.has('flow') || live.has(`flow${separator}variables`);
  for (const { key, value } of widget.properties.variables) {
    const isNeeded = isWhole || live.has(['flow', 'variables', key].join(separator));
    if (isNeeded && isTemplate(value)) yield* variablesIn(value);
  }
}

/** Whether what a variable holds behind a widget has nothing to do with what it held before. */
function isMadeBy(widget: Widget, item: string, isWaiting: boolean): boolean {
  const [root, first = '', second] = item.split(separator);
  switch (root) {
    case clock:
      return isWaiting;
    case 'widgets':
      return first === widget.name;
    case 'trigger':
      return isWaiting && first === 'call' && second !== undefined && !lasting.has(second);
    case 'flow':
      return (
        widget.type === 'set-variables' &&
        first === 'variables' &&
        widget.properties.variables.some(({ key }) => key === second)
      );
    default:
      return false;
  }
}

/** The parameters of a request that are the same in all of a call; nobody knows of those that have other names. */
const lasting: ReadonlySet<string> = new Set([
  'AccountSid',
  'CallSid',
  'From',
  'Caller',
  'To',
  'Called',
  'Direction',
  ...['Name', 'City', 'State', 'Zip', 'Country'].flatMap((what) => [`Caller${what}`, `From${what}`]),
]);

/** The variables that a template reads, as far as their names are known before a call. */
function variablesIn(source: string): string[] {
  return variablesOf(source).map((path) => {
    const end = path.findIndex((name, index) => name === anyName || (index > 1 && aboutTheWhole.test(name)));
    return (end === -1 ? path : path.slice(0, end)).join(separator);
  });
}

/** What Liquid asks of a list or a text as a whole; the second name is a widget's own. */
const aboutTheWhole = /^(?:-\d+|size|first|last)$/;

function valueAt(scope: Json, item: string): Json | undefined {
  let value: Json | undefined = scope;
  for (const name of item.split(separator)) {
    if (Array.isArray(value)) value = value[Number(name)];
    else if (isJsonObject(value) && Object.hasOwn(value, name)) value = value[name];
    else return undefined;
  }
  return value;
}
