import { callScope } from '../liquid/call-scope';
import type { TextReading } from '../liquid/read-text';
import type { Call, Handling, Service, WidgetOf, WidgetType } from '../types';
import type { Step } from './step';

/** A call at a widget: all that a widget has for its decisions. */
export interface Visit<T extends WidgetType = WidgetType> extends TextReading, Pick<Handling, 'moment'> {
  readonly widget: WidgetOf<T>;
  readonly call: Call;
  readonly service: Service;
}

/** A call at a widget that rings people. */
export type DialVisit = Visit<'connect-call-to'>;

/** How a type of widget takes part in a call. */
export interface Behaviour<T extends WidgetType> {
  /** What it is to the caller: `needsCaller` says which end the flow of one who has hung up. */
  readonly kind: 'speaks' | 'decides' | 'acts' | 'waits';
  /** What the widget does when a call comes to it. */
  arrive(visit: Visit<T>): Step;
  /** What Twilio's request to the widget's `/connect-status` means; one without it is never named there. */
  readonly resume?: (visit: Visit<T>) => Step;
}

/** Begin a visit of a call at a widget: its Liquid reads the call as it has come here. */
export function startVisit<T extends WidgetType>(
  widget: WidgetOf<T>,
  call: Call,
  handling: Handling,
): Visit<T> {
  // One by one: this runs at each widget, and spread they take twice as long.
  const { service, report, moment, budget } = handling;
  const scope = callScope(call, service);
  return { widget, call, service, report, moment, scope, ...(budget !== undefined && { budget }) };
}
