import type { Reading } from '../dial/render-property';
import type { Call, Service, WidgetOf, WidgetType } from '../types';
import type { Step } from './step';

/** A call at a widget: all that a widget has for its decisions. */
export interface Visit<T extends WidgetType = WidgetType> extends Reading {
  readonly widget: WidgetOf<T>;
  readonly call: Call;
  readonly service: Service;
}

/** How a type of widget takes part in a call. */
export interface Behaviour<T extends WidgetType> {
  /** A caller who has hung up hears nothing any more: the first widget that speaks or waits ends their flow. */
  readonly kind: 'speaks' | 'decides' | 'acts' | 'waits';
  /** What the widget does when a call comes to it. */
  arrive(visit: Visit<T>): Step;
  /** What Twilio's request to the widget's `/connect-status` means; a widget without it is never named there. */
  readonly resume?: (visit: Visit<T>) => Step;
}
