/** What a measuring process needs to know; it reads it as JSON. */
export interface Job {
  /** The root of the built project. */
  readonly root: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly assets: readonly PrivateAsset[];
  /** Path of the Function. */
  readonly file: string;
  /** What it is asked: always the first, or one after the other. */
  readonly requests: readonly Parameters[];
}

export type Parameters = Readonly<Record<string, string>>;

export interface PrivateAsset {
  /** As a Function knows it: `/widgets/1-of-1.json`. */
  readonly path: string;
  readonly filePath: string;
  readonly access: 'private';
}

/** Milliseconds of a fresh process that answers one request. */
export interface ColdTimes {
  readonly load: number;
  readonly call: number;
  /** Of both, the time of the processor alone: what else the machine does is not in it. */
  readonly processor: number;
  readonly body: string;
}

/** One process answers many requests to each of several Functions, in turn. */
export interface WarmJob extends Job {
  readonly sides: readonly Pick<Job, 'file' | 'assets' | 'requests'>[];
  /** For each of them, after the warm-up. */
  readonly calls: number;
}

/** Milliseconds for each call, a list for each Function. */
export type WarmTimes = readonly (readonly number[])[];

/** One process answers all its requests with each of several Functions, at least so many times. */
export interface MemoryJob extends Job {
  readonly files: readonly string[];
  readonly answers: number;
}

/** What a process takes once the garbage is gone, in bytes. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}
