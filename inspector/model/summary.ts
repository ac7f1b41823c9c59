import { isObject } from '../../lib/is-object';
import { listAt, valueAt } from './edit';
import { typeOfWidget } from './words';
import type { WidgetJson } from './workbench';

/** What a widget does, in a few words: for its box in the picture. */
export function summaryOf(widget: WidgetJson): string {
  const property = (name: string) => {
    const value = valueAt(widget, ['properties', name]);
    return value === undefined || value === null ? '' : String(value);
  };
  switch (typeOfWidget(widget)) {
    case 'connect-call-to': {
      const endpoint = valueAt(widget, ['properties', 'sip_endpoint']);
      const routes = Array.isArray(endpoint) ? `${endpoint.length} routes` : property('sip_endpoint');
      return property('to') || routes;
    }
    case 'say-play':
      return quoted(property('say')) || property('play') || property('digits');
    case 'gather-input-on-call':
      return quoted(property('say')) || property('play');
    case 'business-hours': {
      const open = valueAt(widget, ['properties', 'open']);
      const spans = Object.entries(isObject(open) ? open : {});
      return spans.map(([days, hours]) => `${days} ${String(hours)}`).join(', ');
    }
    case 'split-based-on':
      return property('input').replace(/^\{\{\s*(?:widgets\.)?(.*?)\s*\}\}$/, '$1');
    case 'record-voicemail':
      return 'records a message';
    case 'send-message':
      return property('to') && `to ${property('to')}`;
    case 'enqueue-call':
      return property('queue_name') || property('workflow_sid');
    case 'set-variables':
      return listAt(widget, ['properties', 'variables'])
        .map((one) => valueAt(one, ['key']))
        .join(', ');
    case 'make-http-request':
    case 'run-function':
    case 'add-twiml-redirect':
      return property('url');
    case undefined:
      return 'does not run here';
  }
}

function quoted(text: string): string {
  return text === '' ? '' : `“${text}”`;
}
