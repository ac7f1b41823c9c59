import { runWidget } from './flow/run-widget';
import { toE164 } from './phone/e164';
import { hasLostPlus, lostPlusMessage, withPlus } from './phone/lost-plus';
import { quote } from './quote';
import type { Answer, Call, Configuration, Handling, Widget } from './types';

/** The widget that answers where no other does. */
const defaultName = 'default';

/** Answer `/connect`: run the widget that the request names, else the number's, else `default`. */
export function connect(call: Call, handling: Handling): Answer {
  const { configuration } = handling.service;
  reportLostPluses(call, handling);
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

/** Twilio loses none, but somebody who writes the parameters into a URL does. */
function reportLostPluses({ parameters }: Call, { report }: Handling): void {
  for (const name of ['From', 'To']) {
    const value = parameters[name] ?? '';
    if (!hasLostPlus(value)) continue;
    report.problems.push({
      severity: 'warning',
      value,
      message: `The parameter ${name} ${lostPlusMessage(withPlus(value))}`,
    });
  }
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
