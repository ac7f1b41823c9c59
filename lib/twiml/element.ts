/** An element of TwiML: attributes in the order in which they are written. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: readonly (TwimlElement | string)[];
}
