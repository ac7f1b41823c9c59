import type { ColdJob } from '../job';

/** Milliseconds by phase, in order. */
export type Phases = Readonly<Record<string, number>>;

/** A fresh process loads a Function phase by phase, and calls the staged one. */
export interface PhasesJob extends ColdJob {
  /** Path of the Function that measures its own steps. */
  readonly staged: string;
}

/** The self time of one function, in microseconds. */
export interface SelfTime {
  readonly name: string;
  readonly url: string;
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
  readonly time: number;
}
