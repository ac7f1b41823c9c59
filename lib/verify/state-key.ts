import { isTemplate } from '../liquid/render-template';
import { type Place, readPlace } from '../map/read-place';
import type { Call, DialWidget } from '../types';

/**
 * What tells one state of a call from another, as far as it can make a difference to where the call goes from there: the
 * widget, and, where Liquid decides on the way, what that may read. A walk that remembers the keys takes no way twice.
 * @returns the key of a call that is in the Dial of the widget it names
 */
export function stateKeys(widgets: readonly DialWidget[]): (call: Call) => string {
  const { undecided, isNumberRead } = undecidedAmong(widgets);
  const read = new Set(widgets.filter(({ reads }) => reads.length > 0).map(({ name }) => name));
  return ({ widgetName, flowData, twilioNumber, progress }) => {
    const widget = String(widgetName);
    if (!undecided.has(widget)) return widget;
    const outcomes = [...progress.outputs].filter(([name]) => read.has(name));
    return JSON.stringify([widget, flowData, isNumberRead && twilioNumber, outcomes]);
  };
}

/** What decides where a call goes, and is known only in the call. */
function decidingTemplates({ properties, transitions }: DialWidget): string[] {
  const { to = '', sip_endpoint = '', sipRoutes = [] } = properties;
  const routes = sipRoutes.map(({ uri }) => uri);
  return [to, sip_endpoint, ...routes, ...transitions.map(({ next }) => next)].filter(isTemplate);
}

/** Anything of the request or the flow but the user's own parameters. */
function mayReadNumber(template: string): boolean {
  return /\btrigger\b|\bflow\b(?!\.(data|variables)\b)/.test(template);
}

/** Back to the beginning: the widget of whatever number it is that the call came to. */
function isEntrance(place: Place): boolean {
  return place.kind === 'path' && place.runs === undefined && /^\/connect(?![^?#])/.test(place.text);
}

/** The widgets of which Liquid or the number decides where a call goes on, and those from which one may come to them. */
function undecidedAmong(widgets: readonly DialWidget[]) {
  const names = new Set(widgets.map(({ name }) => name));
  const comesFrom = new Map<string, string[]>();
  const undecided = new Set<string>();
  let isNumberRead = false;
  for (const widget of widgets) {
    const places = widget.transitions.map(({ next }) => readPlace(next, names));
    const templates = decidingTemplates(widget);
    const beginsAgain = places.some(isEntrance);
    if (beginsAgain || templates.length > 0) undecided.add(widget.name);
    isNumberRead ||= beginsAgain || templates.some(mayReadNumber);
    for (const name of places.map(widgetAt)) {
      const before = comesFrom.get(name);
      if (before === undefined) comesFrom.set(name, [widget.name]);
      else before.push(widget.name);
    }
  }
  // A set goes on to what is added to it meanwhile.
  for (const name of undecided) {
    for (const before of comesFrom.get(name) ?? []) undecided.add(before);
  }
  return { undecided, isNumberRead };
}

/** The name of the widget that a place is; no widget has an empty one. */
function widgetAt(place: Place): string {
  if (place.kind === 'widget') return place.name;
  return place.kind === 'path' && place.runs !== undefined ? place.runs : '';
}
