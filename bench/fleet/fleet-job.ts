import type { Job, PrivateAsset } from '../job';
import type { Memory } from '../memory';

/** A built service, one of several that a process calls in turn. */
export interface FleetService {
  /** How many widgets it has: they are those of `fleetScenario`. */
  readonly widgets: number;
  /** Path of `/connect`. */
  readonly file: string;
  readonly assets: readonly PrivateAsset[];
}

/** One process calls `/connect` of services of several sizes in turn. */
export interface FleetsJob extends Job {
  readonly services: readonly FleetService[];
  /** For each service and each of the two mixtures, after the warm-up. */
  readonly calls: number;
}

/** Milliseconds for each call of one service. */
export interface FleetTimes {
  /** Always the same widget. */
  readonly same: readonly number[];
  /** Any widget of the service. */
  readonly any: readonly number[];
}

/** One process answers calls of all the widgets and numbers of one service, with all three Functions. */
export interface MemoryJob extends Job {
  readonly widgets: number;
  readonly connect: string;
  readonly status: string;
  readonly screen: string;
  /** How many requests it answers, at least. */
  readonly requests: number;
}

export interface MemoryFigures extends Memory {
  readonly answered: number;
}
