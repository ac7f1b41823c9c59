import type { Configuration } from '../../lib/types';
import type { Prompt } from './types';

/**
 * The key that somebody presses to take a call: what the widget's screen says, or else what is said to them.
 * Undefined where any key does, or where nobody can tell.
 */
export function acceptKey({ url, text }: Prompt, here: Configuration): string | undefined {
  const { searchParams } = new URL(url);
  const widget = here.widget(searchParams.get('widget') ?? '', searchParams.get('flow') ?? undefined);
  const screen = widget?.type === 'connect-call-to' ? widget.properties.screen : undefined;
  if (screen !== undefined && !screen.digit?.includes('{')) return screen.digit;
  return /\b(?:press|dial|hit|type|key)\s+(?:the\s+)?(?:key\s+)?([0-9*#])(?![0-9])/i.exec(text)?.[1];
}
