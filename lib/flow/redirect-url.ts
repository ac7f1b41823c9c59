import { noProgress, writeProgress } from '../call/progress';
import { flowSidPair, pairsOf } from '../call/read-call';
import { type Call, type Handling, outcomeParameters, type Pair } from '../types';
import { fitUrl } from '../url/fit-url';
import { addParameters, isOwnUrl } from '../url/service-url';

/**
 * The URL of a redirect: what `next` says, then the outcome of the call's last Dial and the user's own parameters
 * where `next` does not name them itself. Only a URL of this service also carries the project's own state.
 */
export function redirectUrl(next: URL, { call, service, report }: Handling & { call: Call }): string {
  const own = isOwnUrl(next, service.domain);
  const isUnsaid = ([name]: Pair) => !next.searchParams.has(name);
  const [widget, outcome] = [...call.progress.outcomes].at(-1) ?? [];
  const outcomePairs = outcomeParameters.map((name): Pair => [name, outcome?.[name] ?? '']);
  return fitUrl(
    { flowData: pairsOf(call.flowData).filter(isUnsaid), progress: own ? call.progress : noProgress },
    {
      ...(widget !== undefined && { widget }),
      configuration: service.configuration,
      report,
      write: ({ flowData, progress }) =>
        addParameters(next, [
          ...outcomePairs.filter(([, value]) => value !== '').filter(isUnsaid),
          ...flowData,
          ...(own ? flowSidPair(call).filter(isUnsaid) : []),
          ...writeProgress(progress, 0),
        ]).href,
    },
  );
}
