import type { WidgetType } from '../../lib/types';
import type { WidgetJson } from './workbench';

// The widgets that the page makes itself, for its examples and for what is added. A `next` that is empty is the end.

/** A transition that leads somewhere. */
export function to(event: string, next: string): WidgetJson {
  return next === '' ? { event } : { event, next };
}

/** A widget as Studio writes it. */
export function widget(
  name: string,
  type: WidgetType,
  properties: object,
  transitions: readonly WidgetJson[],
): WidgetJson {
  return { name, type, transitions, properties };
}

/** A widget that reads a text. */
export function say(name: string, text: string, next: string): WidgetJson {
  return widget(name, 'say-play', { say: text }, [to('audioComplete', next)]);
}

/** A widget that rings, and goes on where it does not end with a talk. */
export function ring(name: string, properties: object, next: string): WidgetJson {
  return widget(name, 'connect-call-to', properties, [to('answered', ''), to('callCompleted', next)]);
}

/** The voicemail, and before it what says so. */
export function voicemail(message: string, record: string, next: string): readonly WidgetJson[] {
  return [
    say(message, 'Please leave a message after the tone.', record),
    widget(record, 'record-voicemail', { timeout: 5, max_length: 120 }, [
      to('recordingComplete', next),
      to('noAudio', next),
    ]),
  ];
}
