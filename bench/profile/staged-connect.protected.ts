import '@twilio-labs/serverless-runtime-types';
import { logProblems } from '../../edge/log-problems';
import { openConfiguration } from '../../edge/open-configuration';
import { bareRecord } from '../../lib/bare-record';
import { readCall } from '../../lib/call/read-call';
import { decideAttributes } from '../../lib/dial/decide-attributes';
import { decideCallerId } from '../../lib/dial/decide-caller-id';
import { decideDial } from '../../lib/dial/decide-dial';
import { decideTargets } from '../../lib/dial/decide-targets';
import { startReading } from '../../lib/dial/render-property';
import { toE164 } from '../../lib/phone/e164';
import { answerElements } from '../../lib/twiml/answer-elements';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import type { Report } from '../../lib/types';
import { statusUrl } from '../../lib/url/status-url';

interface Context {
  readonly DOMAIN_NAME: string;
}

/**
 * The steps of `/connect` for a call to a widget's number, with a look at the clock after each. What a step needs of
 * V8 for the first time (a function compiled, an expression, a URL) counts where it happens first.
 *
 * The build bundles it like the Functions; the time of the whole stands beside that of the real one in the report.
 */
export function handler(
  context: Context,
  event: Readonly<Record<string, unknown>>,
  callback: (error: null, answer: { body: string; steps: Readonly<Record<string, number>> }) => void,
): void {
  const steps: Record<string, number> = {};
  let last = performance.now();
  const step = (name: string) => {
    const now = performance.now();
    steps[name] = now - last;
    last = now;
  };
  const call = readCall(event);
  step('read the request');
  const configuration = openConfiguration();
  const number = toE164(call.twilioNumber) ?? '';
  step('read the number');
  const name = configuration.widgetForNumber(number) ?? '';
  step('find the number in the pack');
  const widget = configuration.widget(name);
  if (widget?.type !== 'connect-call-to') throw new Error(`There is no widget for ${number}`);
  step('find the widget in the pack');
  const variables = bareRecord<string>();
  for (const [key, value] of Object.entries(context)) if (typeof value === 'string') variables[key] = value;
  const report: Report = { problems: [], secrets: [] };
  const service = { domain: context.DOMAIN_NAME, variables, configuration };
  const handling = { service, report, moment: 0 };
  const arrived = { ...call, progress: { ...call.progress, dials: 1, steps: 1 } };
  const reading = startReading(widget, arrived, handling);
  step('variables for Liquid');
  decideAttributes(reading, service.domain);
  const decision = decideTargets(reading, { sequential: false, refused: [] });
  step('decide the targets');
  decideCallerId(decision.kind === 'targets' ? decision.targets : [], arrived, { reading, service });
  step('decide the caller ID');
  statusUrl({ ...handling, widget, call: arrived });
  step('write the action URL');
  // Again, now as a whole: what is left is the rest of the properties.
  const answer = decideDial(widget, arrived, handling);
  if (answer.kind !== 'dial') throw new Error('There is somebody to ring');
  step('decide the rest of the Dial');
  const body = renderTwiml(answerElements(answer));
  step('write the TwiML');
  new Twilio.Response().setBody(body).appendHeader('Content-Type', 'text/xml');
  step('make the response');
  logProblems(report, call.parameters.CallSid);
  step('log');
  callback(null, { body, steps });
}
