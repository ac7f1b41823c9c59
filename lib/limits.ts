// How many there may be: what is more goes in circles, or Twilio would not take it.

/** A call passes through at most this many Dials. */
export const dialLimit = 25;

/** A call passes through at most this many widgets. */
export const stepLimit = 500;

/** One response passes through at most this many widgets. */
export const responseLimit = 50;

/** A `<Dial>` rings at most this many targets. Source: Twilio docs, "TwiML Voice: <Dial>". */
export const targetLimit = 10;
