import type { DialWidget } from '../../lib/types';
import type { Prompt } from './types';
import { widgetAt } from './widget-at';

/**
 * The key that somebody presses to take a call: what the widget's screen says, or else what is said to them.
 * Undefined where any key does, or where nobody can tell.
 */
export function acceptKey(
  { url, text }: Prompt,
  widgets: ReadonlyMap<string, DialWidget>,
): string | undefined {
  const widget = widgets.get(widgetAt(new URL(url)));
  const screen = widget?.properties.screen;
  if (screen !== undefined && !screen.digit?.includes('{')) return screen.digit;
  return /\b(?:press|dial|hit|type|key)\s+(?:the\s+)?(?:key\s+)?([0-9*#])(?![0-9])/i.exec(text)?.[1];
}
