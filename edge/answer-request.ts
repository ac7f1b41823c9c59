import { bareRecord } from '../lib/bare-record';
import '@twilio-labs/serverless-runtime-types';
import type {
  Context,
  ServerlessFunctionSignature,
  TwilioResponse,
} from '@twilio-labs/serverless-runtime-types/types';
import { readCall } from '../lib/call/read-call';
import { errorMessage } from '../lib/error-message';
import { hidePasswords } from '../lib/hide-passwords';
import { liquidBudget } from '../lib/liquid/budget';
import { maskSecrets, secretValues } from '../lib/mask-secrets';
import { answerElements } from '../lib/twiml/answer-elements';
import { lengthProblem } from '../lib/twiml/check-length';
import { renderTwiml } from '../lib/twiml/render-twiml';
import type { Answer, Ask, Call, Handling, Parameters, Report } from '../lib/types';
import { serviceDomain } from '../lib/url/service-domain';
import { act } from './act';
import { logProblems } from './log-problems';
import { openConfiguration } from './open-configuration';
import type { Request, Variables } from './request';

export type Handler = ServerlessFunctionSignature<Variables>;

/** Twilio takes an empty response as the end of a noun's `url`: the two are connected. */
type OnFault = 'refuse' | 'bridge';

type Decide = (call: Call, handling: Handling) => Answer | Ask;

/**
 * Answer one request: read the call, let the core decide, log what there is to tell, and reply exactly once.
 *
 * Returns at once, and nothing: a Function in callback style works with every version of the runtime's handler, one that
 * returns a promise only with some (Twilio's docs, "Migrating Functions from callback to async/await").
 *
 * Never throws. A fault of ours is a 500, which sends the call to the number's fallback URL; but on the leg of somebody
 * who has answered, it connects the two.
 */
export function answerRequest(request: Request, decide: Decide, onFault: OnFault = 'refuse'): void {
  void answer(request, decide, onFault);
}

async function answer(
  { context, event, callback }: Request,
  decide: Decide,
  onFault: OnFault,
): Promise<void> {
  const call = readCall(event);
  const known = [context, call.flowData, call.progress.variables];
  const report: Report = { problems: [], secrets: known.flatMap(secretValues) };
  let response: TwilioResponse;
  try {
    const service = {
      domain: serviceDomain({ domain: context.DOMAIN_NAME, tunnel: context.TUNNEL_HOST }, report),
      variables: variablesOf(context),
      configuration: openConfiguration(),
    };
    const budget = liquidBudget(() => performance.now());
    const decided = decide(call, { service, report, budget, moment: Date.now() });
    response = respond(await act(decided, context, report), report);
  } catch (error) {
    const message = errorMessage(error);
    report.problems.push({ message });
    const sentence = `This call could not be answered. ${message}.`;
    response = respond(
      onFault === 'bridge' ? { kind: 'bridge' } : { kind: 'refusal', status: 500, message: sentence },
      report,
    );
  }
  logProblems(report, call.parameters.CallSid);
  callback(null, response);
}

function respond(answer: Answer, report: Report): TwilioResponse {
  if (answer.kind === 'refusal') return plainText(answer.status, answer.message, report);
  const twiml = renderTwiml(answerElements(answer));
  const tooLong = lengthProblem(twiml);
  if (tooLong !== undefined) report.problems.push(tooLong);
  return new Twilio.Response().setBody(twiml).appendHeader('Content-Type', 'text/xml');
}

function plainText(status: number, message: string, { secrets }: Report): TwilioResponse {
  return new Twilio.Response()
    .setStatusCode(status)
    .setBody(hidePasswords(maskSecrets(message, secrets)))
    .appendHeader('Content-Type', 'text/plain');
}

/** What Liquid may read of the environment: everything but the key to the account. */
function variablesOf(context: Context<Variables>): Parameters {
  const variables = bareRecord<string>();
  for (const [name, value] of Object.entries(context)) {
    if (typeof value === 'string' && name !== 'AUTH_TOKEN') variables[name] = value;
  }
  return variables;
}
