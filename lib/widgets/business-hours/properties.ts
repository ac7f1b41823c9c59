/** Every string may hold Liquid. */
export interface HoursProperties {
  readonly timezone: string;
  /** Days → spans of time. */
  readonly open: Readonly<Record<string, string>>;
  readonly closed_on?: readonly string[];
}
