import { writeRows } from '../lib/call/state-rows';
import { hidePasswords } from '../lib/hide-passwords';
import { maskSecrets } from '../lib/mask-secrets';
import type { Report } from '../lib/types';
import { percentEncode } from '../lib/url/percent-encode';

/** Longer values are cut, but never those of a request that is to be replayed. */
const longestValue = 1_000;

/**
 * Write each problem as one line of JSON to the log of errors, or of warnings, which the Twilio Console and
 * `twilio serverless:logs` show. In place of secrets and of passwords in URLs stands `***`.
 */
export function logProblems({ problems, secrets }: Report, callSid: string | undefined): void {
  if (problems.length === 0) return;
  const written = secrets.flatMap(waysToWrite);
  const hide = (text: string) => hidePasswords(maskSecrets(text, written));
  for (const { value, severity = 'error', ...problem } of problems) {
    const line = {
      ...problem,
      ...(value !== undefined && { value: hide(value).slice(0, longestValue) }),
      callSid,
    };
    const text = JSON.stringify(line, (_, inner: unknown) =>
      typeof inner === 'string' ? hide(inner) : inner,
    );
    if (severity === 'warning') console.warn(text);
    else console.error(text);
  }
}

/** As it is; in a query, by whoever wrote that; and in the state of a call, where it may also stand inside JSON. */
function waysToWrite(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    inJson,
    encodeURIComponent(secret),
    percentEncode(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    writeRows([[secret]]),
    writeRows([[inJson]]),
  ];
}
