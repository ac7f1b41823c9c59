/** What is deployed beside the widgets, as far as it is known: the inspector, in a browser, knows nothing of it. */
export interface Surroundings {
  /** The paths of the Functions that Twilio can request, such as `/connect`. */
  readonly functions: readonly string[];
  /** The paths of the assets that Twilio can request, such as `/hold.mp3`. */
  readonly assets: readonly string[];
  readonly environments: readonly Environment[];
}

/** A file of environment variables, with which the service may be deployed. */
export interface Environment {
  /** As people see it: `.env`. */
  readonly file: string;
  /** Of the variables that have a value: an empty one is not deployed. */
  readonly names: ReadonlySet<string>;
}
