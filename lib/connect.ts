import { toE164 } from './phone/e164';
import { hasLostPlus, lostPlusMessage, withPlus } from './phone/lost-plus';
import { quote } from './quote';
import type { Answer, Ask, Call, Configuration, Handling, Problem, Widget } from './types';
import { runFrom } from './walk/walk';

/** The widget or flow that answers where no other does. */
const defaultName = 'default';

/** Answer `/connect`: run the flow or widget that the request names, else the number's, else `default`. */
export function connect(call: Call, handling: Handling): Answer | Ask {
  const { report, service } = handling;
  report.problems.push(...lostPluses(call));
  const widget = firstWidget(call, service.configuration);
  if (widget !== undefined) return runFrom(widget, call, handling);
  const message = whyNone(call, report.secrets);
  report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}

/** Twilio loses none, but somebody who writes the parameters into a URL does. */
function lostPluses({ parameters }: Call): Problem[] {
  return ['From', 'To'].flatMap((name): Problem[] => {
    const value = parameters[name] ?? '';
    if (!hasLostPlus(value)) return [];
    const message = `The parameter ${name} ${lostPlusMessage(withPlus(value))}`;
    return [{ severity: 'warning', value, message }];
  });
}

/** The widget that a call to `/connect` comes to first; undefined where there is none for it. */
export function firstWidget(
  { flowName, widgetName, twilioNumber }: Call,
  here: Configuration,
): Widget | undefined {
  if (flowName !== undefined) {
    return widgetName === undefined ? startOf(flowName, here) : here.widget(widgetName, flowName);
  }
  if (widgetName !== undefined) return here.widget(widgetName);
  const number = toE164(twilioNumber);
  const name = number === undefined ? undefined : here.widgetForNumber(number);
  return (name === undefined ? undefined : named(name, here)) ?? named(defaultName, here);
}

/** The first widget of what has this name: flows and single widgets share one namespace. */
export function named(name: string, here: Configuration): Widget | undefined {
  return here.widget(name) ?? startOf(name, here);
}

function startOf(flowName: string, here: Configuration): Widget | undefined {
  const flow = here.flow(flowName);
  return flow === undefined ? undefined : here.widget(flow.start, flow.name);
}

/** Why a call finds no widget, as a sentence. */
export function whyNone({ flowName, widgetName, twilioNumber }: Call, secrets: readonly string[]): string {
  const shown = (name: string) => quote(name, secrets);
  if (flowName !== undefined && widgetName !== undefined) {
    return `No flow here is named ${shown(flowName)} and has a widget named ${shown(widgetName)}.`;
  }
  if (flowName !== undefined) return `No flow here is named ${shown(flowName)}.`;
  if (widgetName !== undefined) return `No widget here is named ${shown(widgetName)}.`;
  const number = twilioNumber === '' ? 'a call without a number' : shown(twilioNumber);
  return `No widget here answers ${number}, and none is named "${defaultName}".`;
}
