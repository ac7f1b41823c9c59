/** What a measuring process needs to know; it reads it as JSON. */
export interface Job {
  /** The root of the built project. */
  readonly root: string;
  readonly url: string;
  readonly environment: Parameters;
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
