import type twilio from 'twilio';

/** Longer than this nobody is kept waiting for an answer of Twilio's API. Milliseconds. */
const mostTime = 2_000;

/**
 * Whom a call rang: `to` of the call resource, or undefined where Twilio's API does not say so within 2 s.
 * Never rejects. Source: Twilio docs, "Call resource", fetch.
 */
export async function lookUpCall(callSid: string, client: () => twilio.Twilio): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, mostTime, undefined);
  });
  try {
    return await Promise.race([tooLate, fetchTo(callSid, client)]);
  } catch {
    // Whatever is wrong with the API or the credentials, the call goes on as if it had not been asked.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function fetchTo(callSid: string, client: () => twilio.Twilio): Promise<string | undefined> {
  const { to } = await client().calls(callSid).fetch();
  return typeof to === 'string' ? to : undefined;
}
