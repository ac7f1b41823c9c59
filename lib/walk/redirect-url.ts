import { noProgress, writeProgress } from '../call/progress';
import { flowSidPair } from '../call/read-call';
import { type Call, type Handling, outcomeParameters, type Pair } from '../types';
import { fitUrl, type Luggage, lengthLimit, notCarried } from '../url/fit-url';
import { isOwnHost } from '../url/own-function';
import { addParameters, byName, isOwnUrl } from '../url/service-url';

/** A call that leaves, and what it leaves from. */
export type Departure = Pick<Handling, 'service' | 'report'> & { readonly call: Call };

/**
 * The URL of a redirect: what `next` says, then the outcome of the call's last Dial and the user's own parameters
 * where `next` does not name them itself. Only a URL of this service also carries the project's own state; where it is
 * written with another scheme or port than Twilio requests, no more than what keeps the call from going in circles.
 */
export function redirectUrl(next: URL, { call, service, report }: Departure): string {
  const own = isOwnUrl(next, service.domain);
  const { dials, steps, isDelivery, lastDial } = call.progress;
  const counts = isOwnHost(next, service.domain) ? { ...noProgress, dials, steps, isDelivery } : noProgress;
  const isUnsaid = ([name]: Pair) => !next.searchParams.has(name);
  const told = outcomeParameters
    .map((name): Pair => [name, lastDial?.outcome[name] ?? ''])
    .filter(([, value]) => value !== '')
    .filter(isUnsaid);
  const write = (outcomePairs: readonly Pair[], { flowData, progress }: Luggage) => {
    const flowSid = own ? flowSidPair(call).filter(isUnsaid) : [];
    const pairs = [...outcomePairs, ...flowData, ...flowSid, ...writeProgress(progress, 0)];
    return addParameters(next, own ? byName(pairs) : pairs).href;
  };
  const at = lastDial === undefined ? {} : { widget: lastDial.widget };
  const url = fitUrl(
    { flowData: Object.entries(call.flowData).filter(isUnsaid), progress: own ? call.progress : counts },
    { ...at, configuration: service.configuration, report, write: (luggage) => write(told, luggage) },
  );
  if (url.length < lengthLimit) return url;
  const bare = write([], { flowData: [], progress: counts });
  const why =
    bare.length < lengthLimit
      ? `its outcome ${notCarried}`
      : `leads to a URL of ${bare.length} characters, and Twilio takes fewer than 4,000`;
  report.problems.push({ ...at, value: bare, message: why });
  return bare;
}
