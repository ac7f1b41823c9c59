import fc from 'fast-check';
import { anyEvent } from '../../test/support/arbitraries';
import { pick } from '../random-numbers';
import type { RandomJob } from './random-job';

export interface RandomRequest {
  readonly path: string;
  readonly event: Readonly<Record<string, unknown>>;
}

const paths = ['/connect', '/connect-status', '/connect-screen'];
const endings = ['completed', 'busy', 'no-answer', 'failed', 'canceled', 'answered', ''];

/**
 * Random requests, the same ones for a seed: half of them anything at all, the others to widgets that exist, as Twilio
 * makes them, but for what else they bring.
 */
export function randomRequests(
  { names, numbers, parameters }: RandomJob,
  { count, seed, random }: { count: number; seed: number; random: () => number },
): RandomRequest[] {
  return fc.sample(anyEvent, { numRuns: count, seed }).map((event): RandomRequest => {
    const path = pick(paths, random);
    const chance = random();
    if (chance < 0.5) return { path, event };
    if (chance < 0.75) return { path, event: { ...event, widget: pick(names, random) } };
    const number = pick(numbers, random);
    const status = {
      widget: pick(names, random),
      CallStatus: random() < 0.2 ? 'completed' : 'in-progress',
      DialCallStatus: pick(endings, random),
    };
    const own = path === '/connect' ? { To: number, Called: number } : status;
    // As the call would come, with whatever names of the sender's own besides.
    const further = Object.entries(event).filter(([name]) => !(name in parameters) && name !== 'widget');
    return { path, event: { ...Object.fromEntries(further), ...parameters, ...own } };
  });
}
