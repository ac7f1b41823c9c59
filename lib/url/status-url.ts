import { writeProgress } from '../call/progress';
import { flowSidPair, pairsOf, silentName } from '../call/read-call';
import type { Call, Handling, Pair, Widget } from '../types';
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
  { widget, call, service, report }: Place,
  { silent = false, impliedDials = 0 }: { readonly silent?: boolean; readonly impliedDials?: 0 | 1 } = {},
): string {
  const url = new URL('/connect-status', serviceRoot(service.domain));
  const named: Pair[] = silent ? [...namePairs(widget), [silentName, '1']] : namePairs(widget);
  return fitUrl(
    { flowData: pairsOf(call.flowData), progress: call.progress },
    {
      widget: widget.name,
      ...(widget.flow !== undefined && { flow: widget.flow }),
      configuration: service.configuration,
      report,
      write: ({ flowData, progress }) =>
        addParameters(
          url,
          byName([...named, ...flowData, ...flowSidPair(call), ...writeProgress(progress, impliedDials)]),
        ).href,
    },
  );
}

/** The parameters that name a widget. */
export function namePairs({ name, flow }: Place['widget']): Pair[] {
  return flow === undefined
    ? [['widget', name]]
    : [
        ['flow', flow],
        ['widget', name],
      ];
}
