import { maskSecrets } from '../lib/mask-secrets';
import type { Report } from '../lib/types';

/** Longer values are cut, but never those of a request that is to be replayed. */
const longestValue = 1_000;

/** Write each problem as one line of JSON to the log of errors, or of warnings, which the Twilio Console and `twilio serverless:logs` show. */
export function logProblems({ problems, secrets: plain }: Report, callSid: string | undefined): void {
  // A secret may also stand in a URL.
  const secrets = plain.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]);
  for (const { value, severity = 'error', ...problem } of problems) {
    const line = {
      ...problem,
      ...(value !== undefined && { value: maskSecrets(value, secrets).slice(0, longestValue) }),
      callSid,
    };
    const text = JSON.stringify(line, (_, inner: unknown) =>
      typeof inner === 'string' ? maskSecrets(inner, secrets) : inner,
    );
    if (severity === 'warning') console.warn(text);
    else console.error(text);
  }
}
