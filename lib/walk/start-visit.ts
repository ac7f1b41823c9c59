import { callScope } from '../liquid/call-scope';
import type { Call, Handling, Widget } from '../types';
import type { Visit } from '../widgets/visit';

/** Begin a visit of a call at a widget: its Liquid reads the call as it has come here. */
export function startVisit(widget: Widget, call: Call, { service, report }: Handling): Visit {
  return { widget, call, service, report, scope: callScope(call, service) };
}
