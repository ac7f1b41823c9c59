import { writeProgress } from '../call/progress';
import { addressPairs, flowSidPair, pairsOf } from '../call/read-call';
import { isTemplate } from '../liquid/render-template';
import type { Call, Handling, Pair, Screen } from '../types';
import { fitUrl } from './fit-url';
import { addParameters, byName, serviceRoot } from './service-url';

/** Where the person who answers is asked: names the widget, and carries what the Liquid of its screen may read. */
export function screenUrl(
  widget: string,
  screen: Screen,
  { call, service, report }: Handling & { call: Call },
): string {
  const url = new URL('/connect-screen', serviceRoot(service.domain));
  const name: Pair = ['widget', widget];
  if (!Object.values(screen).some(isTemplate)) return addParameters(url, [name]).href;
  const luggage = {
    flowData: pairsOf(call.flowData),
    progress: { ...call.progress, widgets: Math.max(1, call.progress.widgets), refused: [] },
  };
  return fitUrl(luggage, {
    widget,
    configuration: service.configuration,
    report,
    write: ({ flowData, progress }) =>
      addParameters(
        url,
        byName([
          name,
          ...flowData,
          ...flowSidPair(call),
          ...addressPairs(call),
          ...writeProgress(progress, 1),
        ]),
      ).href,
  });
}
