import { addressPairs } from '../call/read-call';
import { isTemplate } from '../liquid/render-template';
import type { Screen } from '../types';
import { addParameters, serviceRoot } from './service-url';
import { carryingUrl, namePairs, type Place } from './status-url';

/** Where the person who answers is asked: names the widget, and carries what the Liquid of its screen may read. */
export function screenUrl(place: Place, screen: Screen): string {
  const { widget, call, service } = place;
  if (!Object.values(screen).some(isTemplate)) {
    const url = new URL('/connect-screen', serviceRoot(service.domain));
    return addParameters(url, namePairs(widget)).href;
  }
  return carryingUrl('/connect-screen', place, {
    progress: { ...call.progress, dials: Math.max(1, call.progress.dials), refused: [] },
    pairs: addressPairs(call),
    impliedDials: 1,
  });
}
