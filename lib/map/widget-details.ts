import { addressesOf, nouns } from '../dial/nouns';
import { isTemplate } from '../liquid/render-template';
import type { Widget, WidgetProperties } from '../types';

/** What a picture says of a widget besides its name and type: whom it rings, what it says, when it is open. */
export function widgetDetails(widget: Widget): string[] {
  switch (widget.type) {
    case 'connect-call-to':
      return addressesIn(widget.properties);
    case 'say-play':
    case 'gather-input-on-call': {
      const { say, play, digits } = widget.properties;
      return given([say, play, digits]);
    }
    case 'split-based-on':
      return given([widget.properties.input]);
    case 'set-variables':
      // Not the values, which may be keys to something.
      return [widget.properties.variables.map(({ key }) => key).join(', ')];
    case 'enqueue-call':
      return given([widget.properties.queue_name, widget.properties.workflow_sid]);
    case 'send-message':
      return given([widget.properties.to]);
    case 'add-twiml-redirect':
    case 'make-http-request':
    case 'run-function':
      return given([widget.properties.url]);
    case 'business-hours': {
      const { timezone, open, closed_on = [] } = widget.properties;
      const holidays = closed_on.length === 0 ? [] : [`closed on ${closed_on.join(', ')}`];
      return [timezone, ...Object.entries(open).map(([days, spans]) => `${days} ${spans}`), ...holidays];
    }
    case 'record-voicemail':
      return [];
  }
}

function given(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text = '') => (text.trim() === '' ? [] : text));
}

function addressesIn({ noun, sipRoutes, ...properties }: WidgetProperties): string[] {
  if (noun === 'sip' && sipRoutes !== undefined) return sipRoutes.map(({ uri }) => uri);
  const text = properties[nouns[noun].property] ?? '';
  // A comma may be part of the Liquid.
  return isTemplate(text) ? [text.trim()] : addressesOf(noun, text);
}
