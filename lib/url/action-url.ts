import { writeProgress } from '../call/progress';
import { flowSidPair, pairsOf } from '../call/read-call';
import type { Call, Handling } from '../types';
import { fitUrl } from './fit-url';
import { addParameters, byName, serviceRoot } from './service-url';

/** The `action` of a widget's `<Dial>`: names the widget, and carries what the rest of the call needs. */
export function actionUrl(widget: string, call: Call, { service, report }: Handling): string {
  const url = new URL('/connect-status', serviceRoot(service.domain));
  return fitUrl(
    { flowData: pairsOf(call.flowData), progress: call.progress },
    {
      widget,
      configuration: service.configuration,
      report,
      write: ({ flowData, progress }) =>
        addParameters(
          url,
          byName([['widget', widget], ...flowData, ...flowSidPair(call), ...writeProgress(progress, 1)]),
        ).href,
    },
  );
}
