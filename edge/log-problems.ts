import { maskSecrets } from '../lib/mask-secrets';
import type { Report } from '../lib/types';

const longestText = 1_000;

/** Write each problem as one line of JSON to the error log, which the Twilio Console and `twilio serverless:logs` show. */
export function logProblems({ problems, secrets }: Report, callSid: string | undefined): void {
  for (const { message, widget, property, value } of problems) {
    const line = { message, widget, property, value, callSid };
    console.error(
      JSON.stringify(line, (_, text: unknown) =>
        typeof text === 'string' ? maskSecrets(text, secrets).slice(0, longestText) : text,
      ),
    );
  }
}
