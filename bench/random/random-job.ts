import type { Job } from '../job';
import type { Memory } from '../memory';

/** One process answers many random requests with all three Functions. */
export interface RandomJob extends Job {
  /** Path of the request → path of the Function. */
  readonly files: Readonly<Record<string, string>>;
  /** Names and numbers of the widgets that a request may meet. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly requests: number;
  readonly seed: number;
}

export interface RandomFigures {
  /** Path and kind of answer → how often. */
  readonly answers: Readonly<Record<string, number>>;
  /** What must not be → how often, and the first request that it happened to. */
  readonly faults: Readonly<Record<string, { readonly count: number; readonly first: string }>>;
  readonly logLines: number;
  /** Deliveries after a hang-up, and look-ups in Twilio's API, that were asked of the stand-ins. */
  readonly deliveries: number;
  readonly lookUps: number;
  readonly seconds: number;
  /** At the beginning and after each tenth of the requests, once the garbage was gone. */
  readonly memory: readonly Memory[];
}
