import { writeProgress } from '../call/progress';
import { flowSidPair, silentName } from '../call/read-call';
import type { Call, Handling, Pair, Progress, Widget } from '../types';
import { fitUrl } from './fit-url';
import { addParameters, byName, serviceRoot } from './service-url';

/** A widget in a call: what a URL names, and what it carries. */
export interface Place extends Pick<Handling, 'service' | 'report'> {
  readonly widget: Pick<Widget, 'name' | 'flow'>;
  readonly call: Call;
}

/**
 * Where Twilio comes back to a widget: names it, and carries what the rest of the call needs.
 * @param silent whether this is the way that Twilio takes when there was nothing to record
 * @param impliedDials the count that need not be written: the action of a call's first Dial takes it for granted
 */
export function statusUrl(
  place: Place,
  { silent = false, impliedDials = 0 }: { readonly silent?: boolean; readonly impliedDials?: 0 | 1 } = {},
): string {
  return carryingUrl('/connect-status', place, {
    progress: place.call.progress,
    pairs: silent ? [[silentName, '1']] : [],
    impliedDials,
  });
}

interface Luggage {
  readonly progress: Progress;
  /** Besides the user's own parameters and the progress. */
  readonly pairs: readonly Pair[];
  readonly impliedDials: 0 | 1;
}

/** A path of this service with a query that names a widget, and carries as much as there is room for. */
export function carryingUrl(
  path: string,
  { widget, call, service, report }: Place,
  { progress: carried, pairs, impliedDials }: Luggage,
): string {
  const url = new URL(path, serviceRoot(service.domain));
  const named = [...namePairs(widget), ...pairs, ...flowSidPair(call)];
  return fitUrl(
    { flowData: Object.entries(call.flowData), progress: carried },
    {
      widget: widget.name,
      ...(widget.flow !== undefined && { flow: widget.flow }),
      configuration: service.configuration,
      report,
      write: ({ flowData, progress }) =>
        addParameters(url, byName([...named, ...flowData, ...writeProgress(progress, impliedDials)])).href,
    },
  );
}

/** The parameters that name a widget. */
export function namePairs({ name, flow }: Place['widget']): Pair[] {
  const widget: Pair = ['widget', name];
  return flow === undefined ? [widget] : [['flow', flow], widget];
}
