import { runWidget } from './flow/run-widget';
import { toE164 } from './phone/e164';
import { quote } from './quote';
import type { Answer, Call, Configuration, Handling, Widget } from './types';

/** The widget that answers where no other does. */
const defaultName = 'default';

/** Answer `/connect`: run the widget that the request names, else the number's, else `default`. */
export function connect(call: Call, handling: Handling): Answer {
  const { configuration } = handling.service;
  if (call.widgetName !== undefined) {
    const named = configuration.widget(call.widgetName);
    return named === undefined
      ? notFound(handling, `No widget here is named ${quote(call.widgetName, handling.report.secrets)}.`)
      : runWidget(named, call, handling);
  }
  const widget = widgetForCall(call, configuration) ?? configuration.widget(defaultName);
  return widget === undefined
    ? notFound(
        handling,
        `No widget here answers ${call.twilioNumber === '' ? 'a call without a number' : quote(call.twilioNumber, handling.report.secrets)}, and none is named "${defaultName}".`,
      )
    : runWidget(widget, call, handling);
}

function widgetForCall(call: Call, configuration: Configuration): Widget | undefined {
  const number = toE164(call.twilioNumber);
  const name = number === undefined ? undefined : configuration.widgetForNumber(number);
  return name === undefined ? undefined : configuration.widget(name);
}

function notFound({ report }: Handling, message: string): Answer {
  report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}
