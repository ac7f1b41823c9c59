import { writeProgress } from '../call/progress';
import { addressPairs, flowSidPair, pairsOf } from '../call/read-call';
import { isTemplate } from '../liquid/render-template';
import type { Screen } from '../types';
import { fitUrl } from './fit-url';
import { addParameters, byName, serviceRoot } from './service-url';
import { namePairs, type Place } from './status-url';

/** Where the person who answers is asked: names the widget, and carries what the Liquid of its screen may read. */
export function screenUrl({ widget, call, service, report }: Place, screen: Screen): string {
  const url = new URL('/connect-screen', serviceRoot(service.domain));
  if (!Object.values(screen).some(isTemplate)) return addParameters(url, namePairs(widget)).href;
  const luggage = {
    flowData: pairsOf(call.flowData),
    progress: { ...call.progress, dials: Math.max(1, call.progress.dials), refused: [] },
  };
  return fitUrl(luggage, {
    widget: widget.name,
    ...(widget.flow !== undefined && { flow: widget.flow }),
    configuration: service.configuration,
    report,
    write: ({ flowData, progress }) =>
      addParameters(
        url,
        byName([
          ...namePairs(widget),
          ...flowData,
          ...flowSidPair(call),
          ...addressPairs(call),
          ...writeProgress(progress, 1),
        ]),
      ).href,
  });
}
