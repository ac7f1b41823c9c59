import { anyName } from '../config/check-liquid';
import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import type { Widget } from '../types';
import { behaviours } from '../widgets/widget-types';

/** A variable as one text; a name may hold anything but this. */
export const separator = '\0';
/** Not variables of Liquid: the time of day, and that somebody may still speak to the caller or lead them on. */
export const clock = '\0clock';
export const help = '\0help';
/** The variables that decide what happens at a widget, and where it leads. */
export function decidingVariables(widget: Widget): string[] {
  const templates = [...decidingTemplates(widget), ...widget.transitions.map(({ next }) => next)];
  const items = templates.flatMap((text = '') => (isTemplate(text) ? variablesIn(text) : []));
  const { kind } = behaviours[widget.type];
  const helps =
    kind === 'speaks' || kind === 'waits' || widget.transitions.some(({ next }) => isPlace.test(next));
  const entrances = widget.transitions.some(({ next }) => /^\/connect(?![^?#])/.test(next))
    ? [['flow', 'channel', 'address'].join(separator)]
    : [];
  return [
    ...(widget.type === 'business-hours' ? [clock] : []),
    ...(helps ? [help] : []),
    ...items,
    ...entrances,
  ];
}

/** A URL, or a path on this service. */
const isPlace = /^\s*(?:https?:|\/)/i;

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

/** What of the variables that are needed behind a widget is needed before it. */
export function* neededBefore(widget: Widget | undefined, live: ReadonlySet<string>): Iterable<string> {
  if (widget === undefined) {
    yield* live;
    return;
  }
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
  if (item === clock) return isWaiting;
  const [root, first = '', second] = item.split(separator);
  switch (root) {
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
