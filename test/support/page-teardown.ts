import { stops } from './page-setup';

/** After all tests of the inspector's page: stop what `page-setup.ts` has started, the last first. */
export default async function stopAll(): Promise<void> {
  for (const stop of stops.toReversed()) await stop();
}
