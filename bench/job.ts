/** What a measuring process needs to know; it reads it as JSON. */
export interface Job {
  /** The root of the built project. */
  readonly root: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly assets: readonly PrivateAsset[];
}

export interface PrivateAsset {
  /** As a Function knows it: `/widgets/1-of-1.json`. */
  readonly path: string;
  readonly filePath: string;
  readonly access: 'private';
}

/** A fresh process answers one request. */
export interface ColdJob extends Job {
  /** Path of the Function. */
  readonly file: string;
}

/** Milliseconds. */
export interface ColdTimes {
  readonly load: number;
  readonly call: number;
  /** Of both, the time of the processor alone: what else the machine does is not in it. */
  readonly processor: number;
  readonly body: string;
}

/** One process answers many requests, with each of the Functions in turn. */
export interface WarmJob extends Job {
  readonly files: readonly string[];
  /** For each Function, after the warm-up. */
  readonly calls: number;
}

/** Milliseconds for each call, a list for each Function. */
export type WarmTimes = readonly (readonly number[])[];
