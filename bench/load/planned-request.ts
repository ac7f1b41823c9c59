/** A request that is to be made many times, each time with a marker of its own, and what has to come back. */
export interface PlannedRequest {
  /** What it is, for the report. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  /** A form; empty for GET. */
  readonly body: string;
  /** The TwiML that the core answers with. */
  readonly expected: string;
}

/** What stands in a planned request where each real one has something of its own. */
export const placeholder = {
  callSid: `CA${'d'.repeat(32)}`,
  from: '+14150000000',
  marker: 'marker-0000000000',
};

/** What one request has of its own in place of the placeholders: of the same length, and the same in any encoding. */
export interface Marks {
  readonly callSid: string;
  /** Without its `+`, which URLs encode. */
  readonly digits: string;
  readonly marker: string;
}

/** The marks of the request with this number: no two requests of a run have the same. */
export function marksOf(index: number): Marks {
  return {
    callSid: `CA${index.toString(16).padStart(32, 'e')}`,
    digits: `1415${String(index % 10_000_000).padStart(7, '0')}`,
    marker: `marker-${String(index).padStart(10, '0')}`,
  };
}

/** A text of a planned request with the marks of one real request. */
export function mark(text: string, { callSid, digits, marker }: Marks): string {
  return text
    .replaceAll(placeholder.callSid, callSid)
    .replaceAll(placeholder.from.slice(1), digits)
    .replaceAll(placeholder.marker, marker);
}
